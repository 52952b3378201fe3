"""The commands by name. Each is loaded when it is called, so that a quick one stays quick."""

from importlib import import_module

import click

from rekindle.cli.at_home import HOME_OPTION
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
    "import": "rekindle.cli.bringing:import_file",
    "undo-import": "rekindle.cli.bringing:undo_import",
    "export": "rekindle.cli.taking:export",
    "lock": "rekindle.cli.keys:lock",
    "passphrase": "rekindle.cli.keys:passphrase",
    "recovery": "rekindle.cli.keys:recovery",
    "doctor": "rekindle.cli.doctor:doctor",
}
"""Module and name of each command, in the order in which the help lists them."""


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
