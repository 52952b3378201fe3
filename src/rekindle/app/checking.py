"""Checking a home: what is found, where, and whether it was mended. No finding tells of what was kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rekindle.app.diary import Diary
from rekindle.app.drawing import is_whole
from rekindle.app.house import House
from rekindle.app.keys import PREFERENCES, Opened
from rekindle.app.ports import Row
from rekindle.app.recounting import recount
from rekindle.life import codec
from rekindle.life.errors import NewerRecord, RecordError
from rekindle.life.records import Attachment
from rekindle.sealed import Box, Place, SealedError, UnknownFormat
from rekindle.sentences import N_

COUNTS_UNREADABLE = N_(
    "What was too much before cannot be read. Nothing you wrote was in it. "
    "“rekindle doctor --rebuild” counts it again."
)
COUNTED_AGAIN = N_("What was too much before was counted again from what you keep.")
NOT_WHOLE = N_("One of your drawings cannot be opened whole. What was said about it is still here.")
UNREADABLE = N_("One of the things you kept cannot be opened. It was left as it is.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was not as it ought to be."""

    what: str
    """A plain sentence, as the catalogue has it."""
    where: str
    """The file, or the record's opaque id."""
    mended: bool
    numbers: Mapping[str, int] = field(default_factory=dict)
    """What is filled into the sentence."""

    def sentence(self, gettext: Callable[[str], str]) -> str:
        """Give the sentence in the language of `gettext`; `str` gives it as it was written."""
        words = gettext(self.what)
        return words % self.numbers if self.numbers else words


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
    summary = opened.key.derive_id(PREFERENCES)
    for shelf in house.rows.shelves(opened.person):
        for row in house.rows.on_shelves(opened.person, {shelf}):
            count += 1
            trouble = _trouble_with(box, opened, row)
            if isinstance(trouble, NewerRecord | UnknownFormat) or (trouble and row.id != summary):
                what = str(trouble) if isinstance(trouble, RecordError) else UNREADABLE
                findings.append(Finding(what, f"record {row.id.hex()}", mended=False))
            elif trouble:
                findings.append(Finding(COUNTS_UNREADABLE, f"record {row.id.hex()}", mended=False))
        findings += _not_whole(house.diary(opened.person, opened.key), shelf)
    return Records(count, findings)


def _not_whole(diary: Diary, shelf: str) -> Iterator[Finding]:
    for kept in diary.month(shelf).of(Attachment):
        if not is_whole(diary, kept):
            yield Finding(NOT_WHOLE, f"record {kept.id.hex()}", mended=False)


def count_again(house: House, opened: Opened) -> Iterator[Finding]:
    """Make again what can be made from the records."""
    diary = house.diary(opened.person, opened.key)
    try:
        changed = recount(diary, house.library.catalogue)
    except (RecordError, SealedError) as error:
        yield Finding(str(error), f"record {opened.key.derive_id(PREFERENCES).hex()}", mended=False)
        return
    if changed:
        yield Finding(COUNTED_AGAIN, f"record {opened.key.derive_id(PREFERENCES).hex()}", mended=True)


def _trouble_with(box: Box, opened: Opened, row: Row) -> RecordError | SealedError | None:
    try:
        codec.decode(box.open(row.sealed, Place(opened.person, row.id, row.shelf, row.change)))
    except (RecordError, SealedError) as error:
        return error
    return None
