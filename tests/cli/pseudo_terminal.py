"""A real process at a pseudo-terminal of its own, as when a person sits in front of it."""

import codecs
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from rekindle.cli import main
from rekindle.cli.aside import LOOKS
from tests.cli.forking import Forked, has_to_load

TAKE_THE_TERMINAL = """
import fcntl, signal, sys, termios
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from rekindle.cli import main
sys.exit(main())
"""
PATIENCE = 20
"""Seconds, far more than is needed, before a test is told that nothing came."""
_STATES = Path("/proc")
"""Where Linux tells what each process does."""


class PseudoTerminal:
    """Runs a command; reads what it shows, and types."""

    def __init__(
        self, home: Path, *args: str, env: Mapping[str, str] | None = None, program: Callable[[], int] = main
    ) -> None:
        """Begin. `program` is what runs in place of the whole program, and then nothing can be said to Python."""
        self._ours, theirs = pty.openpty()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("REKINDLE", "NO_COLOR"))}
        around = {**clean, "TERM": "xterm", "COLUMNS": "80", "LINES": "24", **(env or {})}
        command = ("--home", str(home), *args)
        self._process: subprocess.Popen[bytes] | Forked = (
            _loading(command, around, theirs) if has_to_load(env) else _forked(program, command, around, theirs)
        )
        self._name = os.ttyname(theirs)
        os.close(theirs)
        self.shown = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._read_up_to = 0
        self.pid = self._process.pid
        self._closed = False

    def __enter__(self) -> "PseudoTerminal":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if not self._closed:
            os.close(self._ours)

    def close(self) -> int:
        """Close the window, as one closes a tab; give the exit status."""
        os.close(self._ours)
        self._closed = True
        return self._process.wait(timeout=PATIENCE)

    def type(self, text: str) -> None:
        """Type, as it is; a line ends with a line end."""
        os.write(self._ours, text.encode())

    def read_until(self, text: str) -> str:
        """Read on until a text is shown; give everything shown so far."""
        until = time.monotonic() + PATIENCE
        while (found := self.shown.find(text, self._read_up_to)) < 0:
            more = self._read()
            assert more or text in self.shown[self._read_up_to :], f"{text!r} never came after {self.shown!r}"
            assert time.monotonic() < until, f"{text!r} never came after {self.shown!r}"
        self._read_up_to = found + len(text)
        return self.shown

    def read_until_asked(self, text: str) -> str:
        """Read on until a text is shown and the program itself reads a line; give everything shown so far."""
        self.read_until(text)
        self.until_it_asks()
        return self.shown

    def until_it_asks(self) -> None:
        """Wait until the program itself reads a line: a Ctrl-C before that is heard with the next key alone."""
        until = time.monotonic() + PATIENCE
        while self.echoes:
            assert time.monotonic() < until, f"nothing was asked after {self.shown!r}"
            time.sleep(0.01)
        self.until_it_waits()

    def until_it_waits(self) -> None:
        """Wait until the program has read all that was typed and waits for more, or has ended: nothing shows it.

        The program has to read single keys, as it does wherever it edits a line itself, and in its one thread.
        """
        if not _STATES.exists():
            time.sleep(0.5)
            return
        until = time.monotonic() + PATIENCE
        while self._is_unread or _is_busy(self.pid):
            assert time.monotonic() < until, f"it never waits after {self.shown!r}"
            time.sleep(0.01)

    def let_time_go_by(self) -> None:
        """Hurry the twenty seconds after which what is being typed is put aside."""
        for _ in range(LOOKS):
            os.kill(self.pid, signal.SIGALRM)
            time.sleep(0.005)

    @property
    def echoes(self) -> bool:
        """Whether what is typed shows, as it does when nothing has taken the terminal over."""
        return bool(termios.tcgetattr(self._ours)[3] & termios.ECHO)

    @property
    def _is_unread(self) -> bool:
        """Whether something of what was typed lies in the terminal."""
        theirs = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        try:
            return any(fcntl.ioctl(theirs, termios.FIONREAD, bytes(4)))  # how many bytes, as an int of C
        finally:
            os.close(theirs)

    def status(self) -> int:
        """Read to the end; give the exit status."""
        until = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < until, f"no end after {self.shown!r}"
        return self._process.wait(timeout=PATIENCE)

    def _read(self) -> bool:
        """Read what is there within a moment; False when there is no more to come."""
        ready, _write, _error = select.select([self._ours], [], [], 0.1)
        if not ready:
            return self._process.poll() is None
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # how a pseudo-terminal says that the other side has gone (Linux)
            return False
        # A sign of several bytes may come in two pieces.
        self.shown = (self.shown + self._decode(data)).replace("\r\n", "\n")
        return bool(data)


def _is_busy(pid: int) -> bool:
    """Tell whether a process computes, or waits for the disk, and not for somebody."""
    try:
        told = (_STATES / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    state = told.rpartition(")")[2].split()[0]  # after the name of the program, in which anything may stand
    return state in {"R", "D"}


def _forked(program: Callable[[], int], command: Sequence[str], env: Mapping[str, str], terminal: int) -> Forked:
    return Forked(program, *command, env=env, streams=(terminal, terminal, terminal), at_terminal=True)


def _loading(command: Sequence[str], env: Mapping[str, str], terminal: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", TAKE_THE_TERMINAL, *command],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        env=env,
    )
