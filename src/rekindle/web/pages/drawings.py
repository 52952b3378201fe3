"""Drawings that were kept: one to look at, and the pictures themselves, which only this session is given."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import drawing, letting_go
from rekindle.app.beside import SMALL, WHOLE, File
from rekindle.app.errors import NotReadable, NotThere
from rekindle.life.records import Attachment, month_of
from rekindle.life.timeline import Kept
from rekindle.web.lengths import say_day, say_month, say_time
from rekindle.web.notes import Note
from rekindle.web.pages.undo import let_go_note
from rekindle.web.rendering import go, show
from rekindle.web.sought import way_back
from rekindle.web.visit import Visit, inside

SHOWN = frozenset({"image/png"})
"""What is shown as what it is; anything else that may lie beside a record is not handed out."""
NOTHING_BUT_ITSELF = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""Opened on its own, a picture can load nothing and run nothing, whatever it may be."""


def found(visit: Visit, record_id: bytes) -> Kept[Attachment] | None:
    """Give a drawing; None where that is none."""
    try:
        return visit.diary.find(record_id, Attachment)
    except NotThere:
        return None


def of_practice(visit: Visit, record_id: bytes) -> Kept[Attachment] | None:
    """Give the drawing that was made in a practice, by the id of the practice; None where none is kept."""
    return found(visit, drawing.of_practice(visit.diary, record_id))


def show_drawing(visit: Visit, kept: Kept[Attachment]) -> HttpResponseBase:
    """Show one drawing with what was said about it."""
    day, catalogue = kept.at.date(), visit.library.catalogue
    practice = kept.record.practice
    return show(
        visit,
        "kept/drawing.html",
        place="kept",
        drawing=kept.record,
        record=kept.id.hex(),
        day=say_day(visit, day),
        time=say_time(visit, kept.at),
        month=month_of(day),
        month_name=say_month(visit, month_of(day)),
        found=way_back(visit),
        practice=catalogue.by_id(practice).title if practice in catalogue else "",
    )


@inside("GET")
def whole(visit: Visit, record: str) -> HttpResponseBase:
    """Give a picture."""
    return _picture(visit, bytes.fromhex(record), WHOLE)


@inside("GET")
def small(visit: Visit, record: str) -> HttpResponseBase:
    """Give the small one of it."""
    return _picture(visit, bytes.fromhex(record), SMALL)


@inside("POST")
def gone(visit: Visit, record: str) -> HttpResponseBase:
    """Let go of a drawing; for ten minutes it can come back."""
    try:
        together = letting_go.let_go(visit.diary, bytes.fromhex(record))
    except NotThere as error:
        return go(visit, "/kept", Note(error.sentence(visit.gettext)))
    return go(visit, "/kept", let_go_note(visit.gettext("It is let go."), together, "/kept"))


def _picture(visit: Visit, record_id: bytes, file: File) -> HttpResponseBase:
    kept = found(visit, record_id)
    if kept is None or kept.record.media_type not in SHOWN:
        raise Http404
    try:
        # Whole before anything is sent, and a few megabytes at most: nobody is given the half of one that is damaged.
        data = b"".join(visit.diary.beside.pieces(record_id, file))
    except NotReadable as error:
        raise Http404 from error
    response = HttpResponse(data, content_type=kept.record.media_type)
    response["Content-Security-Policy"] = NOTHING_BUT_ITSELF
    return response


PATHS = [
    path("kept/<record:record>/whole", whole),
    path("kept/<record:record>/small", small),
    path("kept/<record:record>/gone", gone),
]
