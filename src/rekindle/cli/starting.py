"""What starting the app takes: for `rekindle serve`, and for `rekindle` alone, which starts it too."""

import click

from rekindle.cli.words import _

DEFAULT_PORT = 8391


class Port(click.IntRange):
    """A port's number."""

    def __init__(self) -> None:
        super().__init__(0, 65535)


def options() -> list[click.Parameter]:
    """Give the options of starting."""
    where = _("Where it listens. 0 takes any free one.")
    return [
        click.Option(["--port"], type=Port(), metavar="N", default=DEFAULT_PORT, help=where),
        click.Option(["--no-browser"], is_flag=True, help=_("Print the address, and open no browser.")),
    ]
