"""What a format is: a name, how its files are told from others, how they are read, and how one is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rekindle.app.diary import Unreadable, Unsealed
from rekindle.app.foreign import Piece
from rekindle.exchange.dates import Order
from rekindle.exchange.source import Source

Here = Callable[[datetime], datetime]
"""Gives a time without an offset the one that the person had at that date."""
Write = Callable[[Iterable[Unsealed | Unreadable], datetime], Iterator[bytes]]
"""Gives a file in pieces, so that it never lies in memory whole, from every record and the moment it is made."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader may ask for: the person's offset at a date, and the order of day and month if they named one."""

    here: Here
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format. What cannot be written has no `write`."""

    name: str
    recognises: Callable[[Source], bool]
    """Tells by content whether a file is of this format."""
    read: Callable[[Source, Reading], Iterator[Piece]]
    """Gives what a file holds piece by piece; raises an ExchangeError where it is not as its program writes it."""
    write: Write | None = None
    file_name: str = ""
    """A neutral name for what is written."""
    media_type: str = ""
