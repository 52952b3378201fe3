"""`rekindle serve`, which is also `rekindle` alone: starts the app, or opens the one that runs already."""

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.refusals import Refusal, cannot_write, sentence_for
from rekindle.cli.starting import options
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

STILL_READ = _("In the terminal “rekindle kept” and “rekindle export” still read what is there.")


@click.command(
    cls=AtHome,
    params=options(),
    short_help=_("Start the app and open it in the browser."),
    help=_(
        "Start the app and open it in the browser. Only this computer can reach it.\n\n"
        "If it runs already, that one is opened. Ctrl-C ends it."
    ),
)
@click.pass_obj
def serve(visit: Visit, port: int, no_browser: bool) -> None:
    """Serve this home to browsers on this computer."""
    from rekindle.cli.serving import serve_home

    try:
        serve_home(visit, port, browse=not no_browser)
    except Exception as error:
        if not cannot_write(error):
            raise
        raise Refusal(f"{sentence_for(error)} {STILL_READ}") from None
