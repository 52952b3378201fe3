"""Feeling words: which come first, those of the person's own, and what was named in a practice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rekindle.app.diary import Diary
from rekindle.life.named import named_since
from rekindle.life.records import LONGEST_LINE, Feeling, OwnFeelingWord
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.feelings import FeelingWord, FeelingWords
from rekindle.method.players import Feelings
from rekindle.method.players.player import Walk
from rekindle.method.states import State

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.method.practice import Practice

LATELY = timedelta(days=7)
SHOWN_AGAIN = 2
"""How many words of the last days stand among those that come first."""


@dataclass(frozen=True, slots=True)
class Named:
    """The feelings that were named in a practice, and which of their words are the person's own."""

    feelings: tuple[Feeling, ...] = ()
    own: tuple[str, ...] = ()


NOTHING_NAMED = Named()


def first_words(timeline: Timeline, diary: Diary, words: FeelingWords) -> tuple[FeelingWord, ...]:
    """Give the words that come first: those near what was tapped just now, then a few that were said lately."""
    now = diary.now()
    by_id = {word.id: word for word in words}
    lately = [by_id[name] for name in named_since(timeline, now - LATELY) if name in by_id]
    near = words.first(states_now(timeline, diary))
    return (*near, *[word for word in lately if word not in near][:SHOWN_AGAIN])


def states_now(timeline: Timeline, diary: Diary) -> tuple[State, ...]:
    """Give the tiles of the check-in that is still running."""
    running = timeline.check_in_at(diary.now())
    return running.record.states if running else ()


def own_words(timeline: Timeline) -> list[Kept[OwnFeelingWord]]:
    """Give the words of the person's own that are offered again, each once, in the order in which they came."""
    return list({_folded(one.record.word): one for one in timeline.of(OwnFeelingWord)}.values())[::-1]


def keep_own(diary: Diary, words: Iterable[str]) -> None:
    """Keep words of the person's own, so that they are offered again; one that is there already stays as it is."""
    for word in filter(None, (cleaned(one).strip() for one in words)):
        diary.keep(OwnFeelingWord(at=diary.now(), word=word), diary.key.derive_id("own-feeling-word", _folded(word)))


def keep_own_of(diary: Diary, words: FeelingWords, feelings: Iterable[Feeling]) -> None:
    """Keep those of some feelings that are in words of the person's own."""
    keep_own(diary, (one.word for one in feelings if one.word not in words.by_id()))


def take_off(diary: Diary, record_id: bytes) -> None:
    """Offer a word of the person's own no more. Where it was said it stays."""
    if any(one.id == record_id for one in diary.standing().of(OwnFeelingWord)):
        diary.remove(record_id)


def say(library: Library, feeling: Feeling) -> str:
    """Say a feeling in one line, such as “behind glass, faint”."""
    word = library.feelings.shown(feeling.word)
    return f"{word}, {library.answers.strengths[feeling.strength]}" if feeling.strength else word


def read(library: Library, said: str) -> Feeling:
    """Read a feeling out of its line; what is none of our words is a word of the person's own."""
    word, comma, strong = said.rpartition(", ")
    strength = next((one for one, name in library.answers.strengths.items() if comma and name == strong), None)
    word = (word if strength else said).strip()
    return Feeling(library.feelings.known(word) or word, strength)


def named_in(library: Library, practice: Practice, walk: Walk) -> Named:
    """Give the feelings that were named in a practice; none where it asks for none."""
    if not isinstance(practice.play, Feelings):
        return NOTHING_NAMED
    feelings = [read(library, line) for line in practice.play.kept(walk) if len(line) <= LONGEST_LINE]
    ours = {*library.feelings.by_id(), *practice.play.first}
    return Named(tuple(feelings), tuple(one.word for one in feelings if one.word not in ours))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
