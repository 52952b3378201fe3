"""`rekindle do`: plays a practice in the terminal, today's step or one opened by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.after import end
from rekindle.cli.at_home import AtHome
from rekindle.cli.breathe import is_still
from rekindle.cli.completing import practices
from rekindle.cli.ending import to_the_end
from rekindle.cli.introducing import introduce
from rekindle.cli.leaving import Left, reply
from rekindle.cli.playing import Playing
from rekindle.cli.practices import find_practice
from rekindle.cli.refusals import Refusal
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
        "You are told how long it takes before it begins. At any prompt s and Enter stops, and nothing is asked. "
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
    from rekindle.app.steps import begin_step
    from rekindle.app.strain import is_withdrawn

    talk, still = Talk(), is_still(visit)
    playing = Playing(talk, practice, form, still)
    introduce(talk, practice, form, visit.library.answers.codes if by_hand else None)
    if by_hand and is_withdrawn(diary, visit.library.catalogue, practice):
        talk.say(_("Twice this was too much or led further away, so it is no longer offered."))
        talk.aside(_("“rekindle step --again %s” lets it be offered again.") % practice.id)
    try:
        reply(talk, _("Enter begins: "))
    except Left as left:
        if left.ended == "too-much":
            end(visit, diary, playing, "too-much")
        return
    except KeyboardInterrupt:
        talk.say()
        return
    if not by_hand:
        begin_step(diary, visit.library, form)
    with to_the_end():
        end(visit, diary, playing, playing.play())
