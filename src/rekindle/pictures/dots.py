"""Tells whether a PNG holds its dots and nothing else, in the one form in which they are written here."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

HEAD, DOTS, END = b"IHDR", b"IDAT", b"IEND"
FORM = bytes((8, 2, 0, 0, 0))
"""Three bytes to a dot, red, green and blue: what is written here has no palette, and nothing to see through."""
CHANNELS = 3
MOST_PARTS = 2_000
"""Browsers write 8 KB of dots to a part, so the largest picture that is kept has some 600."""

_SIGNATURE_LENGTH = 8
_START = struct.Struct(">I4s")
_CHECKSUM_LENGTH = 4
_SIZE = struct.Struct(">2I")


def are_few(data: bytes) -> bool:
    """Tell whether a PNG has no more parts than a picture needs: each costs time, however little is in it."""
    return sum(1 for _part in islice(_parts(data), MOST_PARTS + 1)) <= MOST_PARTS


def are_alone(data: bytes) -> bool:
    """Tell whether there is nothing in a PNG but its dots; the caller has seen that it is a whole one, and how large.

    A text beside them, another frame, a palette, rows below the last one, or bytes after the end: all of these a
    picture may carry, and whoever looks at it sees nothing of them.
    """
    parts = list(_parts(data))
    if [kind for kind, _inside in parts] != [HEAD, *[DOTS] * (len(parts) - 2), END]:
        return False
    (_, head), *between, (_, end) = parts
    if head[_SIZE.size :] != FORM or len(end):
        return False
    width, height = _SIZE.unpack_from(head)
    return _unpacks_to((1 + width * CHANNELS) * height, (inside for _kind, inside in between))


def _parts(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Give each part, its kind and what is inside; what is left and is no part comes as a part of no kind."""
    rest = memoryview(data)[_SIGNATURE_LENGTH:]
    while len(rest) >= _START.size:
        length, kind = _START.unpack_from(rest)
        yield kind, rest[_START.size : _START.size + length]
        rest = rest[_START.size + length + _CHECKSUM_LENGTH :]
    if len(rest):
        yield b"", rest


def _unpacks_to(size: int, packed: Iterable[memoryview]) -> bool:
    """Tell whether just so many bytes were packed, and nothing follows; never more than these are unpacked."""
    unpacking, left = zlib.decompressobj(), size
    try:
        for piece in packed:
            left -= len(unpacking.decompress(piece, max(left, 0) + 1))
    except zlib.error:
        return False
    return unpacking.eof and not unpacking.unused_data and left == 0
