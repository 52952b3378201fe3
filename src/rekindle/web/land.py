"""The drawing of the map: plates of ground, one for each place, slim for a phone and wide for a desk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup
from msgspec import Struct

from rekindle.method.map import Place, WholeMap
from rekindle.web.drawings import shapes

_LAND = Path(__file__).with_name("drawings") / "land.json"
ONE_LINE = 12
"""Letters that stand on one line of a plate."""
# fmt: off
MARKS = {
    "seeing": "eye", "why": "roots", "self": "self", "body": "body", "here": "ripple", "feel": "drop",
    "alive": "note", "say": "message", "safe": "house", "trust": "steps", "people": "people", "care": "bowl",
    "trained": "lamp", "slow": "dawn",
}
# fmt: on
"""The icon of each place."""


class Cell(Struct, frozen=True, forbid_unknown_fields=True):
    """The ground of one place: its edge, the line inside it, and where its mark and its words begin."""

    cell: str
    contour: str
    mark: tuple[float, float]
    word: tuple[float, float]


class Land(Struct, frozen=True, forbid_unknown_fields=True):
    """One drawing of all places, in the order in which the keyboard goes through them."""

    box: str
    bed: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Plate:
    """One place as it is drawn."""

    place: Place
    cell: Cell
    shapes: Markup
    lines: tuple[str, ...]
    been: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing as a page shows it; its name tells its gradient and its width."""

    name: str
    box: str
    bed: str
    plates: tuple[Plate, ...]


def drawn(whole: WholeMap, been: Collection[int] = ()) -> tuple[Drawing, ...]:
    """Draw the map both ways; `been` are the numbers of the places that carry a faint trace."""
    places = {place.id: place for place in whole}
    return tuple(
        Drawing(
            name,
            land.box,
            land.bed,
            tuple(_plate(places[name], cell, been) for name, cell in land.cells.items() if name in places),
        )
        for name, land in _lands().items()
    )


def in_lines(title: str) -> tuple[str, ...]:
    """Break a title in two at the blank nearest to its middle, when it is too long for one line."""
    blanks = [at for at, sign in enumerate(title) if sign == " "]
    if len(title) <= ONE_LINE or not blanks:
        return (title,)
    at = min(blanks, key=lambda blank: abs(blank - len(title) / 2))
    return title[:at], title[at + 1 :]


def _plate(place: Place, cell: Cell, been: Collection[int]) -> Plate:
    return Plate(place, cell, shapes(MARKS[place.id]), in_lines(place.title), place.number in been)


@cache
def _lands() -> dict[str, Land]:
    return msgspec.json.decode(_LAND.read_bytes(), type=dict[str, Land])
