"""What is known about a practice: a note in one or two sentences, with the work that it rests on."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.practice import Practice


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known, and by whom; no source where nothing was found."""

    known: Annotated[str, Meta(min_length=1, max_length=300)]
    source: str


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The notes by the number that a practice's file names, and what holds for all of them."""

    about: Annotated[str, Meta(min_length=1)]
    notes: dict[str, Note]

    def of(self, practice: Practice) -> Note:
        """Give what is known about a practice."""
        return self.notes[practice.evidence]


def read_evidence(file: str, data: bytes, practices: Iterable[Practice]) -> Evidence:
    """Read the notes.

    Raises:
        UnreadableContent: the file has the wrong shape, or a practice names a note that is not there.
    """
    evidence = decode(file, data, Evidence)
    for practice in practices:
        if practice.evidence not in evidence.notes:
            raise UnreadableContent(
                file, f"there is no note {practice.evidence}, which {practice.id} names", field="notes"
            )
    return evidence
