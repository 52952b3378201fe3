"""The ports of what lies beside records: sealed chunks in the store, and the pictures that they hold."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct


class Chunk(Struct, frozen=True, gc=False):
    """One sealed piece as a store sees it."""

    record: bytes
    file: int
    part: int
    change: int
    sealed: bytes


class Chunks(Protocol):
    """The chunks beside the rows of all people. They are hidden, come back and go for good with their row."""

    def add_chunks(self, person: bytes, chunks: Iterable[Chunk]) -> None:
        """Write chunks, none of which is there, one after another."""
        ...

    def count_chunks(self, person: bytes, record: bytes, file: int) -> int:
        """Give how many chunks of a file there are."""
        ...

    def find_chunk(self, person: bytes, record: bytes, file: int, part: int) -> Chunk | None:
        """Give one chunk."""
        ...


MOST_BYTES = 5 * 1024 * 1024
"""Of a picture that is kept."""


class Picture(Struct, frozen=True):
    """A picture that was looked at: it is one, it can be shown, and there is nothing else in it."""

    data: bytes
    small: bytes
    """The same, small enough for a list; as a PNG."""
    width: int
    height: int
    media_type: str = "image/png"

    @property
    def digest(self) -> str:
        """SHA-256 of it, in hex."""
        return hashlib.sha256(self.data).hexdigest()


class Stroke(Struct, frozen=True):
    """One line on a sheet: its points and its width in the sheet's own units, its colour, and how much it covers."""

    points: Sequence[tuple[float, float]]
    width: float
    colour: str
    """As `#rrggbb`."""
    cover: float = 1.0


class Pictures(Protocol):
    """Looks at pictures and makes them."""

    def take(self, data: bytes) -> Picture:
        """Make a picture that was drawn anew from its dots alone, so that nothing else that came with it is kept.

        Raises:
            NotAPicture: it is none, is damaged, or is far too large for its bytes or for us.
            PictureTooLarge: it has too many bytes.
        """
        ...

    def check(self, data: bytes) -> Picture:
        """Look at a picture that was kept before, which stays as it is to the byte.

        Raises:
            NotAPicture, PictureTooLarge: as for one that was drawn; or there is more in it than one sees.
        """
        ...

    def draw(self, size: tuple[int, int], paper: str, strokes: Iterable[Stroke]) -> Picture:
        """Draw lines on a sheet of a size and a colour."""
        ...
