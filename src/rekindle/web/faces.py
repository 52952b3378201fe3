"""Faces of a screen with fields of their own: what is read from them, and what their template is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rekindle.app import feelings
from rekindle.method.players.step import Face, Said
from rekindle.web.feeling_words import read_ticked, words_to_ask
from rekindle.web.outline import outline, read_marks
from rekindle.web.playing import Playing
from rekindle.web.visit import Visit

ONLY_SHOW = ("group", "open")
"""Buttons that open more of a screen: the form is shown again with all that stands in it."""


def answered(visit: Visit, playing: Playing) -> Playing:
    """Give a practice on its way with what was said in the fields of its face."""
    reads = _READ.get(playing.screen.face) if playing.screen else None
    return replace(playing, now=reads(visit, playing)) if reads else playing


def asks_for_more(visit: Visit) -> bool:
    """Tell whether a button was pressed that only opens more of the screen."""
    return any(visit.said(name) for name in ONLY_SHOW)


def shown(visit: Visit, playing: Playing) -> dict[str, Any]:
    """Give what the template of a face needs beside what every face is given."""
    shows = _SHOWN.get(playing.screen.face) if playing.screen else None
    return shows(visit, playing) if shows else {}


def _read_feelings(visit: Visit, playing: Playing) -> Said:
    ticked = (feelings.say(visit.library, one) for one in read_ticked(visit))
    return Said(tuple(dict.fromkeys((*playing.now.picks, *ticked))), playing.now.text)


def _show_feelings(visit: Visit, playing: Playing) -> dict[str, Any]:
    """Show each word that has a place to tick it ticked there; what can only be tapped travels in hidden fields."""
    said = {pick: feelings.read(visit.library, pick) for pick in playing.now.picks}
    labels = {answer.word for answer in playing.screen.step.answers} if playing.screen else set()
    words = {word.id for word in visit.library.feelings}
    tapped = [pick for pick, feeling in said.items() if pick in labels and feeling.word not in words]
    return {
        "asked": words_to_ask(visit, [feeling for pick, feeling in said.items() if pick not in tapped]),
        "tapped": tapped,
    }


def _read_outline(visit: Visit, playing: Playing) -> Said:
    return Said(read_marks(visit), playing.now.text)


def _show_outline(visit: Visit, playing: Playing) -> dict[str, Any]:
    return {"outline": outline(visit, playing.now.picks), "body": visit.library.body}


_READ: Mapping[Face, Callable[[Visit, Playing], Said]] = {"feelings": _read_feelings, "outline": _read_outline}
_SHOWN: Mapping[Face, Callable[[Visit, Playing], dict[str, Any]]] = {
    "feelings": _show_feelings,
    "outline": _show_outline,
}
