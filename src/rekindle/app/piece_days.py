"""On which day a piece of a file happened."""

from datetime import date, datetime

from msgspec import DecodeError, Struct, json

from rekindle.app.foreign import Found, Piece, Returned
from rekindle.life.records import Draft, Import, Openings, Preferences


class _Head(Struct):
    """What of a record tells its day. All that was ever written has these two, whatever its version."""

    kind: str
    at: datetime


_read_head = json.Decoder(_Head).decode
STAND = frozenset(str(kind.__struct_config__.tag) for kind in (Preferences, Import, Openings, Draft))
"""The kinds that belong to no day."""


def day_of(piece: Piece) -> date | None:
    """Give the day on which it happened; None for what stands whatever the day, and for what is no record."""
    if isinstance(piece, Found):
        return piece.record.at.date()
    try:
        head = _read_head(piece.data) if isinstance(piece, Returned) else None
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return None if head is None or head.kind in STAND else head.at.date()
