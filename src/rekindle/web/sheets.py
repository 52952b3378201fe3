"""The sheet of a drawing in a browser: what stands on it, what its cards and tools show, and what was pressed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as changed

from rekindle.app import sheets
from rekindle.app.errors import NotAPicture, PictureTooLarge
from rekindle.app.ports_beside import MOST_BYTES, Picture
from rekindle.method.players import Draw
from rekindle.method.players.draw import Card
from rekindle.method.players.marks import FILLS, Line, lines_of
from rekindle.method.players.sheet import AWAY, PENS, TOLD, Ink, Inked, Pen, Sheet, place_of, sheet_of
from rekindle.web.playing import MOST_PICKS, Playing
from rekindle.web.visit import Visit

FIRST_INK: Ink = "ember"
FIRST_PEN: Pen = "fine"
LONGEST_LETTER = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the sheet, as an SVG path."""

    path: str
    width: float
    cover: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card, with all that a script needs to draw it by itself."""

    word: str
    path: str
    heavy: bool
    fill: str
    places: str
    away: float | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Tool:
    """A colour or a line to draw with."""

    value: str
    word: str
    chosen: bool
    width: float = 0
    cover: float = 1


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """Everything on the page of a drawing."""

    sheet: Sheet
    fixed: Sequence[Shown]
    marks: Sequence[Sequence[Shown]]
    cards: Sequence[ShownCard]
    inks: Sequence[Tool]
    pens: Sequence[Tool]
    places: str
    letter: str


def shown(visit: Visit, playing: Playing) -> ShownSheet | None:
    """Give what a page shows of a drawing; None where this screen is none."""
    play = playing.practice.play
    if not isinstance(play, Draw) or playing.screen is None or playing.screen.face != "canvas":
        return None
    sheet = sheet_of(play, sheets.read(play, playing.now.picks, visit.gettext))
    ink, pen = _tools(visit)
    return ShownSheet(
        sheet,
        [_line(one) for one in sheet.fixed],
        [[_line(one) for one in mark] for mark in sheet.marks],
        [_card(play, card, playing.now.picks) for card in play.cards],
        [Tool(one, visit.gettext(word), one == ink) for one, word in sheets.INKS.items()],
        [Tool(one, visit.gettext(word), one == pen, *PENS[one]) for one, word in sheets.PENS.items()],
        _places(play, play.cards[0]),
        visit.said("letter", LONGEST_LETTER)[:LONGEST_LETTER],
    )


def pressed(visit: Visit, playing: Playing) -> Playing | None:
    """Do what a button of the sheet says; None where another button was pressed."""
    play, picks = playing.practice.play, playing.now.picks
    if not isinstance(play, Draw):
        return None
    word, act = visit.said("mark"), visit.said("do")
    if any(card.word == word for card in play.cards):
        one = _said(visit, play, word)
        picks = (one,) if play.surface == "square" else (*picks, one)[:MOST_PICKS]
    elif act == "undo-mark":
        picks = picks[:-1]
    elif act == "clear-marks":
        picks = ()
    else:
        return None
    picture = "" if act == "clear-marks" else playing.picture
    return replace(playing, now=changed(playing.now, picks=picks), picture=picture)


def is_drawn_on(playing: Playing) -> bool:
    """Tell whether anything is on the sheet, by hand or by a card."""
    drawn = playing.picture or any(said.picks for said in playing.gone_on.said)
    return isinstance(playing.practice.play, Draw) and bool(drawn)


def picture_of(visit: Visit, playing: Playing) -> Picture | None:
    """Give the picture that was drawn by hand, or that the picked cards make; None where the sheet is empty.

    Raises:
        NotAPicture, PictureTooLarge: what was sent as one is none that is kept.
    """
    play = playing.practice.play
    if not isinstance(play, Draw):
        return None
    if playing.picture:
        return visit.house.pictures.take(_decoded(playing.picture))
    light: sheets.Light = "dark" if visit.device.theme == "dark" else "light"
    picks = tuple(pick for said in playing.gone_on.said for pick in said.picks)
    return sheets.drawn(visit.house.pictures, play, picks, visit.gettext, light)


def _decoded(said: str) -> bytes:
    if len(said) > MOST_BYTES * 4 // 3 + 4:
        raise PictureTooLarge(megabytes=MOST_BYTES // (1024 * 1024))
    try:
        return base64.b64decode(said.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAPicture from error


def _said(visit: Visit, play: Draw, word: str) -> str:
    """Say a pick in words, with the letter by which the person tells one from another."""
    ink, pen = _tools(visit)
    letter = visit.said("letter", LONGEST_LETTER)[:LONGEST_LETTER].strip()
    said = sheets.words_of(play, word, ink, pen, visit.gettext)
    return f"{said} ({letter})" if letter and play.letters else said


def _tools(visit: Visit) -> tuple[Ink, Pen]:
    ink = next((one for one in sheets.INKS if one == visit.said("colour")), FIRST_INK)
    return ink, next((one for one in sheets.PENS if one == visit.said("pen")), FIRST_PEN)


def _card(play: Draw, card: Card, picks: Sequence[str]) -> ShownCard:
    return ShownCard(
        card.word,
        "".join(_path(line) for line in lines_of(card.mark)),
        card.mark == "blot",
        FILLS.get(card.mark, ""),
        _places(play, card) if card.mark in AWAY else "",
        AWAY[card.mark] if card.mark in TOUCHED else None,
        play.surface == "square" and card.word in picks,
    )


TOUCHED = frozenset({"near", "arm", "room", "far", "border"})
"""What a dot that is put by hand can mean; what else a card says, nobody sees from where it lies."""


def _places(play: Draw, card: Card) -> str:
    points = (place_of(play, card, number) for number in range(TOLD[play.surface]))
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _line(line: Inked) -> Shown:
    return Shown(_path(line.points), line.width, line.cover, line.ink)


def _path(points: Line) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
