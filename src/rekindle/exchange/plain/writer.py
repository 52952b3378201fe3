"""Writes the plain copy: a heading, then every record as it is kept, one to a line, newest first."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from rekindle.app.diary import Unreadable
from rekindle.life import codec
from rekindle.life.records import Record
from rekindle.life.timeline import Kept

NAME = "notes.json"
"""Neutral, so that the file's name tells nothing."""
MEDIA_TYPE = "application/json"
FORMAT = "rekindle-plain"
VERSION = 1


def write(kept: Iterable[Kept[Record] | Unreadable], made: datetime) -> Iterator[bytes]:
    """Give the copy in pieces, so that it never lies in memory whole.

    The file is one JSON object: `format`, `version`, `made` (ISO 8601), and `records`, each with its `id` (hex) and
    the fields of its kind; one that cannot be read has `unreadable` alone.
    """
    head = {"format": FORMAT, "version": VERSION, "made": made.isoformat(timespec="seconds")}
    yield msgspec.json.encode(head)[:-1] + b',"records":['
    before = b"\n"
    for one in kept:
        body = b'{"unreadable":true}' if isinstance(one, Unreadable) else codec.encode(one.record)
        yield before + b'{"id":"' + one.id.hex().encode() + b'",' + body[1:]
        before = b",\n"
    yield b"\n]}\n"
