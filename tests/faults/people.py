"""Somebody at a real server who writes one word after another, and remembers what was acknowledged."""

import http.client
import threading
import time
from pathlib import Path

from tests.browser.serving import PATIENCE, Server
from tests.cli.processes import rekindle
from tests.privacy.person import Person


class Busy(threading.Thread):
    """Writes pages until the server is gone or it is told to stop; `kept` are the words that were acknowledged."""

    def __init__(self, address: str, link: str = "") -> None:
        super().__init__(daemon=True)
        self.kept: list[str] = []
        self.refused: list[str] = []
        self.over = threading.Event()
        self._person = Person(address)
        if link:
            self._person.read(link.removeprefix(address))

    def run(self) -> None:
        """Write."""
        while not self.over.is_set():
            word = self._person.word()
            try:
                answer = self._person.send("/write", "/write", text=word)
            except (OSError, AssertionError, http.client.HTTPException):
                return  # the server was killed in the middle
            (self.kept if "Kept" in answer else self.refused).append(word)

    def wait_for(self, number: int) -> None:
        """Wait until so many words were acknowledged."""
        until = time.monotonic() + PATIENCE
        while len(self.kept) < number:
            assert self.is_alive(), f"the server was gone after {len(self.kept)} words"
            assert time.monotonic() < until, f"{number} words were not acknowledged in {PATIENCE:.0f} seconds"
            time.sleep(0.002)


def enter_by(server: Server) -> Busy:
    """Come in by the link that a server printed."""
    return Busy(server.address, server.link)


def link_to(home: Path, server: Server) -> str:
    """Give another link into a home that is served."""
    told = rekindle(home, "serve", "--no-browser").stdout
    return next(line for line in told.splitlines() if line.startswith(server.address))
