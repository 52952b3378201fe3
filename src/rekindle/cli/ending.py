"""A signal that ends this process while a person types ends what they type, as Ctrl-D does: none of it is lost."""

from __future__ import annotations

import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP)
LOOK = 0.5
"""Seconds between two looks at the line that is being typed."""


class InputEnded(Exception):
    """This process was asked to end while it waited; `typed` is what stood in the line by then."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__()


@dataclass
class _Typing:
    """How it stands with what is typed: a process has one terminal."""

    waits: bool = False
    """Whether the person is typing, or in an editor, and nothing else is going on."""
    looks: bool = False
    """Whether the line is looked at meanwhile."""
    is_over: bool = False
    """Whether this process was asked to end."""
    unfinished: str = ""
    """What stood in the line when Ctrl-C came."""
    seen: str = ""
    """What stood in the line when it was last looked at."""


_typing = _Typing()


@contextmanager
def to_the_end() -> Iterator[None]:
    """Let SIGTERM, and a window that is closed, end the typing meanwhile: what was typed is kept."""
    before = {number: signal.signal(number, _end) for number in ENDING}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, _glance)
    _typing.looks = True
    try:
        yield
    finally:
        _typing.looks = False
        for number, handler in before.items():
            signal.signal(number, handler)
        _typing.is_over = False


@contextmanager
def waiting() -> Iterator[None]:
    """Let what waits for a person be ended meanwhile.

    Raises:
        InputEnded: this process was asked to end.
    """
    _typing.waits, _typing.unfinished, _typing.seen = True, "", ""
    if _typing.looks:
        look_every(LOOK)
    try:
        yield
    except KeyboardInterrupt:
        _typing.unfinished = line_so_far()
        raise
    finally:
        look_every(0)
        _typing.waits = False


def is_waiting() -> bool:
    """Tell whether a person is typing, so that a signal may do something meanwhile."""
    return _typing.waits


def is_over() -> bool:
    """Tell whether nothing more will be typed."""
    return _typing.is_over


def line_so_far() -> str:
    """Give what stands in the line that is being typed, as far as the terminal's line editing tells."""
    readline = sys.modules.get("readline")
    return str(readline.get_line_buffer()) if readline and _typing.waits else ""


def look_every(seconds: float) -> None:
    """Look again and again after so many seconds; not at all after none, so that nothing is interrupted."""
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)


def look() -> None:
    """Look at the line that is being typed, while it is there: a window that is closed takes it away."""
    _typing.seen = line_so_far()


def cut_off() -> str | None:
    """Give the line that was being typed when the window was closed, as it was last seen; None where none was."""
    return (_typing.seen or None) if _is_closed() else None


def unfinished() -> str:
    """Give what stood in the line when Ctrl-C came, as far as the terminal's line editing tells."""
    return _typing.unfinished


def _glance(_number: int, _frame: FrameType | None) -> None:
    if _typing.waits:
        look()


def _end(_number: int, _frame: FrameType | None) -> None:
    _typing.is_over = True
    # Of a window that is closed the terminal itself says that no more will come, after all that was typed.
    if _typing.waits and not _is_closed():
        raise InputEnded(line_so_far())


def _is_closed() -> bool:
    window = select.poll()
    window.register(sys.stdin, 0)
    return any(event & select.POLLHUP for _file, event in window.poll(0))
