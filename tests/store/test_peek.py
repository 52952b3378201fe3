"""Looking whether a home is locked before anything is loaded: right where it can be seen, silent where it cannot."""

import sqlite3
from pathlib import Path

from rekindle.app.house import House
from rekindle.app.keys import begin, open_key_file, set_passphrase
from rekindle.store.peek import needs_passphrase
from tests.django_settings import HOME

PASSPHRASE = "wet slate, tin roof, slow tram"


def test_it_tells_a_locked_home_from_one_with_a_key_file(house: House) -> None:
    assert not needs_passphrase(HOME.database)
    begin(house)
    assert not needs_passphrase(HOME.database)
    set_passphrase(house, open_key_file(house), PASSPHRASE)
    assert needs_passphrase(HOME.database)


def test_where_it_cannot_be_seen_it_says_no_and_makes_nothing(tmp_path: Path) -> None:
    assert not needs_passphrase(tmp_path / "none.sqlite3")
    (tmp_path / "words.sqlite3").write_text("just words " * 100)
    assert not needs_passphrase(tmp_path / "words.sqlite3")
    sqlite3.connect(tmp_path / "empty.sqlite3").close()
    assert not needs_passphrase(tmp_path / "empty.sqlite3")
    assert {file.name for file in tmp_path.iterdir()} == {"words.sqlite3", "empty.sqlite3"}
