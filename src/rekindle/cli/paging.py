"""Showing a long text in the person's pager, which is handed it through a pipe and keeps as little as it can."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress

from rekindle.cli.refusals import Refusal
from rekindle.cli.words import _

USUAL = "less"
QUIET = {"LESSHISTFILE": "-", "LESSSECURE": "1"}
"""What makes `less` keep no list of searches, and open no editor or shell."""


class _ToPager(io.TextIOWrapper):
    """A pipe behind which a person reads."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged() -> Iterator[None]:
    """Send what is printed meanwhile to the pager, where a person reads on a terminal; else print it as ever.

    Raises:
        Refusal: the pager cannot be started.
    """
    if not sys.stdout.isatty():
        yield
        return
    command = shlex.split(os.environ.get("PAGER") or USUAL) or [USUAL]
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": "-R", **os.environ, **QUIET})  # noqa: S603 - the person's own
    except OSError:
        raise Refusal(_("The pager in PAGER could not be started.")) from None
    if pager.stdin is None:
        raise AssertionError("a pipe was asked for")
    try:
        to_pager = _ToPager(pager.stdin, encoding="utf-8", errors="replace")
        with suppress(BrokenPipeError), to_pager, redirect_stdout(to_pager):
            yield
    finally:
        _wait(pager)


def _wait(pager: subprocess.Popen[bytes]) -> None:
    """Wait until the person leaves the pager; Ctrl-C belongs to the pager meanwhile."""
    while True:
        with suppress(KeyboardInterrupt):
            pager.wait()
            return
