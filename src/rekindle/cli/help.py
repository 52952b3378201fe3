"""`rekindle help`: what `--help` shows, for whoever types it so."""

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.words import _


@click.command(
    "help",
    cls=AtHome,
    short_help=_("Show this, or what a command does."),
    help=_("Show all commands, or what one of them does. It is the same as COMMAND --help."),
)
@click.argument("command", required=False)
@click.pass_context
def help_command(ctx: click.Context, command: str | None) -> None:
    """Show the help."""
    every = ctx.find_root()
    if command is None:
        click.echo(every.get_help())
        return
    if not isinstance(every.command, click.Group):
        raise TypeError(every.command)
    one = every.command.get_command(every, command)
    if one is None:
        raise click.NoSuchCommand(command, ctx=ctx)
    with one.make_context(command, [], parent=every, resilient_parsing=True) as about:
        click.echo(about.get_help())
