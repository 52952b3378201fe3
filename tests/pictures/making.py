"""Pictures for tests, good ones and ones that somebody made to do harm; all made here."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image

from rekindle.app.ports_beside import Picture, Stroke
from rekindle.pictures import PngPictures

PICTURES = PngPictures()


@cache
def drawn(*points: tuple[float, float]) -> Picture:
    """Give a picture with one line on it."""
    return PICTURES.draw((640, 520), "#ffffff", [Stroke(points or ((40, 40), (600, 480)), 14, "#b4581a", 0.5)])


@cache
def noisy(side: int = 1200) -> bytes:
    """Give a picture that hardly packs, and so has several chunks."""
    noise = Image.effect_noise((side, side), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG", compress_level=1)
    return out.getvalue()


@cache
def large() -> Picture:
    """Give a picture of several chunks."""
    return PICTURES.take(noisy())


def part(kind: bytes, data: bytes) -> bytes:
    """Give one part of a PNG with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def head(width: int, height: int, *, depth: int = 8, colour: int = 2) -> bytes:
    """Give the part of a PNG that says how large it is, and what a dot is."""
    return part(b"IHDR", struct.pack(">2I5B", width, height, depth, colour, 0, 0, 0))


def png(width: int, height: int, dots: bytes, *, depth: int = 8, colour: int = 2, more: bytes = b"") -> bytes:
    """Put a PNG together by hand, whatever it says of itself."""
    first = head(width, height, depth=depth, colour=colour)
    packed = part(b"IDAT", zlib.compress(dots))
    return b"\x89PNG\r\n\x1a\n" + first + more + packed + part(b"IEND", b"")


def black(width: int, height: int) -> bytes:
    """Give a black picture with all its dots, eight to a byte, so that very many take little room."""
    return png(width, height, bytes((1 + (width + 7) // 8) * height), depth=1, colour=0)


def with_two_heads(width: int, height: int) -> bytes:
    """Give a picture that says first that it is small, and then how large it is."""
    large = black(width, height)
    return large[:8] + head(10, 10, depth=1, colour=0) + large[8:]


def with_a_bit_turned(data: bytes) -> bytes:
    """Turn one bit in the middle, where the dots are."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


GOOD_DOTS = bytes([0, 255, 0, 0, 0, 0, 255])
GOOD = png(2, 1, GOOD_DOTS)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a page of the web called a picture": lambda: b"<!doctype html><script>alert(1)</script>" + bytes(100),
    "a drawing that can run": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' + bytes(100),
    "another kind of picture": lambda: b"GIF89a" + bytes(200),
    "the signature alone": lambda: GOOD[:8],
    "the head alone": lambda: GOOD[:33],
    "the end cut off": lambda: drawn().data[:-300],
    "a bit turned": lambda: with_a_bit_turned(drawn().data),
    "a head with another checksum": lambda: GOOD[:29] + b"oops" + GOOD[33:],
    "no dots": lambda: png(0, 0, b""),
    "far too wide": lambda: black(100_000, 1),
    "far too many dots": lambda: black(4_000, 4_000),
    "a second head with far too many dots": lambda: with_two_heads(4_000, 4_000),
    "a second head with more dots than Pillow takes": lambda: with_two_heads(20_000, 20_000),
    "a second head for which the palette can be seen through": lambda: png(
        1, 1, bytes(2), colour=3, more=part(b"tRNS", b"\1\2") + head(1, 1, depth=1, colour=0)
    ),
    "more dots than a computer has room for": lambda: png(2**31 - 1, 2**31 - 1, b""),
    "fewer dots than it says": lambda: png(600, 600, b"\0" * 100),
    "two bytes for a colour": lambda: png(1, 1, bytes(7), depth=16),
    "a colour type there is none of": lambda: png(1, 1, bytes(7), colour=5),
    "dots that do not unpack": lambda: GOOD.replace(zlib.compress(GOOD_DOTS), b"nonsense", 1),
    "far more parts than a picture has": lambda: png(1, 1, bytes(4), more=part(b"IDAT", b"") * 400_000),
    "words that unpack to far more": lambda: png(
        1, 1, bytes(4), more=part(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000), 9))
    ),
}


def between(*parts: bytes) -> bytes:
    """Give the good picture with other parts between its head and its end."""
    return GOOD[:33] + b"".join(parts) + GOOD[-12:]


SECRET = b"where I live"
_PACKED = zlib.compress(GOOD_DOTS)
_PLAIN = zlib.compress(GOOD_DOTS + SECRET, 0)
"""Packed so that each byte stands as it is."""
_WITHOUT_END = _PACKED[:2] + b"\0" + struct.pack("<2H", len(GOOD_DOTS), 0xFFFF ^ len(GOOD_DOTS)) + GOOD_DOTS
_FRAME = struct.pack(">5I2H2B", 0, 2, 1, 0, 0, 1, 1, 0, 0)
HIDING: dict[str, bytes] = {
    "words beside its dots": png(2, 1, GOOD_DOTS, more=part(b"tEXt", b"Comment\0" + SECRET)),
    "packed words beside its dots": png(2, 1, GOOD_DOTS, more=part(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET))),
    "words after its dots": between(part(b"IDAT", _PACKED), part(b"tEXt", b"Comment\0" + SECRET)),
    "a part that nobody knows": png(2, 1, GOOD_DOTS, more=part(b"seCr", SECRET)),
    "words after the end": GOOD + SECRET,
    "a few bytes after the end": GOOD + b"hi",
    "a part after the end": GOOD + part(b"tEXt", b"Comment\0" + SECRET),
    "another picture after the end": GOOD + GOOD,
    "words in the end": GOOD[:-12] + part(b"IEND", SECRET),
    "another frame": between(
        part(b"acTL", struct.pack(">2I", 2, 0)),
        part(b"fcTL", _FRAME),
        part(b"IDAT", _PACKED),
        part(b"fcTL", b"\0\0\0\1" + _FRAME[4:]),
        part(b"fdAT", b"\0\0\0\2" + _PACKED),
    ),
    "a palette with more colours than it has": png(2, 1, bytes(3), colour=3, more=part(b"PLTE", SECRET)),
    "dots that one sees through": png(2, 1, b"\0" + SECRET[:3] + b"\0" + SECRET[3:6] + b"\0", colour=6),
    "a row below the last one": png(2, 1, GOOD_DOTS + SECRET),
    "a row below the last one, byte by byte": between(
        *(part(b"IDAT", _PLAIN[at : at + 1]) for at in range(len(_PLAIN)))
    ),
    "packed dots that go on": between(part(b"IDAT", _WITHOUT_END + b"\4")),
    "words where packed dots go on": between(part(b"IDAT", _WITHOUT_END), part(b"IDAT", b"\7" + SECRET)),
    "words after its packed dots": between(part(b"IDAT", _PACKED + SECRET)),
    "words in a piece after its packed dots": between(part(b"IDAT", _PACKED), part(b"IDAT", SECRET)),
    "a number in its head that nobody asks for": GOOD[:8]
    + part(b"IHDR", struct.pack(">2I5B", 2, 1, 8, 2, 7, 0, 0))
    + GOOD[33:],
}
"""Pictures that can be looked at, and in which there is more than one sees."""
