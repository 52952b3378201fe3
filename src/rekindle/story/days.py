"""The days: what was kept, grouped by the local day it belongs to, the newest first.

Gaps are not drawn and nothing is counted. Offers that led to nothing do not appear.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import assert_never

from rekindle.life.records import (
    Attachment,
    CheckIn,
    Draft,
    Entry,
    Flicker,
    Import,
    Letter,
    ListItem,
    Offer,
    Openings,
    OwnFeelingWord,
    PracticeDone,
    Preferences,
    Record,
    Shown,
)
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Practice


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that was kept, and the practice it belongs to, when it does and the catalogue still has it."""

    id: bytes
    at: datetime
    record: Shown
    practice: Practice | None = None

    @property
    def kind(self) -> str:
        """The kind of record, such as `check-in`."""
        return str(self.record.__struct_config__.tag)


@dataclass(frozen=True, slots=True)
class Day:
    """A local day on which something was kept, its moments in the order in which they happened."""

    date: date
    moments: Sequence[Moment]


def days_of(timeline: Timeline, catalogue: Catalogue) -> list[Day]:
    """Group a timeline by local day, the newest day first."""
    moments = (moment for one in timeline.newest_first() for moment in _moments(one, catalogue))
    by_day = sorted(moments, key=lambda moment: moment.at.date(), reverse=True)
    return [
        Day(day, sorted(group, key=lambda moment: moment.at))
        for day, group in groupby(by_day, key=lambda moment: moment.at.date())
    ]


def is_shown(record: Record) -> bool:
    """Tell whether a record is one of those that the days show."""
    match record:
        case CheckIn() | Entry() | Flicker() | Attachment():
            return True
        case PracticeDone():
            return bool(record.kept or record.word) or record.ended == "done"
        case Offer() | Draft() | OwnFeelingWord() | ListItem() | Letter() | Preferences() | Import() | Openings():
            return False
        case _:
            assert_never(record)


def _moments(one: Kept[Record], catalogue: Catalogue) -> Iterable[Moment]:
    record = one.record
    if not isinstance(record, Shown) or not is_shown(record):
        return
    match record:
        case CheckIn() | Entry():
            yield Moment(one.id, one.at, record)
        case Flicker() | PracticeDone() | Attachment():
            yield Moment(one.id, one.at, record, _practice(record.practice, catalogue))
        case _:
            assert_never(record)


def _practice(practice_id: str, catalogue: Catalogue) -> Practice | None:
    return catalogue.by_id(practice_id) if practice_id in catalogue else None
