"""Time in a terminal: waiting for a while or for a typed line, and a light that moves with the breath."""

from __future__ import annotations

import os
import select
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rekindle.cli.talk import PLAIN, Talk, harmless, takes_style

STILL = "REKINDLE_STILL"
FRAME = 0.1
"""Seconds between two pictures of the light."""
WIDTH = 24
LEAST, MOST = 1, WIDTH
EMBER = "\x1b[38;5;173m"
HIDE_CURSOR, SHOW_CURSOR, BACK_TO_START, CLEAR_LINE = "\x1b[?25l", "\x1b[?25h", "\r", "\x1b[K"


def may_move(talk: Talk, *, still: bool) -> bool:
    """Tell whether things may move and take their time: on a terminal, unless the person wants them still."""
    return talk.out.isatty() and os.environ.get("TERM") != "dumb" and not (still or os.environ.get(STILL))


def line_within(seconds: float) -> str | None:
    """Wait, at most so long, for a typed line with its end; None when none came, "" when there is no more to come."""
    if not sys.stdin.isatty():
        time.sleep(seconds)
        return None
    ready, _write, _error = select.select([sys.stdin], [], [], seconds)
    return sys.stdin.readline() if ready else None


@dataclass(frozen=True, slots=True)
class Light:
    """A bar of light on one line. It goes where the breath goes, and never fast."""

    talk: Talk

    def draw(self, words: str, share: float) -> None:
        """Draw the line anew: the words, and the light at a share (0 to 1) of its way."""
        lit = round(LEAST + (MOST - LEAST) * share)
        full, rest = ("━", "·") if self._has_lines() else ("=", ".")
        room = max(0, shutil.get_terminal_size().columns - WIDTH - 5)
        bar = full * lit
        if takes_style(self.talk.out):
            bar = f"{EMBER}{bar}{PLAIN}"
        self.talk.out.write(f"{BACK_TO_START}  {bar}{rest * (WIDTH - lit)}  {harmless(words)[:room]}{CLEAR_LINE}")
        self.talk.out.flush()

    def _has_lines(self) -> bool:
        return (self.talk.out.encoding or "").lower().startswith("utf")

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Hide the cursor meanwhile, and leave the terminal as it was, however this ends."""
        self.talk.out.write(HIDE_CURSOR)
        try:
            yield
        finally:
            self.talk.out.write(f"{BACK_TO_START}{CLEAR_LINE}{SHOW_CURSOR}")
            self.talk.out.flush()


def move(seconds: float, draw: Callable[[float], None]) -> str | None:
    """Draw what moves, from 0 to 1 within so many seconds; give a line as soon as one is typed."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        draw(passed / seconds)
        typed = line_within(min(FRAME, seconds - passed))
        if typed is not None:
            return typed
    draw(1)
    return None
