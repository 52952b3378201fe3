"""Says that something was kept, to a person or to a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.life.records import Record
    from rekindle.life.timeline import Kept


def say_kept(talk: Talk, kept: Kept[Record] | None, sentence: str = "") -> None:
    """Say that it is kept; for a script, its id (hex), its kind, and its time (ISO 8601 with the person's offset)."""
    from rekindle.life.codec import kind_of

    if kept is None:  # the id was there already, so it was kept before
        return
    if talk.as_json:
        talk.give(id=kept.id.hex(), kind=kind_of(kept.record), at=kept.at.isoformat())
    else:
        talk.say(sentence or _("Kept."))
