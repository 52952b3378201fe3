"""Practices: the list of all that can be done here, the outward and light ones first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.guide.rings import RINGS
from rekindle.method.players import Breath, Play, Senses, TenWords, Write
from rekindle.method.practice import Practice
from rekindle.web.lengths import say_lengths
from rekindle.web.rendering import show
from rekindle.web.visit import Visit, inside

GLYPHS: dict[type[Play], str] = {Breath: "breath", Senses: "sense", TenWords: "say", Write: "write"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One practice in the list."""

    number: int
    title: str
    about: str
    lengths: str
    glyph: str


@inside("GET")
def library(visit: Visit) -> HttpResponseBase:
    """Show every practice."""
    practices = sorted(visit.library.catalogue, key=_lightest_first)
    return show(
        visit, "library/library.html", place="practices", practices=[_listed(visit, one) for one in practices]
    )


def _lightest_first(practice: Practice) -> tuple[int, int, int, int]:
    return practice.inward, RINGS[practice.family].value, practice.seconds_smallest, practice.number


def _listed(visit: Visit, practice: Practice) -> Listed:
    lengths = say_lengths(visit, practice)
    return Listed(practice.number, practice.title, practice.about_smallest, lengths, glyph_of(practice))


def glyph_of(practice: Practice) -> str:
    """Name the small drawing that stands for a practice."""
    return GLYPHS.get(type(practice.play), "something")


PATHS = [path("library", library)]
