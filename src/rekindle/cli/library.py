"""`rekindle library`: all that can be done here, the outward and light ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from rekindle.method.practice import Practice


@click.command(
    cls=AtHome,
    short_help=_("List what can be done here."),
    help=_(
        "List the practices, the light ones first. “rekindle do ID” opens one, and so does its number. Nothing needs "
        "to be unlocked."
    ),
)
@click.option(
    "--minutes", type=click.FloatRange(min=0), metavar="N", help=_("Only what has a form as short as this.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def library(visit: Visit, minutes: float | None, as_json: bool) -> None:
    """List the practices."""
    from rekindle.app.saying import say_lengths

    talk = Talk(as_json)
    practices = [
        one
        for one in sorted(visit.library.catalogue, key=lightest_first)
        if minutes is None or one.minutes("smallest") <= minutes
    ]
    if as_json:
        talk.give(practices=[shape_of(one) for one in practices])
        return
    for one in practices:
        talk.head(one.title)
        named = _("%(id)s, or %(number)d") % {"id": one.id, "number": one.number}
        talk.aside(f"{named}. {say_lengths(WORDS, one)}.", indent=2)
    if not practices:
        talk.say(_("Nothing here is that short."))


def lightest_first(practice: Practice) -> tuple[int, int, int, int]:
    """Give what the list is ordered by: outward before inward, oneself before others, short before long."""
    from rekindle.guide.rings import RINGS

    return practice.inward, RINGS[practice.family].value, practice.seconds_smallest, practice.number


def shape_of(practice: Practice) -> dict[str, object]:
    """Give the shape that a script reads."""
    forms = {"minutes_smallest": practice.minutes("smallest"), "minutes": practice.minutes("usual")}
    return {"id": practice.id, "number": practice.number, "title": practice.title, **forms}
