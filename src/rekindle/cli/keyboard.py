"""Single keys while something moves: no Enter is needed, none shows, and the terminal comes back as it was."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
import tty
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Literal

from rekindle.cli.leaving import STOP, TOO_MUCH
from rekindle.cli.talk import Talk

Key = Literal["on", "pause", "stop", "too-much"]
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
MOST = 1024
"""Bytes read at once: far more than one press gives, so that what was pasted does not come as many presses."""
KEYS: dict[str, Key] = {
    **dict.fromkeys("\r\n", "on"),
    **dict.fromkeys((" ", "p"), "pause"),
    **dict.fromkeys((STOP, "\x04"), "stop"),  # Ctrl-D as well
    TOO_MUCH: "too-much",
}


def key_within(seconds: float | None) -> Key | None:
    """Wait, at most so long (None: as long as it takes), for a key that means something; None when none came.

    Where standard input is no terminal there are no keys, and the time just passes.
    """
    if not sys.stdin.isatty():
        time.sleep(seconds or 0)
        return None if seconds is not None else "stop"
    ready, _write, _error = select.select([sys.stdin], [], [], seconds)
    return _key(os.read(sys.stdin.fileno(), MOST)) if ready else None


def _key(pressed: bytes) -> Key | None:
    if not pressed:  # whoever typed has gone
        return "stop"
    sign = pressed.decode("utf-8", "replace")[:1].casefold()
    return KEYS.get(sign)  # arrows and the like begin with Escape, which means nothing here


@contextmanager
def single_keys(talk: Talk) -> Iterator[None]:
    """Take single keys and hide the cursor meanwhile. However this ends or is stopped, all comes back as it was."""
    if not sys.stdin.isatty():
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)

    def begin() -> None:
        tty.setcbreak(terminal, termios.TCSANOW)
        _say(talk, HIDE_CURSOR)

    def end() -> None:
        _say(talk, SHOW_CURSOR)
        termios.tcsetattr(terminal, termios.TCSANOW, before)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        """Give the terminal back, sleep until `fg`, and take it again."""
        end()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, stop)
        begin()

    with ExitStack() as after:
        after.callback(end)
        for number, handler in ((signal.SIGTSTP, stop), (signal.SIGTERM, signal.default_int_handler)):
            after.callback(signal.signal, number, signal.signal(number, handler))
        begin()
        yield


def _say(talk: Talk, code: str) -> None:
    # Past the stream itself: the signal may have come while it was being written to, and then it takes nothing more.
    os.write(talk.out.fileno(), code.encode())
