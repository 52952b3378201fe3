"""What may stand in each cell of the list of help lines."""

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal
from urllib.parse import urlsplit

from rekindle.help.errors import NumberError, quoted
from rekindle.help.numbers import parse_numbers, parse_texts

Kind = Literal["emergency", "crisis", "support", "domestic-violence"]

INTERNATIONAL: Final = "INT"
"""The code of the rows that serve any country."""
AT_HOME: Final = "domestic-violence"
"""The kind that is shown on a page of its own."""
ORDER: Final[tuple[Kind, ...]] = ("emergency", "crisis", "support")
"""The kinds shown for a country, first one first."""

_COUNTRY = re.compile(rf"[A-Z]{{2}}|{INTERNATIONAL}")
_URL = re.compile(r"https?://[^\s<>\"\\]+")
# Control characters, line separators, and marks that turn the direction of writing: with one of these a
# number can read backwards. The joiners that some scripts need (U+200C, U+200D) may stand.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def complaint(field: str, cells: Mapping[str, str]) -> str:
    """What is wrong with the cell ``field`` of a row, as a sentence; "" when nothing is."""
    cell = cells[field]
    if _HIDDEN.search(cell):
        return f"{quoted(cell)} holds a character that cannot be shown."
    check, together = _CHECKS.get(field), _TOGETHER.get(field)
    return (check(cell) if check else "") or (together(cells) if together else "")


def _of_reach(cells: Mapping[str, str]) -> str:
    if cells["kind"] == "emergency" and not cells["phone"]:
        return "an emergency row needs a number to call."
    if not (cells["phone"] or cells["sms"] or cells["url"]):
        return "there is no number, no text number and no site."
    return ""


def _of_witness(cells: Mapping[str, str]) -> str:
    if cells["verified"] == "yes" and cells["source"].startswith("memory"):
        return "a number from memory alone is not verified."
    return ""


def _of_country(cell: str) -> str:
    return "" if _COUNTRY.fullmatch(cell) else f"{quoted(cell)} is not a country code such as GB, nor INT."


def _of_url(cell: str) -> str:
    if not cell:
        return ""
    try:
        parts = urlsplit(cell)
        plain = bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        plain = False
    return "" if plain and _URL.fullmatch(cell) else f"{quoted(cell)} is not an http or https address."


def _present(why: str) -> Callable[[str], str]:
    return lambda cell: "" if cell else why


def _one_of(*allowed: str) -> Callable[[str], str]:
    return lambda cell: "" if cell in allowed else f"{quoted(cell)} is not one of {', '.join(allowed)}."


def _parsed_by(parse: Callable[[str], object]) -> Callable[[str], str]:
    def of_numbers(cell: str) -> str:
        try:
            parse(cell)
        except NumberError as error:
            return str(error)
        return ""

    return of_numbers


# What one cell must be; and below it, what cells must be together.
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "country": _of_country,
    "service": _present("the line has no name."),
    "kind": _one_of(*ORDER, AT_HOME),
    "phone": _parsed_by(parse_numbers),
    "sms": _parsed_by(parse_texts),
    "url": _of_url,
    "source": _present("nobody is named who lists this number."),
    "verified": _one_of("yes", "memory"),
}
_TOGETHER: Final[Mapping[str, Callable[[Mapping[str, str]], str]]] = {
    "phone": _of_reach,
    "verified": _of_witness,
}
