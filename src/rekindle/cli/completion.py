"""`rekindle completion`: prints what makes Tab complete commands and names in a shell."""

from __future__ import annotations

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.words import _

PROGRAM, VARIABLE = "rekindle", "_REKINDLE_COMPLETE"
WHERE = {
    "bash": ("~/.bashrc", 'eval "$(rekindle completion bash)"'),
    "zsh": ("~/.zshrc", 'eval "$(rekindle completion zsh)"'),
    "fish": ("~/.config/fish/completions/rekindle.fish", "rekindle completion fish | source"),
}
"""The file of each shell, and the line that goes there."""


@click.command(
    cls=AtHome,
    short_help=_("Let Tab complete commands and names."),
    help=_(
        "Print what lets Tab complete commands and names in your shell.\n\n"
        "Its first lines say where it goes. Nothing that you kept is read for it, and nothing needs to be unlocked."
    ),
)
@click.argument("shell", type=click.Choice(list(WHERE)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the shell's part of the completion."""
    from click.shell_completion import get_completion_class

    file, line = WHERE[shell]
    kind = get_completion_class(shell)
    if kind is None:
        raise AssertionError(shell)
    click.echo(f"# {_('This line goes into %s:') % file}\n#   {line}\n")
    click.echo(kind(ctx.find_root().command, {}, PROGRAM, VARIABLE).source())
