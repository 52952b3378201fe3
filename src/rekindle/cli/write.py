"""`rekindle write` and `rekindle flicker`: a page, and a few words for a small thing that reached the person."""

from __future__ import annotations

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.talk import Talk
from rekindle.cli.texts import given, typed_lines
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

TEXT_HELP = "\n\n" + _(
    "Leave TEXT out, and you are asked for it. “-” reads standard input.\n\n"
    "What stands in the command line stays in the shell's history."
)
as_json_option = click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))


@click.command(
    cls=AtHome,
    short_help=_("Keep a page, short or long."),
    help=_("Keep a page: a few words, or as many as you like.") + TEXT_HELP,
)
@click.argument("text", nargs=-1)
@as_json_option
@click.pass_obj
def write(visit: Visit, text: tuple[str, ...], as_json: bool) -> None:
    """Keep an entry."""
    from rekindle.app.writing import Draft, keep_entry
    from rekindle.life.records import LONGEST_TEXT

    talk, diary = Talk(as_json), visit.diary  # opened first: what is typed later would be lost if it did not open
    words = given(text, LONGEST_TEXT)
    if words is None:
        if diary.has_drafts():
            talk.aside(_("Something that you began in the browser waits there. It is not kept yet."))
        words = asked(lambda: _page(talk))
        kept = keep_typed(talk, lambda: keep_entry(diary, Draft(words)))
    else:
        kept = keep_entry(diary, Draft(words))
    say_kept(talk, kept)


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

    talk, diary = Talk(as_json), visit.diary
    words = given(text, LONGEST_LINE)
    if words is None:
        words = asked(lambda: talk.ask(_("A few words for it: "))) or ""
        kept = keep_typed(talk, lambda: keep_flicker(diary, words))
    else:
        kept = keep_flicker(diary, words)
    say_kept(talk, kept)


def _page(talk: Talk) -> str:
    talk.say(_("Write as little or as much as you like."))
    talk.aside(_("A line with a dot alone, or Ctrl-D, ends it and keeps it. Ctrl-C lets it go."))
    return typed_lines(lambda: talk.ask(""))
