"""The commands by name. Each is loaded when it is called, so that a quick one stays quick."""

from importlib import import_module
from pathlib import Path

import click

from rekindle.cli.visit import Visit
from rekindle.cli.words import _

PLACES = {
    "serve": "rekindle.cli.serve:serve",
    "now": "rekindle.cli.now:now",
    "step": "rekindle.cli.step:step",
    "do": "rekindle.cli.do:do",
    "write": "rekindle.cli.write:write",
    "flicker": "rekindle.cli.write:flicker",
    "breathe": "rekindle.cli.breathe:breathe",
    "help-lines": "rekindle.cli.help_lines:help_lines",
    "library": "rekindle.cli.library:library",
    "lock": "rekindle.cli.keys:lock",
    "passphrase": "rekindle.cli.keys:passphrase",
    "recovery": "rekindle.cli.keys:recovery",
    "doctor": "rekindle.cli.doctor:doctor",
}
"""Module and name of each command, in the order in which the help lists them."""


def choose_home(ctx: click.Context, _parameter: click.Parameter, folder: str | None) -> str | None:
    """Let a command visit the home that was named."""
    if folder == "":  # else it would mean the folder one happens to stand in
        raise click.BadParameter(_("name a folder."))
    if folder is not None:
        ctx.ensure_object(Visit).folder = Path(folder)
    return folder


HOME_OPTION = click.Option(
    ["--home"],
    type=click.Path(file_okay=False),
    metavar="DIR",
    expose_value=False,
    is_eager=True,
    callback=choose_home,
    help=_("The folder where everything is kept. Else REKINDLE_HOME, else the usual place."),
)
"""Names the home; it may stand before or after a command."""


class AtHome(click.Command):
    """A command that knows --home."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and --home."""
        return [*super().get_params(ctx), HOME_OPTION]


class AllCommands(click.Group):
    """Finds each command where it is written."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name all commands, the everyday ones first."""
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give a command, or None when there is none of that name."""
        if cmd_name not in PLACES:
            return None
        module, name = PLACES[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=AllCommands,
    params=[HOME_OPTION],
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_(
        "One small honest step at a time, at your pace.\n\n"
        "Without a command, Rekindle starts and opens in the browser. It all stays on this computer.\n\n"
        "What stands in a command line stays in the shell's history. Leave the text out, and you are asked for it; "
        "or give “-”, and it is read from standard input.\n\n"
        "It asks for the passphrase, where there is one. For scripts, REKINDLE_PASSPHRASE can hold it."
    ),
)
@click.pass_context
def rekindle(ctx: click.Context) -> None:
    """Start the app when no command is given."""
    ctx.ensure_object(Visit)
    if ctx.invoked_subcommand is None:
        from rekindle.cli.serve import serve

        ctx.invoke(serve)
