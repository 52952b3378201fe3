"""The beginning of a practice: which time it is, and how far it looks for what it looks back on."""

from datetime import timedelta

import pytest

from rekindle.app import practising, walking
from rekindle.app.diary import Diary
from rekindle.app.practising import Ended, Played
from rekindle.life.records import Entry
from rekindle.life.timeline import Timeline
from rekindle.method.players import Plan
from rekindle.method.practice import Practice
from tests.conftest import StillClock
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


@pytest.fixture
def looked_into(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The months that are opened one by one, in a home with a page in each of twenty."""
    for months in range(20):
        at = diary.now() - timedelta(days=30.5 * months)
        diary.keep(Entry(at=at, written=at, text="a page"))
    opened: list[str] = []
    month = Diary.month

    def noting(diary: Diary, shelf: str) -> Timeline:
        opened.append(shelf)
        return month(diary, shelf)

    monkeypatch.setattr(Diary, "month", noting)
    return opened


PLANS = [one for one in CATALOGUE if isinstance(one.play, Plan) and one.play.back]


@pytest.mark.parametrize("plan", PLANS, ids=lambda one: one.id)
def test_a_plan_is_looked_for_as_far_back_as_it_stands(diary: Diary, looked_into: list[str], plan: Practice) -> None:
    assert not walking.begun(diary, plan, "usual").back
    assert set(looked_into) <= {"2026-06"}


def test_what_was_found_in_a_month_is_looked_for_there_alone(diary: Diary, looked_into: list[str]) -> None:
    again = CATALOGUE.by_id("notice-look-again")
    end(diary, "notice-signs", "done", "Signs: Joy hardly reaches me")
    assert walking.stood_before(diary, again, "2026-06") == ("Signs: Joy hardly reaches me",)
    assert walking.stood_before(diary, again, "2026-05") == ()
    assert looked_into == ["2026-06", "2026-05"]


def test_what_was_said_a_year_ago_is_found_and_nothing_older_is_looked_for(
    diary: Diary, clock: StillClock, looked_into: list[str]
) -> None:
    again = CATALOGUE.by_id("notice-look-again")
    end(diary, "notice-signs", "done", "Signs: Joy hardly reaches me")
    clock.pass_by(days=365)
    assert walking.stood_before(diary, again) == ("Signs: Joy hardly reaches me",)
    clock.pass_by(days=31)
    looked_into.clear()
    assert walking.stood_before(diary, again) == ()
    assert min(looked_into) == "2026-07"


def test_the_turn_counts_this_month_and_the_two_before(diary: Diary, clock: StillClock) -> None:
    end(diary, SOUNDS.id)
    clock.pass_by(days=60)
    end(diary, SOUNDS.id)
    assert turn_of(diary, SOUNDS.id) == 2
    clock.pass_by(days=20)
    assert turn_of(diary, SOUNDS.id) == 1
