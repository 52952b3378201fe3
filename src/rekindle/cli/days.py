"""`rekindle kept`: what is kept, by day, the newest first, a month at a time; or one thing whole."""

from __future__ import annotations

import re
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

import click

from rekindle.cli.answers import shortened
from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import days
from rekindle.cli.day import DAYS_AGO, named_day
from rekindle.cli.moments import LEAST, find_moment, nothing_here, say_moment, say_where_to_go, shape_of
from rekindle.cli.paging import paged
from rekindle.cli.refusals import NothingYet
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import LANGUAGE, WORDS, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rekindle.app.diary import Diary
    from rekindle.story.days import Day

MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
MONTH_OR_DAY = re.compile(rf"{MONTH.pattern}(-[0-9]{{2}})?")
AN_ID = re.compile(rf"[0-9a-fA-F]{{{LEAST},32}}")


@click.command(
    cls=AtHome,
    short_help=_("Read what is kept, day by day."),
    help=_(
        "Read what is kept, day by day, the newest first.\n\n"
        "WHEN is a month such as 2026-11, a day such as 2026-11-22, today or yesterday. Left out, it is the newest "
        "month there is. An ID from the list shows that one whole."
    ),
)
@click.argument("when", metavar="[WHEN|ID]", required=False, shell_complete=days)
@click.option("--pager", is_flag=True, help=_("Show it in your pager. A pager may remember what you searched for."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def kept(visit: Visit, when: str | None, pager: bool, as_json: bool) -> None:
    """Show a month, a day, or one thing."""
    talk, visit.only_reads = Talk(as_json), True
    is_id = when is not None and AN_ID.fullmatch(when) is not None
    if when is not None and not is_id:
        check_when(when)
    if not visit.has_begun and not is_id:
        if as_json:
            talk.give(**_shape_of_month(None, [], [], 0))
        else:
            talk.say(str(NothingYet()))
        return
    diary = visit.begun_diary
    with paged() if pager and not as_json else nullcontext():
        if when is not None and is_id:
            _show_one(visit, talk, diary, when)
        else:
            _show_days(visit, talk, diary, when)


def check_when(typed: str) -> None:
    """Let nothing through but a day, a month, or one of the words for a day.

    Raises:
        BadParameter: it is none.
    """
    from datetime import date

    if typed.casefold() in DAYS_AGO:
        return
    with suppress(ValueError):
        if MONTH_OR_DAY.fullmatch(typed) and date.fromisoformat(f"{typed}-01"[:10]):
            return
    said = _("“%s” is no month, day or ID. 2026-11 and 2026-11-22 are.") % shortened(typed)
    raise click.BadParameter(said, param_hint="WHEN")


def _show_one(visit: Visit, talk: Talk, diary: Diary, typed: str) -> None:
    from rekindle.app.saying import say_day

    moment = find_moment(visit, diary, typed)
    if talk.as_json:
        talk.give(**shape_of(moment))
        return
    talk.head(say_day(WORDS, LANGUAGE, moment.at.date(), diary.now().date()))
    say_moment(talk, visit.library, moment, whole=True)


def _show_days(visit: Visit, talk: Talk, diary: Diary, when: str | None) -> None:
    from rekindle.app.months import newest_of, shown_months
    from rekindle.app.saying import say_day
    from rekindle.story.days import days_of

    newest, shelf, day = newest_of(shown_months(diary), diary.now().date()), *_asked_for(diary, when)
    shelf = shelf or newest
    timeline = diary.month(shelf)
    days = [one for one in days_of(timeline, visit.library.catalogue) if day in {"", one.date.isoformat()}]
    if talk.as_json:
        talk.give(**_shape_of_month(shelf or None, list(shown_months(diary)), days, len(timeline.unreadable)))
        return
    for one in days:
        talk.head(say_day(WORDS, LANGUAGE, one.date, diary.now().date()))
        for moment in one.moments:
            say_moment(talk, visit.library, moment)
        talk.say()
    if not days:
        talk.say(nothing_here(visit, _("Nothing was kept then. That is fine.") if newest else ""))
    if timeline.unreadable:
        note(_("Something kept in this month cannot be read. It was left as it is. “rekindle doctor” says more."))
    _say_ways_on(talk, days, next((month for month in shown_months(diary) if month < shelf), ""))


def _asked_for(diary: Diary, when: str | None) -> tuple[str, str]:
    """Give the month and the day that are asked for; "" for each that is not."""
    if when is None:
        return "", ""
    named = named_day(when.casefold(), diary.now().date())
    day = named.isoformat() if named else when
    return day[:7], day if len(day) > 7 else ""


def _shape_of_month(
    month: str | None, months: Sequence[str], days: Sequence[Day], unreadable: int
) -> dict[str, object]:
    shapes = [{"day": one.date.isoformat(), "kept": [shape_of(moment) for moment in one.moments]} for one in days]
    return {"month": month, "months": months, "days": shapes, "unreadable": unreadable}


def _say_ways_on(talk: Talk, days: Sequence[Day], earlier: str) -> None:
    if days:
        say_where_to_go(talk)
    if earlier:
        talk.aside(_("“rekindle kept %s” goes further back.") % earlier)
