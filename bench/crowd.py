"""Several clients at once, each on a connection that stays, and how long each of their pages took."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from bench.processes import cpu_time_of
from bench.serving import Server

CLIENTS = 4


@dataclass(frozen=True, slots=True)
class Round:
    """One round of pages: the seconds that each took, the server's processor time, and the time on the clock."""

    waits: Sequence[float]
    cpu: float
    clock: float

    @property
    def rate(self) -> float:
        """Pages for each second of processor time that the server spent."""
        return len(self.waits) / self.cpu

    @property
    def rate_by_clock(self) -> float:
        """Pages a second on the clock, whatever else the computer did meanwhile."""
        return len(self.waits) / self.clock

    @property
    def tail(self) -> float:
        """How many times the median the wait is that one page in a hundred exceeds."""
        ordered = sorted(self.waits)
        return ordered[-(-99 * len(ordered) // 100) - 1] / median(ordered)


def play_round(server: Server, path: str, pages: int) -> Round:
    """Let each of four clients ask for so many pages, one after another."""
    cpu, clock = cpu_time_of(server.pid), time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [clients.submit(_ask, server, path, pages) for _ in range(CLIENTS)]
        waits = [wait for client in asked for wait in client.result()]
    return Round(waits, cpu_time_of(server.pid) - cpu, time.perf_counter() - clock)


def _ask(server: Server, path: str, pages: int) -> list[float]:
    connection, waits = server.connection(), []
    for _ in range(pages):
        began = time.perf_counter()
        connection.request("GET", path, headers=server.cookie_heading())
        response = connection.getresponse()
        response.read()
        waits.append(time.perf_counter() - began)
        if response.status != 200:
            raise AssertionError(f"{path} gives {response.status}")
    connection.close()
    return waits
