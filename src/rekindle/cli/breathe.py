"""`rekindle breathe`: three slow breaths, from anywhere; nothing is opened and nothing is kept."""

import sys

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.breathing import breathe_along, count_along
from rekindle.cli.introducing import introduce
from rekindle.cli.leaving import Left, reply
from rekindle.cli.steadying import steady
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _


@click.command(
    cls=AtHome,
    short_help=_("Take three slow breaths."),
    help=_(
        "Take three slow breaths, about half a minute. It works when all is locked, and nothing is kept.\n\n"
        "With REKINDLE_STILL=1 nothing moves, and you count at your own pace."
    ),
)
@click.pass_obj
def breathe(visit: Visit) -> None:
    """Play the breath."""
    from rekindle.method.errors import UnknownPractice
    from rekindle.method.players import Breath
    from rekindle.surroundings import local_now

    talk, library = Talk(), visit.library
    practice = library.catalogue.named_for("breathe")
    if practice is None or not isinstance(practice.play, Breath):
        raise UnknownPractice("breathe")
    still = is_still(visit)
    introduce(talk, practice, "usual", visit.library.answers.codes)
    try:
        if sys.stdin.isatty():
            reply(talk, _("Enter begins: "))
            breathe_along(talk, practice.play, "usual", still=still)
        else:  # nobody is there to begin or to end it
            count_along(talk, practice.play, practice.play.rounds_usual)
    except Left as left:
        if left.ended == "too-much":
            steady(talk, library.steady, still=still)
        return
    except KeyboardInterrupt:
        talk.say()
        return
    # Nothing is opened, so nobody knows how often it was done: another day has another end.
    talk.say(practice.play.closing(local_now().toordinal()))


def is_still(visit: Visit) -> bool:
    """Tell whether the person chose in the app that nothing moves."""
    device = visit.device()
    return device is not None and device.motion == "still"
