"""What it costs to keep a whole life, and to take it along."""

import tempfile
from pathlib import Path
from statistics import median

from bench.figure import Figure, within
from bench.homes import home_of
from bench.processes import told_by
from bench.registry import row

RECORDS = 18_000
"""Two a day for 25 years."""
TIMES = 5


@row
def keeping() -> Figure:
    """Seal and store a life record by record in one transaction, each time in an empty home."""
    told = [_kept() for _ in range(TIMES)]
    return within(
        f"seal and store {RECORDS:,} records, one transaction",
        median(one["ours"] for one in told),
        "s CPU",
        limit=0.8,
        floor=median(one["floor"] for one in told),
        floor_what="AES-256-GCM and one INSERT statement alone",
    )


@row
def taking() -> Figure:
    """Take an archive of everything."""
    told = told_by("taking", home_of(RECORDS), TIMES)
    return within(
        f"export, an archive of {RECORDS:,} records",
        told["ours"],
        "s CPU",
        limit=0.6,
        floor=told["floor"],
        floor_what="read, open and encode alone",
    )


def _kept() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        told: dict[str, float] = told_by("keeping", Path(home), RECORDS)
        return told
