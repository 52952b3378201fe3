"""Whether a practice that looks back begins as quickly after ten years as after ten days."""

from functools import cache

from bench.figure import Figure, against, noted
from bench.homes import home_of
from bench.processes import told_by
from bench.registry import row

FEW, MANY = 1_000, 50_000
TIMES = 9


@row
def plan_looked_back_on() -> Figure:
    """Begin each practice that looks back on a plan: it is looked for as far back as a plan stands."""
    return against(
        f"begin what looks back on a plan, {MANY:,} records against {FEW:,}",
        1000 * _seconds(MANY)["plan"],
        "ms CPU",
        floor=1000 * _seconds(FEW)["plan"],
        floor_what=f"{FEW:,} records at the same daily rate",
        limit=1.2,
    )


@row
def looked_for_in_vain() -> Figure:
    """Look through a year for what was never done: once, when a practice opens that looks back so far."""
    return noted(
        f"look for what was never done, {MANY:,} records",
        1000 * _seconds(MANY)["never"],
        "ms CPU",
        floor=1000 * _seconds(FEW)["never"],
        floor_what=f"{FEW:,} records",
    )


@cache
def _seconds(records: int) -> dict[str, float]:
    return told_by("looking", home_of(records), TIMES)
