"""What was typed wrong in a command line, said in our own sentences."""

from collections.abc import Callable, Iterable

import click

from rekindle.cli.answers import shortened
from rekindle.cli.words import _

LONGEST_NAME = 80
"""Letters of what was typed that are compared with names: more is no slip."""
NEAR = 0.7
"""How like a name it has to be, from 0 to 1 (difflib): a slip or two in a word, and no other word."""


class Folder(click.Path):
    """A folder, whether it is there or not."""

    def __init__(self) -> None:
        super().__init__(file_okay=False)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give its name, or say that something else is there."""
        try:
            return str(super().convert(value, param, ctx))  # type: ignore[arg-type]  # whatever was typed
        except click.BadParameter:
            self.fail(_("there is a file of that name. Name a folder."), param, ctx)


def usage_sentence(error: click.UsageError) -> str:
    """Say what was wrong, and where its help is."""
    path = error.ctx.command_path if error.ctx else "rekindle"
    return f"{_what_was_wrong(error)}\n{_('“%s --help” shows how.') % path}"


def perhaps(typed: str, names: Iterable[str], say: Callable[[str], str] = str) -> str:
    """Suggest the one name that is nearest to what was typed; "" where none is near."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names}
    near = get_close_matches(typed[:LONGEST_NAME].casefold(), folded, n=1, cutoff=NEAR)
    return _("Perhaps %s?") % say(folded[near[0]]) if near else ""


def _what_was_wrong(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter():
            return " ".join(filter(None, (_("%s is missing.") % _name(error), _choices(error))))
        case click.BadParameter():
            return _of_value(error)
        case click.NoSuchOption():
            said = _("There is no option “%s” here.") % shortened(error.option_name)
            return f"{said} {perhaps(error.option_name, error.possibilities or ())}".rstrip()
        case click.NoSuchCommand():
            said = _("There is no command “%s”.") % shortened(error.command_name)
            return f"{said} {perhaps(error.command_name, _commands(error))}".rstrip()
        case click.BadOptionUsage():
            takes_none = _("%s takes nothing after it.") if _is_flag(error) else _("Something has to follow %s.")
            return takes_none % error.option_name
    return error.message


def _commands(error: click.UsageError) -> Iterable[str]:
    every = error.ctx.find_root() if error.ctx else None
    return every.command.list_commands(every) if every and isinstance(every.command, click.Group) else ()


def _of_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return _choices(error)
    if isinstance(kind, click.IntRange):
        said = {"name": _name(error), "least": kind.min, "most": kind.max}
        return _("%(name)s takes a whole number from %(least)s to %(most)s.") % said
    if isinstance(kind, click.FloatRange):
        return _("%(name)s takes a number, %(least)g or more.") % {"name": _name(error), "least": kind.min or 0}
    return f"{_name(error)}: {error.message}"


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if not isinstance(kind, click.Choice):
        return ""
    said = {"name": _name(error), "choices": ", ".join(map(str, kind.choices))}
    return _("%(name)s can be one of these: %(choices)s.") % said


def _name(error: click.BadParameter) -> str:
    """Give the name of what was typed: an option as one types it, an argument as the help calls it."""
    if isinstance(error.param_hint, str):
        return error.param_hint
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name.strip("[]") if error.param else ""


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in options)
