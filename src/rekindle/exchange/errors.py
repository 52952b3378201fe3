"""Why a file could not be brought in, in words for the person. Nothing was changed then.

ExchangeError         it was not brought in
├── NotAFile          a folder, a pipe, a device, or nothing at all
├── NotReachable      it is not there, or it cannot be opened
├── NothingInIt       an empty file
├── TooLarge          more than is taken this way
├── NotRecognised     no format of ours
├── Encrypted         another program has locked it
├── Damaged           it is not as its program writes it
├── MadeByNewer       a newer Rekindle made it
└── OrderUnclear      its dates can be read in two ways
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rekindle.sentences import N_, Spoken

if TYPE_CHECKING:
    from rekindle.exchange.dates import Order


class ExchangeError(Spoken):
    """It was not brought in, and nothing was changed."""

    message = N_("This could not be brought in. Nothing was changed.")


class NotAFile(ExchangeError):
    """A folder, a pipe, a device."""

    message = N_("This is not a file. Name one file, and it can be read.")


class NotReachable(ExchangeError):
    """It is not there, or it cannot be opened."""

    message = N_("There is no file of that name here that can be opened.")


class NothingInIt(ExchangeError):
    """An empty file."""

    message = N_("There is nothing in this file.")


class TooLarge(ExchangeError):
    """More than is taken this way."""

    message = N_("This is more than %(megabytes)d MB. “rekindle import” and the name of the file reads any size.")


class NotRecognised(ExchangeError):
    """No format of ours."""

    message = N_("This file is of a kind that cannot be read here. Nothing was changed.")


class Encrypted(ExchangeError):
    """Another program has locked it."""

    message = N_("This file is locked by the program that made it. Unlock it there first. Nothing was changed.")


class Damaged(ExchangeError):
    """It is not as its program writes it."""

    message = N_("This file is damaged, or it was changed by something else. Nothing was added.")


class MadeByNewer(ExchangeError):
    """A newer Rekindle made it."""

    message = N_("A newer Rekindle made this file. That one can read it. Nothing was changed.")


class OrderUnclear(ExchangeError):
    """Its dates can be read in two ways."""

    message = N_(
        "The dates in this file can be read in more than one way. Say which comes first: day, month or year."
    )

    def __init__(
        self, orders: Sequence[Order], written: str = "", readings: Mapping[str, date] | None = None
    ) -> None:
        self.orders = orders
        """Those in which it may be read, each a key such as `dmy`."""
        self.written = written
        """The first date in it that leaves a doubt, as it stands there; "" where each is clear, and they disagree."""
        self.readings = readings or {}
        """The day that each order makes of that date."""
        super().__init__()
