"""Reads a PNG as if somebody had made it to do harm: its size before its dots, every checksum, and every dot."""

import io
import struct
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from rekindle.app.errors import NotAPicture, PictureTooLarge
from rekindle.app.ports_beside import MOST_BYTES, Picture
from rekindle.pictures import dots

MOST_ACROSS = 4096
MOST_DOTS = 4_000_000
"""Of a picture in memory: 16 MB at four bytes a dot. A sheet has a third of that."""
DEEPEST = 8
"""Bits for a colour. What is made here and in browsers has no more, and more would take more room."""
SMALL = (320, 320)
SMALL_COLOURS = 64
WHITE = (255, 255, 255)

_HEAD = struct.Struct(">8sI4s8xB")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for what is no whole PNG."""


def taken(data: bytes) -> Picture:
    """Make a picture anew from its dots.

    Raises:
        NotAPicture, PictureTooLarge: it is none that is kept.
    """
    return picture_of(_loaded(data))


def checked(data: bytes) -> Picture:
    """Look at a picture, and leave it as it is; so there may be nothing in it that nobody sees.

    Raises:
        NotAPicture, PictureTooLarge: it is none that is kept.
    """
    image = _loaded(data)
    if not dots.are_alone(data):
        raise NotAPicture
    return Picture(data, _small(image), *image.size)


def picture_of(image: Image.Image) -> Picture:
    """Write a picture down, and a small one of it.

    Raises:
        PictureTooLarge: written down it has more bytes than come in again, however few it had when it came.
    """
    data = _written(image)
    _check_bytes(data)
    return Picture(data, _small(image), *image.size)


def _loaded(data: bytes) -> Image.Image:
    """Read every dot of a picture, on white where one could see through it."""
    _check_bytes(data)
    _check_head(data)
    try:
        with _opened(data) as first:
            first.verify()  # the checksum of every part, which loading alone does not look at
        with _opened(data) as image:
            image.load()
            seen = image.convert("RGBA")
    except _BROKEN as error:
        raise NotAPicture from error
    paper = Image.new("RGB", seen.size, WHITE)
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _check_bytes(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise PictureTooLarge(megabytes=MOST_BYTES // (1024 * 1024))


def _check_head(data: bytes) -> None:
    """Let nothing go on to be opened that does not begin as a PNG does, has deep colours, or far too many parts."""
    if len(data) < _HEAD.size:
        raise NotAPicture
    signature, length, kind, depth = _HEAD.unpack_from(data)
    if (signature, length, kind) != (_SIGNATURE, 13, b"IHDR") or depth > DEEPEST:
        raise NotAPicture
    if not dots.are_few(data):
        raise NotAPicture


def _opened(data: bytes) -> PngImageFile:
    """Open a picture, and let none of its dots be unpacked where they are far too many.

    Its size is asked of what unpacks it: a file may have several heads, and Pillow goes by the last one. It is not
    opened by `Image.open`, which says in a way of its own, at a limit of its own, that something is too large.
    """
    image = PngImageFile(io.BytesIO(data))
    width, height = image.size
    if not (0 < width <= MOST_ACROSS and 0 < height <= MOST_ACROSS and width * height <= MOST_DOTS):
        raise NotAPicture
    return image


def _small(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail(SMALL)
    return _written(small.quantize(SMALL_COLOURS))


def _written(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
