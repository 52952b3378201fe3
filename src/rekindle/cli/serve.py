"""`rekindle serve`, which is also `rekindle` alone: starts the app, or opens the one that runs already."""

import click

from rekindle.cli.addresses import DEFAULT_PORT
from rekindle.cli.at_home import AtHome
from rekindle.cli.visit import Visit
from rekindle.cli.words import _


class Port(click.IntRange):
    """A port's number."""

    def __init__(self) -> None:
        super().__init__(0, 65535)


@click.command(
    cls=AtHome,
    short_help=_("Start the app and open it in the browser."),
    help=_(
        "Start the app and open it in the browser. Only this computer can reach it.\n\n"
        "If it runs already, that one is opened. Ctrl-C ends it."
    ),
)
@click.option(
    "--port", type=Port(), metavar="N", default=DEFAULT_PORT, help=_("Where it listens. 0 takes any free one.")
)
@click.option("--no-browser", is_flag=True, help=_("Print the address, and open no browser."))
@click.pass_obj
def serve(visit: Visit, port: int, no_browser: bool) -> None:
    """Serve this home to browsers on this computer."""
    from rekindle.cli.serving import serve_home

    serve_home(visit, port, browse=not no_browser)
