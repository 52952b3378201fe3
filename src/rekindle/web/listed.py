"""A practice as a list shows it: its small drawing, what it is, how long, how much it takes, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rekindle.app.saying import say_energy, say_where
from rekindle.method.players import (
    BodyMap,
    Breath,
    Cards,
    Draw,
    Feelings,
    Growing,
    Letter,
    Message,
    Outside,
    Plan,
    Play,
    Reflect,
    Senses,
    Sound,
    TenWords,
    Timed,
    Write,
)
from rekindle.method.practice import Family, Practice
from rekindle.web.lengths import say_lengths
from rekindle.web.visit import Visit

# fmt: off
GLYPHS: dict[type[Play], str] = {
    BodyMap: "hold", Breath: "breath", Cards: "something", Draw: "write", Feelings: "say", Growing: "write",
    Letter: "write", Message: "say", Outside: "walk", Plan: "walk", Reflect: "something", Senses: "sense",
    Sound: "listen", TenWords: "write", Timed: "hold", Write: "write",
}
OF_A_FAMILY: dict[Family, str] = {"movement": "walk", "nature": "sense", "music": "listen", "breath": "breath"}
# fmt: on
"""A family whose practices look alike, whatever plays them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One practice in a list."""

    number: int
    title: str
    about: str
    facts: str
    glyph: str


def listed(visit: Visit, practices: Iterable[Practice]) -> list[Listed]:
    """Give practices as a list shows them."""
    return [_listed(visit, one) for one in practices]


def glyph_of(practice: Practice) -> str:
    """Name the small drawing that stands for a practice."""
    return OF_A_FAMILY.get(practice.family) or GLYPHS.get(type(practice.play), "something")


def _listed(visit: Visit, practice: Practice) -> Listed:
    facts = [say_lengths(visit, practice), say_energy(visit, practice)]
    if practice.place != "any":  # most can be done anywhere, and that need not be said each time
        facts.append(say_where(visit, practice))
    return Listed(
        practice.number, practice.title, practice.about_smallest, " \N{MIDDLE DOT} ".join(facts), glyph_of(practice)
    )
