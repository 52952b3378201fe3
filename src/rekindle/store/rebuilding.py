"""Makes a damaged database anew: its indexes alone where that is enough, else a fresh file with all that can be read.

The damaged file is kept beside, whole. A process that is killed on the way leaves either the damaged file in place,
or a finished one under the name `rebuilt`, which whoever opens the home next puts there.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rekindle.app.checking import Finding
from rekindle.sentences import N_
from rekindle.store.database import BESIDE, known_migrations, migrate, opened_beside
from rekindle.store.errors import HomeInUse, NewerHome, NotSalvageable
from rekindle.store.files import OWNER_ONLY, sync_folder
from rekindle.store.home import Home
from rekindle.store.models import LinkRow, PersonRow, RecordRow, SessionRow
from rekindle.store.pages import Pages
from rekindle.store.salvage import Column, Row, Salvage, Table, migrations_in, salvage

INDEXES_MADE = N_("An index of the file where everything is kept was damaged. It was made again. Nothing is missing.")
ALL_SAVED = N_(
    "The file where everything is kept was damaged. A new one holds all that was found: %(saved)d things. "
    "The damaged one is kept beside it."
)
SOME_MISSING = N_(
    "The file where everything is kept was damaged. A new one holds what could be read: %(saved)d things. "
    "At least %(missing)d could not be read. The damaged one is kept beside it."
)
NOTHING_SAVED = N_(
    "The file where everything is kept was damaged, and nothing in it could be read. A new one is in its place, and "
    "it is empty. The damaged one is kept beside it. A copy of the folder from before would help."
)
JOURNALS = ("-wal", "-shm")
NOT_SAVED = (SessionRow, LinkRow)
"""What only lets a browser in: it comes in anew."""


def rebuild(home: Home) -> list[Finding]:
    """Make a damaged database anew; where it is whole, nothing happens. Django has been set up.

    Raises:
        HomeInUse: a server or a command has it open.
        NewerHome: a newer Rekindle has changed it.
        NotSalvageable: what would open it cannot be read. Nothing was changed.
    """
    with home.first("serving") as nobody_serves, home.first("using") as nobody_uses:
        if not (nobody_serves and nobody_uses):
            raise HomeInUse
        with home.alone("opening"):
            finish(home)
            if not home.database.is_file() or _is_whole(home.database):
                return []
            if _reindexed(home.database):
                return [Finding(INDEXES_MADE, home.database.name, mended=True)]
            return [_rebuilt(home)]


def finish(home: Home) -> None:
    """Put a finished new file in the place of the damaged one. The caller holds the home's lock for opening."""
    if not home.rebuilt.exists():
        return
    for journal in JOURNALS:  # the damaged file's: beside the new one they would be taken for its own
        _beside(home.database, journal).unlink(missing_ok=True)
    home.rebuilt.replace(home.database)
    sync_folder(home.folder)


def _rebuilt(home: Home) -> Finding:
    fresh = _beside(home.database, ".fresh")
    _remove(fresh)  # left by one that was killed
    try:
        found = _write_fresh(fresh, home)
        kept = _keep_damaged(home.database)
        fresh.replace(home.rebuilt)
    finally:
        _remove(fresh)
    sync_folder(home.folder)
    finish(home)
    numbers = {"saved": len(found.rows[RecordRow._meta.db_table]), "missing": found.missing}
    if not numbers["saved"]:
        return Finding(NOTHING_SAVED, kept.name, mended=False)
    return Finding(SOME_MISSING if found.missing else ALL_SAVED, kept.name, mended=True, numbers=numbers)


def _write_fresh(fresh: Path, home: Home) -> Salvage:
    """Write a new database file with what can be read of the damaged one, and have it on the disk."""
    pages = Pages(home.database)
    made = migrations_in(pages)
    if not made <= known_migrations():
        raise NewerHome
    os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    with opened_beside(fresh) as database:
        migrate(BESIDE, max(made, default=""))  # as the damaged file was; opening it brings it up to date
        found = salvage(pages, list(_tables(database)))
        people = _people(found, home)
        with transaction.atomic(using=BESIDE):
            for table, rows in {**found.rows, PersonRow._meta.db_table: people}.items():
                for row in rows:
                    _insert(database, table, row)
    with fresh.open("rb+") as written:
        os.fsync(written.fileno())
    return found


