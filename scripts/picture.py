"""Draws docs/architecture.svg from the import graph, or with --check says whether it is current.

An arrow leads from a room to one that it uses. What can be reached along other arrows has none of its own (the
transitive reduction of the graph), so that the picture stays readable and still says all of it.
"""

import argparse
import ast
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import permutations
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rekindle"
PICTURE = ROOT / "docs" / "architecture.svg"

ROWS: Sequence[Sequence[str]] = (
    ("cli", "web"),
    ("bootstrap",),
    ("surroundings", "store", "exchange", "pictures"),
    ("content", "app"),
    ("guide", "help", "sealed", "story"),
    ("life",),
    ("method",),
)
"""The rooms, from the faces down to the heart of hearts. A room may use what lies below it, never what lies above."""
HEART = frozenset({"guide", "help", "story", "life", "method"})
NOT_DRAWN = frozenset({"__main__", "places", "sentences"})
"""Not drawn: what starts the program, the marker of words, which every room may use, and the telling of places."""

WIDTH, BOX, HIGH, ROW, TOP, GAP = 980, 206, 62, 104, 16, 22
LETTER, CLEAR = 6.9, 16
"""Width of a letter of the purpose, and the least room beside a line."""

STYLE = """
  .room { fill: #fcfaf8; stroke: #837c85 } .heart { fill: #fbeddd; stroke: #b4581a }
  .name { font: 600 17px 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif; fill: #25222c }
  .purpose { font: 13.5px 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif; fill: #57525f }
  .uses { fill: none; stroke: #67798f; stroke-width: 1.5 } .head { fill: #67798f }
  @media (prefers-color-scheme: dark) {
    .room { fill: #2b2733; stroke: #8d8694 } .heart { fill: #3d2d22; stroke: #e0975a }
    .name { fill: #f0ebe6 } .purpose { fill: #bdb6c2 } .uses { stroke: #93a5ba } .head { fill: #93a5ba }
  }
"""

HEAD = (
    '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path class="head" d="M0 0 8 4 0 8z"/></marker>'
)

Uses = Mapping[str, frozenset[str]]


def uses_of_rooms() -> Uses:
    """Give for each room the rooms that it imports from.

    Raises:
        ValueError: a room has no place in the picture.
    """
    graph = grimp.build_graph("rekindle", cache_dir=None)
    rooms = sorted(one.partition(".")[2] for one in graph.find_children("rekindle"))
    placed = {room for row in ROWS for room in row}
    if homeless := set(rooms) - placed - NOT_DRAWN:
        raise ValueError(f"no place in the picture: {', '.join(sorted(homeless))}")
    inside = {room: _modules_of(graph, room) for room in rooms if room in placed}
    return {
        one: frozenset(
            other
            for other in inside
            if other != one and any(graph.find_modules_directly_imported_by(m) & inside[other] for m in inside[one])
        )
        for one in inside
    }


def _modules_of(graph: grimp.ImportGraph, room: str) -> set[str]:
    name = f"rekindle.{room}"
    return {name, *graph.find_descendants(name)}


def needed(uses: Uses) -> list[tuple[str, str]]:
    """Give the arrows that say all: every use that is not reached over another room."""
    return [
        (one, other)
        for one, other in permutations(uses, 2)
        if other in uses[one] and not any(_reaches(uses, via, other) for via in uses[one] - {other})
    ]


def _reaches(uses: Uses, one: str, other: str) -> bool:
    return other in uses[one] or any(_reaches(uses, via, other) for via in uses[one])


