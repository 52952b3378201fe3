"""Seals one person's records for their places in the store, and opens them there."""

from rekindle.app.ports import Row
from rekindle.app.ports_beside import Chunk
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

    def seal_chunk(self, record_id: bytes, file: int, part: int, data: bytes, last: bool) -> bytes:
        """Seal one piece of a file beside a record."""
        return self._box.seal(data, self._place_of(record_id, file, 0, part, last))

    def open_chunk(self, chunk: Chunk, *, last: bool) -> bytes:
        """Give a piece of a file, exactly as it was sealed; `last` tells whether no other comes after it.

        Raises:
            SealedError: it does not open, or is not the last one and ought to be.
        """
        return self._box.open(chunk.sealed, self._place_of(chunk.record, chunk.file, chunk.change, chunk.part, last))

    def _place_of(self, record_id: bytes, file: int, change: int, part: int, last: bool) -> Place:
        """Give the place of a chunk. No shelf is called like that, so a chunk is never taken for its own record."""
        return Place(self._person, record_id, f"beside/{file}", change, part, last)

    def read(self, row: Row) -> Kept[Record] | None:
        """Open and decode a row; None when it cannot be read, so that one bad row never hides the others."""
        try:
            return Kept(row.id, row.change, codec.decode(self.open(row)))
        except (SealedError, RecordError):
            return None
