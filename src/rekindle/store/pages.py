"""The pages of an SQLite file as its last whole transaction left them, read without SQLite: it refuses damaged ones.

Source: sqlite.org/fileformat2.html, sections 1.3 (header) and 4 (write-ahead log).
"""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

MAGIC = b"SQLite format 3\0"
USUAL_SIZE = 4096
"""Bytes of a page as SQLite makes them unless asked otherwise; stands where the header cannot tell."""
LOG_MAGIC = 0x377F0682
LOG_HEADER, FRAME_HEADER = 32, 24

_size = struct.Struct(">H")
_log_header = struct.Struct(">8I")
_frame_header = struct.Struct(">6I")


class Pages:
    """The pages of a file by their number, from 1, under those that stand in the write-ahead log beside it."""

    def __init__(self, file: Path) -> None:
        self._data = file.read_bytes() if file.is_file() else b""
        log_file = file.with_name(f"{file.name}-wal")
        log = log_file.read_bytes() if log_file.is_file() else b""
        self.size = _size_in_header(self._data) or _size_in_log(log) or USUAL_SIZE
        self._newer: Mapping[int, bytes] = dict(_committed(log, self.size))

    def __len__(self) -> int:
        return max(-(-len(self._data) // self.size), *self._newer, 0)

    def __getitem__(self, number: int) -> bytes:
        """Give a page, filled up with zeros where the file ends within it.

        Raises:
            IndexError: there is no such page.
        """
        if not 1 <= number <= len(self):
            raise IndexError(number)
        page = self._newer.get(number) or self._data[(number - 1) * self.size : number * self.size]
        return page.ljust(self.size, b"\0")


def _size_in_header(data: bytes) -> int:
    if not data.startswith(MAGIC) or len(data) < 18:
        return 0
    return _plausible(_size.unpack_from(data, 16)[0])


def _size_in_log(log: bytes) -> int:
    return _plausible(_log_header.unpack_from(log)[2]) if _has_header(log) else 0


def _plausible(size: int) -> int:
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else 0


def _has_header(log: bytes) -> bool:
    return len(log) >= LOG_HEADER and _log_header.unpack_from(log)[0] & ~1 == LOG_MAGIC


def _committed(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Give the pages of whole transactions in a write-ahead log, oldest first.

    Each frame is judged by the checksum that stands in the one before it, so that one damaged frame does not take
    along those behind it, as it does for SQLite itself.
    """
    if not _has_header(log):
        return
    magic, _version, _size_said, _checkpoint, *salts, first, second = _log_header.unpack_from(log)
    words = ">" if magic & 1 else "<"
    before, waiting = (first, second), []
    for at in range(LOG_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        number, pages_after, *frame_salts, one, two = _frame_header.unpack_from(log, at)
        page = log[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if frame_salts != salts:
            return
        whole = _checksum(log[at : at + 8] + page, before, words) == (one, two)
        before = (one, two)
        if whole:
            waiting.append((number, page))
        if whole and pages_after:
            yield from waiting
            waiting = []


def _checksum(data: bytes, before: tuple[int, int], words: str) -> tuple[int, int]:
    first, second = before
    for even, odd in struct.iter_unpack(f"{words}2I", data):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
