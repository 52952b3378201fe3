"""Homes to measure in: lives of so many records, sealed for real, made once for a run and thrown away after it."""

import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bench.processes import told_by

PASSPHRASE = "wet slate, tin roof, slow tram"  # noqa: S105 - it opens nothing but a home that is thrown away


def home_of(records: int, life: str = "mixed") -> Path:
    """Give a home in key file mode; `life` names one of `bench.lives.LIVES`."""
    return _home(records, life, "open")


def locked_home_of(records: int, life: str = "mixed") -> Path:
    """Give a home that `PASSPHRASE` opens."""
    return _home(records, life, "locked", REKINDLE_PASSPHRASE=PASSPHRASE)


def copy_of(home: Path) -> Path:
    """Give a copy of a home, for what writes into it."""
    copy = _place() / f"copy-{secrets.token_hex(4)}"
    return Path(shutil.copytree(home, copy))


@cache
def _home(records: int, life: str, name: str, **env: str) -> Path:
    home = _place() / f"{name}-{records}-{life}"
    told_by("keeping", home, records, life, env=env)
    return home


def _place() -> Path:
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="rekindle-bench-")
