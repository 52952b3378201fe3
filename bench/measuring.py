"""How things are measured: processor time, not the clock on the wall, and the median of several runs."""

import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median


def median_of(measure: Callable[[], float], times: int = 5) -> float:
    """Measure several times, after once to warm up, and give the median."""
    measure()
    return median(measure() for _ in range(times))


def cpu_of(work: Callable[[], object]) -> float:
    """Give the seconds of processor time that this process spends on the work, all its threads together."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cpu_of_child(command: Sequence[str], env: Mapping[str, str] | None = None, *, typed: str = "") -> float:
    """Run a command to its end, `typed` on its standard input, and give the processor seconds of it and its children.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    start = _cpu_of_children()
    subprocess.run(command, env=env, check=True, input=typed.encode(), capture_output=True)
    return _cpu_of_children() - start


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
