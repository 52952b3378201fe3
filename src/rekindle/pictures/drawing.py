"""Draws lines on a sheet, with round ends and soft edges, for who picked them from cards."""

from collections.abc import Iterable

from PIL import Image, ImageDraw

from rekindle.app.ports_beside import Stroke

FINER = 2
"""How many times finer it is drawn than it is kept, so that edges come out smooth."""
DENSITY = 1.5
"""Dots of the picture to one unit of the sheet."""


def drawn(size: tuple[int, int], paper: str, strokes: Iterable[Stroke]) -> Image.Image:
    """Give the sheet with all the lines on it, the later ones on top."""
    width, height = (round(side * DENSITY) for side in size)
    sheet = Image.new("RGB", (width * FINER, height * FINER), paper)
    for stroke in strokes:
        _draw(sheet, stroke)
    return sheet.resize((width, height), Image.Resampling.BOX)


def _draw(sheet: Image.Image, stroke: Stroke) -> None:
    """Draw one line by way of a mask, so that a pale one is as pale where it crosses itself."""
    scale, radius = DENSITY * FINER, stroke.width * DENSITY * FINER / 2
    points = [(x * scale, y * scale) for x, y in stroke.points]
    left, top = (round(min(side) - radius) - 1 for side in zip(*points, strict=True))
    right, bottom = (round(max(side) + radius) + 2 for side in zip(*points, strict=True))
    here = [(x - left, y - top) for x, y in points]
    mask = Image.new("L", (right - left, bottom - top))
    pen, ink = ImageDraw.Draw(mask), round(255 * stroke.cover)
    pen.line(here, fill=ink, width=round(2 * radius))
    for x, y in here:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)
    sheet.paste(stroke.colour, (left, top), mask)
