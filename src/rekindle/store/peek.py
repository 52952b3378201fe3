"""Looks whether a home is locked before anything is loaded, so that the passphrase can be asked for at once."""

import contextlib
import sqlite3
from pathlib import Path

ASK = "SELECT passphrase_wrap IS NOT NULL FROM person"


def needs_passphrase(database: Path) -> bool:
    """Tell whether a passphrase opens this home. False as well where that cannot be seen just now."""
    if not database.is_file():
        return False
    with contextlib.suppress(sqlite3.Error):
        with contextlib.closing(sqlite3.connect(str(database), timeout=1)) as door:
            door.execute("PRAGMA query_only=ON")
            found = door.execute(ASK).fetchone()
        return found is not None and bool(found[0])
    return False
