"""Kept: everything by day, the newest first, a month at a time; and one entry to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import letters
from rekindle.app.errors import NotThere
from rekindle.app.letting_go import can_come_back
from rekindle.app.months import newest_of
from rekindle.app.saying import say_kind, say_scales
from rekindle.life.records import Entry, has_hour, month_of
from rekindle.story.days import Day, Moment, days_of
from rekindle.web.addresses import anchor_of
from rekindle.web.lengths import say_day, say_month, say_time
from rekindle.web.listed import glyph_of
from rekindle.web.notes import Note
from rekindle.web.pages.drawings import found, show_drawing
from rekindle.web.rendering import go, show
from rekindle.web.sought import way_back
from rekindle.web.visit import Visit, inside


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day with its name, its own place on the page, and each moment of it with its time in words."""

    name: str
    anchor: str
    moments: Sequence[tuple[str, Moment]]


@inside("GET")
def kept_now(visit: Visit) -> HttpResponseBase:
    """Show the newest month in which anything was kept; what has a day to come stands further on."""
    months, today = visit.diary.months(), visit.diary.now().date()
    return _month(visit, newest_of(months, today) or month_of(today), months)


@inside("GET")
def kept_in(visit: Visit, month: str) -> HttpResponseBase:
    """Show one month."""
    return _month(visit, month, visit.diary.months())


@inside("GET")
def read_entry(visit: Visit, record: str) -> HttpResponseBase:
    """Show one entry, or one drawing."""
    drawing = found(visit, bytes.fromhex(record))
    if drawing is not None:
        return show_drawing(visit, drawing)
    try:
        kept = visit.diary.find(bytes.fromhex(record), Entry)
    except NotThere as gone:
        return go(visit, "/kept", Note(gone.sentence(visit.gettext)))
    day = kept.at.date()
    return show(
        visit,
        "kept/entry.html",
        place="kept",
        entry=kept.record,
        record=record,
        day=say_day(visit, day),
        time=say_time(visit, kept.at) if has_hour(kept.record) else "",
        month=month_of(day),
        month_name=say_month(visit, month_of(day)),
        found=way_back(visit),
    )


def _month(visit: Visit, month: str, months: list[str]) -> HttpResponseBase:
    try:
        date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Http404 from error
    timeline = visit.diary.month(month)
    days = days_of(timeline, visit.library.catalogue)
    return show(
        visit,
        "kept/kept.html",
        place="kept",
        month=month,
        month_name=say_month(visit, month),
        months=[(shelf, say_month(visit, shelf)) for shelf in months],
        days=[_shown(visit, day) for day in days],
        unreadable=bool(timeline.unreadable),
        found=way_back(visit),
        comes_back=can_come_back(visit.diary, "kept"),
        answers=visit.library.answers,
        feelings=visit.library.feelings,
        glyph_of=glyph_of,
        letters=letters.are_named(visit.diary, visit.library),
        facts_of=partial(say_scales, visit, visit.library.answers),
        name_of=partial(say_kind, visit, visit.library.catalogue),
    )


def _shown(visit: Visit, day: Day) -> ShownDay:
    timed = [(say_time(visit, moment.at) if has_hour(moment.record) else "", moment) for moment in day.moments]
    return ShownDay(say_day(visit, day.date), anchor_of(day.date), timed)


PATHS = [
    path("kept", kept_now),
    path("kept/<month:month>", kept_in),
    path("kept/<record:record>", read_entry),
]
