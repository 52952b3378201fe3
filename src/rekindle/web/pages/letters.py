"""Letters to oneself: which may be opened, and that others wait. None opens by itself or tells what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import letters
from rekindle.app.errors import NotThere, NotUnderstood
from rekindle.app.saying import say_letter
from rekindle.life.records import Letter
from rekindle.life.timeline import Kept
from rekindle.web.lengths import say_day, say_time
from rekindle.web.notes import Note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

HARD = "hard"
"""Name of the field by which a page says that today was called a hard day."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter from outside: what it is and waits for, when it was written, and whether it was opened before."""

    id: str
    what: str
    written: str
    opened: bool


@inside("GET", "POST")
def all_letters(visit: Visit) -> HttpResponseBase:
    """Show which letters may be opened; a hard day is one that was tapped as heavy, or that is called so here."""
    hard_day = _is_hard_day(visit)
    ready: list[Kept[Letter]] = []
    waiting: list[Kept[Letter]] = []
    for one in letters.letters(visit.diary):
        may_be = letters.may_be_opened(one.record, visit.diary.now(), hard_day=hard_day)
        (ready if may_be else waiting).append(one)
    return show(
        visit,
        "letters/letters.html",
        place="kept",
        ready=[_envelope(visit, one) for one in ready],
        waiting=[_envelope(visit, one) for one in waiting],
        for_hard_day=any(one.record.day is None for one in waiting),
        for_a_day=any(one.record.day for one in waiting),
        hard_day=hard_day,
    )


@inside("POST")
def read(visit: Visit, record: str) -> HttpResponseBase:
    """Open a letter, and show it."""
    try:
        letter = letters.read(visit.diary, bytes.fromhex(record), hard_day=_is_hard_day(visit))
    except (NotThere, NotUnderstood) as error:
        return go(visit, "/letters", Note(error.sentence(visit.gettext)))
    return show(
        visit,
        "letters/letter.html",
        place="kept",
        record=record,
        letter=letter.record,
        written=say_day(visit, letter.at.date()),
    )


@inside("POST")
def let_go(visit: Visit, record: str) -> HttpResponseBase:
    """Let a letter go, read or unread, with ten minutes to bring it back."""
    record_id = bytes.fromhex(record)
    try:
        visit.diary.find(record_id, Letter)
        visit.diary.set_aside(record_id)
    except NotThere as gone:
        return go(visit, "/letters", Note(gone.sentence(visit.gettext)))
    said = visit.gettext("It is let go. For ten minutes it can come back.")
    return go(visit, "/letters", Note(said, "/undo/gone", {"id": record, "to": "/letters"}))


def _is_hard_day(visit: Visit) -> bool:
    return bool(visit.said(HARD)) or letters.is_hard_day(visit.diary, visit.library)


def _envelope(visit: Visit, one: Kept[Letter]) -> Envelope:
    what = say_letter(visit, visit.library.language, one.record)
    written = f"{say_day(visit, one.at.date())}, {say_time(visit, one.at)}"
    return Envelope(one.id.hex(), what, written, one.record.opened is not None)


PATHS = [
    path("letters", all_letters),
    path("letters/<record:record>", read),
    path("letters/<record:record>/gone", let_go),
]
