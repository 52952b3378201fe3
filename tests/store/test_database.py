"""How the database of a home is opened."""

from django.db import connection

from rekindle.app.house import House

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
