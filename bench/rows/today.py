"""Whether Today costs the same after ten years as after ten days."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench.figure import Figure, against
from bench.homes import copy_of, home_of
from bench.processes import ROOT, inside, surroundings, told_by
from bench.registry import row

FEW, MANY = 1_000, 50_000
ROUNDS, PAGES = 15, 20


@row
def today() -> Figure:
    """Render Today in process, through the real application; two processes take turns, so that noise hits both."""
    few, many = _costs(home_of(FEW), home_of(MANY))
    return against(
        f"Today, server time, {MANY:,} records against {FEW:,}",
        many,
        "ms CPU",
        floor=few,
        floor_what=f"{FEW:,} records at the same daily rate",
        limit=1.2,
    )


@row
def today_with_a_draft() -> Figure:
    """The same while a page of a million letters is begun and not kept yet."""
    begun = copy_of(home_of(FEW))
    told_by("begun", begun)
    without, with_one = _costs(home_of(FEW), begun)
    return against(
        "Today, server time, with a draft of a million letters",
        with_one,
        "ms CPU",
        floor=without,
        floor_what="the same home without it",
        limit=1.2,
    )


def _costs(*homes: Path) -> tuple[float, float]:
    with ExitStack() as stack:
        both = [stack.enter_context(_renderer(home)) for home in homes]
        costs = [[_ask(process) for process in both] for _ in range(ROUNDS + 1)][1:]
    one, other = (median(of_one) for of_one in zip(*costs, strict=True))
    return one, other


@contextmanager
def _renderer(home: Path) -> Iterator["subprocess.Popen[str]"]:
    command = inside("pages", home)
    piped = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=surroundings(), stdin=piped, stdout=piped, text=True) as process:
        yield process


def _ask(process: "subprocess.Popen[str]") -> float:
    """Give the milliseconds of one page, over several."""
    if process.stdin is None or process.stdout is None:
        raise AssertionError("it was started with pipes")
    process.stdin.write(f"{PAGES}\n")
    process.stdin.flush()
    return 1000 * float(process.stdout.readline())
