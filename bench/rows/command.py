"""What one command costs as a process, from its start to its end."""

import sys
from functools import cache
from pathlib import Path
from statistics import median

from bench.figure import Figure, within
from bench.homes import PASSPHRASE, copy_of, home_of, locked_home_of
from bench.measuring import cpu_of, cpu_of_child
from bench.processes import surroundings
from bench.registry import row
from bench.stretching import stretch

RECORDS = 1_000
TIMES = 7
BARE = "import click, sqlite3, msgspec; from cryptography.hazmat.primitives.ciphers.aead import AESGCM"
"""The least that could read a command line, open a database, and seal."""


@row
def now_locked() -> Figure:
    """`rekindle now --felt 3` on a locked home, without the one Argon2id that it has to do."""
    home = locked_home_of(RECORDS)
    beyond = (_now(home, REKINDLE_PASSPHRASE=PASSPHRASE) - cpu_of(stretch) for _ in range(TIMES))
    return _figure("rekindle now --felt 3, a process, beyond Argon2id", median(beyond))


@row
def now_with_key_file() -> Figure:
    """The same on a home in key file mode, where nothing is stretched."""
    home = copy_of(home_of(RECORDS))
    return _figure("rekindle now --felt 3, a process, key file", median(_now(home) for _ in range(TIMES)))


@row
def flicker() -> Figure:
    """`rekindle flicker` with its words on standard input, in key file mode."""
    home = copy_of(home_of(RECORDS))
    command = (sys.executable, "-m", "rekindle", "--home", str(home), "flicker", "-")
    seconds = median(cpu_of_child(command, surroundings(), typed="a bird on the wire") for _ in range(TIMES))
    return _figure("rekindle flicker, a process, key file", seconds)


def _figure(what: str, seconds: float) -> Figure:
    floor_what = "Python with click, sqlite3, msgspec and AESGCM imported"
    return within(what, seconds, "s CPU", limit=0.6, floor=_floor(), floor_what=floor_what)


def _now(home: Path, **env: str) -> float:
    command = (sys.executable, "-m", "rekindle", "--home", str(home), "now", "--felt", "3")
    return cpu_of_child(command, surroundings(env))


@cache
def _floor() -> float:
    return median(cpu_of_child((sys.executable, "-c", BARE), surroundings()) for _ in range(TIMES))
