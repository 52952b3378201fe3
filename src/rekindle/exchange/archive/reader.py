"""Reads an archive line by line, and hands every record on exactly as it was sealed."""

from collections.abc import Iterator
from zipfile import ZipFile

import msgspec
from msgspec import structs

from rekindle.app.errors import AppError
from rekindle.app.foreign import Piece, Returned, Strange
from rekindle.app.ports_beside import MOST_BYTES
from rekindle.exchange.archive import plain
from rekindle.exchange.archive.layout import (
    ABOUT,
    BESIDE,
    ENDINGS,
    FILE,
    FORMAT,
    LONGEST_ABOUT,
    MEMBERS,
    RECORDS,
    VERSION,
    About,
    Kind,
    Line,
    file_name,
)
from rekindle.exchange.errors import Damaged, MadeByNewer
from rekindle.exchange.shape import Reading
from rekindle.exchange.source import Source, text_lines
from rekindle.exchange.zips import member, names_in, opened_zip
from rekindle.sentences import N_

NO_RECORD = N_("This line cannot be read.")
NO_PICTURE = N_("The picture that belongs to this line is damaged, or it is none.")
NO_LINE = N_("There is a picture that no line belongs to.")
NOT_OPENED = N_("This could not be opened when the copy was made.")

_read_line = msgspec.json.Decoder(Line).decode
_read_kind = msgspec.json.Decoder(Kind).decode


def recognises(source: Source) -> bool:
    """Tell whether a file is an archive, or the one file that 0.1.0 wrote."""
    return plain.recognises(source) or {ABOUT, RECORDS} <= set(names_in(source))


def read(source: Source, reading: Reading) -> Iterator[Piece]:
    """Give the records in it.

    Raises:
        Damaged, Encrypted, MadeByNewer, TooLarge: it is not an archive as Rekindle writes it, it has a password, it
            was made by a newer one, or it unpacks to more than the source may.
    """
    if plain.recognises(source):
        yield from plain.read(source)
        return
    with opened_zip(source, MEMBERS, FILE) as zipped:
        with member(zipped, ABOUT, source.most_unpacked) as about:
            _check(about.read(LONGEST_ABOUT + 1))
        files = {name for name in zipped.namelist() if FILE.fullmatch(name)}
        number = 1
        with member(zipped, RECORDS, source.most_unpacked) as records:
            for number, text in text_lines(records):
                yield _with_picture(zipped, piece_of(number, text), files, reading)
        for _left in sorted(files):
            yield Strange(number, NO_LINE)


def piece_of(number: int, text: str) -> Returned | Strange:
    """Read one line; what cannot be read takes nothing else with it."""
    try:
        line = _read_line(text)
        record_id = bytes.fromhex(line.id)
    except (ValueError, RecursionError):
        return Strange(number, NO_RECORD)
    if line.unreadable:
        return Strange(number, NOT_OPENED)
    data = bytes(line.record)
    return Returned(number, record_id, data) if len(record_id) == 16 and data else Strange(number, NO_RECORD)


def _with_picture(zipped: ZipFile, piece: Returned | Strange, files: set[str], reading: Reading) -> Piece:
    """Put a record and what lies beside it together; nothing comes in that is not what it says it is.

    A file beside a record of any other kind is left: it belongs to no line, and that record comes in without it.
    """
    if isinstance(piece, Strange):
        return piece
    name = next((name for name in _names_for(piece.id) if name in files), "")
    if not name or not _has_a_file(piece):
        return piece
    files.remove(name)
    if zipped.getinfo(name).file_size > MOST_BYTES:
        return Strange(piece.line, NO_PICTURE)
    with member(zipped, name, MOST_BYTES) as stream:
        data = stream.read()
    try:
        return structs.replace(piece, picture=reading.picture(data))
    except AppError:
        return Strange(piece.line, NO_PICTURE)


def _has_a_file(piece: Returned) -> bool:
    try:
        return _read_kind(piece.data).kind == BESIDE
    except (ValueError, RecursionError):
        return False


def _names_for(record_id: bytes) -> Iterator[str]:
    return (file_name(record_id.hex(), media_type) for media_type in ENDINGS)


def _check(data: bytes) -> None:
    try:
        about = msgspec.json.decode(data, type=About)
    except (ValueError, RecursionError):
        raise Damaged from None
    if about.format != FORMAT:
        raise Damaged
    if about.version > VERSION:
        raise MadeByNewer
