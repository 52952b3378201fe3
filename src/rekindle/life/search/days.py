"""Days as a person says them: a day, a month or a year, today, yesterday; the first and the last that are meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rekindle.life.search.errors import DaysTurned, End, NotADay

_SAID = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")

AGO: Mapping[str, int] = {"today": 0, "yesterday": 1}
"""How many days ago the days are that have a name."""


@dataclass(frozen=True, slots=True)
class Days:
    """Local days from the first to the last, both among them; None where there is no end."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def read_days(since: str, until: str, today: date, named: Mapping[str, int] = AGO) -> Days:
    """Read the two ends, each as 2026-11-22, 2026-11, 2026 or a name in `named`; nothing but blanks is no end.

    Raises:
        DaysAmiss: one of them is none of these, or the first comes after the last.
    """
    first, _ = _read(since, "since", today, named)
    _, last = _read(until, "until", today, named)
    days = Days(first, last)
    if first and last and first > last:
        raise DaysTurned("until")
    return days


def _read(said: str, end: End, today: date, named: Mapping[str, int]) -> tuple[date | None, date | None]:
    """Give the first and the last day of what is said; None and None for nothing."""
    said = said.strip().casefold()
    if not said:
        return None, None
    if said in named:
        day = today - timedelta(days=named[said])
        return day, day
    found = _SAID.fullmatch(said)
    if found is None:
        raise NotADay(end)
    year, month, day_of_month = (int(part) if part else 1 for part in found.groups())
    try:
        first = date(year, month, day_of_month)
    except ValueError:
        raise NotADay(end) from None
    if found[3]:
        return first, first
    return first, _last_of(first) if found[2] else date(year, 12, 31)


def _last_of(month: date) -> date:
    """Give the last day of the month that begins on a day."""
    if (month.year, month.month) == (date.max.year, date.max.month):
        return date.max
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
