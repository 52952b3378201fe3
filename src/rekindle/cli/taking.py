"""`rekindle export`: everything that was kept, in one file to take along."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.confirming import wanted
from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import _, ngettext
from rekindle.exchange import WRITTEN

STANDARD_OUTPUT = "-"


@click.command(
    cls=AtHome,
    short_help=_("Take a copy of everything along."),
    help=_(
        "Write everything you kept into one file, such as notes.zip. “rekindle import” reads it again.\n\n"
        "The file is not locked: anyone who finds it can read all of it. “-” writes to standard output."
    ),
)
@click.argument("path")
@click.option("--format", "name", type=click.Choice(WRITTEN), default=WRITTEN[0], help=_("Which kind of file."))
@click.option("--yes", is_flag=True, help=_("Write over a file that is there without asking."))
@click.pass_obj
def export(visit: Visit, path: str, name: str, yes: bool) -> None:
    """Write a copy of everything, whole or not at all."""
    from rekindle.app.leaving import Counted, take_everything
    from rekindle.bootstrap import take_a_copy

    _check_place(path)
    visit.only_reads = True
    diary = visit.begun_diary
    if path != STANDARD_OUTPUT and Path(path).exists() and not yes and not _may_replace():
        note(_("Left. The file is as it was."))
        return
    records = Counted(take_everything(diary))
    _write(path, take_a_copy(records, diary.now(), name))
    if records.not_opened:
        said = ngettext("%d thing could not be opened.", "%d things could not be opened.", records.not_opened)
        note(f"{said % records.not_opened} {_('It says so in the file. “rekindle doctor” tells more.')}")
    note(_("It is written. It is not locked. Anyone who finds it can read all of it."))


def _check_place(path: str) -> None:
    if path == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            raise Refusal(_("This would fill the screen with signs. Name a file, or send it on with “>”."))
        return
    file = Path(path)
    if file.is_dir():
        raise Refusal(_("There is a folder of that name. Name a file in it, such as notes.zip."))
    if file.exists() and not file.is_file():
        raise Refusal(_("What is there under that name is not a file. Nothing was written."))


def _may_replace() -> bool:
    nobody = _("Nobody is there to be asked. The file is as it was. Add --yes to write over it, or name another.")
    return wanted(Talk(), _("There is a file of that name already. Write over it?"), if_nobody=nobody)


def _write(path: str, pieces: Iterator[bytes]) -> None:
    from rekindle.store.files import replace_whole

    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        replace_whole(Path(path).absolute(), pieces)
    except OSError:
        raise Refusal(_("The file could not be written there. Nothing was left of it.")) from None
