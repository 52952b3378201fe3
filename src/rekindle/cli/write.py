"""`rekindle write` and `rekindle flicker`: a page, and a few words for a small thing that reached the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from rekindle.cli.answers import numbered
from rekindle.cli.aside import Aside
from rekindle.cli.at_home import AtHome
from rekindle.cli.day import day_option
from rekindle.cli.ending import to_the_end
from rekindle.cli.keeping import asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.talk import Talk
from rekindle.cli.texts import TEXT_HELP, asked_page, given, introduce_page
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from datetime import date

    from rekindle.app.diary import Diary
    from rekindle.app.writing import EntryForm


ADDRESSES: dict[EntryForm, str] = {"page": "/write", "ten-words": "/write/ten"}
"""Where the forms of the browser go to: a draft of one is the same thing, wherever it was typed."""


class Options(TypedDict):
    """What the options of a page say, as click hands it over."""

    ten: bool
    starts: bool
    editor: bool
    day: date | None


as_json_option = click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))


@click.command(
    cls=AtHome,
    short_help=_("Keep a page, short or long."),
    help=_("Keep a page: a few words, or as many as you like.") + TEXT_HELP,
)
@click.argument("text", nargs=-1)
@click.option("--ten", is_flag=True, help=_("Room for ten words. Fewer are fine."))
@click.option("--starts", is_flag=True, help=_("See a few ways to begin first."))
@click.option("--editor", is_flag=True, help=_("Write in VISUAL or EDITOR. Editors may leave copies."))
@day_option
@as_json_option
@click.pass_obj
def write(visit: Visit, /, *, text: tuple[str, ...], as_json: bool, **options: Unpack[Options]) -> None:
    """Keep an entry."""
    from rekindle.app.writing import Written, keep_entry
    from rekindle.life.records import LONGEST_TEXT

    talk, day = Talk(as_json), options["day"]
    form: EntryForm = "ten-words" if options["ten"] else "page"
    if text:
        diary = visit.diary  # opened first: what is typed later would be lost if it did not open
        say_kept(talk, keep_entry(diary, Written(given(text, LONGEST_TEXT), "", form, day)))
        return
    diary = asked(lambda: visit.diary_after(lambda: _introduce(talk, form, options)))
    with to_the_end(), Aside(diary, ADDRESSES[form], "text", day=day.isoformat() if day else "") as aside:
        start, page = asked(lambda: _ask(visit, diary, talk, form, options, aside))
        written, once = Written(page, start, form, day), bytes.fromhex(aside.once)
        say_kept(talk, keep_typed(talk, lambda: aside.kept(lambda: keep_entry(diary, written, once))))


def _introduce(talk: Talk, form: EntryForm, options: Options) -> None:
    if form == "ten-words":
        talk.aside(_("A few words are enough. More is fine."))
    elif not options["editor"]:
        introduce_page(talk)


def _ask(visit: Visit, diary: Diary, talk: Talk, form: EntryForm, options: Options, aside: Aside) -> tuple[str, str]:
    """Ask for a page; give its start and its words."""
    if diary.has_drafts():
        talk.aside(_("Something that you began waits as a draft, sealed. “rekindle drafts” shows it."))
    start = _choose_start(visit, diary, talk, form) if options["starts"] else ""
    aside.picked["start"] = start
    if options["editor"]:
        from rekindle.cli.editing import edited

        return start, edited(talk, "")
    if form == "ten-words":
        return start, talk.ask(f"{start} " if start else _("Right now: ")) or ""
    return start, asked_page(talk, start, aside.lines)


def _choose_start(visit: Visit, diary: Diary, talk: Talk, form: EntryForm) -> str:
    """Show the starts of the day; give the one that is taken, "" for none."""
    starts = visit.library.prompts.on(diary.now().date(), form)
    for number, start in enumerate(starts, 1):
        talk.item(str(number), start, indent=2)
    while typed := (talk.ask(_("A number, or Enter for none: ")) or "").strip():
        index = numbered(starts, typed)
        if index is not None:
            return starts[index]
    return ""


@click.command(
    cls=AtHome,
    short_help=_("Keep a few words for something small."),
    help=_("Keep a flicker: a few words for something that reached you. Sad ones too.") + TEXT_HELP,
)
@click.argument("text", nargs=-1)
@as_json_option
@click.pass_obj
def flicker(visit: Visit, text: tuple[str, ...], as_json: bool) -> None:
    """Keep a flicker."""
    from rekindle.app.writing import keep_flicker
    from rekindle.life.records import LONGEST_LINE

    talk = Talk(as_json)
    if text:
        say_kept(talk, keep_flicker(visit.diary, given(text, LONGEST_LINE)))
        return
    about = _("Something small that reached you. Sad ones too.")
    diary = asked(lambda: visit.diary_after(lambda: talk.aside(about)))
    with to_the_end(), Aside(diary, "/flicker", "flicker") as aside:
        words, once = asked(lambda: talk.ask(_("A few words for it: "))) or "", bytes.fromhex(aside.once)
        say_kept(talk, keep_typed(talk, lambda: aside.kept(lambda: keep_flicker(diary, words, once))))
