"""The processes that are measured: little of this one's surroundings, and what the system says of them."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STEERING = ("REKINDLE", "DISPLAY", "WAYLAND", "BROWSER", "DJANGO", "COV", "PYTHON")
"""How the names of variables begin that would change what is measured."""
PROCESSES = Path("/proc")
"""Where Linux tells of each; elsewhere `ps` is asked."""
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
"""The cores that this process may use, where a system tells."""


def surroundings(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment of a process that is measured: ours without what steers, with what is added."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(STEERING)}
    return {**plain, **(env or {})}


def inside(module: str, *args: object) -> tuple[str, ...]:
    """Give the command that runs one of the small programs of `bench.inside`."""
    return (sys.executable, "-m", f"bench.inside.{module}", *map(str, args))


def told_by(module: str, *args: object, env: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run one of the small programs to its end, and give the figures that it prints.

    Raises:
        subprocess.CalledProcessError: it failed; it has said why on standard error.
    """
    command = inside(module, *args)
    ended = subprocess.run(command, cwd=ROOT, env=surroundings(env), stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(ended.stdout)
    return figures


def memory_of(process: int) -> float:
    """Give the megabytes of memory in which a running process lies (resident set size)."""
    status = PROCESSES / str(process) / "statm"
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return int(_asked("rss", process)) * 1024 / 1e6


def cpu_time_of(process: int) -> float:
    """Give the seconds of processor time that a running process has spent, all its threads together."""
    status = PROCESSES / str(process) / "stat"
    if status.exists():
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    minutes, _, seconds = _asked("time", process).rpartition(":")
    return 60 * int(minutes or 0) + float(seconds)


@contextlib.contextmanager
def on_core(number: int) -> Iterator[None]:
    """Keep this thread, and what it starts meanwhile, on one of the cores; where a system cannot, on any."""
    if not CORES:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORES[number]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _asked(what: str, process: int) -> str:
    command = ("ps", "-o", f"{what}=", "-p", str(process))
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
