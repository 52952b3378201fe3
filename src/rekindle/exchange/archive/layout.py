"""How an archive is laid out: the names of its members, and the shapes of what stands in them."""

import re
from datetime import datetime

from msgspec import Raw, Struct

from rekindle.life.records import Attachment

ABOUT, RECORDS, README = "about.json", "records.jsonl", "readme.txt"
MEMBERS = (ABOUT, RECORDS, README)
FILE = re.compile(r"files/[0-9a-f]{32}\.[a-z0-9]{1,8}")
"""What lies beside a record: named by its id, and by what it is."""
ENDINGS = {"image/png": "png"}
BESIDE = Attachment.__struct_config__.tag
"""The kind of the records beside which something lies."""
FORMAT = "rekindle-archive"
VERSION = 1
LONGEST_ABOUT = 64 * 1024
"""Bytes."""


class About(Struct, frozen=True):
    """about.json: which format this is, its version, and when it was made."""

    format: str
    version: int
    made: datetime


class Line(Struct, frozen=True, omit_defaults=True):
    """One line of records.jsonl: a record's id in hex, and the record; or that it could not be opened."""

    id: str
    record: Raw = Raw()
    unreadable: bool = False


class Kind(Struct, frozen=True):
    """What of a record tells whether anything may lie beside it."""

    kind: str


def file_name(record: str, media_type: str) -> str:
    """Name the member that holds what lies beside a record, whose id stands in hex."""
    return f"files/{record}.{ENDINGS.get(media_type, 'bin')}"
