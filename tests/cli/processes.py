"""Real processes of `rekindle`, each with a home of its own choosing and little of this one's surroundings."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rekindle.app.keys import open_key_file, unlock
from rekindle.bootstrap import open_house
from rekindle.cli import main
from tests.cli.forking import PATIENCE, has_to_load, run_forked
from tests.keeping import all_kept

__all__ = ["PATIENCE", "rekindle", "started", "surroundings", "texts_in"]


def surroundings(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment of a process: ours, without what would steer a terminal or open a browser."""
    steering = ("REKINDLE", "NO_COLOR", "DISPLAY", "WAYLAND", "BROWSER", "DJANGO", "COV", "PYTEST")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return {**clean, "REKINDLE_HOME": str(home), **(env or {})}


def rekindle(
    home: Path, *args: str, typed: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    assert not has_to_load(env)
    return run_forked(main, *args, typed=typed, env=surroundings(home, env))


def texts_in(home: Path, env: Mapping[str, str] | None = None) -> list[str]:
    """Give every text that is kept in a home, the newest first, as another process reads them."""
    assert not has_to_load(env)
    read = run_forked(_tell_texts, typed="", env=surroundings(home, env))
    assert read.returncode == 0, read.stderr
    return [str(text) for text in json.loads(read.stdout)]


def _tell_texts() -> int:
    house = open_house(Path(os.environ["REKINDLE_HOME"]))
    passphrase = os.environ.get("REKINDLE_PASSPHRASE")
    opened = unlock(house, passphrase) if passphrase else open_key_file(house)
    records = [one.record for one in all_kept(house.diary(opened.person, opened.key))]
    json.dump([record.text for record in records if hasattr(record, "text")], sys.stdout)
    sys.stdout.flush()
    return 0


def started(
    home: Path, *args: str, env: Mapping[str, str] | None = None, program: Sequence[str] = ("-m", "rekindle")
) -> subprocess.Popen[str]:
    """Start one command; its output is read by the caller, who also ends it. `program` is what Python runs."""
    return subprocess.Popen(
        [sys.executable, *program, *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(home, env),
    )
