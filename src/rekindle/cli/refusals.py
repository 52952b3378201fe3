"""What goes wrong, turned into the one sentence that a person reads.

Refusal               it was not done, and here is why
├── NoOneToAsk        a secret is needed, and there is no terminal to ask on
└── Stopped           the person stopped it
"""

import sys
import traceback
from pathlib import Path

from rekindle.cli.words import _
from rekindle.sentences import Spoken

PACKAGE = Path(__file__).parents[1]

UNKNOWN = _("Something went wrong in Rekindle itself. What you had kept before is as it was.")
NOT_REACHED = _("Something in the folder where it is kept cannot be read or written.")
BUSY = _("Something else is writing there just now. Please try again in a moment.")
FULL = _("The disk is full, so nothing could be written. What you had kept before is as it was.")
READ_ONLY = _("Nothing can be written where it is kept. Please check the folder and the disk.")
DAMAGED = _("The file where everything is kept cannot be read.")
SEE_DOCTOR = _("“rekindle doctor” takes a look.")

_OF_SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": READ_ONLY,
    "SQLITE_IOERR": READ_ONLY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
}
"""By the name that SQLite gives an error (sqlite.org/rescode.html), without what is specific in it."""
_MAY_PASS = frozenset({BUSY, FULL, READ_ONLY})


class Refusal(Exception):
    """It was not done, and the message says why."""


class NoOneToAsk(Refusal):
    """A secret is needed, and there is no terminal to ask on."""

    def __init__(self) -> None:
        super().__init__(
            _("A passphrase is needed, and there is no terminal to ask on. REKINDLE_PASSPHRASE can hold it.")
        )


class Stopped(Refusal):
    """The person stopped it."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _("Stopped."))


def sentence_for(error: BaseException) -> str:
    """Give the sentence for anything that went wrong. What is unknown gets its kind and place, never its message."""
    if isinstance(error, Spoken):
        return error.sentence(_)
    if isinstance(error, _known()):
        return str(error)
    sentence = _of_database(error)
    if sentence is not None:
        return sentence
    if isinstance(error, OSError):
        return NOT_REACHED
    return f"{UNKNOWN} ({type(error).__name__}, {place_of(error)})"


def hint_for(error: BaseException) -> str:
    """Give the sentence that says what helps, where something does; else nothing."""
    return SEE_DOCTOR if sentence_for(error) in {NOT_REACHED, DAMAGED} else ""


def may_pass(error: BaseException) -> bool:
    """Tell whether trying again after a while may work."""
    return _of_database(error) in _MAY_PASS


def place_of(error: BaseException) -> str:
    """Give the file and line of our own code where an error came up, such as `cli/now.py:30`."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        file = Path(frame.filename)
        if file.is_relative_to(PACKAGE):
            return f"{file.relative_to(PACKAGE)}:{frame.lineno}"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _known() -> tuple[type[BaseException], ...]:
    """Give the other errors whose message is written for a person, in the words that are to be shown."""
    from rekindle.help.errors import HelpError

    return Refusal, HelpError


def _of_database(error: BaseException) -> str | None:
    if "sqlite3" not in sys.modules:  # then no database was in it, and none needs to be loaded to find that out
        return None
    import sqlite3

    from django.db import DatabaseError

    if not isinstance(error, DatabaseError | sqlite3.Error):
        return None
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__
    name = getattr(cause, "sqlite_errorname", "")
    return next((said for code, said in _OF_SQLITE.items() if name.startswith(code)), None)
