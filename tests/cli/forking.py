"""Processes of the program that need not load it first: each is forked from one that has done so already.

To load the program takes most of the time of a short command, and a test that prepares a home or looks into one asks
nothing of it. What is forked has its own memory, files, locks and exit status as every other process has. Where the
beginning of a process is itself what a test is about, it starts one from nothing.
"""

import fcntl
import multiprocessing
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from django.conf import settings
from django.db import connections

import rekindle

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PATIENCE: Final = 60
"""Seconds after which a process that should have ended is a failure."""

_loaded = multiprocessing.get_context("forkserver")
_loaded.set_forkserver_preload(["tests.cli.loaded"])


def has_to_load(env: Mapping[str, str] | None) -> bool:
    """Tell whether a process has to begin from nothing: what is said to Python itself is heard there alone."""
    return any(name.startswith(("PYTHON", "LC_", "LANG")) for name in env or ())


class Forked:
    """A process that was forked: what `subprocess.Popen` is for one that begins from nothing."""

    def __init__(
        self,
        program: Callable[[], int],
        *args: str,
        env: Mapping[str, str],
        streams: tuple[int, int, int],
        at_terminal: bool = False,
    ) -> None:
        """Run a program with these arguments, this whole environment, and copies of these files as its streams.

        `at_terminal` where the first of them is a terminal, which it takes as its own.
        """
        handed = [Connection(os.dup(file)) for file in streams]
        started = (program, args, dict(env), handed, at_terminal)
        self._process = _loaded.Process(target=_become, args=started, daemon=True)
        self._process.start()
        for one in handed:
            one.close()

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """Give the exit status, negative where a signal ended it; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; give the exit status.

        Raises:
            subprocess.TimeoutExpired: it still runs after so many seconds.
        """
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0)
        return self._process.exitcode

    def terminate(self) -> None:
        """Ask it to end, if it has not: its number may be another process's by then."""
        if self.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        """End it at once, if it has not ended."""
        if self.poll() is None:
            self._process.kill()


def run_forked(
    program: Callable[[], int], *args: str, typed: str, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, as `subprocess.run` would: its arguments, what it reads, and its whole environment.

    Raises:
        subprocess.TimeoutExpired: it had to be killed.
    """
    with ExitStack() as files:
        read, said, told = (files.enter_context(TemporaryFile()) for _ in range(3))
        read.write(typed.encode())
        read.seek(0)
        process = Forked(program, *args, env=env, streams=(read.fileno(), said.fileno(), told.fileno()))
        try:
            status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        said.seek(0)
        told.seek(0)
        return subprocess.CompletedProcess(["rekindle", *args], status, said.read().decode(), told.read().decode())


def _become(
    program: Callable[[], int],
    args: tuple[str, ...],
    env: dict[str, str],
    streams: list[Connection],
    at_terminal: bool,
) -> None:
    assert "tests.cli.loaded" in sys.modules, "what this is forked from has loaded nothing"
    assert Path(rekindle.__file__).is_relative_to(ROOT), f"this would try the program in {rekindle.__file__}"
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    if at_terminal:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open as long as the process lives
    sys.stdout, sys.stderr = (
        open(number, "w", buffering=1, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
        for number, errors in ((1, "strict"), (2, "backslashreplace"))
    )
    sys.argv = ["rekindle", *args]
    try:
        sys.exit(program())
    finally:
        if settings.configured:
            connections.close_all()  # as the end of a Python does, which a forked one skips
