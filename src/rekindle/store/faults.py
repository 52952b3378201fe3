"""What a fault of the database or of the disk means for the home, in the home's own errors.

Faults travel as the database and the system raise them, so that transactions roll back as these know how; whoever
has to say one to a person asks here.
"""

import errno
import sqlite3
from collections.abc import Iterator

from rekindle.store.errors import HomeBusy, HomeDamaged, HomeError, HomeFull, HomeNotWritable

_OF_SQLITE: dict[str, type[HomeError]] = {
    "SQLITE_BUSY": HomeBusy,
    "SQLITE_LOCKED": HomeBusy,
    "SQLITE_FULL": HomeFull,
    "SQLITE_READONLY": HomeNotWritable,
    "SQLITE_PERM": HomeNotWritable,
    "SQLITE_CANTOPEN": HomeNotWritable,
    "SQLITE_IOERR_READ": HomeDamaged,
    "SQLITE_IOERR_SHORT_READ": HomeDamaged,
    "SQLITE_IOERR_CORRUPTFS": HomeDamaged,
    "SQLITE_IOERR_SHMSIZE": HomeFull,
    "SQLITE_IOERR": HomeNotWritable,
    "SQLITE_CORRUPT": HomeDamaged,
    "SQLITE_NOTADB": HomeDamaged,
}
"""By how the name begins that SQLite gives an error (sqlite.org/rescode.html); the first that fits counts."""
_SAID_OF_DAMAGE = ("no such table: ", "no such column: ", "Could not decode to UTF-8")
"""How errors without a name of their own begin when the file is not what was written."""
_OF_SYSTEM: dict[int, type[HomeError]] = {
    errno.ENOSPC: HomeFull,
    errno.EDQUOT: HomeFull,
    errno.EFBIG: HomeFull,
    errno.EROFS: HomeNotWritable,
    errno.EACCES: HomeNotWritable,
    errno.EPERM: HomeNotWritable,
}


def home_error(error: BaseException | None) -> HomeError | None:
    """Give what an error, or one that led to it, says of the home; None when it says nothing of it."""
    for one in _with_causes(error):
        if isinstance(one, HomeError):
            return one
        kind = _of_sqlite(one) if isinstance(one, sqlite3.Error) else None
        if kind is not None:
            return kind()
    return None


def writing_error(error: OSError) -> HomeError:
    """Give what it means that a file of the home could not be written."""
    return _OF_SYSTEM.get(error.errno or 0, HomeNotWritable)()


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _of_sqlite(error: sqlite3.Error) -> type[HomeError] | None:
    name = getattr(error, "sqlite_errorname", "")
    if name in {"", "SQLITE_ERROR"}:
        return HomeDamaged if str(error).startswith(_SAID_OF_DAMAGE) else None
    return next((kind for beginning, kind in _OF_SQLITE.items() if name.startswith(beginning)), None)
