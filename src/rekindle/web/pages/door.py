"""The door of a practice: what it asks and how long, before it begins."""

from __future__ import annotations

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import steps, strain
from rekindle.app.steps import Step
from rekindle.method.before import is_deep
from rekindle.method.errors import UnknownPractice
from rekindle.method.practice import Practice
from rekindle.web.addresses import SLUGS
from rekindle.web.asking import door_of
from rekindle.web.lengths import say_length
from rekindle.web.notes import Note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@inside("GET")
def door(visit: Visit, number: int) -> HttpResponseBase:
    """Say what a practice asks and how long it takes, before it begins."""
    return show_door(visit, practice_of(visit, number))


def show_door(visit: Visit, practice: Practice, begins_with: str = "") -> HttpResponseBase:
    """Show the door of a practice; where an answer led there, with what is said first."""
    further = visit.library.catalogue.by_id(practice.further) if practice.further else None
    return show(
        visit,
        "step/door.html",
        further=further,
        begins_with=begins_with,
        place="practices",
        practice=practice,
        small=say_length(visit, practice, "smallest"),
        whole=say_length(visit, practice, "usual"),
        withdrawn=strain.is_withdrawn(visit.diary, visit.library.catalogue, practice),
        door=door_of(visit, practice),
        deep=is_deep(practice),
        before=visit.library.before,
    )


@inside("POST")
def bring_back(visit: Visit, number: int) -> HttpResponseBase:
    """Offer a practice and its family again."""
    strain.bring_back(visit.diary, visit.library.catalogue, practice_of(visit, number))
    return go(visit, f"/step/{number}", Note(visit.gettext("It may be offered again.")))


@inside("POST")
def begin(visit: Visit) -> HttpResponseBase:
    """Begin today's step; where its door has a question, by its door."""
    step = steps.begin_step(visit.diary, visit.library)
    if not isinstance(step, Step):
        return go(visit, "/")
    if door_of(visit, step.practice).asks:
        return go(visit, f"/step/{step.practice.number}")
    return go(visit, f"/step/{step.practice.number}/{SLUGS[step.offer.form]}")


def practice_of(visit: Visit, number: int) -> Practice:
    """Find the practice that an address names.

    Raises:
        Http404: there is none of that number.
    """
    try:
        return visit.library.catalogue.by_number(number)
    except UnknownPractice as unknown:
        raise Http404 from unknown


PATHS = [
    path("step/begin", begin),
    path("step/<int:number>", door),
    path("step/<int:number>/again", bring_back),
]
