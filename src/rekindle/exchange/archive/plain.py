"""Reads the copy that Rekindle 0.1.0 wrote: one JSON file, a heading, then one record to a line."""

from collections.abc import Iterator

import msgspec

from rekindle.app.foreign import Piece, Returned, Strange
from rekindle.exchange.errors import Damaged, MadeByNewer
from rekindle.exchange.source import Source
from rekindle.sentences import N_

START = b'{"format":"rekindle-plain",'
END = "]}"
VERSION = 1

NO_RECORD = N_("This line cannot be read.")
NOT_OPENED = N_("This could not be opened when the copy was made.")


class _Heading(msgspec.Struct):
    version: int
    records: list[None]


def recognises(source: Source) -> bool:
    """Tell whether a file is the copy that 0.1.0 wrote."""
    return source.head.startswith(START)


def read(source: Source) -> Iterator[Piece]:
    """Give the records in it.

    Raises:
        Damaged, MadeByNewer: it is not as 0.1.0 wrote it: cut off, or laid out anew.
    """
    ended = False
    for number, text in source.lines():
        if ended or (number > 1 and not text.startswith(("{", END))):
            raise Damaged
        if number == 1:
            _check(text)
        elif text == END:
            ended = True
        else:
            yield _piece(number, text.removesuffix(","))
    if not ended:
        raise Damaged


def _check(heading: str) -> None:
    try:
        version = msgspec.json.decode(f"{heading}{END}", type=_Heading).version
    except (ValueError, RecursionError):
        raise Damaged from None
    if version > VERSION:
        raise MadeByNewer


def _piece(number: int, text: str) -> Piece:
    try:
        raw = msgspec.json.decode(text)
        record_id = bytes.fromhex(raw.pop("id"))
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return Strange(number, NO_RECORD)
    if raw.get("unreadable") is True:
        return Strange(number, NOT_OPENED)
    return (
        Returned(number, record_id, msgspec.json.encode(raw)) if len(record_id) == 16 else Strange(number, NO_RECORD)
    )
