"""A line that tells how far something has come, once it takes longer than a second, and only in a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rekindle.cli.words import ngettext

AFTER = 1.0
"""Seconds without a line."""
CLEAR = "\r\x1b[K"


class Progress:
    """Call it with how many were found so far. As a context it takes its line away in the end."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __call__(self, found: int) -> None:
        """Tell how many were found so far."""
        if sys.stderr.isatty() and time.monotonic() - self._began > AFTER:
            sys.stderr.write(CLEAR + ngettext("%d found so far", "%d found so far", found) % found)
            sys.stderr.flush()
            self._shown = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
