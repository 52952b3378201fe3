"""What was found in a file that is brought in: counted, with the days it spans, and what was not understood."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import get_args

from msgspec import DecodeError, Struct, json

from rekindle.app.foreign import Found, Piece, Returned, Strange
from rekindle.life.records import Draft, Import, Standing

MOST_TOLD = 1_000
"""Things not understood that are told one by one; the others are counted."""


class _Head(Struct):
    """What of a record tells its day. All that was ever written has these two, whatever its version."""

    kind: str
    at: datetime


_read_head = json.Decoder(_Head).decode
STAND = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Standing | Draft))
"""The kinds that belong to no day."""

HERE = frozenset({"already", "twice", "elsewhere"})
"""What became of a piece that did not have to come in."""


@dataclass
class Report:
    """What was found in a file: every piece was added, was here already, or was not understood."""

    format: str
    batch: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    found: int = 0
    added: int = 0
    already: int = 0
    """How many were here already, those included that stand in the file twice or are here with another date."""
    twice: int = 0
    elsewhere: int = 0
    """How many came in before by another order of day and month, and were not touched since."""
    strange: int = 0
    """How many pieces were not understood."""
    not_understood: list[Strange] = field(default_factory=list)
    """The first of them, each with its line and why."""
    first: date | None = None
    last: date | None = None
    """The days of the earliest and the latest of what was understood and happened on a day."""

    def count(self, piece: Piece, outcome: str) -> None:
        """Count what became of a piece: an outcome of the batch, or the sentence that says why it did not come in.

        What is left out is nobody's words, and is not counted.
        """
        if outcome == "left":
            return
        self.found += 1
        if outcome == "added":
            self.added += 1
        elif outcome in HERE:
            self.already += 1
            self.twice += outcome == "twice"
            self.elsewhere += outcome == "elsewhere"
        else:
            self.strange += 1
            if len(self.not_understood) < MOST_TOLD:
                self.not_understood.append(Strange(piece.line, outcome))
        day = _day_of(piece) if outcome in {"added", "already", "twice"} else None
        if day is not None:
            self.first = day if self.first is None else min(self.first, day)
            self.last = day if self.last is None else max(self.last, day)

    def as_record(self, now: datetime) -> Import:
        """Give what is kept of it."""
        return Import(
            at=now,
            format=self.format,
            batch=self.batch.hex(),
            found=self.found,
            added=self.added,
            already=self.already,
            not_understood=self.strange,
        )


def _day_of(piece: Piece) -> date | None:
    """Give the day on which it happened; None for what stands whatever the day, and for what is no record."""
    if isinstance(piece, Found):
        return piece.record.at.date()
    try:
        head = _read_head(piece.data) if isinstance(piece, Returned) else None
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return None if head is None or head.kind in STAND else head.at.date()
