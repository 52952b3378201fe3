"""The real server in a process of its own, on a home that is thrown away."""

import http.client
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import pytest

from rekindle.cli import main
from tests.cli.forking import Forked, has_to_load

ROOT = Path(__file__).resolve().parent.parent.parent
LINK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*")
PATIENCE = 30.0
"""Seconds that a server may take to start or to stop on a slow machine."""


class Server:
    """A server that runs: its home, its address, the link that it printed, and all that it has said."""

    def __init__(self, home: Path, process: subprocess.Popen[bytes] | Forked, speaks: BinaryIO) -> None:
        self.home = home
        self.link = ""
        self.address = ""
        self._process = process
        self._speaks = speaks
        self._said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def log(self) -> str:
        """Everything from standard output and standard error so far."""
        return "".join(self._said)

    @property
    def pid(self) -> int:
        """The process id of the server."""
        return self._process.pid

    def _listen(self) -> None:
        for line in self._speaks:
            self._said.append(line.decode(errors="replace"))

    def wait(self) -> None:
        """Wait for the link and then for an answer; the link itself is not used up."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if (status := self._process.poll()) is not None:
                self._listener.join(PATIENCE)
                raise AssertionError(f"the server ended with {status}:\n{self.log}")
            if self._find_link() and answers(self.address):
                return
            time.sleep(0.02)
        raise AssertionError(f"the server was not there after {PATIENCE:.0f} seconds:\n{self.log}")

    def _find_link(self) -> bool:
        if not self.link and (found := LINK.search(self.log)):
            self.link = found.group()
            self.address = f"http://{urlsplit(self.link).netloc}"
        return bool(self.link)

    def stop(self) -> None:
        """End the server, by its process id, and wait until it has gone."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self._speaks.close()


def answers(address: str) -> bool:
    """Say whether something answers over HTTP at an address, be it with an error."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()


@contextmanager
def serving(
    home: Path,
    *,
    program: Callable[[], int] = main,
    command: Sequence[str] | None = None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run the server on a home until the block ends.

    `settings` are environment variables, such as REKINDLE_PASSPHRASE; those of whoever runs the tests are
    kept from it. `program` is what serves in place of the whole program, and `command` what begins from nothing
    in place of either.
    """
    serve = ("--home", str(home), "serve", "--port", "0", "--no-browser")
    if command is None and has_to_load(settings):
        command = (sys.executable, "-m", "rekindle", *serve)
    own = {name: value for name, value in os.environ.items() if not name.startswith(("REKINDLE_", "DJANGO_"))}
    env = {**own, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **(settings or {})}
    listening, speaking = os.pipe()
    speaks = os.fdopen(listening, "rb")
    try:
        process = _loading(command, env, speaking) if command else _forked(program, serve, env, speaking)
    except BaseException:
        speaks.close()
        raise
    finally:
        os.close(speaking)
    server = Server(home, process, speaks)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def _forked(program: Callable[[], int], command: Sequence[str], env: Mapping[str, str], speaking: int) -> Forked:
    with Path(os.devnull).open() as nothing:
        return Forked(program, *command, env=env, streams=(nothing.fileno(), speaking, speaking))


def _loading(command: Sequence[str], env: Mapping[str, str], speaking: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=speaking, stderr=speaking, env=env)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own, on an empty home."""
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module, on a home that is empty for the first of them."""
    with serving(tmp_path_factory.mktemp("shared") / "home") as running:
        yield running
