"""`rekindle doctor`: looks whether all is in order, mends what can be mended, and prints nothing of what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.refusals import NoOneToAsk, Refusal, Stopped, sentence_for
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.checking import Finding
    from rekindle.app.house import House
    from rekindle.app.keys import Opened


@dataclass
class Report:
    """What was found; `records` is how many were opened, or None when they could not be."""

    findings: list[Finding] = field(default_factory=list)
    records: int | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is left to mend."""
        return all(finding.mended for finding in self.findings)


@click.command(
    cls=AtHome,
    short_help=_("Look whether everything is in order."),
    help=_(
        "Look whether everything is in order, and mend what can be mended.\n\n"
        "With --rebuild, a damaged file is made anew with all that can be read in it. The damaged one is kept "
        "beside. What was counted is counted again.\n\n"
        "Nothing of what you keep is printed or changed. To see whether every record opens, it asks for the "
        "passphrase; Enter leaves that out."
    ),
)
@click.option("--rebuild", is_flag=True, help=_("Make again what is damaged, as far as it can be read."))
@click.option("--json", "as_json", is_flag=True, help=_("Print ok and findings for a script."))
@click.pass_obj
def doctor(visit: Visit, rebuild: bool, as_json: bool) -> None:
    """Check the home, and say what was found."""
    talk, report = Talk(as_json), Report()
    for finding in check(visit, report, rebuild=rebuild):
        report.findings.append(finding)
        if not as_json:
            say_finding(talk, finding)
    if as_json:
        findings = [
            {"what": finding.sentence(str), "where": finding.where, "mended": finding.mended}
            for finding in report.findings
        ]
        talk.give(ok=report.ok, findings=findings, records=report.records)
    if not report.ok:
        note(_("The folder is %s.") % visit.home.folder)
        raise Refusal(_("Not everything could be mended. What you kept was left as it is."))
    if not as_json:
        # After a loss it is no comfort, and not true, that everything is in order.
        talk.say(_("What is here now is in order.") if report.findings else _("Everything is in order."))


def check(visit: Visit, report: Report, *, rebuild: bool = False) -> Iterator[Finding]:
    """Check one thing after another, the ones first that need nothing opened."""
    from rekindle.app import keys
    from rekindle.bootstrap import files_of, rebuild_home

    files = files_of(visit.home.folder)
    yield from files.check_files()
    if not files.exists():
        note(_("Nothing has begun here yet."))
        return
    try:
        if rebuild:
            yield from rebuild_home(visit.home.folder)
        house = visit.house
        yield from files.check_key_file()
        damaged = list(files.check_database())
        yield from damaged
        if not damaged and keys.has_begun(house):
            yield from _check_records(visit, house, report, rebuild=rebuild)
    except Exception as error:  # noqa: BLE001 - whatever keeps it shut is a finding
        yield _shut(visit, error)


def _shut(visit: Visit, error: Exception) -> Finding:
    """Give the finding that says what keeps it shut."""
    from rekindle.app.checking import Finding
    from rekindle.store.checking import DATABASE_DAMAGED
    from rekindle.store.errors import HomeDamaged
    from rekindle.store.faults import home_error

    damaged = isinstance(home_error(error), HomeDamaged)
    return Finding(DATABASE_DAMAGED if damaged else sentence_for(error), visit.home.database.name, mended=False)


def say_finding(talk: Talk, finding: Finding) -> None:
    """Say one finding and where it is."""
    talk.say(f"{finding.sentence(_)} ({finding.where})")


def _check_records(visit: Visit, house: House, report: Report, *, rebuild: bool) -> Iterator[Finding]:
    from rekindle.app.checking import Finding, check_records, count_again
    from rekindle.app.errors import KeyFileMissing
    from rekindle.app.keys import is_lockable, open_key_file
    from rekindle.sealed import SealedError

    if is_lockable(house):
        opened = _unlock(visit, house)
    else:
        try:
            opened = visit.remember(open_key_file(house))
        except (KeyFileMissing, SealedError) as error:
            yield Finding(str(error), visit.home.key.name, mended=False)
            opened = None
    if opened is None:
        note(_("What you kept was not opened, so it was not looked at."))
        return
    if rebuild:
        yield from count_again(house, opened)
    records = check_records(house, opened)
    report.records = records.opened
    yield from records.findings


def _unlock(visit: Visit, house: House) -> Opened | None:
    """Open it with the passphrase; None when there is none to be had, or not the right one."""
    from rekindle.app.errors import PleaseWait
    from rekindle.app.keys import unlock
    from rekindle.sealed import WrongPassphrase

    try:
        typed = visit.passphrase or visit.ask_secret(_("Passphrase, or Enter to leave it locked: "))
        return visit.remember(unlock(house, typed)) if typed else None
    except (NoOneToAsk, Stopped):
        return None
    except (WrongPassphrase, PleaseWait) as error:
        note(error.sentence(_))
        return None
