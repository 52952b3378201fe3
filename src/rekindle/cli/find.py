"""`rekindle find`: words that stand in what was kept, the newest first, each in its sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.moments import SHORT, say_where_to_go
from rekindle.cli.refusals import NothingYet
from rekindle.cli.talk import Talk
from rekindle.cli.texts import TEXT_HELP, given
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rekindle.app.diary import Unreadable
    from rekindle.app.finding import Hit
    from rekindle.app.library import Library
    from rekindle.life.search.days import Days
    from rekindle.life.search.query import Query

KINDS = ("check-in", "page", "flicker", "practice", "list", "letter", "drawing")
"""The names of `rekindle.life.search.texts.SEARCHED`; here so that the help needs no more than itself."""


@click.command(
    cls=AtHome,
    short_help=_("Find words in what you kept."),
    help=_(
        "Find words in what you kept, the newest first.\n\n"
        "Every word has to be in it, in any order. Quotation marks inside TEXT hold words together. "
        "Capitals and accents make no difference, and part of a word is enough.\n\n"
        "D is a day, a month or a year, such as 2026-11-22, 2026-11 or 2026, or “yesterday”. Both ends count."
    )
    + TEXT_HELP,
)
@click.argument("text", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help=_("Only this kind."))
@click.option("--since", metavar="D", default="", help=_("From this day on."))
@click.option("--until", metavar="D", default="", help=_("Up to this day, and that day too."))
@click.option("--json", "as_json", is_flag=True, help=_("Print every hit for a script, with its whole text."))
@click.pass_obj
def find(visit: Visit, text: tuple[str, ...], kind: str | None, since: str, until: str, as_json: bool) -> None:
    """Find and show."""
    from rekindle.app import finding
    from rekindle.life.search.query import read_query
    from rekindle.life.search.texts import shown_words

    talk, library, visit.only_reads = Talk(as_json), visit.library, True
    if not visit.has_begun:
        if as_json:
            _give(())
        else:
            talk.say(str(NothingYet()))
        return
    diary = visit.begun_diary
    days = _days(since, until, diary.now().date())
    query = read_query(_typed(talk, text))
    search = finding.Search(query, [kind] if kind else [], days)
    found = finding.find(diary, shown_words(library.answers, library.feelings), search)
    hits = (one for month in found for one in month)
    if as_json:
        _give(hits)
    else:
        _say(talk, hits, query, library)
    if diary.has_drafts():
        talk.aside(_("What you began and did not keep was not looked through. “rekindle drafts” shows it."))


def _typed(talk: Talk, text: tuple[str, ...]) -> str:
    """Give what is looked for: from the command line, from standard input, or asked for."""
    from rekindle.app.errors import TextTooLong
    from rekindle.life.search.errors import TooMuchSought
    from rekindle.life.search.query import LONGEST_QUERY

    if not text:
        return talk.ask(_("What to look for: ")) or ""
    try:
        return given(text, LONGEST_QUERY)
    except TextTooLong:
        raise TooMuchSought from None


def _days(since: str, until: str, today: date) -> Days:
    from rekindle.life.search.days import read_days
    from rekindle.life.search.errors import DaysAmiss

    try:
        return read_days(since, until, today)
    except DaysAmiss as error:
        raise click.BadParameter(error.sentence(_), param_hint=f"--{error.end}") from None


def _say(talk: Talk, hits: Iterable[Hit | Unreadable], query: Query, library: Library) -> None:
    """Say each hit as soon as it is found."""
    from rekindle.app.finding import Hit
    from rekindle.app.saying import say_kind

    is_any, unreadable = False, 0
    for hit in hits:
        if not isinstance(hit, Hit):
            unreadable += 1
            continue
        is_any = True
        talk.aside(
            f"{_when(hit)}  {hit.kept.id.hex()[:SHORT]}  {say_kind(WORDS, library.catalogue, hit.kept.record)}"
        )
        talk.marked([(piece.text, piece.is_hit) for piece in hit.excerpt(query)], indent=2)
    if is_any:
        say_where_to_go(talk)
    else:
        talk.say(_("Nothing you kept has that in it."))
        talk.aside(_("Fewer words may find more, and part of a word is enough."))
    if unreadable:
        talk.say(_unreadable(unreadable))


def _give(hits: Iterable[Hit | Unreadable]) -> None:
    """Print one JSON object, hit by hit, so that none waits in memory for the others."""
    from rekindle.app.finding import Hit
    from rekindle.life.codec import kind_of

    unreadable, before = 0, "\n"
    click.echo('{"hits": [', nl=False)
    for hit in hits:
        if not isinstance(hit, Hit):
            unreadable += 1
            continue
        kept = hit.kept
        shape = {"id": kept.id.hex(), "kind": kind_of(kept.record), "at": kept.at.isoformat(), "text": hit.text}
        click.echo(before + json.dumps(shape), nl=False)
        before = ",\n"
    click.echo(f'\n], "unreadable": {unreadable}}}')


def _when(hit: Hit) -> str:
    """Give the day, and the time where one is known."""
    from rekindle.life.records import has_hour

    at = hit.kept.at
    return f"{at:%Y-%m-%d %H:%M}" if has_hour(hit.kept.record) else f"{at:%Y-%m-%d}"


def _unreadable(number: int) -> str:
    """Say how many things could not be looked through."""
    said = ngettext(
        "One thing that you kept cannot be read, so it was not looked through. It was left as it is.",
        "%(num)d things that you kept cannot be read, so they were not looked through. They were left as they are.",
        number,
    )
    return "{} {}".format(said % {"num": number}, _("“rekindle doctor” says more."))
