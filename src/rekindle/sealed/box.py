"""Seals what a person keeps, bound to the one place in the store where it lies.

Layout, inside the envelope: length of the plain bytes (4, big-endian) || plain bytes || zeros up to the next
step of 256. So a sealed size tells its step, and nothing else. The place is associated data: a box that was swapped
with another, moved to another person, record or shelf, or put beside another change counter does not open. A seal
cannot tell that a row is missing, nor that a whole older row, its counter with it, was put back.
"""

from __future__ import annotations

import secrets
import struct
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rekindle.sealed.envelope import RandomBytes, disclose, enclose
from rekindle.sealed.errors import DoesNotOpen

STEP = 256
"""Bytes to a multiple of which the inside of a box is padded."""

# Change, part, last, and the two lengths come first and have fixed widths, the record is always 16 bytes:
# so no two places give the same bytes, and one pack is all it costs.
_PLACE = struct.Struct(">QI?HH")
_LENGTH = struct.Struct(">I")
_ZEROS = bytes(STEP)


class Place(NamedTuple):
    """Where a box lies.

    ``person`` is the person's id, ``record`` the row's id of 16 bytes, ``shelf`` its shelf, ``change`` its
    change counter (0 to 2**64 - 1). An attachment lies in several boxes: ``part`` counts them from 0, and
    ``last`` marks the final one, so that none can be left out, doubled or cut off the end.
    """

    person: bytes
    record: bytes
    shelf: str
    change: int
    part: int = 0
    last: bool = True

    def as_bytes(self) -> bytes:
        """Give the one byte string of this place; a place that cannot be is a ``ValueError``."""
        person, record, shelf, change, part, last = self
        name = shelf.encode()
        if len(record) != 16:
            raise ValueError("the id of a record is 16 bytes")
        try:
            head = _PLACE.pack(change, part, last, len(person), len(name))
        except struct.error:
            raise ValueError("a number or a name of this place is out of range") from None
        return head + record + person + name


class Box:
    """Seals and opens under one key; keep it while opening many, as it sets the cipher up only once.

    It holds no state but the cipher, and may be shared between threads.
    """

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("the key of a box is 32 bytes")
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, place: Place, random_bytes: RandomBytes = secrets.token_bytes) -> bytes:
        """Seal ``plain`` (0 bytes to 2 GB) for ``place``.

        Raises:
            ValueError: the place cannot be.
        """
        padding = -(len(plain) + 4) % STEP
        inside = _LENGTH.pack(len(plain)) + plain + _ZEROS[:padding]
        return enclose(self._cipher, inside, place.as_bytes(), random_bytes)

    def open(self, sealed: bytes, place: Place) -> bytes:
        """Give back what was sealed for exactly this place.

        Raises:
            DoesNotOpen: any bit of it, or any part of the place, differs; or the key is another one.
            UnknownFormat: a newer program sealed it.
        """
        try:
            about = place.as_bytes()
        except ValueError:
            # Nothing was ever sealed for a place that cannot be: this row was tampered with.
            raise DoesNotOpen from None
        inside = disclose(self._cipher, sealed, about)
        (length,) = _LENGTH.unpack_from(inside)
        return inside[4 : 4 + length]
