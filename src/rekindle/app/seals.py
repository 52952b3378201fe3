"""Seals one person's records for their places in the store, and opens them there."""

from rekindle.app.ports import Row
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.life.records import Record
from rekindle.life.timeline import Kept
from rekindle.sealed import Box, PersonKey, Place, SealedError


class Seals:
    """The box of one person, and how a row of theirs becomes a record and back."""

    def __init__(self, person: bytes, key: PersonKey) -> None:
        self._person = person
        self._box = Box(key.records)

    def seal(self, record_id: bytes, shelf: str, change: int, data: bytes) -> Row:
        """Seal the JSON of a record, which the caller has seen to be readable."""
        return Row(record_id, shelf, change, self._box.seal(data, Place(self._person, record_id, shelf, change)))

    def open(self, row: Row) -> bytes:
        """Give the JSON in a row, exactly as it was sealed.

        Raises:
            SealedError: it does not open.
        """
        return self._box.open(row.sealed, Place(self._person, row.id, row.shelf, row.change))

    def read(self, row: Row) -> Kept[Record] | None:
        """Open and decode a row; None when it cannot be read, so that one bad row never hides the others."""
        try:
            return Kept(row.id, row.change, codec.decode(self.open(row)))
        except (SealedError, RecordError):
            return None
