"""Dates as programs write them in text: which readings one has, and which order a whole file decides.

    2013-06-09 15:39    09.06.2013    6/9/13 3:39 PM    Sunday, 9 June 2013 15:39:10    2013-06-09T15:39:00+02:00

Years of two digits are of 1969 to 2068, as POSIX has it (strptime). Month names are English.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, get_args

from msgspec import Struct

from rekindle.exchange.errors import OrderUnclear

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = get_args(Order)
NOON = time(12)

# fmt: off
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
# fmt: on
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,? )?"
_NUMBERS = r"(?P<first>\d{1,4})(?P<between>[-./])(?P<second>\d{1,2})(?P=between)(?P<third>\d{1,4})"
_DAY_FIRST = r"(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"
_MONTH_FIRST = r"(?P<month_>[A-Za-z]{3,9})\.? (?P<day_>\d{1,2}),? (?P<year_>\d{4})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2})(?:\.\d+)?)?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
_OFFSET = r"(?: ?(?P<offset>Z|[+-]\d{2}:?\d{2}))?"
STAMP = rf"{_WEEKDAY}(?:{_NUMBERS}|{_DAY_FIRST}|{_MONTH_FIRST})(?:[ T]{_TIME}{_OFFSET})?"
"""A date with or without a time, as a regular expression."""
_read = re.compile(STAMP).fullmatch


class Stamp(Struct, frozen=True, gc=False):
    """A date as it was written: the day that each order makes of it, and what it says beside it."""

    readings: Mapping[Order, date]
    """Nothing where an order makes no date of it; the same day for all where its writing leaves no doubt."""
    time: time | None
    """None where only a day is named."""
    offset: timezone | None
    """None where the time floats: it is the person's own, wherever they were."""
    written: str
    """As it stood there."""

    def on(self, order: Order) -> datetime | None:
        """Give the moment in one order, noon where only a day is named; None when it is no date in that order."""
        day = self.readings.get(order)
        return None if day is None else datetime.combine(day, self.time or NOON, self.offset)


def read_stamp(text: str) -> Stamp | None:
    """Read a date; None when the text is none, in any order."""
    if len(text) == 16 and text[4] == text[7] == "-" and text[10] in " T" and text[13] == ":":
        return _read_usual(text)
    match = _read(text)
    if match is None:
        return None
    readings = _readings(match)
    try:
        return Stamp(readings, _time(match), _offset(match["offset"]), text) if readings else None
    except ValueError:
        return None


def _read_usual(text: str) -> Stamp | None:
    """Read `2013-06-09 15:39`, as most programs write it, in a tenth of the time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Stamp(dict.fromkeys(ORDERS, moment.date()), moment.time(), None, text)


def decide_order(stamps: Iterable[Stamp]) -> Order:
    """Give the order in which every date of a file can be read.

    Raises:
        OrderUnclear: two orders are possible and differ, or none is.
    """
    possible, differing = set(ORDERS), dict[tuple[Order, Order], Stamp]()
    for stamp in stamps:
        found = stamp.readings
        possible &= found.keys()
        for pair in ((a, b) for a in found for b in found if a < b and found[a] != found[b]):
            differing.setdefault(pair, stamp)
    left = [order for order in ORDERS if order in possible]
    unclear = next((stamp for pair, stamp in differing.items() if not left or set(pair) <= set(left)), None)
    if unclear is not None:
        raise OrderUnclear(left or ORDERS, unclear.written, {str(one): day for one, day in unclear.readings.items()})
    if not left:
        raise OrderUnclear(ORDERS)
    return left[0]


def _readings(match: re.Match[str]) -> dict[Order, date]:
    if match["first"] is None:
        month = _MONTHS.get((match["month"] or match["month_"])[:3].lower(), 0)
        numbers = (match["year"] or match["year_"], month, match["day"] or match["day_"])
        return _all_orders(_day(*map(int, numbers)))
    first, second, third = (match[name] for name in ("first", "second", "third"))
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4 and len(third) <= 2:
        return _all_orders(_day(a, b, c))
    if len(first) > 2 or len(third) not in {2, 4}:
        return {}
    possible: dict[Order, date | None] = {"dmy": _day(_year(third), b, a), "mdy": _day(_year(third), a, b)}
    if len(third) == 2:
        possible["ymd"] = _day(_year(first), b, c) if len(first) == 2 else None
    return {order: day for order, day in possible.items() if day is not None}


def _all_orders(day: date | None) -> dict[Order, date]:
    return {} if day is None else dict.fromkeys(ORDERS, day)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    """Read the time of day; one that no clock shows is a ValueError."""
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("a clock of twelve hours shows 1 to 12")
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    return time(hour, int(match["minute"]), int(match["seconds"] or 0))


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return timezone(timedelta())
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))
