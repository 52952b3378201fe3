"""`rekindle step`: today's one small step and why; smaller, something else, not today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import practices
from rekindle.cli.practices import find_practice
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from rekindle.app.steps import NoStep, Step


@click.command(
    cls=AtHome,
    short_help=_("Show one small step for today, and why."),
    help=_(
        "Show one small step for today, and why this one.\n\n"
        "Smaller, something else and not today are always there, and cost nothing. “rekindle do” does it."
    ),
)
@click.option("--smaller", "change", flag_value="smaller", help=_("Make it smaller."))
@click.option("--else", "change", flag_value="else", help=_("Offer something else."))
@click.option("--not-today", "change", flag_value="not-today", help=_("Nothing more today. That is fine."))
@click.option("--after-all", "change", flag_value="after-all", help=_("Offer one although you said not today."))
@click.option(
    "--again",
    "again",
    metavar="ID",
    shell_complete=practices,
    help=_("Let a practice be offered again that is no longer offered."),
)
@click.option("--why", "all_of_it", is_flag=True, help=_("Say all of the reasons."))
@click.option(
    "--json", "as_json", is_flag=True, help=_("Print id, title, why, probability and minutes for a script.")
)
@click.pass_obj
def step(visit: Visit, change: str | None, again: str | None, all_of_it: bool, as_json: bool) -> None:
    """Hold today's step and show it."""
    if again is not None:
        bring_back(visit, Talk(as_json), again)
        return
    from rekindle.app import steps
    from rekindle.guide.why import sentence

    talk, diary, library = Talk(as_json), visit.diary, visit.library
    act = {
        "smaller": steps.smaller,
        "else": steps.something_else,
        "not-today": steps.not_today,
        "after-all": steps.ask_after_all,
    }
    offered = act.get(change or "", steps.hold_step)(diary, library)
    why = sentence(library.why, offered.why, diary.now().date())
    if as_json:
        talk.give(**shape_of(offered, why))
    elif isinstance(offered, steps.NoStep):
        talk.say(why)
        say_where_next(talk, offered.why.code)
    else:
        say_step(talk, offered, why)
        if all_of_it:
            say_reasons(talk, offered)


def bring_back(visit: Visit, talk: Talk, name: str) -> None:
    """Let a practice and its family be offered again.

    Raises:
        UsageError: there is none of that name.
    """
    from rekindle.app import strain

    practice = find_practice(visit.library, name)
    strain.bring_back(visit.diary, visit.library.catalogue, practice)
    if talk.as_json:
        talk.give(id=practice.id, title=practice.title)
    else:
        talk.say(_("“%s” may be offered again.") % practice.title)


def shape_of(offered: Step | NoStep, why: str) -> dict[str, Any]:
    """Give the stable shape that a script reads; `id` is null when nothing is offered now."""
    from rekindle.app.steps import NoStep

    if isinstance(offered, NoStep):
        return {"id": None, "title": None, "why": why, "probability": None, "minutes": None}
    return {
        "id": offered.practice.id,
        "title": offered.practice.title,
        "why": why,
        "probability": offered.offer.probability,
        "minutes": offered.practice.minutes(offered.offer.form),
        "form": offered.offer.form,
        "done": offered.done,
    }


def say_step(talk: Talk, offered: Step, why: str) -> None:
    """Say the step, and the ways on from it."""
    from rekindle.app.saying import say_length

    practice, form = offered.practice, offered.offer.form
    talk.head(practice.title)
    talk.say(_("About %s.") % say_length(WORDS, practice, form))
    talk.say(why)
    talk.say(practice.about_smallest if form == "smallest" else practice.about)
    if form == "smallest":
        talk.aside(_("This is the smallest form. Half of it counts too."))
    if offered.done:
        talk.say(_("It is done for today."))
    talk.aside(_("“rekindle do” begins. --smaller, --else and --not-today cost nothing."))


def say_where_next(talk: Talk, code: str) -> None:
    """Say which command goes on from where nothing is offered, for the reasons that point somewhere."""
    if code == "not-safe":
        talk.aside(_("“rekindle help-lines” shows where to turn."))
    elif code == "not-today":
        talk.aside(_("“rekindle step --after-all” offers one after all."))
    elif code in {"list", "nothing-fits"}:
        talk.aside(_("“rekindle library” shows it."))


def say_reasons(talk: Talk, offered: Step) -> None:
    """Say how this step came up: what leaves practices out, what puts them in order, and the draw."""
    percent = round(offered.offer.probability * 100)
    talk.say()
    talk.say(_("Plain rules leave out what does not fit now: the hour, what you said today, what was too much."))
    talk.say(_("What is left is put in order. Lighter ones, and ones not met lately, come first."))
    if percent >= 100:
        talk.say(_("Nothing is tried out just now. The first in the order is the one."))
    else:
        talk.say(_("One of the first few is drawn. This one had a chance of %d in 100.") % percent)
