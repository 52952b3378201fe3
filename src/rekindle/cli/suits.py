"""`rekindle suits`: what may not suit you, as you said it at the doors of practices, and to be changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.wishes import Answer
    from rekindle.method.practice import Practice

ANSWERS = ("yes", "no", "rather-not", "unasked")
HOME = "home"


@click.command(
    cls=AtHome,
    short_help=_("Show or change what may not suit you."),
    help=_(
        "Show what you said at the doors of practices, or change it. NAME is as it is listed here.\n\n"
        "“rekindle suits home yes” leaves out practices that involve people at home."
    ),
)
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("answer", type=click.Choice(ANSWERS), required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def suits(visit: Visit, name: str | None, answer: Answer | None, as_json: bool) -> None:
    """Show what was said, or change one answer."""
    from rekindle.app.wishes import say_of_codes, what_is_wanted
    from rekindle.cli.refusals import Refusal
    from rekindle.guide.suits import AT_HOME

    talk, words = Talk(as_json), visit.library.answers.codes
    if name is not None:
        code = AT_HOME if name == HOME else name
        if code not in {*words, AT_HOME}:
            raise Refusal(_("There is none of that name. There are: %s.") % ", ".join([*words, HOME]))
        if answer is None:
            raise Refusal(_("An answer is missing: %s.") % ", ".join(ANSWERS))
        say_of_codes(visit.begun_diary, {code: answer})
    said = what_is_wanted(visit.begun_diary).answers
    if as_json:
        talk.give(suits={HOME if code == AT_HOME else code: one for code, one in said.items()})
        return
    for code, one in said.items():
        known = HOME if code == AT_HOME else code
        meant = _("Leave out practices that involve people at home") if code == AT_HOME else words[code]  # type: ignore[index]
        talk.item(known, f"{meant}: {_said(one)}")
    if not said:
        talk.say(_("Nothing was said yet. It is asked at the door of a practice that it matters for."))


def sits_there(talk: Talk) -> bool:
    """Tell whether somebody sits at a terminal, who can be asked; a script is never asked about its health."""
    return sys.stdin.isatty() and talk.out.isatty()


def say_rather_else(visit: Visit, talk: Talk, practice: Practice) -> None:
    """Say whom else it may not suit, and that it was left out where it was; and where to go then."""
    from rekindle.app import wishes

    known, words = wishes.what_is_wanted(visit.diary).known, visit.library.answers.named
    names = [words[code] for code in known.names(practice)]
    if known.leaves_out(practice):
        talk.say(_("You left out practices that involve people at home, and this one does."))
    if names:
        talk.say(_("Rather something else with any of these: %s.") % "; ".join(names))
    if names or known.leaves_out(practice):
        instead = visit.library.catalogue.outward_of(practice)
        talk.aside(_("Instead: “rekindle do %(id)s” (%(title)s).") % {"id": instead.id, "title": instead.title})


def ask_at_door(visit: Visit, talk: Talk, practice: Practice) -> None:
    """Ask the one question of a door, of whoever sits at a terminal; Enter passes it over.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app import wishes
    from rekindle.cli.leaving import reply

    known, words = wishes.what_is_wanted(visit.diary).known, visit.library.answers.codes
    asks = [code for code in words if code in known.to_ask(practice)]
    if holds := [words[code] for code in words if code in known.holding(practice) and code not in asks]:
        talk.say(_("You said: %s. So this may not suit you. “rekindle library” has others.") % "; ".join(holds))
    if asks:
        talk.say(_("Any of these yours? It may not suit you then. The answer stays here, sealed."))
        talk.say(", ".join(f"{number} {words[code]}" for number, code in enumerate(asks, 1)), indent=2)
        typed = reply(talk, _("Numbers, 0 for none of these, - for rather not, or Enter: "))
        answer = _read(typed, len(asks))
        if answer is not None:
            ticked = [asks[number - 1] for number in answer[1]]
            wishes.say_at_the_door(visit.diary, practice, answer[0], ticked)
            talk.aside(_("Kept. “rekindle suits” can change it."))
    elif known.asks_about_home(practice):
        typed = reply(talk, _("Leave out practices that involve people at home? yes, no, or Enter: ")).casefold()
        said: dict[str, Answer] = {_("yes"): "yes", _("no"): "no"}
        if typed in said:
            wishes.leave_out_home(visit.diary, said[typed])
            talk.aside(_("Kept. “rekindle suits” can change it."))


def _read(typed: str, most: int) -> tuple[Answer, list[int]] | None:
    """Read an answer to the question at a door; None where it is none, and nothing is kept then."""
    if typed.strip() in {"-", "\N{EN DASH}", "\N{MINUS SIGN}"}:
        return "rather-not", []
    parts = typed.replace(",", " ").split()
    if parts == ["0"]:
        return "no", []
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 3]
    if not parts or len(numbers) < len(parts) or not all(1 <= number <= most for number in numbers):
        return None
    return "yes", numbers


def _said(answer: Answer) -> str:
    return {"yes": _("yes"), "no": _("no"), "rather-not": _("rather not say"), "unasked": ""}[answer]
