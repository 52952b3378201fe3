"""A damaged database with a drawing in it: what can be read is saved, and the doctor tells of the rest."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rekindle.app.checking import NOT_WHOLE
from tests.cli.processes import rekindle

PAGE = 4096
INNER = 0x05
"""How a page of a table begins that only leads to others (sqlite.org/fileformat2.html, 1.6)."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which somebody drew."""
    drawn = rekindle(tmp_path, "do", "make-scribble", "--form", "smallest", typed="\n3 1\n2\n\n\n")
    assert drawn.returncode == 0, drawn.stderr
    return tmp_path


def root_of(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (found,) = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(found)


def spoil(database: Path, page: int) -> None:
    with database.open("rb+") as opened:
        opened.seek((page - 1) * PAGE)
        opened.write(bytes(PAGE))


def test_a_drawing_is_saved_whole_where_another_page_is_lost(home: Path) -> None:
    database = home / "rekindle.sqlite3"
    spoil(database, root_of(database, "session"))
    mended = rekindle(home, "doctor", "--rebuild")
    assert "A new one holds all that was found" in mended.stdout
    assert "What is here now is in order." in rekindle(home, "doctor").stdout
    copied = home / "notes.zip"
    assert rekindle(home, "export", str(copied)).returncode == 0
    assert b"files/" in copied.read_bytes()


def test_where_the_drawing_itself_is_lost_its_words_are_saved_and_the_doctor_tells(home: Path) -> None:
    database = home / "rekindle.sqlite3"
    page = root_of(database, "chunk")
    before = database.read_bytes()[(page - 1) * PAGE : page * PAGE]
    if before[0] == INNER:  # the rows lie one page further on
        spoil(database, int.from_bytes(before[8:12], "big"))
    spoil(database, page)
    told = rekindle(home, "doctor", "--rebuild").stdout
    assert NOT_WHOLE in told
    assert "a spiral (slate, fine)" in rekindle(home, "kept").stdout
