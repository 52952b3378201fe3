"""What the running server costs: starting, resting, and serving four people at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from bench.crowd import Round, play_round
from bench.figure import Figure, at_least, noted, within
from bench.homes import home_of
from bench.processes import cpu_time_of, inside, memory_of, on_core
from bench.registry import row
from bench.serving import serve_command, serving

RECORDS = 1_000
STARTS = 5
ROUNDS, QUIETEST = 7, 3
PAGES, HELLOS = 60, 1_000
"""Of each client in a round: enough that a round of either takes a second or more."""
HELLO = "hello by bare Django and waitress"


@dataclass(frozen=True, slots=True)
class Start:
    """A server after its first page: megabytes it lies in, seconds of processor time since its start."""

    memory: float
    cpu: float


@row
def server_memory() -> Figure:
    """Memory at rest after one Today, in key file mode, where no Argon2id has passed through."""
    ours, floor = (median(one.memory for one in of_one) for of_one in _starts())
    return within("server at rest, after one Today", ours, "MB RSS", limit=80, floor=floor, floor_what=HELLO)


@row
def server_start() -> Figure:
    """Processor time from the start to the first Today."""
    ours, floor = (median(one.cpu for one in of_one) for of_one in _starts())
    return within("server, start to first Today", ours, "s CPU", limit=0.8, floor=floor, floor_what=HELLO)


@row
def crowd() -> Figure:
    """Today for four clients who never pause, the server on one core: pages for each second of that core's time."""
    ours, floor = (median(one.rate for one in of_one) for of_one in _rounds())
    what = "Today under 4 clients, one core's time"
    return at_least(what, ours, "pages/s", least=100, floor=floor, floor_what=HELLO)


@row
def crowd_by_clock() -> Figure:
    """The same on the clock; what else the computer does meanwhile takes from it."""
    ours, floor = (median(one.rate_by_clock for one in _quietest(of_one)) for of_one in _rounds())
    return noted("Today under 4 clients, by the clock", ours, "pages/s", floor=floor, floor_what=HELLO)


@row
def crowd_tail() -> Figure:
    """How much longer than the median one page in a hundred takes."""
    ours, floor = (median(one.tail for one in _quietest(of_one)) for of_one in _rounds())
    return within("Today under 4 clients, p99", ours, "x median", limit=4, floor=floor, floor_what=HELLO)


@cache
def _starts() -> tuple[Sequence[Start], Sequence[Start]]:
    commands = (serve_command(home_of(RECORDS)), inside("hello"))
    ours, floor = zip(*([_start(command) for command in commands] for _ in range(STARTS)), strict=True)
    return ours, floor


def _start(command: Sequence[str]) -> Start:
    with serving(command) as server:
        server.enter()
        return Start(memory_of(server.pid), cpu_time_of(server.pid))


@cache
def _rounds() -> tuple[Sequence[Round], Sequence[Round]]:
    """Play the rounds of ours, then of the floor: the server on one core, the clients on another."""
    return _rounds_of(serve_command(home_of(RECORDS)), PAGES), _rounds_of(inside("hello"), HELLOS)


def _quietest(rounds: Sequence[Round]) -> Sequence[Round]:
    """Give the rounds in which the server had most of its core: what the clock says of the others is about noise."""
    return sorted(rounds, key=lambda one: one.cpu / one.clock)[-QUIETEST:]


def _rounds_of(command: Sequence[str], pages: int) -> Sequence[Round]:
    with on_core(0), serving(command) as server, on_core(-1):
        server.enter()
        return [play_round(server, "/", pages) for _ in range(ROUNDS + 1)][1:]
