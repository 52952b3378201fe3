"""`rekindle private`: what stays private, and what does not; nothing needs to be unlocked."""

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

IN_A_TERMINAL = (
    _("What stands in a command line stays in the shell's history. Leave it out, and you are asked for it."),
    _("What was shown stays in the window until it is closed. “clear” empties it, on most systems."),
    _("An editor or a pager may keep copies or lists of its own."),
)
"""What is true of a terminal beside what is true of the program."""


@click.command(
    cls=AtHome,
    short_help=_("Read what stays private, and what does not."),
    help=_("Read what stays private, and what does not. Nothing needs to be unlocked."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def private(visit: Visit, as_json: bool) -> None:
    """Say what stays private."""
    talk, words, here = Talk(as_json), visit.library.private, list(IN_A_TERMINAL)
    if as_json:
        parts = [{"id": part.id, "heading": part.heading, "lines": list(part.lines)} for part in words.parts]
        heading = _("In a terminal")
        parts.append({"id": "terminal", "heading": heading, "lines": here})
        talk.give(title=words.page.title, parts=parts)
        return
    talk.head(words.page.title)
    talk.say(words.page.opening)
    for part in words.parts:
        _say_part(talk, part.heading, part.lines)
    _say_part(talk, _("In a terminal"), here)


def _say_part(talk: Talk, heading: str, lines: "tuple[str, ...] | list[str]") -> None:
    talk.say()
    talk.head(heading)
    for line in lines:
        talk.item("-", line)
