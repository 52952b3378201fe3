"""Homes with known content to do harm to, and how to look at what is left of them."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from rekindle.store.home import Home
from tests.cli.processes import rekindle
from tests.formats.making import FORMATS, PASSPHRASE

OPEN, LOCKED = (FORMATS / "0.1.0" / mode for mode in ("with-key", "with-passphrase"))
UNLOCKING = {"REKINDLE_PASSPHRASE": PASSPHRASE}
Rows = dict[bytes, bytes]


def copy_of(home: Path, folder: Path) -> Home:
    """Give a copy of a home, closed to others as a home is."""
    copy = Path(shutil.copytree(home, folder))
    copy.chmod(0o700)
    for file in copy.iterdir():
        file.chmod(0o600)
    return Home(copy)


def rows_of(database: Path) -> Rows:
    """Give the sealed bytes of every record by their ids, as they lie in a whole database."""
    with closing(sqlite3.connect(database)) as opened:
        return dict(opened.execute("SELECT id, sealed FROM record").fetchall())


def told_by_doctor(home: Home, *args: str, env: Mapping[str, str] | None = None) -> tuple[int, dict[str, Any]]:
    """Let the doctor look, in a process of its own; give its exit status and what it tells a script."""
    looked = rekindle(home.folder, "doctor", "--json", *args, env=env)
    assert "Traceback" not in looked.stderr, looked.stderr
    return looked.returncode, json.loads(looked.stdout)


def said_in_one_sentence(ended: subprocess.CompletedProcess[str]) -> str:
    """Give what a command that was refused said, which is short and no traceback."""
    assert ended.returncode == 1, ended
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    return ended.stderr.strip()
