"""How the database of a home is opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from rekindle.app.house import House
from rekindle.store.database import BESIDE, known_migrations, migrate, opened_beside

HELD = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "temp_store": 2,
    "wal_autocheckpoint": 200,
    "trusted_schema": 0,
    "foreign_keys": 1,
}
"""What SQLite says of a connection: every commit on the disk before it returns (FULL), nothing deleted left behind,
nothing in a temporary file, a short journal, and no functions run from a damaged schema."""


def test_a_live_connection_holds_to_all_that_keeps_words_safe(house: House) -> None:
    with connection.cursor() as cursor:
        held = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in HELD}
    assert held == HELD


@pytest.fixture
def empty(house: House, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database in which there is nothing yet, opened as a home's own is."""
    with opened_beside(tmp_path / "empty.sqlite3") as beside:
        yield beside


def applied(beside: BaseDatabaseWrapper) -> set[str]:
    return {name for app, name in MigrationRecorder(beside).applied_migrations() if app == "store"}


class Killed(Exception):
    """Stands for the end of a process at a moment of our choice."""


def test_who_is_killed_while_the_tables_are_made_finds_none_of_them(
    empty: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(MigrationRecorder, "record_applied", die)
        with pytest.raises(Killed):
            migrate(BESIDE)
    assert empty.introspection.table_names() == []
    migrate(BESIDE)
    assert applied(empty) == known_migrations()


def test_first_tables_that_nobody_wrote_down_are_taken_as_they_are(empty: BaseDatabaseWrapper) -> None:
    migrate(BESIDE, "0001_first_tables")
    MigrationRecorder(empty).flush()
    assert applied(empty) == set()
    migrate(BESIDE)
    assert applied(empty) == known_migrations()


def test_what_is_held_to_is_held_to_again_once_the_tables_are_made(empty: BaseDatabaseWrapper) -> None:
    migrate(BESIDE)
    with empty.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
