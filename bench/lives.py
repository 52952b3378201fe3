"""A life to measure with: made-up records of every kind, at an even rate, up to the day before now."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta

from rekindle.app.diary import recent_shelves
from rekindle.life.records import CheckIn, Entry, Feeling, Flicker, Offer, PracticeDone, Record
from rekindle.method.states import STATES

OPENED = 540
"""Records on the shelves that Today opens: six a day in three long months.

The rate follows from it, so that a page costs the same at the end of a month as at its start.
"""
# fmt: off
WORDS = (
    "light", "rain", "kitchen", "window", "slow", "warm", "hands", "bread", "river", "quiet", "friend", "door",
    "song", "blanket", "morning", "nothing", "far",
)
ACCENTED = (
    "Licht", "Regen", "Küche", "Fenster", "langsam", "wärmer", "Hände", "Brot", "Fluss", "ruhig", "früh", "Tür",
    "Lied", "Decke", "Morgen", "nichts", "größer",
)
# fmt: on

Life = Callable[[datetime, int, Sequence[str]], Iterator[Record]]
Maker = Callable[[random.Random, datetime, Sequence[str]], Record]


def a_life(now: datetime, records: int, practices: Sequence[str]) -> Iterator[Record]:
    """Give the records of a life, the newest first; the same for the same arguments."""
    rng = random.Random(records)  # noqa: S311 - texts to measure with, not keys
    last = datetime.combine(now.date(), time(0), tzinfo=now.tzinfo)
    year, month = map(int, recent_shelves(now)[-1].split("-"))
    between = (last - datetime(year, month, 1, tzinfo=now.tzinfo)) / OPENED
    for number in range(records):
        at = last - between * (number + 0.5)
        yield DAY[number % len(DAY)](rng, at, practices)


def _check_in(rng: random.Random, at: datetime, _practices: Sequence[str]) -> Record:
    return CheckIn(
        at=at,
        states=tuple(rng.sample(STATES, 2)),
        felt=rng.randrange(11) / 10,
        connected=rng.randrange(11) / 10,
        energy="some",
        feelings=(Feeling(rng.choice(WORDS), "faint"),),
        note=_text(rng, 15),
    )


def _entry(rng: random.Random, at: datetime, _practices: Sequence[str]) -> Record:
    return Entry(at=at, written=at + timedelta(minutes=1), text=_text(rng, 90), start=_text(rng, 5))


def _flicker(rng: random.Random, at: datetime, _practices: Sequence[str]) -> Record:
    return Flicker(at=at, text=_text(rng, 6))


def _offer(rng: random.Random, at: datetime, practices: Sequence[str]) -> Record:
    return Offer(
        at=at,
        day=at.date(),
        number=1,
        practice=rng.choice(practices),
        form="smallest",
        probability=0.5,
        why="small",
        outcome="begun",
    )


def _practice(rng: random.Random, at: datetime, practices: Sequence[str]) -> Record:
    return PracticeDone(
        at=at,
        practice=rng.choice(practices),
        version=1,
        form="smallest",
        ended="done",
        kept=(_text(rng, 10),),
        stirred="flicker",
    )


DAY: tuple[Maker, ...] = (_check_in, _practice, _offer, _flicker, _check_in, _entry)


def _text(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words))


def an_open_book(now: datetime, records: int, _practices: Sequence[str]) -> Iterator[Record]:
    """Give a life of pages alone, two a day, in ASCII; the newest first, the same for the same arguments."""
    return _pages(now, records, WORDS)


def an_accented_book(now: datetime, records: int, _practices: Sequence[str]) -> Iterator[Record]:
    """Give the same in a language with an accent on every third word."""
    return _pages(now, records, ACCENTED)


def _pages(now: datetime, records: int, words: Sequence[str]) -> Iterator[Record]:
    rng = random.Random(records)  # noqa: S311 - texts to measure with, not keys
    for number in range(records):
        at = now - timedelta(hours=12 * (number + 1))
        yield Entry(at=at, written=at, text=" ".join(rng.choices(words, k=60)))


LIVES: Mapping[str, Life] = {"mixed": a_life, "plain": an_open_book, "accented": an_accented_book}
