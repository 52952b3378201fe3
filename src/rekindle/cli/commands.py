"""The commands by name. Each is loaded when it is called, so that a quick one stays quick."""

from collections.abc import Sequence
from importlib import import_module

import click
from click.core import ParameterSource

from rekindle import __version__
from rekindle.cli.at_home import HOME_OPTION, Parsed
from rekindle.cli.starting import options
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

PLACES = {
    "serve": "rekindle.cli.serve:serve",
    "now": "rekindle.cli.now:now",
    "step": "rekindle.cli.step:step",
    "do": "rekindle.cli.do:do",
    "write": "rekindle.cli.write:write",
    "flicker": "rekindle.cli.write:flicker",
    "find": "rekindle.cli.find:find",
    "kept": "rekindle.cli.days:kept",
    "drafts": "rekindle.cli.drafts:drafts",
    "letters": "rekindle.cli.letters:letters",
    "change": "rekindle.cli.change:change",
    "let-go": "rekindle.cli.letting_go:let_go",
    "bring-back": "rekindle.cli.letting_go:bring_back",
    "breathe": "rekindle.cli.breathe:breathe",
    "help-lines": "rekindle.cli.help_lines:help_lines",
    "library": "rekindle.cli.library:library",
    "map": "rekindle.cli.map:map_command",
    "suits": "rekindle.cli.suits:suits",
    "settings": "rekindle.cli.settings:settings",
    "private": "rekindle.cli.private:private",
    "import": "rekindle.cli.bringing:import_file",
    "undo-import": "rekindle.cli.bringing:undo_import",
    "export": "rekindle.cli.taking:export",
    "lock": "rekindle.cli.keys:lock",
    "passphrase": "rekindle.cli.keys:passphrase",
    "recovery": "rekindle.cli.keys:recovery",
    "doctor": "rekindle.cli.doctor:doctor",
    "remove-everything": "rekindle.cli.removing:remove_everything",
    "completion": "rekindle.cli.completion:completion",
    "help": "rekindle.cli.help:help_command",
}
"""Module and name of each command, in the order in which the help lists them."""

GROUPS = {
    _("Today"): ("now", "step", "do", "write", "flicker"),
    _("What is kept"): ("kept", "find", "drafts", "letters", "change", "let-go", "bring-back"),
    _("At any time, locked too"): ("breathe", "help-lines", "library", "map", "private"),
    _("Keys and settings"): ("lock", "passphrase", "recovery", "settings", "suits"),
}
"""What one wants to do, and the commands for it."""
OTHERS = _("Everything else")
EXAMPLES = (
    ("rekindle now", _("Asks how it is.")),
    ("rekindle now --felt 3", _("Says a part of it at once.")),
    ("rekindle do", _("Does today's step here.")),
    ("rekindle write", _("Asks for a page.")),
    ("rekindle help-lines NZ", _("Shows where to turn in New Zealand.")),
)


class AllCommands(Parsed, click.Group):
    """Finds each command where it is written."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what one wants to do, then examples, then the options."""
        grouped = [name for names in GROUPS.values() for name in names]
        for heading, names in (*GROUPS.items(), (OTHERS, [name for name in PLACES if name not in grouped])):
            rows = [(name, command.short_help or "") for name in names if (command := self.get_command(ctx, name))]
            _list(formatter, heading, rows)
        _list(formatter, _("For example"), EXAMPLES)
        click.Command.format_options(self, ctx, formatter)

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


def _list(formatter: click.HelpFormatter, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    with formatter.section(heading):
        formatter.write_dl(rows)


def say_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Say which Rekindle this is, and nothing else."""
    if wanted and not ctx.resilient_parsing:
        click.echo(f"Rekindle {__version__}")
        ctx.exit()


VERSION_OPTION = click.Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=say_version,
    help=_("Say which Rekindle this is."),
)


@click.group(
    cls=AllCommands,
    params=[*options(), HOME_OPTION, VERSION_OPTION],
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "One small honest step at a time, at your pace.\n\n"
        "Without a command, Rekindle starts and opens in the browser. It all stays on this computer.\n\n"
        "What stands in a command line stays in the shell's history. Leave the text out, and you are asked for it; "
        "or give “-”, and it is read from standard input.\n\n"
        "It asks for the passphrase, where there is one. For scripts, REKINDLE_PASSPHRASE can hold it."
    ),
)
@click.pass_context
def rekindle(ctx: click.Context, /, **starting: int | bool) -> None:
    """Start the app when no command is given."""
    ctx.ensure_object(Visit)
    if ctx.invoked_subcommand is None:
        from rekindle.cli.serve import serve

        ctx.invoke(serve, **starting)
    elif any(ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in starting):
        raise click.UsageError(_("--port and --no-browser are for starting. They stand after “serve”, or alone."))
