"""The beginning of a practice: which time it is."""

from rekindle.app import practising, walking
from rekindle.app.diary import Diary
from rekindle.app.practising import Ended, Played
from tests.method.shipped import CATALOGUE

SOUNDS = CATALOGUE.by_id("senses-three-sounds")
BREATH = CATALOGUE.by_id("breath-three-slow")


def end(diary: Diary, practice: str, ended: Ended = "done", *kept: str) -> None:
    """End a practice, with these words kept of it."""
    practising.finish(diary, Played(CATALOGUE.by_id(practice), "usual", ended, kept, keep=bool(kept)))


def turn_of(diary: Diary, practice: str) -> int:
    return walking.begun(diary, CATALOGUE.by_id(practice), "usual").turn


def test_the_turn_counts_the_times_of_this_practice_alone_however_they_ended(diary: Diary) -> None:
    assert turn_of(diary, SOUNDS.id) == 0
    for ended in ("done", "stopped", "too-much"):
        end(diary, SOUNDS.id, ended)
    end(diary, BREATH.id)
    assert turn_of(diary, SOUNDS.id) == 3
    assert turn_of(diary, BREATH.id) == 1
    assert turn_of(diary, "words-ten") == 0


def test_the_next_time_speaks_in_other_words(diary: Diary) -> None:
    said = []
    for _ in range(2):
        walk = walking.begun(diary, SOUNDS, "usual")
        said.append([screen.say for screen in SOUNDS.play.screens(walk)])
        end(diary, SOUNDS.id)
    assert said[0][0] != said[1][0]
