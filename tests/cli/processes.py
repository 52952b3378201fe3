"""Real processes of `rekindle`, each with a home of its own choosing and little of this one's surroundings."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 60
"""Seconds after which a process that should have ended is a failure."""


def surroundings(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment of a process: ours, without what would steer a terminal or open a browser."""
    steering = ("REKINDLE", "NO_COLOR", "DISPLAY", "WAYLAND", "BROWSER", "DJANGO", "COV", "PYTEST")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return {**clean, "REKINDLE_HOME": str(home), **(env or {})}


def rekindle(
    home: Path, *args: str, typed: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "rekindle", *args],
        input=typed,
        capture_output=True,
        text=True,
        env=surroundings(home, env),
        timeout=PATIENCE,
        check=False,
    )


READ_TEXTS = """
import json, os, sys
from pathlib import Path
from rekindle.app.keys import open_key_file, unlock
from rekindle.bootstrap import open_house
house = open_house(Path(os.environ["REKINDLE_HOME"]))
passphrase = os.environ.get("REKINDLE_PASSPHRASE")
opened = unlock(house, passphrase) if passphrase else open_key_file(house)
kept = house.diary(opened.person, opened.key).everything()
json.dump([one.record.text for one in kept if hasattr(one.record, "text")], sys.stdout)
"""


def texts_in(home: Path, env: Mapping[str, str] | None = None) -> list[str]:
    """Give every text that is kept in a home, the newest first, as another process reads them."""
    read = subprocess.run(
        [sys.executable, "-c", READ_TEXTS],
        capture_output=True,
        text=True,
        env=surroundings(home, env),
        timeout=PATIENCE,
        check=True,
    )
    return [str(text) for text in json.loads(read.stdout)]


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
