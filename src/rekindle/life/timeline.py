"""The timeline: what a person kept, in the order in which it happened, and what can be asked of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar, cast

from msgspec import Struct

from rekindle.life.records import CheckIn, Offer, PracticeDone, Record

R_co = TypeVar("R_co", bound=Record, covariant=True)
K = TypeVar("K", bound=Record)

SAME_CHECK_IN = timedelta(minutes=15)
"""A tap within this time adds to, or takes from, the same check-in."""


class Kept(Struct, Generic[R_co], frozen=True):
    """A record as it lies in the store: its opaque id (16 bytes), how often it changed, and itself."""

    id: bytes
    change: int
    record: R_co

    @property
    def at(self) -> datetime:
        """The moment it belongs to."""
        return self.record.at


class Timeline:
    """Records sorted by the moment they belong to, oldest first; `unreadable` holds the ids of those left out."""

    def __init__(self, kept: Iterable[Kept[Record]], unreadable: Sequence[bytes] = ()) -> None:
        self._kept = sorted(kept, key=lambda one: (one.record.at, one.id))
        self.unreadable = tuple(unreadable)
        # By kind, the newest first: a page asks for one kind after another, and goes through all of them once.
        self._of: dict[type, list[Kept[Record]]] = {}
        for one in reversed(self._kept):
            self._of.setdefault(type(one.record), []).append(one)

    def __iter__(self) -> Iterator[Kept[Record]]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def newest_first(self) -> Iterator[Kept[Record]]:
        """Give everything, the newest first."""
        return reversed(self._kept)

    def of(self, kind: type[K]) -> Iterator[Kept[K]]:
        """Give the records of one kind, the newest first."""
        return iter(cast("list[Kept[K]]", self._of.get(kind, [])))

    def last(self, kind: type[K]) -> Kept[K] | None:
        """Give the newest record of a kind, or None."""
        return next(self.of(kind), None)

    def check_in_at(self, now: datetime) -> Kept[CheckIn] | None:
        """Give the check-in that a tap at `now` belongs to: the newest up to then, if it began within 15 minutes.

        One that lies ahead was kept while the clock ran ahead; it is left alone, and hides none that came before.
        """
        newest = next((one for one in self.of(CheckIn) if one.at <= now), None)
        return newest if newest is not None and now - newest.at < SAME_CHECK_IN else None

    def offers_on(self, day: date) -> list[Kept[Offer]]:
        """Give the offers made for a local day, in the order of their numbers."""
        found = [one for one in self.of(Offer) if one.record.day == day]
        return sorted(found, key=lambda one: one.record.number)

    def practices_since(self, moment: datetime) -> list[Kept[PracticeDone]]:
        """Give the practices done at or after a moment, the newest first."""
        return [one for one in self.of(PracticeDone) if one.at >= moment]
