"""A server that runs as a process of its own, as a person starts it, and what comes from it over the wire."""

import io
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from typing import cast

from bench.processes import ROOT, surroundings

HOST = "127.0.0.1"
PATIENCE = 60
"""Seconds after which a server that has not answered counts as broken."""
ADDRESS = re.compile(rf"^http://{re.escape(HOST)}:(\d+)(/\S*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how many bytes of it went over the wire, the head among them."""

    status: int
    headings: Mapping[str, str]
    """By their names in small letters."""
    body: bytes
    size: int


@dataclass
class Server:
    """A running server: its process id, its port, the path that it printed, and the cookies it has given."""

    pid: int
    port: int
    path: str
    cookies: SimpleCookie

    def get(self, path: str, **headings: str) -> Answer:
        """Ask for something on a connection of its own, as a browser would, and count every byte of the answer."""
        asked = {"Host": f"{HOST}:{self.port}", "Connection": "close", **self.cookie_heading(), **headings}
        head = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        with socket.create_connection((HOST, self.port), timeout=PATIENCE) as wire:
            wire.sendall(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
            came = b"".join(iter(lambda: wire.recv(65_536), b""))
        answer = _parsed(came)
        self.cookies.load(answer.headings.get("set-cookie", ""))
        return answer

    def enter(self) -> list[Answer]:
        """Follow the way in that the server printed, to the first page that is no redirect; give every answer."""
        answers = [self.get(self.path, **ACCEPTED)]
        while 300 <= answers[-1].status < 400:
            answers.append(self.get(answers[-1].headings["location"], **ACCEPTED))
        if answers[-1].status != 200:
            raise AssertionError(f"the way in leads to {answers[-1].status}")
        return answers

    def cookie_heading(self) -> dict[str, str]:
        """Give the heading that sends the cookies back, where there are any."""
        return {"Cookie": cookie_heading(self.cookies)} if self.cookies else {}

    def connection(self) -> HTTPConnection:
        """Open a connection that stays."""
        return HTTPConnection(HOST, self.port, timeout=PATIENCE)


def cookie_heading(cookies: SimpleCookie) -> str:
    """Give the value of the heading that sends cookies back."""
    return "; ".join(f"{name}={one.coded_value}" for name, one in cookies.items())


ACCEPTED = {"Accept-Encoding": "br, gzip"}


def serve_command(home: Path) -> tuple[str, ...]:
    """Give the command that serves a home on any free port."""
    return (sys.executable, "-m", "rekindle", "--home", str(home), "serve", "--port", "0", "--no-browser")


@contextmanager
def serving(command: Sequence[str]) -> Iterator[Server]:
    """Run a server until the block ends; it prints its address first.

    Raises:
        AssertionError: it ended without one.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    try:
        yield _started(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _started(process: subprocess.Popen[str]) -> Server:
    said = ""
    while line := (process.stdout.readline() if process.stdout else ""):
        said += line
        if found := ADDRESS.search(line):
            return Server(process.pid, int(found[1]), found[2], SimpleCookie())
    raise AssertionError(f"no address was printed: {said}")


class _Replayed:
    """Bytes that have come already, in place of the socket that they came by."""

    def __init__(self, came: bytes) -> None:
        self._came = came

    def makefile(self, *_mode: object) -> io.BytesIO:
        """Give them as a file."""
        return io.BytesIO(self._came)


def _parsed(came: bytes) -> Answer:
    response = HTTPResponse(cast("socket.socket", _Replayed(came)))
    response.begin()
    headings = {name.lower(): value for name, value in response.getheaders() if name.lower() != "set-cookie"}
    headings["set-cookie"] = "\r\n".join(response.headers.get_all("set-cookie", []))
    return Answer(response.status, headings, response.read(), len(came))
