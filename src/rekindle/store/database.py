"""The database file of a home: how it is opened, brought up to date, folded and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rekindle.store.errors import NewerHome

if TYPE_CHECKING:
    from django.db.models import QuerySet

BESIDE = "beside"
"""Django's name for a database file that is not the home's own."""
MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=200; PRAGMA trusted_schema=OFF"
)


TO_READ = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF"
"""Where nothing can be written: SQLite's own index of the journal stays in memory then (sqlite.org/wal.html, 6)."""


def sqlite_settings(file: Path) -> dict[str, Any]:
    """Give Django's settings for a home's SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
    }


def open_to_read(file: Path) -> None:
    """Open the home's database from now on only to be read, without a lock and without a file beside it.

    A journal that somebody left who was killed is read too; where there is none, SQLite may not look for one.
    """
    journal = file.with_name(f"{file.name}-wal")
    how = "vfs=unix-none" if journal.exists() and journal.stat().st_size else "immutable=1"
    options = {
        "database": f"{file.absolute().as_uri()}?mode=ro&{how}",
        "transaction_mode": "DEFERRED",
        "init_command": TO_READ,
    }
    connections[DEFAULT_DB_ALIAS].close()
    connections.settings[DEFAULT_DB_ALIAS] = {**connections.settings[DEFAULT_DB_ALIAS], "OPTIONS": options}
    del connections[DEFAULT_DB_ALIAS]


def needs_migration() -> bool:
    """Tell whether a migration has not been applied to this home yet.

    Raises:
        NewerHome: a newer Rekindle has applied one that this one does not know.
    """
    known, applied = known_migrations(), _applied()
    if applied - known:
        raise NewerHome
    return applied != known


def _applied() -> set[str]:
    """Name the migrations that were applied to this home. By hand: Django's own recorder is slow to load."""
    tables = connection.introspection.table_names()
    if "django_migrations" not in tables:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = %s", ("store",))
        return {name for (name,) in cursor.fetchall()}


def known_migrations() -> frozenset[str]:
    """Name the migrations that this Rekindle knows."""
    return frozenset(file.stem for file in MIGRATIONS.glob("[0-9]*.py"))


def migrate(database: str = DEFAULT_DB_ALIAS, last: str = "") -> None:
    """Bring the tables up to date, or up to the migration `last`. The caller holds the home's lock.

    All of it or nothing: Django by itself may write down that the first tables are there only after they are, and who
    is killed in between could not begin any more. Where that has happened they are taken as they are.
    """
    from django.core.management import call_command  # noqa: PLC0415 - slow to load, and seldom needed

    up_to = ("store", last) if last else ()
    connections[database].disable_constraint_checking()  # SQLite heeds it outside a transaction alone
    try:
        with transaction.atomic(using=database):
            call_command("migrate", *up_to, verbosity=0, interactive=False, database=database, fake_initial=True)
    finally:
        connections[database].enable_constraint_checking()


@contextmanager
def opened_beside(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """Open another database file under the name `BESIDE`, as the home's own is opened, while the block runs.

    All of it lies in the file itself afterwards, without a journal beside.
    """
    connections.settings[BESIDE] = {**connections.settings[DEFAULT_DB_ALIAS], **sqlite_settings(file)}
    try:
        yield connections[BESIDE]
        connections[BESIDE].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connections[BESIDE].close()
        del connections[BESIDE], connections.settings[BESIDE]


def fold_journal() -> None:
    """Write the write-ahead log into the database file and empty it; a reader elsewhere may put that off."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except OperationalError:
            return


def delete(rows: QuerySet[Any]) -> int:
    """Delete rows without reading them first, and fold the journal so that nothing of them stays in it."""
    gone = rows._raw_delete(rows.db)
    if gone:
        transaction.on_commit(fold_journal)
    return gone


def shrink() -> None:
    """Rewrite the database file without its empty pages, and empty the journal."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    fold_journal()


def integrity() -> list[str]:
    """Give what SQLite finds wrong with the file; nothing when it is whole."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [str(row[0]) for row in cursor.fetchall()]
    return [] if found == ["ok"] else found
