"""Kept: everything by day, the newest first, a month at a time; and one entry to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app.errors import NotThere
from rekindle.life.records import CheckIn, Entry, month_of
from rekindle.method.states import nearest_step
from rekindle.story.days import Day, Moment, days_of
from rekindle.web.lengths import say_day, say_month, say_time
from rekindle.web.notes import Note
from rekindle.web.pages.library import glyph_of
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day with its name, and each moment of it with its time in words."""

    name: str
    moments: Sequence[tuple[str, Moment]]


@inside("GET")
def kept_now(visit: Visit) -> HttpResponseBase:
    """Show the newest month in which anything was kept."""
    months = visit.diary.months()
    return _month(visit, months[0] if months else month_of(visit.diary.now()), months)


@inside("GET")
def kept_in(visit: Visit, month: str) -> HttpResponseBase:
    """Show one month."""
    return _month(visit, month, visit.diary.months())


@inside("GET")
def read_entry(visit: Visit, record: str) -> HttpResponseBase:
    """Show one entry."""
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
        time=_time_of(visit, kept.record),
        month=month_of(day),
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
        answers=visit.library.answers,
        feelings=visit.library.feelings,
        glyph_of=glyph_of,
        facts_of=lambda check_in: _facts(visit, check_in),
    )


def _shown(visit: Visit, day: Day) -> ShownDay:
    return ShownDay(say_day(visit, day.date), [(_time(visit, moment), moment) for moment in day.moments])


def _time(visit: Visit, moment: Moment) -> str:
    """Give the time of day of a moment, where it has one."""
    return _time_of(visit, moment.record) if isinstance(moment.record, Entry) else say_time(visit, moment.at)


def _time_of(visit: Visit, entry: Entry) -> str:
    """Give the time of day of an entry; one that was given another day, or came with a day alone, has none."""
    day_alone = entry.origin is not None and entry.origin.day_only
    return "" if day_alone or entry.written.date() != entry.at.date() else say_time(visit, entry.at)


def _facts(visit: Visit, check_in: CheckIn) -> list[str]:
    """Give what was said of how much is felt, how near, and the energy, in the words of the answers."""
    answers = visit.library.answers
    facts = []
    if check_in.felt is not None:
        facts.append(visit.gettext("Felt: %s") % answers.felt[nearest_step(check_in.felt)])
    if check_in.connected is not None:
        facts.append(visit.gettext("Near: %s") % answers.connected[nearest_step(check_in.connected)])
    if check_in.energy is not None:
        facts.append(visit.gettext("Energy: %s") % answers.energy[check_in.energy])
    return facts


PATHS = [
    path("kept", kept_now),
    path("kept/<month:month>", kept_in),
    path("kept/<record:record>", read_entry),
]
