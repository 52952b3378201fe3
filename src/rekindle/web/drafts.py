"""Drafts as pages show them: a card for each that was begun there, and what becomes of one when its form is sent."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http.response import HttpResponseBase

from rekindle.app import drafts
from rekindle.app.begun import say_begun
from rekindle.life.filled import Filled
from rekindle.life.records import Draft
from rekindle.life.timeline import Kept
from rekindle.web.addresses import record_id_of
from rekindle.web.notes import Note
from rekindle.web.openings import say_when
from rekindle.web.rendering import go
from rekindle.web.sent import read_fields
from rekindle.web.visit import Visit

FIRST_WORDS = 140
SAVED = "drafted"
"""Name of the field by which a page says that it sent its draft; only a page with a script has it."""
LEAVE, LET_GO = "leave", "let-go"
"""Names of the buttons that stand beside Keep: the words wait as a draft, or go."""
BESIDE_THE_WORDS = (SAVED, LEAVE, LET_GO)
"""Names of fields that say what became of the words, and are none of them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A draft as it is offered: what it is, when it was last written, and its first words, if it has any."""

    id: str
    what: str
    when: str
    words: str


def cards(visit: Visit, to: str | None = None) -> list[Card]:
    """Give a card for each draft of the form at an address, or of all, the newest first.

    There is none on a page that came after something was sent: what stands on it is what the person is at.
    """
    if visit.posted:
        return []
    return [_card(visit, one) for one in drafts.waiting(visit.diary) if to is None or _address(one) == to]


def finish_draft(visit: Visit) -> None:
    """Let the draft of the form that was just sent go for good, in the transaction that keeps the form."""
    once = visit.said("once", 40)
    drafts.finish(visit.diary, visit.request.path, once, was_saved=bool(visit.said(SAVED)))


def leaves(visit: Visit) -> bool:
    """Tell whether a form was sent to be left and not to be kept."""
    return bool(visit.said(LEAVE) or visit.said(LET_GO))


def leave_form(visit: Visit, back: str, *, is_unchanged: bool = False) -> HttpResponseBase:
    """Leave the form that was just sent: what was written in it waits as a draft, or is let go, and that is said.

    `is_unchanged` tells that it holds no more than is kept already: then there is nothing to wait or to let go.
    """
    fields = () if is_unchanged else read_fields(visit.request, BESIDE_THE_WORDS)
    said_once = visit.said("once", 40)
    once = said_once if record_id_of(said_once) else secrets.token_hex(16)
    with visit.diary.atomically():
        draft = drafts.leave(visit.diary, Filled(visit.request.path, fields), once)
        if draft is None:
            return go(visit, back)
        if visit.said(LET_GO):
            visit.diary.set_aside(draft)
            return go(visit, back, gone_note(visit, draft.hex()))
    said = visit.gettext("It waits as a draft, sealed. You find it on Today, and where you began it.")
    return go(visit, back, Note(said))


def gone_note(visit: Visit, draft: str) -> Note:
    """Give the note that brings back a draft that was just let go."""
    said = visit.gettext("It is let go. For ten minutes it can come back. Lock now or Leave makes it final.")
    return Note(said, "/undo/gone", {"id": draft, "to": "/drafts"})


def _card(visit: Visit, kept: Kept[Draft]) -> Card:
    filled = kept.record.filled
    words = filled.written.strip() if filled else ""
    if filled and not words and filled.is_drawn_on:
        words = visit.gettext("A drawing")
    first = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(None, 1)[0] + " …"
    what = say_begun(visit, visit.library.catalogue, kept.record)
    return Card(kept.id.hex(), what, say_when(visit, kept.at), first)


def _address(kept: Kept[Draft]) -> str:
    return kept.record.filled.to if kept.record.filled else ""
