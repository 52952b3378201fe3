"""Checking a home: what is found, where, and whether it was mended. No finding tells of what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.ports import Row
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.sealed import Box, Place, SealedError
from rekindle.sentences import N_

UNREADABLE = N_("One of the things you kept cannot be opened. It was left as it is.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was not as it ought to be."""

    what: str
    """A plain sentence."""
    where: str
    """The file, or the record's opaque id."""
    mended: bool


class HomeFiles(Protocol):
    """The files of a home, as far as they can be looked at without a key."""

    def exists(self) -> bool:
        """Tell whether there is a home at all."""
        ...

    def check_files(self) -> Iterator[Finding]:
        """Look at the folder and the small files in it, and mend what can be mended without losing anything."""
        ...

    def check_key_file(self) -> Iterator[Finding]:
        """Tell whether a key file was there that opening the house took away, as it does beside a passphrase."""
        ...

    def check_database(self) -> Iterator[Finding]:
        """Look whether the database file is whole. The house is open by then."""
        ...


@dataclass(frozen=True, slots=True)
class Records:
    """How the check of the records went: how many were opened, and what was found."""

    opened: int
    findings: list[Finding]


def check_records(house: House, opened: Opened) -> Records:
    """Open and decode every record of a person; what does not open is left as it is."""
    box, count, findings = Box(opened.key.records), 0, []
    for shelf in house.rows.shelves(opened.person):
        for row in house.rows.on_shelves(opened.person, {shelf}):
            count += 1
            trouble = _trouble_with(box, opened, row)
            if trouble:
                findings.append(Finding(trouble, f"record {row.id.hex()}", mended=False))
    return Records(count, findings)


def _trouble_with(box: Box, opened: Opened, row: Row) -> str:
    try:
        codec.decode(box.open(row.sealed, Place(opened.person, row.id, row.shelf, row.change)))
    except RecordError as error:
        return str(error)
    except SealedError:
        return UNREADABLE
    return ""
