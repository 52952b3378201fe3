"""Reads a jrnl text file: `[2013-06-09 15:39] Title. *`, then the body, up to the next date in brackets.

Before version 2 the date stood without brackets. The date follows the user's own format; a bracket that holds none is
text. `*` marks an entry; tags (`@name`) stay in the text, where they stand.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from rekindle.app.foreign import Found, Piece, Strange
from rekindle.exchange.dates import ORDERS, STAMP, Stamp, decide_order, read_stamp
from rekindle.exchange.errors import Encrypted
from rekindle.exchange.jrnl.locks import is_locked
from rekindle.exchange.shape import Reading
from rekindle.exchange.source import Source
from rekindle.life.records import LONGEST_TEXT, Entry, Origin
from rekindle.sentences import N_

LOCKED = N_("This may be an encrypted jrnl file. “jrnl --decrypt” makes one that can be read. Nothing was changed.")
NO_DATE_YET = N_("This stands before the first date.")
NO_SUCH_DATE = N_("This looks like a date, and there is none like it. Its words came into the entry before.")
NO_WORDS = N_("There is a date here, and no words.")
TOO_LONG = N_("This entry is longer than one page can hold.")
TOO_LONG_AGO = N_("That day is too long ago for this calendar.")
FIRST_YEAR, LAST_YEAR = 1900, 9998

Opening = tuple[str, Stamp, str]
"""A date as it stands there, what it says, and the rest of its line."""
Open = Callable[[str], Opening | None]

_bracketed = re.compile(r"\[([^\[\]]{6,60})\](?: (.*))?").fullmatch
_nearly_a_date = re.compile(r"\[\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[^\[\]]{0,30}\]").match
_bare = re.compile(rf"({STAMP}) (.*)").fullmatch


@dataclass(slots=True)
class _Entry:
    """An entry while it is read."""

    line: int
    written: str
    stamp: Stamp
    moment: datetime
    """With its offset, where one stood there."""
    lines: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Add a line; of one that is too long nothing more is held."""
        self.length += len(text) + 1
        if self.length <= LONGEST_TEXT + 1:
            self.lines.append(text)


def recognises(source: Source) -> bool:
    """Tell whether a file begins as jrnl's do, or looks as its locked ones do."""
    return is_locked(source.head, source.size) or _opening(source) is not None


def read(source: Source, reading: Reading) -> Iterator[Piece]:
    """Give the entries in it.

    Raises:
        Encrypted: jrnl has locked it.
        Damaged: it is no text.
        OrderUnclear: its dates can be read in two ways, and no order was named.
    """
    if is_locked(source.head, source.size):
        raise Encrypted(LOCKED)
    opening = _opening(source) or _in_brackets
    order = reading.order or decide_order(_stamps(source, opening))
    entry: _Entry | None = None
    told = False
    for number, text in source.lines():
        begun = opening(text)
        moment = begun[1].on(order) if begun else None
        if begun is not None and moment is not None:
            if entry is not None:
                yield _piece(entry, reading)
            entry = _Entry(number, begun[0], begun[1], moment)
            entry.add(begun[2])
        elif entry is not None:
            yield from _strange(number, text)
            entry.add(text)
        elif text.strip() and not told:
            told = True
            yield Strange(number, NO_DATE_YET)
    if entry is not None:
        yield _piece(entry, reading)


def _strange(number: int, text: str) -> Iterator[Strange]:
    """Tell of a line that was meant to begin an entry, as far as can be seen; its words go to the one before."""
    if _nearly_a_date(text):
        yield Strange(number, NO_SUCH_DATE)


def _opening(source: Source) -> Open | None:
    """Give how an entry begins in this file; None when none begins near its start."""
    lines = source.first_lines
    first = next((text for text in lines if text.strip()), "")
    if first.startswith("[") and any(map(_in_brackets, lines)):
        return _in_brackets
    return _without_brackets if _without_brackets(first) else None


def _in_brackets(text: str) -> Opening | None:
    if not text.startswith("["):
        return None
    match = _bracketed(text)
    stamp = read_stamp(match[1]) if match else None
    return (match[1], stamp, match[2] or "") if match and stamp else None


def _without_brackets(text: str) -> Opening | None:
    """Read a date and a time at the start of a line; a day alone is far too often the start of a sentence."""
    if not text[:1].isdigit():
        return None
    match = _bare(text)
    stamp = read_stamp(match[1]) if match else None
    return (match[1], stamp, match[match.re.groups]) if match and stamp and stamp.time else None


def _stamps(source: Source, opening: Open) -> Iterator[Stamp]:
    """Give the dates that may decide the order; one that begins with a year of four digits decides nothing."""
    for _number, text in source.lines():
        if text.lstrip("[")[:4].isdigit():
            continue
        begun = opening(text)
        if begun is not None:
            yield begun[1]


def _piece(entry: _Entry, reading: Reading) -> Piece:
    if entry.length > LONGEST_TEXT + 1:
        return Strange(entry.line, TOO_LONG)
    title, starred = _without_star(entry.lines[0])
    text = "\n".join((title, *entry.lines[1:])).strip()
    if not text:
        return Strange(entry.line, NO_WORDS)
    moment = entry.moment
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return Strange(entry.line, TOO_LONG_AGO)
    at = moment if moment.tzinfo else reading.here(moment)
    raw = {"date": entry.written, **({"starred": "*"} if starred else {})}
    origin = Origin("jrnl", raw, floating=moment.tzinfo is None, day_only=entry.stamp.time is None)
    record = Entry(at=at, written=at, text=text, origin=origin)
    # The same entry may stand in another file with its date in another form, or without its star. Up to 0.2.0 such a
    # one was another entry; and where an order of dates was named, it may have come in by another order before.
    others: list[tuple[str, ...]] = [(entry.written, "*" if starred else "", text)]
    if reading.order:
        moments = {other.isoformat() for order in ORDERS if (other := entry.stamp.on(order)) is not None}
        others += [(one, text) for one in sorted(moments)]
    return Found(entry.line, record, (moment.isoformat(), text), tuple(others))


def _without_star(title: str) -> tuple[str, bool]:
    """Take the mark from the end of a title, where jrnl puts it, or from its start."""
    bare = title.rstrip()
    if bare == "*" or bare.endswith(" *"):
        return bare[:-1].rstrip(), True
    return (bare[2:], True) if bare.startswith("* ") else (title, False)
