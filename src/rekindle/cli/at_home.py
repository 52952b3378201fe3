"""--home, which every command knows, before or after its name."""

from pathlib import Path

import click

from rekindle.cli.help_text import Context
from rekindle.cli.usage import Folder
from rekindle.cli.visit import Visit
from rekindle.cli.words import _


def choose_home(ctx: click.Context, _parameter: click.Parameter, folder: str | None) -> str | None:
    """Let a command visit the home that was named."""
    if folder == "":  # else it would mean the folder one happens to stand in
        raise click.BadParameter(_("name a folder."))
    if folder is not None:
        ctx.ensure_object(Visit).folder = Path(folder)
    return folder


HOME_OPTION = click.Option(
    ["--home"],
    type=Folder(),
    metavar="DIR",
    expose_value=False,
    is_eager=True,
    callback=choose_home,
    help=_("The folder where everything is kept. Else REKINDLE_HOME, else the usual place."),
)
"""Names the home; it may stand before or after a command."""


class Parsed(click.Command):
    """A command whose refusals of what was typed say which command it was."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click's parser names none
            raise


class AtHome(Parsed):
    """A command that knows --home."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and --home."""
        return [*super().get_params(ctx), HOME_OPTION]
