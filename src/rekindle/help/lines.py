"""The list of help lines: reading it, and what to show for one country.

A row keeps what the list says. What may be shown of it is narrower: a number that only memory vouches for
is left out until a source is found, and lines for violence at home stand apart from the others, because
someone may be looking over a shoulder.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import msgspec
from msgspec import Struct

from rekindle.help.cells import AT_HOME, INTERNATIONAL, ORDER, Kind, complaint
from rekindle.help.errors import LinesError
from rekindle.help.numbers import BETWEEN, Number, Text, parse_numbers, parse_texts
from rekindle.method.decoding import decode

Evidence = Literal["none", "one-list", "page", "several"]

LONGEST_FILE: Final = 4_000_000
"""Bytes; the list as shipped is about 70,000."""

_TAG = re.compile(r" ?\[[^\[\]]*\]$")
_NAMED_NUMBERS = re.compile(r"\(([0-9+*, ]+)\)")


class HelpLine(Struct, frozen=True):
    """One row of the list; every cell as printed there, "" where the list is blank.

    ``country`` is an ISO 3166-1 code (also "XK") or "INT". ``hours``, ``languages``, ``url`` and ``sms`` were
    not checked by machine. ``source`` names who lists the number, "; " between; a tag such as "[fmt-ok]" at
    its end says what libphonenumber made of the number's form. ``verified`` is "memory" where no source was
    found yet.
    """

    country: str
    service: str
    kind: Kind
    phone: str
    sms: str
    url: str
    hours: str
    languages: str
    source: str
    verified: Literal["yes", "memory"]

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers to call, in the list's order."""
        return parse_numbers(self.phone)

    @property
    def texts(self) -> tuple[Text, ...]:
        """The numbers to write to, in the list's order."""
        return parse_texts(self.sms)

    @property
    def sources(self) -> tuple[str, ...]:
        """Who lists the number, without the tag about its form; empty where there is only memory."""
        return tuple(name for name in _TAG.sub("", self.source).split(BETWEEN) if name and name != "memory")

    @property
    def evidence(self) -> Evidence:
        """How well the number is known: two sources or a news or official page weigh more than one list."""
        match self.sources:
            case ():
                return "none"
            case (only,):
                return "page" if only.startswith("page ") else "one-list"
            case _:
                return "several"

    @property
    def form_unsure(self) -> bool:
        """True where libphonenumber does not know this form of number in this country."""
        tag = _TAG.search(self.source)
        return tag is not None and "fmt-?" in tag[0]


FIELDS: Final = HelpLine.__struct_fields__
"""The columns of the list, in order."""


class Directory(Struct, frozen=True):
    """All help lines, and the day the list was put together (``checked``)."""

    lines: tuple[HelpLine, ...]
    checked: date

    def countries(self) -> tuple[str, ...]:
        """The codes of the countries on the list, in the order of the code."""
        return tuple(sorted({line.country for line in self.lines} - {INTERNATIONAL}))

    def for_country(self, code: str) -> tuple[HelpLine, ...]:
        """Emergency first, then crisis, then support; empty for a country that is not on the list."""
        if code == INTERNATIONAL:
            return ()
        return self._shown(code, ORDER)

    def emergency(self, code: str) -> tuple[HelpLine, ...]:
        """The emergency numbers of a country alone."""
        return self._shown(code, ("emergency",))

    def only_emergency(self, code: str) -> bool:
        """True where the list knows a country but nobody to talk to in it."""
        shown = self.for_country(code)
        return bool(shown) and all(line.kind == "emergency" for line in shown)

    def at_home(self, code: str) -> tuple[HelpLine, ...]:
        """Lines for violence or fear at home; shown on a page of their own, never among the others."""
        return self._shown(code, (AT_HOME,))

    def international(self) -> tuple[HelpLine, ...]:
        """What serves any country: shown for every country, and when none is chosen."""
        return self._shown(INTERNATIONAL, ORDER)

    def _shown(self, code: str, kinds: tuple[Kind, ...]) -> tuple[HelpLine, ...]:
        rows = [line for line in self.lines if line.country == code and line.kind in kinds]
        sourced = [shown for line in rows if (shown := _sourced(line)) is not None]
        return tuple(sorted(sourced, key=lambda line: kinds.index(line.kind)))


def _sourced(line: HelpLine) -> HelpLine | None:
    """The row with the numbers that a source names, or None where nothing would be left.

    An emergency row says beside each source which numbers that source has, so that one of two can stay.
    """
    if line.verified == "yes":
        return line
    named = {number.strip() for group in _NAMED_NUMBERS.findall(line.source) for number in group.split(",")}
    kept = [part for part in line.phone.split(BETWEEN) if part and parse_numbers(part)[0].tel in named]
    return msgspec.structs.replace(line, phone=BETWEEN.join(kept), sms="", url="") if kept else None


def parse_checked(data: bytes, *, file: str = "help-lines.toml") -> date:
    """The day the list was put together, from the small TOML file beside it. Raises UnreadableContent."""
    return decode(file, data, _ListFacts).checked


class _ListFacts(Struct, frozen=True, forbid_unknown_fields=True):
    checked: date


def parse_lines(data: bytes) -> tuple[HelpLine, ...]:
    """The rows of a list in CSV (UTF-8, a heading with the names in FIELDS, "; " inside cells).

    The whole list is refused when one row is wrong: a wrong number at three in the morning is worse than an
    error when the program starts. Raises LinesError, which names the row and the field.
    """
    if len(data) > LONGEST_FILE:
        raise LinesError("the file is too long to be a list of help lines.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LinesError("the file is not text in UTF-8.") from error
    first_row: dict[tuple[str, ...], int] = {}
    lines: list[HelpLine] = []
    for row, cells in _rows(text):
        line = _parse_row(cells, row)
        twin = first_row.setdefault((line.country, line.service, line.kind, line.phone, line.sms), row)
        if twin != row:
            raise LinesError(f"the same line stands in row {twin}.", row=row, field="service")
        lines.append(line)
    if not lines:
        raise LinesError("the file holds no lines.")
    return tuple(lines)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row below the heading with its place in the file; blank rows are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = [name.strip() for name in next(reader, [])]
        if tuple(heading) != FIELDS:
            raise LinesError(f"the first row does not read “{','.join(FIELDS)}”.", row=1)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise LinesError(f"this is not CSV ({error}).", row=reader.line_num) from error


def _parse_row(cells: list[str], row: int) -> HelpLine:
    if len(cells) != len(FIELDS):
        raise LinesError(f"there are {len(cells)} cells, not {len(FIELDS)}.", row=row)
    fields = dict(zip(FIELDS, cells, strict=True))
    for field in FIELDS:
        if why := complaint(field, fields):
            raise LinesError(why, row=row, field=field)
    return msgspec.convert(fields, HelpLine)