def _people(found: Salvage, home: Home) -> Sequence[Row]:
    """Give the keyrings that were read; where none was, and a key file opens it, the one that all rows name.

    Raises:
        NotSalvageable: nothing would open what was read.
    """
    people = found.rows[PersonRow._meta.db_table]
    if people:
        return people
    named = {row["person"] for row in found.rows[RecordRow._meta.db_table]}
    if len(named) != 1 or not home.key.exists():
        raise NotSalvageable
    return [{"id": named.pop(), "failures": 0}]


def _keep_damaged(database: Path) -> Path:
    """Give the damaged file, and its journal, a second name beside, under which it is never touched again."""
    kept = _free_name(database)
    for journal in ("", *JOURNALS[:1]):
        file, name = _beside(database, journal), _beside(kept, journal)
        if file.exists() and not name.exists():
            _second_name(file, name)
    return kept


def _free_name(database: Path) -> Path:
    number, kept = 1, _beside(database, ".damaged")
    while kept.exists() and not kept.samefile(database):  # the same: kept already, by one that was killed after it
        number += 1
        kept = _beside(database, f".damaged.{number}")
    return kept


def _second_name(file: Path, name: Path) -> None:
    try:
        name.hardlink_to(file)
    except OSError:  # a disk without second names: a copy, in place only once it is whole
        copy = _beside(name, ".new")
        shutil.copy2(file, copy)
        with copy.open("rb+") as written:
            os.fsync(written.fileno())
        copy.replace(name)


def _tables(database: BaseDatabaseWrapper) -> Iterator[Table]:
    for model in apps.get_app_config("store").get_models():
        name = model._meta.db_table
        with database.cursor() as cursor:
            cursor.execute(f"PRAGMA table_info({database.ops.quote_name(name)})")
            columns = [
                Column(column, kind, may_lack=not needed or default is not None, in_key=bool(key))
                for _number, column, kind, needed, default, key in cursor.fetchall()
            ]
        if columns:
            yield Table(name, columns, saved=model not in NOT_SAVED)


def _insert(database: BaseDatabaseWrapper, table: str, row: Row) -> None:
    """Write one row; one that the tables of today do not take is left out, and stays in the damaged file."""
    names = ", ".join(map(database.ops.quote_name, row))
    places = ", ".join(["%s"] * len(row))
    with database.cursor() as cursor:
        cursor.execute(
            f"INSERT OR IGNORE INTO {database.ops.quote_name(table)} ({names}) VALUES ({places})",  # noqa: S608
            tuple(row.values()),
        )


def _is_whole(file: Path) -> bool:
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file, isolation_level=None)) as database:
        return _finds_nothing_wrong(database)
    return False


def _reindexed(file: Path) -> bool:
    """Make every index again, and tell whether the file is whole then; else it is left as it was."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=FULL")
        database.execute("BEGIN IMMEDIATE")
        database.execute("REINDEX")
        whole = _finds_nothing_wrong(database)
        database.execute("COMMIT" if whole else "ROLLBACK")
        return whole
    return False


def _finds_nothing_wrong(database: sqlite3.Connection) -> bool:
    """Tell whether everything is there, and in order.

    Raises:
        sqlite3.DatabaseError: it is not.
    """
    for model in (PersonRow, RecordRow):
        database.execute(f"SELECT 1 FROM {model._meta.db_table} LIMIT 1")  # noqa: S608 - the names are ours
    found: list[tuple[str]] = database.execute("PRAGMA integrity_check").fetchall()
    return found == [("ok",)]


def _remove(file: Path) -> None:
    for journal in ("", *JOURNALS):
        _beside(file, journal).unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}{ending}")
