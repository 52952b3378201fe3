"""A home with its server and its commands, as processes that can be killed at any moment."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from soak.clock import WeekClock

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
ADDRESS = re.compile(rf"http://{re.escape(HOST)}:(\d+)/")
PATIENCE = 60
PASSPHRASE = "grey heron under seven bridges"  # noqa: S105 - it opens nothing but a home that is thrown away


class Broken(Exception):
    """The program did what it never may: the sentence says what."""


class Home:
    """One home, its server, and the commands that run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "home"
        self.clock = WeekClock(folder / "clock")
        self.clock.begin()
        self.port = 0
        self._log = folder / "server.log"
        self._server: subprocess.Popen[str] | None = None
        self._changing = threading.RLock()

    def command(self, *words: str) -> tuple[str, ...]:
        """Give the command line of a command on this home."""
        program = (sys.executable, "-m", "soak.program", str(self.clock.file))
        return (*program, "--home", str(self.folder), *words)

    def begin(self) -> None:
        """Begin it by a first command, locked with the passphrase.

        Raises:
            Broken: it did not begin.
        """
        began = ended(self.command("flicker", "-"), "the first morning")
        if began.returncode:
            raise Broken(f"it does not begin: {began.stderr.strip()}")

    def start(self) -> None:
        """Start the server, and wait until it says where it listens.

        Raises:
            Broken: it ended before it said so.
        """
        with self._changing:
            with self._log.open("a") as log:
                self._server = subprocess.Popen(
                    self.command("serve", "--port", str(self.port), "--no-browser"),
                    cwd=ROOT,
                    env=surroundings(),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                )
            self.port = self._listens_at(self._server)

    @staticmethod
    def _listens_at(server: subprocess.Popen[str]) -> int:
        said = ""
        while line := (server.stdout.readline() if server.stdout else ""):
            said += line
            if found := ADDRESS.search(line):
                return int(found[1])
        raise Broken(f"the server ended with {server.wait()}: {said}")

    def kill(self) -> None:
        """End the server as a power cut would, and start it again."""
        with self._changing:
            self._end(signal.SIGKILL)
            self.start()

    @property
    def is_changing(self) -> bool:
        """Whether the server is being killed or started just now."""
        free = self._changing.acquire(blocking=False)
        if free:
            self._changing.release()
        return not free

    def wait(self) -> None:
        """Wait while the server is being killed and started again."""
        with self._changing:
            pass

    def stop(self) -> None:
        """End the server as Ctrl-C does."""
        with self._changing:
            self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        if self._server is None:
            return
        self._server.send_signal(how)
        self._server.wait(PATIENCE)
        if self._server.stdout is not None:
            self._server.stdout.close()
        self._server = None

    def faults(self) -> str:
        """Give what the server has said on standard error: nothing, when all is well."""
        return self._log.read_text(encoding="utf-8")


def surroundings() -> dict[str, str]:
    """Give the environment of Rekindle's processes: ours without what steers, and the passphrase."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("REKINDLE", "DJANGO"))}
    return {**plain, "REKINDLE_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(ROOT / "src")}


def ended(
    words: Sequence[str], said: str = "", *, kill_after: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, or to its kill after so many seconds."""
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, err = process.communicate(said, timeout=kill_after or PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        if kill_after is None:
            raise Broken(f"a command did not end: {words[-3:]}") from None
    return subprocess.CompletedProcess(words, process.returncode, out, err)