def draw(uses: Uses) -> str:
    """Give the picture as SVG."""
    places = {room.name: room for number, row in enumerate(ROWS) for room in _laid(row, number)}
    height = TOP + ROW * (len(ROWS) - 1) + HIGH + TOP
    arrows = needed(uses)
    said = ", ".join(f"{one} uses {other}" for one, other in arrows)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">The rooms of Rekindle</title><desc id="d">{escape(said)}</desc><style>{STYLE}</style>',
        HEAD,
        *(_arrow(places, arrows, one, other) for one, other in arrows),
        *(_box(room) for room in places.values()),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a room is drawn: the number of its row, its left edge and its width."""

    name: str
    row: int
    left: int
    width: int

    @property
    def top(self) -> int:
        """The height of its upper edge."""
        return TOP + self.row * ROW

    def spans(self, x: int) -> bool:
        """Tell whether a line at `x` would touch it."""
        return self.left - CLEAR < x < self.left + self.width + CLEAR


def _laid(row: Sequence[str], number: int) -> Iterable[Place]:
    widths = [max(BOX, int(len(purpose_of(room)) * LETTER) + CLEAR) for room in row]
    left = (WIDTH - sum(widths) - (len(row) - 1) * GAP) // 2
    for room, width in zip(row, widths, strict=True):
        yield Place(room, number, left, width)
        left += width + GAP


def _box(room: Place) -> str:
    kind = "heart" if room.name in HEART else "room"
    middle = room.left + room.width // 2
    return (
        f'<rect class="{kind}" x="{room.left}" y="{room.top}" width="{room.width}" height="{HIGH}" rx="12"/>'
        f'<text class="name" x="{middle}" y="{room.top + 26}" text-anchor="middle">{room.name}</text>'
        f'<text class="purpose" x="{middle}" y="{room.top + 46}" text-anchor="middle">'
        f"{escape(purpose_of(room.name))}</text>"
    )


def purpose_of(room: str) -> str:
    """Give what a room is for: the first words of its docstring, up to the colon."""
    file = SOURCE / room / "__init__.py"
    docstring = ast.get_docstring(ast.parse((file if file.is_file() else SOURCE / f"{room}.py").read_text())) or ""
    said = docstring.partition(":")[0]
    return said[0].lower() + said[1:]


def _arrow(places: Mapping[str, Place], arrows: Sequence[tuple[str, str]], one: str, other: str) -> str:
    """Draw one arrow; those that leave or reach a room stand side by side, in the order of their other ends."""
    start, end = places[one], places[other]
    if end.row - start.row > 1:
        return _path(_round(start, end, [room for room in places.values() if start.row < room.row < end.row]))
    near = [(a, b) for a, b in arrows if places[b].row - places[a].row == 1]
    x1 = _share(start, sorted((b for a, b in near if a == one), key=lambda name: places[name].left), other)
    x2 = _share(end, sorted((a for a, b in near if b == other), key=lambda name: places[name].left), one)
    y1, y2 = start.top + HIGH, end.top - 2
    middle = (y1 + y2) // 2
    return _path(f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {y2}")


def _share(room: Place, ends: Sequence[str], end: str) -> int:
    return room.left + room.width * (ends.index(end) + 1) // (len(ends) + 1)


def _round(start: Place, end: Place, between: Sequence[Place]) -> str:
    """Lead an arrow down a lane that is free of the rooms between, into the top of its end or into its side."""
    lanes = [room.left + room.width * part // 8 for room in (start, end) for part in (1, 7)] + [WIDTH - CLEAR]
    lane = next(x for x in lanes if not any(room.spans(x) for room in between))
    from_below, from_above = start.spans(lane), end.spans(lane)
    side1 = start.left + start.width if lane > start.left else start.left
    side2 = end.left if lane < end.left else end.left + end.width
    y1, y2, turn = start.top + HIGH // 2, end.top + HIGH // 2, CLEAR if lane < end.left else -CLEAR
    head = (
        f"M{lane} {start.top + HIGH}"
        if from_below
        else f"M{side1} {y1}H{lane - CLEAR}Q{lane} {y1} {lane} {y1 + CLEAR}"
    )
    tail = (
        f"V{end.top - 2}"
        if from_above
        else f"V{y2 - CLEAR}Q{lane} {y2} {lane + turn} {y2}H{side2 + (-2 if turn > 0 else 2)}"
    )
    return head + tail


def _path(way: str) -> str:
    return f'<path class="uses" marker-end="url(#head)" d="{way}"/>'


def main() -> None:
    """Draw the picture, or look whether it is current."""
    parser = argparse.ArgumentParser(prog="picture", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is current")
    drawn = draw(uses_of_rooms())
    if not parser.parse_args().check:
        PICTURE.write_text(drawn, encoding="utf-8")
    elif PICTURE.read_text(encoding="utf-8") != drawn:
        sys.exit("docs/architecture.svg is not current: make picture draws it again.")


if __name__ == "__main__":
    main()
