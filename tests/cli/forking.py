"""Processes of the program that need not load it first: each is forked from one that has done so already.

To load the program takes most of the time of a short command, and a test that prepares a home or looks into one asks
nothing of it. What is forked has its own memory, files, locks and exit status as every other process has. Where the
beginning of a process is itself what a test is about, it starts one from nothing.
"""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings
from django.db import connections

PATIENCE: Final = 60
"""Seconds after which a process that should have ended is a failure."""

_loaded = multiprocessing.get_context("forkserver")
_loaded.set_forkserver_preload(["tests.cli.loaded"])


def run_forked(
    program: Callable[[], int], *args: str, typed: str, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, as `subprocess.run` would: its arguments, what it reads, and its whole environment.

    Raises:
        subprocess.TimeoutExpired: it had to be killed.
    """
    with TemporaryDirectory() as folder:
        read, said, told = (Path(folder) / name for name in ("stdin", "stdout", "stderr"))
        read.write_bytes(typed.encode())
        for file in (said, told):
            file.touch()
        process = _loaded.Process(target=_become, args=(program, args, dict(env), (read, said, told)))
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(["rekindle", *args], PATIENCE)
        output, errors = (file.read_text(encoding="utf-8") for file in (said, told))
        return subprocess.CompletedProcess(["rekindle", *args], process.exitcode, output, errors)


def _become(
    program: Callable[[], int], args: tuple[str, ...], env: dict[str, str], streams: tuple[Path, ...]
) -> None:
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    for number, (file, how) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        opened = os.open(file, how)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open as long as the process lives
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
    sys.argv = ["rekindle", *args]
    try:
        sys.exit(program())
    finally:
        if settings.configured:
            connections.close_all()  # as the end of a Python does, which a forked one skips
