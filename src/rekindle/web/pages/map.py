"""The map: fourteen places in any order, as a picture and as a list, and a short page for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app.browsing import on_path
from rekindle.app.places import been_at, kept_there, words_of
from rekindle.app.wishes import show_traces, what_is_wanted
from rekindle.life.records import Flicker, PracticeDone
from rekindle.life.timeline import Kept
from rekindle.web.land import drawn
from rekindle.web.lengths import say_day
from rekindle.web.listed import glyph_of, listed
from rekindle.web.notes import Note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

LONGEST_SHOWN = 280


@dataclass(frozen=True, slots=True)
class KeptHere:
    """One thing that was kept at a place."""

    glyph: str
    when: str
    title: str
    words: str


@inside("GET", "POST")
def whole_map(visit: Visit) -> HttpResponseBase:
    """Show the map; keep whether it shows where one has been."""
    if visit.posted:
        show_traces(visit.diary, bool(visit.said("traces")))
        return go(visit, "/map", Note(visit.gettext("Kept.")))
    traces = what_is_wanted(visit.diary).preferences.traces
    been = been_at(visit.diary, visit.library.map, visit.library.catalogue) if traces else frozenset[int]()
    return show(
        visit,
        "map/map.html",
        place="map",
        drawings=drawn(visit.library.map, been),
        places=visit.library.map.places,
        traces=traces,
        been=been,
    )


@inside("GET")
def one_place(visit: Visit, number: int) -> HttpResponseBase:
    """Show one place."""
    place = visit.library.map.by_number(number)
    if place is None:
        raise Http404
    wanted = what_is_wanted(visit.diary)
    return show(
        visit,
        "map/place.html",
        place="map",
        here=place,
        paths=[
            (one.title, listed(visit, found)) for one in place.paths if (found := on_path(visit.library, one, wanted))
        ],
        kept=[_shown(visit, one) for one in kept_there(visit.diary.recent(), place)],
    )


def _shown(visit: Visit, one: Kept[PracticeDone] | Kept[Flicker]) -> KeptHere:
    record = one.record
    practice = visit.library.catalogue.by_id(record.practice)
    glyph, words = "flicker" if isinstance(record, Flicker) else glyph_of(practice), words_of(record)
    short = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rstrip()} …"
    return KeptHere(glyph, say_day(visit, one.at.date()), practice.title, short)


PATHS = [path("map", whole_map), path("map/<int:number>", one_place)]
