"""The sheet as cards make it: which lines lie where, in which ink, however it is shown in the end."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Literal

from msgspec import Struct

from rekindle.method.players.draw import Card, Draw, Surface
from rekindle.method.players.marks import FILLS, HEAVY, Line, Mark, Point, lines_of

Ink = Literal["dark", "slate", "ember", "glow", "ash"]
Pen = Literal["fine", "soft", "broad"]
WIDTH, HEIGHT = 640, 520
SQUARE = 360
PENS: Mapping[Pen, tuple[float, float]] = {"fine": (6, 1), "soft": (14, 0.5), "broad": (30, 0.8)}
"""How wide the line of each is, and how much of the sheet it covers."""
DOT = 22
"""How wide the dot is that stands for somebody."""
ME = (WIDTH / 2, HEIGHT / 2)
AWAY: Mapping[Mark, float] = {
    "near": 0.18, "unwanted": 0.24, "animal": 0.21, "arm": 0.36, "room": 0.56, "far": 0.76, "missed": 0.82,
    "border": 0.93, "off": 1,
}  # fmt: skip
"""How far from the middle somebody is, as a share of the way to the border of the sheet."""
CELLS = 12
TOLD: Mapping[Surface, int] = {"page": 48, "people": 12, "unseen": 20, "square": 0}
"""How many places a page is told of beforehand; after that they come round again."""
ROUND = pi * (3 - 5**0.5)
"""The golden angle: however many there are, each finds a gap between the others."""


class Pick(Struct, frozen=True):
    """A card that was picked, and with what it is drawn."""

    card: Card
    ink: Ink = "ember"
    pen: Pen = "fine"


class Inked(Struct, frozen=True):
    """One line on the sheet."""

    points: Line
    width: float
    cover: float
    ink: Ink


class Sheet(Struct, frozen=True):
    """A sheet and all that is on it; `fill` is the colour of a square, "" for plain paper."""

    width: int
    height: int
    fixed: tuple[Inked, ...] = ()
    """What stands on it from the first."""
    marks: tuple[tuple[Inked, ...], ...] = ()
    """The lines of each card that was picked."""
    fill: str = ""


def sheet_of(play: Draw, picks: Sequence[Pick]) -> Sheet:
    """Draw what was picked, one after another."""
    if play.surface == "square":
        fill = FILLS.get(picks[-1].card.mark, "") if picks else ""
        return Sheet(SQUARE, SQUARE, fill=fill)
    fixed = (_me(),) if play.surface == "people" else ()
    return Sheet(WIDTH, HEIGHT, fixed, tuple(_mark(play, pick, number) for number, pick in enumerate(picks)))


def place_of(play: Draw, card: Card, number: int) -> Point:
    """Give where on the sheet the card lands that is picked as the `number`-th (0 is the first)."""
    if play.surface == "people":
        return _around(AWAY.get(card.mark, 1), number)
    if play.surface == "unseen":  # the edge goes on where it was, line by line as one writes
        return 80 + 120 * (number % 5), 90 + 110 * (number // 5 % 4)
    # Each takes the next of twelve cells, in an order that jumps about, and stands a little beside its middle.
    down, across = divmod(number * 5 % CELLS, 4)
    aside, beside = number * 0.6180339887 % 1, number * 0.4142135624 % 1
    return round(75 + 150 * across + 40 * aside, 1), round(75 + 165 * down + 40 * beside, 1)


def _around(away: float, number: int) -> Point:
    angle = number * ROUND - 0.9
    x, y = cos(angle), sin(angle)
    to_border = min(ME[0] / max(abs(x), 1e-9), ME[1] / max(abs(y), 1e-9))
    return round(ME[0] + x * to_border * away, 1), round(ME[1] + y * to_border * away, 1)


def _mark(play: Draw, pick: Pick, number: int) -> tuple[Inked, ...]:
    x, y = place_of(play, pick.card, number)
    width, cover = (DOT, 1) if play.surface == "people" else PENS[pick.pen]
    width *= HEAVY if pick.card.mark == "blot" else 1
    return tuple(
        Inked(tuple((round(x + dx, 1), round(y + dy, 1)) for dx, dy in line), width, cover, pick.ink)
        for line in lines_of(pick.card.mark)
    )


def _me() -> Inked:
    """Give the mark in the middle."""
    return Inked((ME, (ME[0] + 0.1, ME[1])), 40, 1, "glow")


def read_pick(play: Draw, words: str, inks: Mapping[str, Ink], pens: Mapping[str, Pen]) -> Pick | None:
    """Read a pick as it stands in words, such as "zigzag (ember, broad)"; None where no card is called like that."""
    card = next((one for one in play.cards if words == one.word or words.startswith(f"{one.word} (")), None)
    if card is None:
        return None
    said = words[len(card.word) :].strip(" ()").split(", ")
    chosen: Ink = next((inks[word] for word in said if word in inks), "ember")
    pen: Pen = next((pens[word] for word in said if word in pens), "fine")
    return Pick(card, "dark" if play.surface == "people" else chosen, pen)
