"""What each card of a drawing puts on the sheet: lines round a middle of their own, 120 units across at most."""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import Literal

Point = tuple[float, float]
Line = tuple[Point, ...]

# fmt: off
Shape = Literal["line", "zigzag", "spiral", "dots", "rain", "knot", "waves", "boxes", "hooks", "blot", "corner"]
Edge = Literal["straight", "round", "turn", "dip", "wavy", "sharp", "chip", "back"]
"""What the edge of a thing does; each begins where the one before it ended."""
Spot = Literal["near", "arm", "room", "far", "border", "off", "unwanted", "missed", "animal"]
"""Where somebody is, seen from oneself."""
Fill = Literal["brick", "rust", "straw", "moss", "sea", "slate", "plum", "earth", "milk", "grey", "black"]
# fmt: on
Mark = Shape | Edge | Spot | Fill | Literal["nothing"]

FILLS: Mapping[str, str] = {
    "brick": "#9c4a3c", "rust": "#b3622b", "straw": "#dcc27a", "moss": "#6f7f45", "sea": "#5f9a8c",
    "slate": "#5d7290", "plum": "#6d4662", "earth": "#6b513c", "milk": "#f6f1e4", "grey": "#8f8b8d",
    "black": "#1b191c",
}  # fmt: skip
"""The colours of the square, the same by day and by night."""
_SPOTS = ((-44, -28), (-6, -44), (34, -24), (-30, 12), (12, 4), (46, 22), (0, 44))
_DROPS = ((-44, -26), (-8, -34), (30, -22), (-28, 20), (8, 28), (44, 16))
HEAVY = 5
"""How many times as wide a blot is as other lines."""


def lines_of(mark: Mark) -> tuple[Line, ...]:
    """Give the lines of a mark; none for what leaves the sheet as it is, and for a colour that fills it."""
    drawn = _LINES.get(mark)
    return drawn() if drawn else ()


def _curve(point: Callable[[float], Point], steps: int) -> Line:
    """Give a line through what `point` gives from 0 to 1."""
    return tuple(_rounded(point(step / steps)) for step in range(steps + 1))


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _dot(x: float, y: float) -> Line:
    return (x, y), (x + 0.1, y)


def _wave(y: float) -> Line:
    return _curve(lambda t: (-58 + 116 * t, y + 11 * sin(5 * pi * t)), 32)


def _hook(t: float) -> Point:
    return -58 + 116 * t + 14 * cos(8 * pi * t), 26 * sin(8 * pi * t)


def _hatch() -> Line:
    ends = [((-56, 56 - 16 * step), (-56 + 16 * step, 56)) for step in range(1, 8)]
    return tuple(point for step, pair in enumerate(ends) for point in (pair if step % 2 else pair[::-1]))


_LINES: Mapping[Mark, Callable[[], tuple[Line, ...]]] = {
    "line": lambda: (_curve(lambda t: (-60 + 120 * t, 10 - 22 * t + 8 * sin(3 * pi * t)), 24),),
    "zigzag": lambda: (tuple((-56 + 16 * step, 24 if step % 2 else -24) for step in range(8)),),
    "spiral": lambda: (_curve(lambda t: (54 * t * cos(7 * pi * t), 54 * t * sin(7 * pi * t)), 72),),
    "dots": lambda: tuple(
        _dot(*at) for at in ((-44, -28), (-6, -44), (34, -24), (-30, 12), (12, 4), (46, 22), (0, 44))
    ),
    "rain": lambda: tuple(
        ((x + 6, y - 12), (x - 6, y + 12))
        for x, y in ((-44, -26), (-8, -34), (30, -22), (-28, 20), (8, 28), (44, 16))
    ),
    "knot": lambda: (_curve(lambda t: (54 * sin(4 * pi * t), 46 * sin(6 * pi * t + 0.5)), 80),),
    "waves": lambda: tuple(map(_wave, (-22, 8, 36))),
    "boxes": lambda: (
        ((-50, -40), (10, -44), (12, 14), (-48, 18), (-50, -40)),
        ((-8, -6), (48, -8), (50, 44), (-6, 46), (-8, -6)),
    ),
    "hooks": lambda: (_curve(_hook, 72),),
    "blot": lambda: (_curve(lambda t: (26 * t * cos(5 * pi * t), 20 * t * sin(5 * pi * t)), 30),),
    "corner": lambda: (((-58, -50), (-58, 58), (50, 58)), _hatch()),
    "straight": lambda: (((-60, 0), (60, 0)),),
    "round": lambda: (_curve(lambda t: (-60 * cos(pi * t), -44 * sin(pi * t)), 24),),
    "turn": lambda: (((-60, 0), (10, 0), (10, 48), (60, 48), (60, 0)),),
    "dip": lambda: (_curve(lambda t: (-60 + 120 * t, 34 * sin(pi * t)), 24),),
    "wavy": lambda: (_curve(lambda t: (-60 + 120 * t, 16 * sin(6 * pi * t)), 36),),
    "sharp": lambda: (((-60, 0), (-14, 0), (2, -46), (16, 0), (60, 0)),),
    "chip": lambda: (((-60, 0), (-18, 0), (-8, 20), (4, 8), (14, 0), (60, 0)),),
    "back": lambda: (_curve(lambda t: (-60 + 60 * (1 - cos(2 * pi * t)), -40 * sin(2 * pi * t)), 32),),
    **dict.fromkeys(("near", "arm", "room", "far", "border", "off", "missed", "unwanted"), lambda: (_dot(0, 0),)),
    "animal": lambda: (_dot(-6, 5), _dot(6, 5), _dot(0, -6)),
}
