"""What a format is: a name, how its files are told from others, how they are read, and how one is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rekindle.app.foreign import Piece
from rekindle.app.leaving import Taken
from rekindle.app.ports_beside import Picture
from rekindle.exchange.dates import Order
from rekindle.exchange.source import Source

Here = Callable[[datetime], datetime]
"""Gives a time without an offset the one that the person had at that date."""
CheckPicture = Callable[[bytes], Picture]
"""Looks at a picture that a file holds; raises an AppError where it is none."""
Write = Callable[[Iterable[Taken], datetime], Iterator[bytes]]
"""Gives a file in pieces, so that it never lies in memory whole, from every record and the moment it is made."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader may ask for: the person's offset at a date, whether a picture is one, how days are written."""

    here: Here
    picture: CheckPicture
    order: Order | None = None
    """If the person named one."""


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
