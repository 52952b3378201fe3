"""Files beside a person's records: cut into chunks, each sealed for its own place, and put together again."""

from collections.abc import Iterator
from typing import Literal

from rekindle.app.errors import NotReadable
from rekindle.app.ports_beside import Chunk, Chunks, Picture
from rekindle.app.seals import Seals
from rekindle.sealed import SealedError

CHUNK = 256 * 1024 - 4
"""Bytes of a file in one chunk: with the four that say its length it fills the steps of a seal to the last byte."""

File = Literal[0, 1]
WHOLE: File = 0
SMALL: File = 1
"""A picture itself, and a small one to look at in a list."""


class Beside:
    """The files beside one person's records."""

    def __init__(self, person: bytes, chunks: Chunks, seals: Seals) -> None:
        self._person = person
        self._chunks = chunks
        self._seals = seals

    def add(self, record_id: bytes, file: File, data: bytes) -> None:
        """Seal a file and write it beside a record that is new; the caller holds the transaction."""
        self._chunks.add_chunks(self._person, self._sealed(record_id, file, data))

    def add_picture(self, record_id: bytes, picture: Picture) -> None:
        """Seal a picture, and the small one of it, and write both beside a record that is new."""
        self.add(record_id, WHOLE, picture.data)
        self.add(record_id, SMALL, picture.small)

    def pieces(self, record_id: bytes, file: File) -> Iterator[bytes]:
        """Give a file piece by piece, so that it never lies in memory whole.

        Raises:
            NotReadable: it is not there, or a piece of it is damaged or missing; also while it is read.
        """
        count = self._chunks.count_chunks(self._person, record_id, file)
        if not count:
            raise NotReadable
        for part in range(count):
            chunk = self._chunks.find_chunk(self._person, record_id, file, part)
            if chunk is None:
                raise NotReadable
            try:
                yield self._seals.open_chunk(chunk, last=part == count - 1)
            except SealedError as error:
                raise NotReadable from error

    def _sealed(self, record_id: bytes, file: File, data: bytes) -> Iterator[Chunk]:
        last = max(0, len(data) - 1) // CHUNK
        for part in range(last + 1):
            piece = data[part * CHUNK : (part + 1) * CHUNK]
            yield Chunk(record_id, file, part, 0, self._seals.seal_chunk(record_id, file, part, piece, part == last))
