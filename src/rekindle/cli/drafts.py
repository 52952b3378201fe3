"""`rekindle drafts`: what was begun, in the browser or here, and is not kept yet, read, kept or let go."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from rekindle.cli.answers import shortened
from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.moments import SHORT, SHOWN, beginning, only_one
from rekindle.cli.refusals import NothingYet
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import LANGUAGE, WORDS, _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.library import Library
    from rekindle.life.records import Draft
    from rekindle.life.timeline import Kept

KEEP, LET_GO = "k", "l"
FORMS = (
    ("page", re.compile("/write"), _("A page")),
    ("ten-words", re.compile("/write/ten"), _("Ten words")),
    ("change", re.compile("/write/[0-9a-f]{32}"), _("A change to a page")),
    ("flicker", re.compile("/flicker"), _("A flicker")),
    ("check-in", re.compile("/now"), _("A check-in")),
    ("practice", re.compile(r"/step/([0-9]{1,4})/(?:small|whole)"), _("A practice")),
    ("after", re.compile("/after/[0-9a-f]{32}"), _("Words after a practice")),
)
"""What can be begun: its name for a script, where its form goes to, and its name for a person."""


@click.command(
    cls=AtHome,
    short_help=_("Read, keep or let go what you began."),
    help=_(
        "Show what you began, in the browser or here, and did not keep yet, the newest first.\n\n"
        "An ID from the list shows one whole. Then you are asked: keep it, let it go, or leave it as it is. What the "
        "browser asks in other ways is kept as a page. For ten minutes “rekindle bring-back” brings back what you "
        "let go."
    ),
)
@click.argument("typed_id", metavar="[ID]", required=False)
@click.option("--keep", "act", flag_value=KEEP, help=_("Keep it."))
@click.option("--let-go", "act", flag_value=LET_GO, help=_("Let it go."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script. Nothing is asked then."))
@click.pass_obj
def drafts(visit: Visit, typed_id: str | None, act: str | None, as_json: bool) -> None:
    """Show all that was begun, or one of it."""
    talk, visit.only_reads = Talk(as_json), act is None
    if typed_id is None and act is not None:
        raise click.UsageError(_("Which one? An ID from “rekindle drafts” has to stand there too."))
    if typed_id is not None:
        _one(visit, talk, typed_id, act)
    elif visit.has_begun:
        _all(visit, talk, visit.diary)
    elif as_json:
        talk.give(drafts=[], unreadable=0)
    else:
        talk.say(str(NothingYet()))


def shape_of(draft: Kept[Draft]) -> dict[str, object]:
    """Give the shape that a script reads."""
    return {"id": draft.id.hex(), "form": form_of(draft)[0], "at": draft.at.isoformat(), "text": _words(draft)}


def form_of(draft: Kept[Draft]) -> tuple[str, str, int | None]:
    """Give what was begun: its name for a script, for a person, and the number of the practice, where it is one."""
    to = draft.record.filled.to if draft.record.filled else ""
    for name, address, said in FORMS:
        if match := address.fullmatch(to):
            return name, said, int(match[1]) if match.lastindex else None
    return "other", _("Something you began"), None


def _all(visit: Visit, talk: Talk, diary: Diary) -> None:
    from rekindle.app import drafts

    began, unreadable = drafts.waiting(diary), len(diary.drafts().unreadable)
    if talk.as_json:
        talk.give(drafts=[shape_of(one) for one in began], unreadable=unreadable)
        return
    for one in began:
        talk.item(one.id.hex()[:SHORT], f"{_name(visit.library, one)}. {_when(diary, one)}", indent=2)
        talk.say(shortened(_words(one), SHOWN), indent=SHORT + 4)
    if began:
        talk.aside(_("“rekindle drafts ID” shows one whole. Then you can keep it or let it go."))
    else:
        talk.say(_("Nothing waits here."))
    if unreadable:
        note(_("Something that you began cannot be read. It was left as it is. “rekindle doctor” says more."))


def _one(visit: Visit, talk: Talk, typed: str, act: str | None) -> None:
    diary = visit.begun_diary
    draft = _find(diary, typed)
    if act is None and talk.as_json:
        talk.give(**shape_of(draft))
        return
    if act is None:
        talk.head(_name(visit.library, draft))
        talk.aside(_when(diary, draft))
        talk.say(_words(draft))
        talk.say()
        act = asked(lambda: _ask(talk, draft))
    if act == KEEP:
        _keep(talk, diary, draft)
    elif act == LET_GO:
        diary.set_aside(draft.id)
        say_kept(talk, draft, _("It is let go. For ten minutes “rekindle bring-back” brings it back."))
    else:
        talk.say(_("It waits here as it is."))


def _ask(talk: Talk, draft: Kept[Draft]) -> str:
    keeps = {
        "page": _("keep it"),
        "ten-words": _("keep it"),
        "flicker": _("keep it"),
        "change": _("keep it, in the place of what stands there"),
    }
    talk.row(f"  {KEEP}  {keeps.get(form_of(draft)[0], _('keep it as a page'))}")
    talk.row(f"  {LET_GO}  {_('let it go')}")
    while typed := (talk.ask(_("A letter, or Enter to leave it as it is: ")) or "").strip().casefold():
        if typed in {KEEP, LET_GO}:
            return typed
    return ""


def _keep(talk: Talk, diary: Diary, draft: Kept[Draft]) -> None:
    from rekindle.app import drafts

    kept = keep_typed(talk, lambda: drafts.keep(diary, draft.id))
    changed = draft.record.filled.to.removeprefix("/write/") if draft.record.filled else ""
    if form_of(draft)[0] == "change" and kept.id.hex() != changed:
        note(_("It was changed or let go somewhere else meanwhile. Your words are kept as a page of their own."))
    say_kept(talk, kept)


def _find(diary: Diary, typed: str) -> Kept[Draft]:
    from rekindle.life.records import Draft

    timeline = beginning(diary, typed)
    found = [one for one in timeline.of(Draft) if one.record.filled is not None]
    none = _("Nothing that waits here has the id “%s”. “rekindle drafts” shows what does.") % shortened(typed)
    return only_one(found, timeline, none)


def _name(library: Library, draft: Kept[Draft]) -> str:
    """Say what it is: of a practice its title, of a page the start it took up."""
    form, said, number = form_of(draft)
    if form in {"page", "ten-words"} and draft.record.filled:
        return dict(draft.record.filled.fields).get("start", "").strip() or said
    titles = {practice.number: practice.title for practice in library.catalogue} if number else {}
    return titles.get(number or 0, said)


def _when(diary: Diary, draft: Kept[Draft]) -> str:
    from rekindle.app.saying import say_day, say_time

    here = draft.at
    with suppress(OverflowError):  # at either end of the calendar it is said as it stands there
        here = draft.at.astimezone(diary.now().tzinfo)
    return f"{say_day(WORDS, LANGUAGE, here.date(), diary.now().date())}, {say_time(here)}"


def _words(draft: Kept[Draft]) -> str:
    """Give what was written in it; where nothing was, what was picked."""
    filled = draft.record.filled
    return filled.words.strip() if filled else ""
