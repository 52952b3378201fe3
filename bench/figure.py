"""A measured figure beside its floor and its budget, and the table of all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("what", "figure", "floor or peer", "ratio", "budget", "holds")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    `figure` and `floor` are in `unit`; the floor is what the least work that could do it costs, measured in the
    same run, or a peer's figure; it is None where there is nothing to compare with.
    """

    what: str
    figure: float
    unit: str
    floor: float | None
    floor_what: str
    budget: str
    holds: bool

    @property
    def ratio(self) -> float | None:
        """How many times the floor the figure is."""
        return self.figure / self.floor if self.floor else None

    def cells(self) -> tuple[str, ...]:
        """Give the line's cells, in the order of `HEAD`."""
        floor = "" if self.floor is None else f"{_rounded(self.floor)} {self.unit} ({self.floor_what})"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        figure = f"{_rounded(self.figure)} {self.unit}"
        holds = "yes" if self.holds else "NO"
        return (self.what, figure, floor, ratio, self.budget, holds if self.budget else "")


def within(
    what: str, figure: float, unit: str, *, limit: float, floor: float | None = None, floor_what: str = ""
) -> Figure:
    """Judge a figure by a limit in its own unit."""
    budget = f"<= {_rounded(limit)} {unit}"
    return Figure(what, figure, unit, floor, floor_what, budget, figure <= limit)


def against(what: str, figure: float, unit: str, *, floor: float, floor_what: str, limit: float) -> Figure:
    """Judge a figure by how many times its floor it may be."""
    return Figure(what, figure, unit, floor, floor_what, f"<= {limit:g} x", figure <= limit * floor)


def at_least(
    what: str, figure: float, unit: str, *, least: float, floor: float | None = None, floor_what: str = ""
) -> Figure:
    """Judge a figure of which more is better by what it is at least to be, in its own unit."""
    return Figure(what, figure, unit, floor, floor_what, f">= {_rounded(least)} {unit}", figure >= least)


def noted(what: str, figure: float, unit: str, *, floor: float | None = None, floor_what: str = "") -> Figure:
    """Give a figure that has no budget of its own."""
    return Figure(what, figure, unit, floor, floor_what, "", holds=True)


def table(figures: Iterable[Figure]) -> str:
    """Lay the figures out as a table that Markdown reads too."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    )


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 100 or number == int(number) else f"{number:.3g}"
