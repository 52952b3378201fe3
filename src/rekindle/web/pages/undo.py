"""Undo: what was just written is a draft again, what was kept is taken away, and what was let go comes back."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import drafts, letting_go, practising
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere
from rekindle.life.records import month_of
from rekindle.web.addresses import record_id_of
from rekindle.web.notes import Note
from rekindle.web.rendering import go
from rekindle.web.visit import Visit, inside

MOST_AT_ONCE = 30
"""Nobody has more drafts of one page than this, and the note has to go into one cookie."""
LONGEST_IDS = 33 * MOST_AT_ONCE
PLACES = frozenset({"/", "/write", "/kept", "/drafts"})


@inside("POST")
def undo_keep(visit: Visit) -> HttpResponseBase:
    """Take away what was just kept; for ten minutes that can be undone as well."""
    record_id, back = record_id_of(visit.said("id")), _back(visit)
    try:
        gone = letting_go.let_go(visit.diary, record_id or b"")
    except NotThere as error:
        return go(visit, back, Note(error.sentence(visit.gettext)))
    return go(visit, back, let_go_note(visit.gettext("It is let go."), gone, back))


@inside("POST")
def undo_written(visit: Visit) -> HttpResponseBase:
    """Make what was just written and kept a draft again."""
    return _unkept(visit, drafts.unkeep)


@inside("POST")
def undo_words(visit: Visit) -> HttpResponseBase:
    """Make what was just written in a practice a page that was begun."""
    return _unkept(visit, practising.unkeep_words)


@inside("POST")
def undo_gone(visit: Visit) -> HttpResponseBase:
    """Bring back what was let go."""
    said, back = visit.said("id", LONGEST_IDS), _back(visit)
    try:
        letting_go.bring_back(visit.diary, [record_id_of(one) or b"" for one in said.split() or [""]])
    except NotThere as gone:
        return go(visit, back, Note(gone.sentence(visit.gettext)))
    return go(visit, back, Note(visit.gettext("It is back.")))


@inside("POST")
def undo_last(visit: Visit) -> HttpResponseBase:
    """Bring back what was let go last, among the drafts or among what was kept, and show it there."""
    back = "/drafts" if visit.said("to") == "/drafts" else "/kept"
    try:
        last = letting_go.bring_back_last(visit.diary, "drafts" if back == "/drafts" else "kept")
    except NotThere as gone:
        return go(visit, back, Note(gone.sentence(visit.gettext)))
    back = back if back == "/drafts" else f"{back}/{month_of(last.at)}"
    return go(visit, back, Note(visit.gettext("It is back.")))


def let_go_note(said: str, gone: list[bytes], to: str) -> Note:
    """Give the note that brings back all that was just let go together, and leads to a page then."""
    return Note(said, "/undo/gone", {"id": " ".join(one.hex() for one in gone[:MOST_AT_ONCE]), "to": to})


def _unkept(visit: Visit, unkeep: Callable[[Diary, bytes], None]) -> HttpResponseBase:
    said = visit.gettext("It is not kept any more. It waits among what you began.")
    try:
        unkeep(visit.diary, record_id_of(visit.said("id")) or b"")
    except NotThere as error:
        said = error.sentence(visit.gettext)
    return go(visit, _back(visit), Note(said))


def _back(visit: Visit) -> str:
    back = visit.said("to")
    return back if back in PLACES else "/"


PATHS = [
    path("undo/keep", undo_keep),
    path("undo/written", undo_written),
    path("undo/words", undo_words),
    path("undo/gone", undo_gone),
    path("undo/last", undo_last),
]
