"""The note beside what was just done ("Kept: far away. Undo"), carried sealed to the next page and shown once."""

from __future__ import annotations

import msgspec
from django.http.response import HttpResponseBase

from rekindle.sealed import SealedError, open_carry, seal_carry
from rekindle.web.cookies import Cookie, give_cookie, read_cookie, take_cookie
from rekindle.web.visit import Visit

UNDO_MINUTES = 10


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the next page says, and what Undo would send where."""

    text: str
    undo_to: str = ""
    undo: dict[str, str] = {}
    beside: str = ""
    """The part of the page beside which it stands, where it has several."""


def leave_note(visit: Visit, response: HttpResponseBase, note: Note) -> None:
    """Send a note along with a redirect; only this session can read it."""
    sealed = seal_carry(visit.cookie, msgspec.json.encode(note))
    give_cookie(visit.request, response, Cookie.NOTE, sealed, seconds=UNDO_MINUTES * 60)


def take_note(visit: Visit) -> Note | None:
    """Give the note that was left for this page, if there is one that opens."""
    carried = read_cookie(visit.request, Cookie.NOTE)
    if not carried or visit.opened is None:
        return None
    try:
        return msgspec.json.decode(open_carry(visit.cookie, carried), type=Note)
    except (SealedError, msgspec.DecodeError):
        return None


def drop_note(visit: Visit, response: HttpResponseBase) -> None:
    """Take the note away once it was shown."""
    if read_cookie(visit.request, Cookie.NOTE):
        take_cookie(visit.request, response, Cookie.NOTE)
