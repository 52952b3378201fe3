"""What it costs to read the words."""

from statistics import median

from bench.figure import Figure, within
from bench.processes import told_by
from bench.registry import row

TIMES = 7


@row
def content() -> Figure:
    """Load the whole content once, in a fresh process each time."""
    told = [told_by("words") for _ in range(TIMES)]
    return within(
        "load the whole content, once for a process",
        1000 * median(one["ours"] for one in told),
        "ms CPU",
        limit=60,
        floor=1000 * median(one["floor"] for one in told),
        floor_what="tomli alone over the same files",
    )
