"""A key file or a journal that is damaged or gone: one sentence, nothing made worse, and it opens once mended."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from rekindle.app.errors import KeyFileMissing
from rekindle.sealed.errors import DamagedKeyFile
from rekindle.store.home import Home
from tests.browser.serving import serving
from tests.cli.processes import rekindle, texts_in
from tests.faults.homes import OPEN, copy_of, rows_of, said_in_one_sentence, told_by_doctor
from tests.faults.people import enter_by

KEYS: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (lambda key: key.unlink(), KeyFileMissing.message),
    "empty": (lambda key: key.write_bytes(b""), DamagedKeyFile.message),
    "one digit changed": (lambda key: key.write_bytes(_changed(key.read_bytes())), DamagedKeyFile.message),
}


def _changed(text: bytes) -> bytes:
    digit = b"0" if text[30:31] != b"0" else b"1"
    return text[:30] + digit + text[31:]


@pytest.mark.parametrize("how", KEYS)
def test_a_key_file_that_opens_nothing_is_told_and_never_replaced(tmp_path: Path, how: str) -> None:
    harm, message = KEYS[how]
    home = copy_of(OPEN, tmp_path / "home")
    key, rows = home.key.read_bytes(), rows_of(home.database)
    harm(home.key)
    harmed = home.key.read_bytes() if home.key.exists() else None
    assert said_in_one_sentence(rekindle(home.folder, "write", "a word")) == message
    status, report = told_by_doctor(home, "--rebuild")
    assert (status, [one["what"] for one in report["findings"]]) == (1, [message])
    assert (home.key.read_bytes() if home.key.exists() else None) == harmed
    assert rows_of(home.database) == rows
    home.key.write_bytes(key)
    home.key.chmod(0o600)
    assert rekindle(home.folder, "write", "a word").returncode == 0


@pytest.fixture
def killed(tmp_path: Path) -> Home:
    """A home whose server was killed while its last pages lay in the journal alone."""
    rekindle(tmp_path, "flicker", "to begin")
    with serving(tmp_path) as server:
        writing = enter_by(server)
        writing.start()
        while len(writing.kept) < 3:
            assert writing.is_alive()
            writing.join(0.02)
        os.kill(server.pid, signal.SIGKILL)
    writing.join()
    home = Home(tmp_path)
    assert journal_of(home).stat().st_size
    return home


def journal_of(home: Home) -> Path:
    return home.database.with_name("rekindle.sqlite3-wal")


JOURNALS: dict[str, Callable[[bytes], bytes]] = {
    "gone": lambda _: b"",
    "garbled": lambda data: data[:-5000] + bytes(2000) + data[-3000:],
}


def test_a_journal_that_is_damaged_takes_along_only_what_lay_in_it(killed: Home, tmp_path: Path) -> None:
    whole = set(texts_in(copy_of(killed.folder, tmp_path / "whole").folder))
    assert len(whole) >= 4
    for name, harm in JOURNALS.items():
        home = copy_of(killed.folder, tmp_path / name)
        journal_of(home).write_bytes(harm(journal_of(home).read_bytes()))
        status, report = told_by_doctor(home)
        if status:
            status, report = told_by_doctor(home, "--rebuild")
        assert (status, report["ok"]) == (0, True), name
        assert set(texts_in(home.folder)) <= whole
        assert "to begin" in texts_in(home.folder)
