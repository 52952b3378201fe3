"""`rekindle let-go` and `bring-back`: something kept goes, and for ten minutes it can come back."""

from __future__ import annotations

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import NOTHING_CHANGED, asked
from rekindle.cli.kept import say_kept
from rekindle.cli.moments import choose_moment, find_moment
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

as_json_option = click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))


@click.command(
    cls=AtHome,
    name="let-go",
    short_help=_("Let something go that is kept."),
    help=_(
        "Let something go that is kept. For ten minutes “rekindle bring-back” brings it back. After that, the next "
        "command or the running app deletes it for good. So does locking.\n\n"
        "ID is from “rekindle kept”. Left out, the newest things are shown."
    ),
)
@click.argument("typed_id", metavar="[ID]", required=False)
@click.option("--for-good", is_flag=True, help=_("Delete it at once. Nothing brings it back."))
@as_json_option
@click.pass_obj
def let_go(visit: Visit, typed_id: str | None, for_good: bool, as_json: bool) -> None:
    """Set something aside, or delete it."""
    from rekindle.app import letting_go
    from rekindle.life.timeline import Kept

    talk, diary = Talk(as_json), visit.begun_diary
    if typed_id is None:
        moment = asked(lambda: choose_moment(visit, diary, talk), NOTHING_CHANGED)
    else:
        moment = find_moment(visit, diary, typed_id)
    if for_good:
        letting_go.delete(diary, moment.id)
        said = _("It is gone for good.")
    else:
        letting_go.let_go(diary, moment.id)
        said = _("It is let go. For ten minutes “rekindle bring-back” brings it back.")
    say_kept(talk, Kept(moment.id, 0, moment.record), said)


@click.command(
    cls=AtHome,
    name="bring-back",
    short_help=_("Bring back what was let go last."),
    help=_("Bring back what was let go last. That works for ten minutes, and not after locking. Again for more."),
)
@as_json_option
@click.pass_obj
def bring_back(visit: Visit, as_json: bool) -> None:
    """Take a deletion back."""
    from rekindle.app.letting_go import bring_back_last

    say_kept(Talk(as_json), bring_back_last(visit.begun_diary), _("It is back."))
