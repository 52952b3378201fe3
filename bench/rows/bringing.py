"""What it costs to bring a file in: processor time, how it grows with the file, and memory, which does not."""

import tempfile
from functools import cache
from pathlib import Path
from statistics import median

from bench.figure import Figure, against, within
from bench.processes import told_by
from bench.registry import row

ENTRIES, MANY, FEW = 18_000, 50_000, 5_000
TIMES = 3


@row
def bringing() -> Figure:
    """Read, seal and store a file of jrnl, each time in an empty home."""
    told = _brought(ENTRIES)
    return within(
        f"import of {ENTRIES:,} entries from a jrnl file",
        told["ours"],
        "s CPU",
        limit=0.8,
        floor=told["floor"],
        floor_what="AES-256-GCM and one INSERT statement alone",
    )


@row
def bringing_many() -> Figure:
    """Do the same with far more: each entry costs what it costs among few."""
    many, usual = _brought(MANY), _brought(ENTRIES)
    return against(
        f"import of {MANY:,} entries, each",
        1e6 * many["ours"] / MANY,
        "µs CPU",
        floor=1e6 * usual["ours"] / ENTRIES,
        floor_what=f"each of {ENTRIES:,}",
        limit=1.2,
    )


@row
def bringing_memory() -> Figure:
    """Compare the highest memory of a large import with that of a small one."""
    return against(
        f"memory at its highest, import of {MANY:,} entries",
        _brought(MANY)["highest"],
        "MB",
        floor=_brought(FEW)["highest"],
        floor_what=f"import of {FEW:,}",
        limit=1.2,
    )


@cache
def _brought(entries: int) -> dict[str, float]:
    told = [_told(entries) for _ in range(TIMES)]
    return {name: median(one[name] for one in told) for name in told[0]}


def _told(entries: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        told: dict[str, float] = told_by("bringing", Path(home) / "home", entries)
        return told
