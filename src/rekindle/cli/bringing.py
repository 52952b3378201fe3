"""`rekindle import` and `rekindle undo-import`: a file brought in, and taken back as a whole."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rekindle.cli.answers import numbered
from rekindle.cli.at_home import AtHome
from rekindle.cli.confirming import wanted
from rekindle.cli.progress import Progress
from rekindle.cli.refusals import NothingYet, Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import LANGUAGE, WORDS, _, ngettext
from rekindle.exchange import NAMES

if TYPE_CHECKING:
    from rekindle.app.foreign import Piece
    from rekindle.app.importing import Told
    from rekindle.app.reports import Report
    from rekindle.exchange.dates import Order
    from rekindle.exchange.errors import OrderUnclear
    from rekindle.exchange.source import Source

    WayIn = Callable[[str, Iterable[Piece], Told], Report]

STANDARD_INPUT = "-"


@click.command(
    "import",
    cls=AtHome,
    short_help=_("Bring in what you wrote elsewhere."),
    help=_(
        "Bring in a copy from here, or a journal of jrnl.\n\n"
        "First you see what is in it. Then you are asked once. The same file brought in again adds nothing.\n\n"
        "“-” reads standard input. Nobody can be asked then, so add --yes or --dry-run."
    ),
)
@click.argument("path")
@click.option("--format", "name", type=click.Choice(NAMES), help=_("Which kind of file it is. Else it is looked at."))
@click.option(
    "--dates",
    "order",
    type=click.Choice(("dmy", "mdy", "ymd")),
    help=_("What comes first in dates: day, month, year."),
)
@click.option("--dry-run", is_flag=True, help=_("Only say what is in it."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.option("--json", "as_json", is_flag=True, help=_("Print what was found for a script."))
@click.pass_obj
def import_file(
    visit: Visit, path: str, name: str | None, order: Order | None, dry_run: bool, yes: bool, as_json: bool
) -> None:
    """Look into a file, and take it in."""
    if path == STANDARD_INPUT and not (yes or dry_run):
        raise Refusal(_("Nobody can be asked while standard input is read. Add --yes, or --dry-run to look first."))
    talk, at_once = Talk(as_json), yes and not dry_run
    report = _read(talk, _way_in(visit, dry_run=dry_run, at_once=at_once), path, name, order)
    taken = at_once or _decide(talk, visit, report, dry_run=dry_run)
    if as_json:
        talk.give(**as_shape(report, added=report.added if taken or dry_run else 0))
    elif at_once:
        say_report(talk, report)
    if report.strange and report.strange == report.found:
        raise Refusal(_("Nothing in this file was understood, so nothing was added."))
    if taken and report.added:
        talk.say(_("It is here now. “rekindle undo-import” takes it back."))
    else:
        talk.say(_("Nothing was added."))


@click.command(
    "undo-import",
    cls=AtHome,
    short_help=_("Take the last import back."),
    help=_(
        "Take the last file that was brought in back, as a whole. What you changed since stays.\n\n"
        "The file it came from is not touched. Once more takes back the one before."
    ),
)
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_obj
def undo_import(visit: Visit, yes: bool) -> None:
    """Take the last import back."""
    from rekindle.app import importing

    talk, diary = Talk(), visit.begun_diary
    last = importing.last_taken(diary)
    if last is None:
        raise importing.nothing_goes(diary)
    talk.say(_("It came in on %s.") % last.kept.at.date().isoformat())
    talk.say(ngettext("%d thing goes.", "%d things go.", last.unchanged) % last.unchanged)
    if last.changed:
        talk.say(
            ngettext("%d that you changed since stays.", "%d that you changed since stay.", last.changed)
            % last.changed
        )
    if not yes and not wanted(talk, _("Take it back?")):
        talk.say(_("Left as it is."))
        return
    importing.take_back(diary, bytes.fromhex(last.kept.record.batch), visit.house.library.catalogue)
    talk.say(_("It is taken back."))


def say_report(talk: Talk, report: Report) -> None:
    """Say what is in a file."""
    from rekindle.app.saying import say_found, say_strange

    first = _("If these dates are the right ones, take that import back first: “rekindle undo-import”.")
    for said in say_found(WORDS, LANGUAGE, report, first):
        talk.say(said)
    for said in say_strange(WORDS, report):
        talk.say(said, indent=2)


def as_shape(report: Report, *, added: int) -> dict[str, object]:
    """Give the shape that a script reads; `added` is what came in, or in a dry run what would."""
    return {
        "format": report.format,
        "found": report.found,
        "added": added,
        "already": report.already,
        "twice": report.twice,
        "elsewhere": report.elsewhere,
        "first_day": report.first.isoformat() if report.first else None,
        "last_day": report.last.isoformat() if report.last else None,
        "not_understood": [{"where": f"line {one.line}", "why": _(one.why)} for one in report.not_understood],
        "not_understood_in_all": report.strange,
    }


def _way_in(visit: Visit, *, dry_run: bool, at_once: bool) -> WayIn:
    """Give what looks into a file, or takes it in. Who only looks where nobody has begun begins nothing."""
    from rekindle.app import importing

    if dry_run and not visit.has_begun:
        return importing.look_where_nothing_is
    return partial(importing.take_at_once if at_once else importing.look_into, visit.diary)


def _read(talk: Talk, bring: WayIn, path: str, name: str | None, order: Order | None) -> Report:
    from rekindle.bootstrap import pieces_of
    from rekindle.exchange.errors import OrderUnclear

    try:
        with _source(path) as source, Progress() as progress:
            return bring(*pieces_of(source, name, order), progress)
    except OrderUnclear as unclear:
        chosen = None if path == STANDARD_INPUT or talk.as_json else _ask_for_order(talk, unclear)
        if chosen is None:
            raise Refusal(_of_unclear(unclear)) from None
    return _read(talk, bring, path, name, chosen)


def _ask_for_order(talk: Talk, unclear: OrderUnclear) -> Order | None:
    """Ask what the dates mean, where somebody is there; None when that stays open."""
    from rekindle.app.saying import say_date

    orders = [one for one in unclear.orders if one in unclear.readings]
    if not orders or not sys.stdin.isatty():
        return None
    talk.say(_("The days in it can be read in more than one way. Which day is “%s”?") % unclear.written)
    for number, one in enumerate(orders, 1):
        talk.item(str(number), say_date(LANGUAGE, unclear.readings[one]), indent=2)
    index = numbered(orders, talk.ask(_("A number, or Enter to leave it: ")) or "")
    return None if index is None else orders[index]


def _of_unclear(unclear: OrderUnclear) -> str:
    """Say that the order of the dates has to be named, and what each that is possible makes of the first of them."""
    from rekindle.app.saying import say_date

    said = (
        f"{unclear.sentence(_)} {_('Add one of these: %s.') % ', '.join(f'--dates {one}' for one in unclear.orders)}"
    )
    days = [(one, unclear.readings[one]) for one in unclear.orders if one in unclear.readings]
    if not days:
        return said
    meant = ", ".join(f"{say_date(LANGUAGE, day)} ({one})" for one, day in days)
    return f"{said} {_('“%(written)s” would be: %(days)s.') % {'written': unclear.written, 'days': meant}}"


@contextlib.contextmanager
def _source(path: str) -> Iterator[Source]:
    from rekindle.bootstrap import LONGEST_BODY
    from rekindle.exchange.source import held, opened

    if path == STANDARD_INPUT:
        yield held(sys.stdin.buffer, LONGEST_BODY)
        return
    with opened(Path(path)) as source:
        yield source


def _decide(talk: Talk, visit: Visit, report: Report, *, dry_run: bool) -> bool:
    """Say what was found, ask, and take it in or leave it; what is not taken in goes whatever happens."""
    from rekindle.app import importing

    if dry_run and not visit.has_begun:
        say_report(talk, report)
        talk.say(str(NothingYet()))
        return False
    diary, taken = visit.diary, False
    try:
        say_report(talk, report)
        if report.added and not dry_run and wanted(talk, _("Take it in?")):
            importing.take_in(diary, report.batch)
            taken = True
    finally:
        if not taken:
            importing.leave(diary, report.batch)
    return taken
