"""How an archive is laid out: the names of its members, and the shapes of what stands in them."""

from datetime import datetime

from msgspec import Raw, Struct

ABOUT, RECORDS, README = "about.json", "records.jsonl", "readme.txt"
MEMBERS = (ABOUT, RECORDS, README)
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
