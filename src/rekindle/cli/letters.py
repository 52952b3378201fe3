"""`rekindle letters`: letters to oneself that may be opened, and one of them read; of others only that they wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.answers import numbered
from rekindle.cli.at_home import AtHome
from rekindle.cli.refusals import NothingYet
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rekindle.app.diary import Diary
    from rekindle.life.records import Letter
    from rekindle.life.timeline import Kept

LET_GO = "l"


@click.command(
    cls=AtHome,
    short_help=_("Open a letter to yourself, when its day has come."),
    help=_(
        "Open a letter to yourself, when its day has come.\n\n"
        "None opens by itself. You are asked which one, and can let it go, unread too. "
        "A note for a hard day opens when “heavy” was said today, or with --hard-day."
    ),
)
@click.option("--hard-day", is_flag=True, help=_("Today is a hard day."))
@click.option("--let-go", "lets_go", is_flag=True, help=_("Let one go, unread too, those that wait as well."))
@click.pass_obj
def letters(visit: Visit, hard_day: bool, lets_go: bool) -> None:
    """Say which may be opened, and open one."""
    from rekindle.app.letters import is_hard_day, may_be_opened
    from rekindle.app.letters import letters as all_letters

    if not visit.has_begun:
        raise NothingYet
    talk, diary = Talk(), visit.diary
    hard_day = hard_day or is_hard_day(diary, visit.library)
    every = all_letters(diary)
    ready = [one for one in every if may_be_opened(one.record, diary.now(), hard_day=hard_day)]
    if len(ready) < len(every):
        talk.say(_("Something waits for its day."))
    if not every:
        talk.say(_("No letter lies here."))
    chosen = _choose(visit, talk, every if lets_go else ready)
    if chosen is None:
        return
    if lets_go:
        _let_go(talk, diary, chosen)
    else:
        _read(talk, diary, chosen, hard_day=hard_day)


def _choose(visit: Visit, talk: Talk, offered: Sequence[Kept[Letter]]) -> Kept[Letter] | None:
    from rekindle.app.saying import say_day, say_letter, say_time

    today, language = visit.diary.now().date(), visit.library.language
    for number, one in enumerate(offered, 1):
        day = say_day(WORDS, language, one.at.date(), today)
        written = _("Written: %(when)s.") % {"when": f"{day}, {say_time(one.at)}"}
        talk.item(f"{number:>2}", f"{say_letter(WORDS, language, one.record)}. {written}", indent=2)
    while offered and (typed := talk.ask(_("Which one? A number, or Enter for none: "))) and typed.strip():
        index = numbered(offered, typed)
        if index is not None:
            return offered[index]
    return None


def _read(talk: Talk, diary: Diary, chosen: Kept[Letter], *, hard_day: bool) -> None:
    from rekindle.app.letters import read

    letter = read(diary, chosen.id, hard_day=hard_day)
    talk.say()
    for line in letter.record.text.split("\n"):
        talk.say(line)
    talk.say()
    if (talk.ask(_("Enter leaves it here, l and Enter lets it go: ")) or "").strip().casefold() == LET_GO:
        _let_go(talk, diary, chosen)


def _let_go(talk: Talk, diary: Diary, chosen: Kept[Letter]) -> None:
    diary.set_aside(chosen.id)
    talk.say(_("It is let go. For ten minutes “rekindle bring-back” brings it back."))
