"""What was picked from the cards of a drawing: read from its words, and made a picture that can be kept."""

from collections.abc import Callable, Mapping
from typing import Literal

from rekindle.app.ports_beside import Picture, Pictures, Stroke
from rekindle.method.players.draw import Draw
from rekindle.method.players.sheet import Ink, Pen, Pick, Sheet, read_pick, sheet_of
from rekindle.sentences import N_

Gettext = Callable[[str], str]
INKS: Mapping[Ink, str] = {
    "dark": N_("Ink"), "slate": N_("Slate"), "ember": N_("Ember"), "glow": N_("Glow"), "ash": N_("Ash"),
}  # fmt: skip
PENS: Mapping[Pen, str] = {"fine": N_("Fine"), "soft": N_("Soft"), "broad": N_("Broad")}

Light = Literal["light", "dark"]
PAPER: Mapping[Light, str] = {"light": "#ffffff", "dark": "#2a2631"}
COLOURS: Mapping[Light, Mapping[Ink, str]] = {
    "light": {"dark": "#25222c", "slate": "#67798f", "ember": "#b4581a", "glow": "#f3a75c", "ash": "#837c85"},
    "dark": {"dark": "#efe8e0", "slate": "#8ba0b8", "ember": "#cf7a33", "glow": "#fbd6a6", "ash": "#8a8391"},
}
"""The colours of the page, as the style has them: what was picked is kept as it looked."""


def words_of(play: Draw, word: str, ink: Ink, pen: Pen, gettext: Gettext) -> str:
    """Say a pick in words: the card, and what it is drawn with where that was chosen."""
    if play.surface in {"people", "square"}:
        return word
    return f"{word} ({gettext(INKS[ink]).lower()}, {gettext(PENS[pen]).lower()})"


def read(play: Draw, picks: tuple[str, ...], gettext: Gettext) -> list[Pick]:
    """Read what was picked; words that are no card's are passed over."""
    inks = {gettext(word).lower(): ink for ink, word in INKS.items()}
    pens = {gettext(word).lower(): pen for pen, word in PENS.items()}
    return [pick for words in picks if (pick := read_pick(play, words, inks, pens)) is not None]


def picture_of(pictures: Pictures, sheet: Sheet, light: Light) -> Picture | None:
    """Make a picture of what lies on a sheet; None of an empty one."""
    if not any(sheet.marks) and not sheet.fill:
        return None
    lines = [*sheet.fixed, *(line for mark in sheet.marks for line in mark)]
    strokes = [Stroke(line.points, line.width, COLOURS[light][line.ink], line.cover) for line in lines]
    return pictures.draw((sheet.width, sheet.height), sheet.fill or PAPER[light], strokes)


def drawn(pictures: Pictures, play: Draw, picks: tuple[str, ...], gettext: Gettext, light: Light) -> Picture | None:
    """Make a picture of what was picked; None where nothing was."""
    found = read(play, picks, gettext)
    return picture_of(pictures, sheet_of(play, found), light) if found else None
