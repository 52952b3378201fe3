"""`rekindle remove-everything`: all that is kept goes, with its keys and settings, once the person says so twice."""

from __future__ import annotations

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import NOTHING_REMOVED, TYPE_TO_GO_ON, asked
from rekindle.cli.refusals import Stopped
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

SURE = "remove"


@click.command(
    cls=AtHome,
    name="remove-everything",
    short_help=_("Remove all that you kept, for good."),
    help=_(
        "Remove all that you kept here, with the keys and the settings. Nothing brings it back.\n\n"
        "You are asked first, and told what goes. A copy or a backup somewhere else stays where it is."
    ),
)
@click.option("--yes", is_flag=True, help=_("Ask nothing. For scripts."))
@click.pass_obj
def remove_everything(visit: Visit, yes: bool) -> None:
    """Remove everything of this home."""
    from rekindle.app import keys, leaving

    talk = Talk()
    if not visit.home.database.exists() or not keys.has_begun(visit.house):
        talk.say(_("Nothing has begun here yet, so there is nothing to remove."))
        return
    person = visit.opened.person
    if not yes:
        talk.say(_("All that you kept here goes, and so do the keys and the settings. Nothing brings it back."))
        talk.say(_("A copy or a backup somewhere else stays where it is."))
        typed = asked(lambda: talk.ask(TYPE_TO_GO_ON % SURE), NOTHING_REMOVED)
        if (typed or "").strip().casefold() != SURE:
            raise Stopped(_("Nothing was removed."))
    leaving.remove_everything(visit.house, person)
    talk.say(_("It is gone."))
