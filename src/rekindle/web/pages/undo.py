"""Undo: what was kept is taken away again, and what was let go comes back."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app.errors import NotThere
from rekindle.web.addresses import record_id_of
from rekindle.web.notes import Note
from rekindle.web.rendering import go
from rekindle.web.visit import Visit, inside

PLACES = frozenset({"/", "/write", "/kept", "/drafts"})


@inside("POST")
def undo_keep(visit: Visit) -> HttpResponseBase:
    """Take away what was just kept; for ten minutes that can be undone as well."""
    record_id, back = record_id_of(visit.said("id")), _back(visit)
    try:
        visit.diary.set_aside(record_id or b"")
    except NotThere as gone:
        return go(visit, back, Note(gone.sentence(visit.gettext)))
    undo = {"id": visit.said("id"), "to": back}
    return go(visit, back, Note(visit.gettext("It is let go."), "/undo/gone", undo))


@inside("POST")
def undo_gone(visit: Visit) -> HttpResponseBase:
    """Bring back what was let go."""
    record_id, back = record_id_of(visit.said("id")), _back(visit)
    try:
        visit.diary.bring_back(record_id or b"")
    except NotThere as gone:
        return go(visit, back, Note(gone.sentence(visit.gettext)))
    return go(visit, back, Note(visit.gettext("It is back.")))


def _back(visit: Visit) -> str:
    back = visit.said("to")
    return back if back in PLACES else "/"


PATHS = [path("undo/keep", undo_keep), path("undo/gone", undo_gone)]
