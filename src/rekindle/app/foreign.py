"""What a file that is brought in holds: the pieces that every format of `exchange` gives, and the use cases take."""

from msgspec import Struct

from rekindle.app.ports_beside import Picture
from rekindle.life.records import Record


class Found(Struct, frozen=True, gc=False):
    """A record that another program's file holds.

    `line` is where it begins, counted from 1. `parts` are the values that tell it from all others of its format: its
    row id is derived from them, so that the same file brought in again adds nothing. They say what was read and not
    how it stood there, and are never made in another way: what came in before would come in again. By `others` it may
    be here as well: those of an earlier version, or of another way to read the same file.
    """

    line: int
    record: Record
    parts: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()


class Returned(Struct, frozen=True, gc=False):
    """A record that Rekindle wrote itself: its own id (16 bytes), its JSON exactly as it was sealed, its picture."""

    line: int
    id: bytes
    data: bytes
    picture: Picture | None = None


class Strange(Struct, frozen=True, gc=False):
    """What stands in a file and was not understood; `why` is a sentence of the catalogue."""

    line: int
    why: str


Piece = Found | Returned | Strange
