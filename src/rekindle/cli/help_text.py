"""How the help of a command is laid out: side by side where there is room, else below each other."""

from collections.abc import Iterable
from typing import NoReturn

import click
from click.formatting import wrap_text

from rekindle.cli.words import _

NARROW = 60
"""Columns below which what something does stands under its name."""
INDENT = 4


class Formatter(click.HelpFormatter):
    """Click's own, which also reads well in a narrow window."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what each does."""
        if self.width >= NARROW:
            super().write_dl(rows, col_max, col_spacing)
            return
        margin, edge = " " * self.current_indent, " " * (self.current_indent + INDENT)
        for name, does in rows:
            self.write(f"{wrap_text(name, self.width, margin, edge)}\n")
            if does:
                self.write(f"{wrap_text(does, self.width, edge, edge)}\n")


class Context(click.Context):
    """A command's surroundings, with our layout of its help, and our words where something is left over."""

    formatter_class = Formatter

    def fail(self, message: str) -> NoReturn:  # noqa: ARG002 - click's words, which are not ours
        """Refuse what is left over: the only reason for which click calls this."""
        raise click.UsageError(_("There is more in this line than the command takes."), self)
