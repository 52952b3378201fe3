"""Settings, open: where it is open now, when it was open before, and an end to any of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import sessions
from rekindle.sealed import session_row_id
from rekindle.web.notes import Note
from rekindle.web.openings import said_of_last, say_when
from rekindle.web.rendering import go
from rekindle.web.visit import Visit, inside

GROUP = "open"
HERE = f"/settings#{GROUP}"


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session as the settings show it; nothing is kept of the browser it is in."""

    id: str
    began: str
    seen: str
    here: bool


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Where it is open, this session first, and what is known of the time before."""

    sessions: list[OpenSession]
    before: str


def open_now(visit: Visit) -> OpenNow:
    """Give what the settings show."""
    own = session_row_id(visit.cookie)
    found = sessions.open_now(visit.house, visit.diary.person)
    shown = [
        OpenSession(one.id.hex(), say_when(visit, one.began), say_when(visit, one.seen), one.id == own)
        for one in sorted(found, key=lambda one: one.id != own)
    ]
    began = next((one.began for one in found if one.id == own), visit.diary.now())
    return OpenNow(shown, said_of_last(visit, began))


@inside("GET", "POST")
def end(visit: Visit) -> HttpResponseBase:
    """End one other session, or all others. Whoever is there finds the lock at their next step."""
    if not visit.posted:
        return go(visit, HERE)
    if visit.said("others"):
        sessions.end_others(visit.house, visit.diary.person, visit.cookie)
    else:
        _end_one(visit, visit.said("end", 64))
    return go(visit, HERE, Note(visit.gettext("It is closed there."), beside=GROUP))


def _end_one(visit: Visit, name: str) -> None:
    try:
        session_id = bytes.fromhex(name)
    except ValueError:
        return
    if session_id != session_row_id(visit.cookie):
        sessions.end_one(visit.house, visit.diary.person, session_id)


PATHS = [path("settings/open", end)]
