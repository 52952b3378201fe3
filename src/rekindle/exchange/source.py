"""What a format reads from: the bytes of one file, from its start as often as needed, never whole in memory."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from rekindle.exchange.errors import Damaged, NotAFile, NothingInIt, NotReachable, TooLarge
from rekindle.sentences import N_

HEAD = 64 * 1024
MEGABYTE = 1024 * 1024
BLOCK = 256 * 1024
LONGEST_LINE = 16 * MEGABYTE
"""Bytes. A line of that length holds the longest record there is, each letter of it escaped."""

MOST_UNPACKED = 1024 * MEGABYTE
"""Bytes that a packed file may hold: a life of writing has room in it many times over."""
TIMES_HELD = 4
"""How many times its own largest size a file that comes in a stream may hold when it is unpacked."""

LINE_TOO_LONG = N_("Line %(line)d is longer than anything that can be kept here. Nothing was added.")
NO_TEXT = N_("Line %(line)d holds signs that are no text in UTF-8. Nothing was added.")


class Source:
    """The bytes of one file. Its name is not among what a format is told."""

    def __init__(self, stream: BinaryIO, most_unpacked: int = MOST_UNPACKED) -> None:
        self._stream = stream
        self.most_unpacked = most_unpacked
        """Bytes that may come out of it where it is packed: all else waits while they are looked at."""
        self.size = stream.seek(0, io.SEEK_END)
        """Bytes."""

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, or all there is."""
        return self.start().read(HEAD)

    @property
    def first_lines(self) -> list[str]:
        """The lines within the first 64 KiB, as text without their ends, to tell a format by.

        The last may be cut, and what is no text shows as a mark; `lines` says where it stands.
        """
        return [line.rstrip("\r") for line in self.head.decode("utf-8-sig", "replace").split("\n")]

    def start(self) -> BinaryIO:
        """Give the stream, at its first byte."""
        self._stream.seek(0)
        return self._stream

    def tail(self, size: int) -> bytes:
        """Give the last bytes, as many as asked for or all there are."""
        self._stream.seek(max(0, self.size - size))
        return self._stream.read(size)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Give every line as text without its end, and its number from 1.

        Raises:
            Damaged: a line is longer than anything kept here, or holds what is no text.
        """
        yield from text_lines(self.start())


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a file to read from; a pipe is not waited for.

    Raises:
        NotReachable, NotAFile, NothingInIt: it is not there, no file, or empty.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        raise NotReachable from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile
    with os.fdopen(descriptor, "rb", HEAD) as stream:
        yield _filled(Source(stream))


def held(stream: BinaryIO, largest: int) -> Source:
    """Take what comes in a stream that cannot be read twice, up to `largest` bytes of it, and four times unpacked.

    Raises:
        TooLarge, NothingInIt: there is more than that, or nothing.
    """
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise TooLarge(megabytes=largest // MEGABYTE)
    return _filled(Source(io.BytesIO(data), TIMES_HELD * largest))


def text_lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Give every line of a stream as text without its end, and its number from 1.

    Raises:
        Damaged: a line is longer than anything kept here, or holds what is no text.
    """
    number, rest = 1, b""
    while block := stream.read(BLOCK):
        whole, end, rest = (rest + block).rpartition(b"\n")
        if end:
            for text in _decoded(whole, number).split("\n"):
                yield number, text.rstrip("\r")
                number += 1
        if len(rest) > LONGEST_LINE:
            raise Damaged(LINE_TOO_LONG, line=number)
    if rest:
        yield number, _decoded(rest, number).rstrip("\r")


def _decoded(lines: bytes, number: int) -> str:
    """Decode many lines at once, of which the first has this number."""
    at = lines.find(b"\0")
    try:
        text = lines.decode()
    except UnicodeDecodeError as error:
        at = error.start if at < 0 else min(at, error.start)
    if at >= 0:
        raise Damaged(NO_TEXT, line=number + lines.count(b"\n", 0, at))
    return text.removeprefix("\ufeff") if number == 1 else text


def _filled(source: Source) -> Source:
    if not source.size:
        raise NothingInIt
    return source
