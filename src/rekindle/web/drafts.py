"""Drafts as pages show them: a card for each that was begun there, and the end of one when its form is kept."""

from __future__ import annotations

from dataclasses import dataclass

from rekindle.app import drafts
from rekindle.life.records import Draft
from rekindle.life.timeline import Kept
from rekindle.web.openings import say_when
from rekindle.web.visit import Visit

FIRST_WORDS = 140
SAVED = "drafted"
"""Name of the field by which a page says that it sent its draft; only a page with a script has it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A draft as it is offered: when it was last written, and its first words; none where it was only picked."""

    id: str
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


def _card(visit: Visit, kept: Kept[Draft]) -> Card:
    filled = kept.record.filled
    words = filled.written.strip() if filled else ""
    if filled and not words and filled.holds_anything:
        words = visit.gettext("A drawing")
    first = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(None, 1)[0] + " …"
    return Card(kept.id.hex(), say_when(visit, kept.at), first)


def _address(kept: Kept[Draft]) -> str:
    return kept.record.filled.to if kept.record.filled else ""
