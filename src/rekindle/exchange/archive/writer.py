"""Writes an archive piece by piece: about.json, then every record on a line of its own, then readme.txt."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from rekindle.app.diary import Unreadable, Unsealed
from rekindle.app.leaving import Alongside, Counted, Taken
from rekindle.exchange.archive.layout import ABOUT, FORMAT, README, RECORDS, VERSION, About, file_name

AT_ONCE = 256 * 1024
"""Bytes of text in memory before they are packed."""
LEVEL = 4
"""Packs words nearly as small as the highest level does, in half the time."""

TEXT = """\
This file holds what was kept in Rekindle, a private notebook. It was made on {day}.

It is not locked. Anyone who has it can read all of it.

records.jsonl  everything, one thing to a line, the newest first. It is plain text (UTF-8).
               Each line is one JSON object. "id" is its name, "record" is what was kept.
               In a record, "kind" says what it is, and "at" when it was.
files          your drawings. Each is named after the "id" of its line.
about.json     which format this is, and when it was made.

Rekindle reads this file again: In and out in the browser, or "rekindle import" in a terminal.
Any program that reads zip files and text can open it.
"""
LEFT_OUT = """
{number} could not be opened when this was made, and so the words are not in here. Each has a line that says
"unreadable". In Rekindle itself they were left as they are.
"""


class _Outlet:
    """Takes what a zip writes, and hands it on."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        """Take some bytes."""
        self._written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Hold nothing back: what was written is handed on by `drain`."""

    def close(self) -> None:
        """Nothing is open."""

    def drain(self) -> bytes:
        """Give what was written since."""
        data = b"".join(self._written)
        self._written.clear()
        return data


def write(records: Iterable[Taken], made: datetime) -> Iterator[bytes]:
    """Give an archive in pieces, so that it never lies in memory whole."""
    outlet, counted = _Outlet(), Counted(records)
    taken = iter(counted)
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=LEVEL) as zipped:
        with zipped.open(ABOUT, "w") as about:
            about.write(msgspec.json.encode(About(FORMAT, VERSION, made.replace(microsecond=0))) + b"\n")
        with zipped.open(RECORDS, "w", force_zip64=True) as member:
            for lines in _together(taken, first := list[Alongside]()):
                member.write(lines)
                yield outlet.drain()
        for one in chain(first, taken):
            if isinstance(one, Alongside) and one.data is not None:
                # Packed already as what it is.
                zipped.writestr(ZipInfo(file_name(one.id.hex(), one.media_type)), one.data, ZIP_STORED)
                yield outlet.drain()
        with zipped.open(README, "w") as readme:
            left_out = LEFT_OUT.format(number=counted.not_opened) if counted.not_opened else ""
            readme.write((TEXT.format(day=made.date().isoformat()) + left_out).encode())
    yield outlet.drain()


def _together(taken: Iterator[Taken], first: list[Alongside]) -> Iterator[bytes]:
    """Give the lines of the records, many at a time: each piece that is packed has its cost.

    It ends where the first comes that lies beside them, and leaves that one in a list.
    """
    lines, size = list[bytes](), 0
    for one in taken:
        if isinstance(one, Alongside):
            first.append(one)
            break
        lines.append(_line(one))
        size += len(lines[-1])
        if size >= AT_ONCE:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines)


def _line(one: Unsealed | Unreadable) -> bytes:
    head = b'{"id":"' + one.id.hex().encode()
    if isinstance(one, Unreadable):
        return head + b'","unreadable":true}\n'
    return head + b'","record":' + one.data + b"}\n"
