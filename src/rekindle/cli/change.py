"""`rekindle change`: a page that is kept gets other words, more of them, or another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.day import day_option
from rekindle.cli.ending import to_the_end
from rekindle.cli.keeping import NOTHING_CHANGED, asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.moments import choose_moment, find_moment, say_moment
from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk, note
from rekindle.cli.texts import TEXT_HELP, asked_page, given, introduce_page
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from datetime import date

    from rekindle.app.diary import Diary
    from rekindle.life.records import Entry
    from rekindle.life.timeline import Kept

ADD, ANEW, EDIT, LEAVE = "a", "n", "e", "l"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it stands: its id, its text and its change counter."""

    id: bytes
    text: str
    change: int


@click.command(
    cls=AtHome,
    short_help=_("Change a page that is kept."),
    help=_(
        "Change a page: add to it, write it anew, open it in an editor, or move it to another day.\n\n"
        "ID is from “rekindle kept”. Left out, the newest pages are shown. TEXT takes the place of all that stands "
        "there; with --add it goes below."
    )
    + TEXT_HELP,
)
@click.argument("typed_id", metavar="[ID]", required=False)
@click.argument("text", nargs=-1)
@click.option("--add", "how", flag_value=ADD, help=_("Add to it."))
@click.option("--anew", "how", flag_value=ANEW, help=_("Write it anew."))
@click.option("--editor", "how", flag_value=EDIT, help=_("Open it in VISUAL or EDITOR. Editors may leave copies."))
@day_option
@click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))
@click.pass_obj
def change(
    visit: Visit, typed_id: str | None, text: tuple[str, ...], how: str | None, day: date | None, as_json: bool
) -> None:
    """Change a page."""
    from rekindle.life.records import LONGEST_TEXT

    talk, diary = Talk(as_json), visit.begun_diary
    page = _page(visit, diary, talk, typed_id)
    if text:
        words = given(text, LONGEST_TEXT)
        say_kept(talk, _keep(diary, page, f"{page.text}\n{words}" if how == ADD else words, day))
    elif day is not None and how is None:
        say_kept(talk, _keep(diary, page, page.text, day))
    else:
        with to_the_end():
            typed = asked(lambda: _ask(visit, diary, talk, page, how))
            if typed is None:
                talk.say(_("It stays as it is."))
            else:
                say_kept(talk, keep_typed(talk, lambda: _keep(diary, page, typed, day)))


def _page(visit: Visit, diary: Diary, talk: Talk, typed_id: str | None) -> Page:
    from rekindle.life.records import Entry

    if typed_id is None:
        moment = asked(lambda: choose_moment(visit, diary, talk, pages_only=True), NOTHING_CHANGED)
    else:
        moment = find_moment(visit, diary, typed_id)
    if not isinstance(moment.record, Entry):
        raise Refusal(_("Only pages can be changed. “rekindle let-go” lets this go."))
    kept = diary.find(moment.id, Entry)
    return Page(kept.id, kept.record.text, kept.change)


def _ask(visit: Visit, diary: Diary, talk: Talk, page: Page, how: str | None) -> str | None:
    """Ask for the words; None when it stays as it is."""
    from rekindle.cli.editing import edited

    words = ""
    if how is None:
        say_moment(talk, visit.library, find_moment(visit, diary, page.id.hex()), whole=True)
        how, words = _ask_how(talk)
    if how == EDIT:
        return edited(talk, f"{page.text}\n{words}" if words else page.text)
    if how not in {ADD, ANEW}:
        return None
    if not words:
        introduce_page(talk)
        words = asked_page(talk)
    if not words.strip():
        return None
    return f"{page.text}\n{words}" if how == ADD else words


def _ask_how(talk: Talk) -> tuple[str, str]:
    """Ask for a letter until there is one; give it ("" to leave the page), and the words that came in its place.

    Who types or pastes words where a letter is asked for loses none: they wait for the letter, and none of them goes
    on to the shell. Where the input ends with them, they are added.
    """
    for letter, said in ((ADD, _("add to it")), (ANEW, _("write it anew")), (EDIT, _("open it in your editor"))):
        talk.row(f"  {letter}  {said}")
    lines: list[str] = []
    while (typed := talk.ask(_ask_letter(bool(lines)))) is not None:
        letter = typed.strip().casefold()
        if letter in {ADD, ANEW, EDIT}:
            return letter, "\n".join(lines)
        if letter == (LEAVE if lines else ""):
            return "", ""
        if lines or " " in letter or "\n" in letter:
            if not lines:
                talk.say(_("These are words and no letter, so they wait."))
            lines.append(typed)
    if lines:
        talk.say(_("They are added to it."))
    return (ADD, "\n".join(lines)) if lines else ("", "")


def _ask_letter(words_wait: bool) -> str:
    if words_wait:
        return _("a adds them, n begins anew with them, l lets them go: ")
    return _("A letter, or Enter to leave it as it is: ")


def _keep(diary: Diary, page: Page, text: str, day: date | None) -> Kept[Entry]:
    """Keep the words; where the page changed or went meanwhile, they are kept beside it, so that none are lost."""
    from rekindle.app.errors import ChangedMeanwhile, NotThere
    from rekindle.app.writing import Written, change_entry, keep_entry

    try:
        return change_entry(diary, page.id, Written(text, day=day, change=page.change))
    except (ChangedMeanwhile, NotThere):
        note(_("It was changed or let go somewhere else meanwhile. Your words are kept as a page of their own."))
        return keep_entry(diary, Written(text, day=day))
