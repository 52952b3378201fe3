"""Reads rows out of the pages of a database, each page by itself, so that no damaged one hides what is on the others.

SQLite finds a row by the pages that lead to it, and gives up where one of them is damaged. Here every page is looked
at by itself. Source: sqlite.org/fileformat2.html, sections 1.6 (pages), 1.5 (overflow) and 2.1 (records).
"""

import struct
from collections.abc import Iterator

from rekindle.store.pages import Pages

Value = None | int | float | str | bytes
Values = tuple[Value, ...]

TABLE_LEAF, INDEX_LEAF, INDEX_INNER = 0x0D, 0x0A, 0x02
FILE_HEADER = 100
"""Bytes before the first page's own header."""
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
"""Length of an integer by its serial type."""


def rows_in(pages: Pages) -> Iterator[Values]:
    """Give every row that can be read, of whatever table, in the order of the pages."""
    return _records_in(pages, {TABLE_LEAF})


def keys_in(pages: Pages) -> Iterator[Values]:
    """Give every key of an index that can be read: its columns, and the row's number last."""
    return _records_in(pages, {INDEX_LEAF, INDEX_INNER})


def _records_in(pages: Pages, kinds: set[int]) -> Iterator[Values]:
    for number in range(1, len(pages) + 1):
        page, start = pages[number], FILE_HEADER if number == 1 else 0
        if page[start] not in kinds:
            continue
        for place in _cells(page, start):
            try:
                yield _values(_payload(pages, page, place, page[start]))
            except (IndexError, ValueError, struct.error):  # this one is damaged; the next may be whole
                continue


def _cells(page: bytes, start: int) -> Iterator[int]:
    """Give where the cells of a page begin, as far as these places can be."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if page[start] == INDEX_INNER else 8)
    for at in range(first, min(first + 2 * count, len(page) - 1), 2):
        place = int.from_bytes(page[at : at + 2], "big")
        if first < place < len(page):
            yield place


def _payload(pages: Pages, page: bytes, at: int, kind: int) -> bytes:
    """Give the bytes of one cell's record, put together from its page and those it flows over to.

    Raises:
        IndexError, ValueError: the cell cannot be.
    """
    at += 4 if kind == INDEX_INNER else 0
    length, at = _varint(page, at)
    if kind == TABLE_LEAF:
        _row, at = _varint(page, at)
    here = _kept_here(length, pages.size, kind)
    payload = page[at : at + here]
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    met: set[int] = set()
    while len(payload) < length:
        if following in met:
            raise ValueError("the pages lead round in a circle")
        met.add(following)
        flowed = pages[following]
        following, payload = int.from_bytes(flowed[:4], "big"), payload + flowed[4:]
    return payload[:length]


def _kept_here(length: int, size: int, kind: int) -> int:
    """Give how many bytes of a record lie on its own page; no page of ours reserves bytes at its end."""
    most = size - 35 if kind == TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    some = least + (length - least) % (size - 4)
    return some if some <= most else least


def _values(record: bytes) -> Values:
    """Take a record apart.

    Raises:
        IndexError, ValueError, struct.error: it is none.
    """
    end_of_header, at = _varint(record, 0)
    types: list[int] = []
    while at < end_of_header:
        serial, at = _varint(record, at)
        types.append(serial)
    values: list[Value] = []
    for serial in types:
        value, at = _value(record, at, serial)
        values.append(value)
    if not types or at != len(record):
        raise ValueError("the parts of a record do not add up")
    return tuple(values)


def _value(record: bytes, at: int, serial: int) -> tuple[Value, int]:
    if serial == 0:
        return None, at
    if serial < len(_INTEGER_BYTES):
        end = at + _INTEGER_BYTES[serial]
        return int.from_bytes(record[at:end], "big", signed=True), end
    if serial == 7:
        (number,) = struct.unpack_from(">d", record, at)
        return number, at + 8
    if serial in {8, 9}:
        return serial - 8, at
    end = at + (serial - 12) // 2
    if serial < 12 or end > len(record):
        raise ValueError("a part of a record reaches beyond it")
    return (record[at:end].decode() if serial % 2 else record[at:end]), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Give an integer of one to nine bytes, and where it ends."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9
