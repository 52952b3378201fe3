"""The days: what was kept, grouped by the local day it belongs to, the newest first.

Gaps are not drawn and nothing is counted. Offers that led to nothing do not appear.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from rekindle.life.records import CheckIn, Entry, Flicker, PracticeDone, Record
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that was kept. `title` is the practice's, when it belongs to one."""

    id: bytes
    at: datetime
    record: CheckIn | Entry | Flicker | PracticeDone
    title: str = ""

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


def _moments(one: Kept[Record], catalogue: Catalogue) -> Iterable[Moment]:
    match one.record:
        case CheckIn() | Entry() as record:
            yield Moment(one.id, one.at, record)
        case Flicker() as record:
            yield Moment(one.id, one.at, record, _title(record.practice, catalogue))
        case PracticeDone() as record if record.kept or record.word or record.ended == "done":
            yield Moment(one.id, one.at, record, _title(record.practice, catalogue))


def _title(practice: str, catalogue: Catalogue) -> str:
    return catalogue.by_id(practice).title if practice in catalogue else ""
