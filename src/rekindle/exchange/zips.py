"""Zip files, opened with care: few members, known names, no links, no locks, and no more inside than fits in one."""

from __future__ import annotations

import contextlib
import io
import re
import stat
import struct
import zlib
from collections.abc import Collection, Iterator
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from rekindle.exchange.errors import Damaged, Encrypted, TooLarge
from rekindle.exchange.source import MEGABYTE, MOST_UNPACKED, Source
from rekindle.sentences import N_

MOST_DIRECTORY = 4 * MEGABYTE
"""Bytes of the list of members: room for a drawing on every day of a life, while one of a hundred thousand is never
read."""
MOST_INFLATED = 100
"""How many times its packed size a member may have beyond `SLACK`; words take 3 to 20 times less when packed."""
SLACK = 32 * MEGABYTE

UNPACKS_TO_MORE = N_(
    "This unpacks to more than %(megabytes)d MB. Nothing was added. "
    "“rekindle import” and the name of the file takes up to %(most)d MB."
)

NONE = re.compile(r"(?!)")
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\5\6"
_LONGEST_END = _END.size + 0xFFFF
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, struct.error, ValueError)
"""What zipfile raises; a RuntimeError for what is locked, or packed in a way that it does not know."""


def names_in(source: Source) -> list[str]:
    """Name the members of a zip; none where it is no zip, or no zip that is opened here."""
    if not source.head.startswith((b"PK\3\4", _END_MARK)) or not _is_small(source):
        return []
    with contextlib.suppress(*_BROKEN), ZipFile(source.start()) as opened:
        return opened.namelist()
    return []


@contextlib.contextmanager
def opened_zip(source: Source, members: Collection[str], others: re.Pattern[str] = NONE) -> Iterator[ZipFile]:
    """Open a zip that holds these members and others of a certain name, each at most once, and nothing else.

    Raises:
        Damaged: it is no such zip; also while it is read from.
        Encrypted: a member asks for a password.
        TooLarge: it came in a stream, and all of it together unpacks to more than may come out of one.
    """
    if not _is_small(source):
        raise Damaged
    try:
        with ZipFile(source.start()) as opened:
            _check(opened.infolist(), members, others)
            _check_all(opened.infolist(), source.most_unpacked)
            yield opened
    except _BROKEN as error:
        raise Damaged from error


@contextlib.contextmanager
def member(opened: ZipFile, name: str, most: int) -> Iterator[io.BufferedReader]:
    """Open a member to read up to `most` bytes from.

    Raises:
        Damaged: it is not there, or, while it is read, it holds far more than its packed size can.
        TooLarge: while it is read: it holds more than `most` bytes.
    """
    try:
        info = opened.getinfo(name)
    except KeyError:
        raise Damaged from None
    with opened.open(info) as stream:
        yield io.BufferedReader(_Measured(stream, info.compress_size * MOST_INFLATED + SLACK, most), MEGABYTE)


class _Measured(io.RawIOBase):
    """A stream that gives up when it has given more than it can hold, or more than may come out of it."""

    def __init__(self, stream: IO[bytes], holds: int, most: int) -> None:
        self._stream = stream
        self._holds = holds
        self._most = most
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(room))
        self._given += len(data)
        if self._given > self._holds:
            raise Damaged
        if self._given > self._most:
            raise _too_large(self._most)
        room[: len(data)] = data
        return len(data)


def _check_all(found: list[ZipInfo], most: int) -> None:
    """Look at what all members hold together, where others wait meanwhile.

    A file of one's own may hold more: a life of drawings goes out into one archive, and has to come in again.
    """
    if most < MOST_UNPACKED and sum(info.file_size for info in found) > most:
        raise _too_large(most)


def _too_large(most: int) -> TooLarge:
    return TooLarge(UNPACKS_TO_MORE, megabytes=most // MEGABYTE, most=MOST_UNPACKED // MEGABYTE)


def _is_small(source: Source) -> bool:
    """Tell whether the list of members is short, before anything reads all of it into memory."""
    tail = source.tail(_LONGEST_END)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        return False
    directory: int = _END.unpack_from(tail, at)[5]
    return directory <= MOST_DIRECTORY


def _check(found: list[ZipInfo], members: Collection[str], others: re.Pattern[str]) -> None:
    names = [info.filename for info in found]
    unknown = (name for name in names if name not in members and not others.fullmatch(name))
    if len(set(names)) != len(names) or any(unknown):
        raise Damaged
    for info in found:
        if info.flag_bits & 1:
            raise Encrypted
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or stat.S_ISLNK(info.external_attr >> 16):
            raise Damaged
