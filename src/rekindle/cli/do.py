"""`rekindle do`: plays a practice in the terminal, today's step or one opened by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.after import end
from rekindle.cli.aside import Aside
from rekindle.cli.asking_first import ask_first
from rekindle.cli.at_home import AtHome
from rekindle.cli.breathe import is_still
from rekindle.cli.completing import practices
from rekindle.cli.ending import to_the_end
from rekindle.cli.help_page import chosen_country, say_help
from rekindle.cli.introducing import introduce, say_before, say_earlier
from rekindle.cli.leaving import Left, reply
from rekindle.cli.own_lists import own_lists
from rekindle.cli.playing import Playing
from rekindle.cli.practices import find_practice
from rekindle.cli.refusals import Refusal
from rekindle.cli.steadying import steady
from rekindle.cli.suits import ask_at_door, say_rather_else, sits_there
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.method.practice import Form, Practice


@click.command(
    cls=AtHome,
    short_help=_("Do today's step, or any practice, here."),
    help=_(
        "Do today's step here, or the practice called ID (or its number).\n\n"
        "You are told how long it takes before it begins. At any prompt s and Enter stops, and nobody asks why. "
        "t and Enter says that it is too much, and leads to a minute of steadying."
    ),
)
@click.argument("practice_id", metavar="[ID]", required=False, shell_complete=practices)
@click.option(
    "--form",
    type=click.Choice(["smallest", "usual"]),
    help=_("The smallest form, or the usual one. Half counts too."),
)
@click.pass_obj
def do(visit: Visit, practice_id: str | None, form: Form | None) -> None:
    """Play a practice."""
    if practice_id is None:
        _do_step(visit, form)
    else:
        practice = find_practice(visit.library, practice_id)
        _do(visit, visit.diary, practice, form or "usual", by_hand=True)


def _do_step(visit: Visit, form: Form | None) -> None:
    from rekindle.app.steps import NoStep, hold_step
    from rekindle.guide.why import sentence

    diary = visit.diary
    step = hold_step(diary, visit.library)
    if isinstance(step, NoStep):
        why = sentence(visit.library.why, step.why, diary.now().date())
        lines, library = _("“rekindle help-lines” shows where to turn."), _("“rekindle library” shows what there is.")
        raise Refusal(f"{why} {lines if step.why.code == 'not-safe' else library}")
    _do(visit, diary, step.practice, form or step.offer.form, by_hand=False)


def _do(visit: Visit, diary: Diary, practice: Practice, form: Form, *, by_hand: bool) -> None:
    from rekindle.app.practising import earlier_notes
    from rekindle.app.steps import begin_step
    from rekindle.app.strain import is_withdrawn
    from rekindle.app.walking import begun

    talk, still = Talk(), is_still(visit)
    today = diary.now().date()
    playing = Playing(talk, practice, form, still, begun(diary, practice, form), visit.library, diary, today=today)
    playing.own = own_lists(diary, practice)
    say_before(talk, visit, diary, practice)
    asked = sits_there(talk)
    introduce(talk, practice, form, visit.library.answers.codes if by_hand and not asked else None)
    if by_hand:
        say_rather_else(visit, talk, practice)
    say_earlier(talk, earlier_notes(diary, practice))
    if by_hand and is_withdrawn(diary, visit.library.catalogue, practice):
        talk.say(_("Twice this was too much or led further away, so it is no longer offered."))
        talk.aside(_("“rekindle step --again %s” lets it be offered again.") % practice.id)
    elsewhere = _ask_to_begin(visit, diary, playing, at_door=asked)
    if elsewhere is None:
        return
    if elsewhere:
        _lead(visit, diary, talk, elsewhere, still=still)
        return
    if not by_hand:
        begin_step(diary, visit.library, form)
    with to_the_end(), Aside(diary, "/write", "text") as aside:
        aside.so_far = lambda: playing.said if playing.would_stay else ()
        end(visit, diary, playing, playing.play(), aside)
    if playing.leads:
        _lead(visit, diary, talk, playing.leads, still=still)


def _ask_to_begin(visit: Visit, diary: Diary, playing: Playing, *, at_door: bool) -> str | None:
    """Ask what comes first, and whether to begin; None when the person leaves, else where an answer led, or ""."""
    from rekindle.app.strain import is_withdrawn

    catalogue = visit.library.catalogue
    try:
        if at_door:
            ask_at_door(visit, playing.talk, playing.practice)
        elsewhere = ask_first(playing.talk, visit.library, playing.practice)
        if elsewhere and is_withdrawn(diary, catalogue, catalogue.by_id(elsewhere)):
            return "steady"  # what is there instead was too much itself
        if not elsewhere:
            reply(playing.talk, _("Enter begins: "))
    except Left as left:
        if left.ended == "too-much":
            end(visit, diary, playing, "too-much")
        return None
    except KeyboardInterrupt:
        playing.talk.say()
        return None
    return elsewhere


def _lead(visit: Visit, diary: Diary, talk: Talk, elsewhere: str, *, still: bool) -> None:
    """Go where an answer led: to help, to what is steady, or on to another practice with its own door."""
    if elsewhere == "help":
        say_help(talk, visit.library, chosen_country(visit))
    elif elsewhere == "steady":
        steady(talk, visit.library.steady, still=still)
    else:
        _do(visit, diary, visit.library.catalogue.by_id(elsewhere), "smallest", by_hand=True)
