"""`rekindle drafts`: what was begun, in the browser or here, and is not kept yet, read, kept or let go."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from rekindle.app.begun import form_of, say_begun
from rekindle.cli.answers import shortened
from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import NOTHING_CHANGED, asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.moments import SHORT, SHOWN, beginning, only_one
from rekindle.cli.refusals import NothingYet
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import LANGUAGE, WORDS, _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.library import Library
    from rekindle.life.filled import Filled
    from rekindle.life.records import Draft
    from rekindle.life.timeline import Kept

KEEP, LET_GO = "k", "l"


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
    return {"id": draft.id.hex(), "form": form_of(draft.record)[0], "at": draft.at.isoformat(), "text": _words(draft)}


def _all(visit: Visit, talk: Talk, diary: Diary) -> None:
    from rekindle.app import drafts

    began, unreadable = drafts.waiting(diary), len(diary.drafts().unreadable)
    if talk.as_json:
        talk.give(drafts=[shape_of(one) for one in began], unreadable=unreadable)
        return
    for one in began:
        talk.item(one.id.hex()[:SHORT], f"{_name(visit.library, one)}. {_when(diary, one)}", indent=2)
        talk.say(shortened(_said(one), SHOWN), indent=SHORT + 4)
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
        talk.say(_said(draft))
        talk.say()
        act = asked(lambda: _ask(talk, draft), NOTHING_CHANGED)
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
    if _words(draft):
        talk.row(f"  {KEEP}  {keeps.get(form_of(draft.record)[0], _('keep it as a page'))}")
    talk.row(f"  {LET_GO}  {_('let it go')}")
    while typed := (talk.ask(_("A letter, or Enter to leave it as it is: ")) or "").strip().casefold():
        if typed == LET_GO or (typed == KEEP and _words(draft)):
            return typed
    return ""


def _keep(talk: Talk, diary: Diary, draft: Kept[Draft]) -> None:
    from rekindle.app import drafts

    kept = keep_typed(talk, lambda: drafts.keep(diary, draft.id))
    changed = draft.record.filled.to.removeprefix("/write/") if draft.record.filled else ""
    if form_of(draft.record)[0] == "change" and kept.id.hex() != changed:
        note(_("It was changed or let go somewhere else meanwhile. Your words are kept as a page of their own."))
    say_kept(talk, kept)


def _find(diary: Diary, typed: str) -> Kept[Draft]:
    from rekindle.life.records import Draft

    timeline = beginning(diary, typed)
    found = [one for one in timeline.of(Draft) if one.record.filled is not None]
    none = _("Nothing that waits here has the id “%s”. “rekindle drafts” shows what does.") % shortened(typed)
    return only_one(found, timeline, none)


def _name(library: Library, draft: Kept[Draft]) -> str:
    """Say what it is; of a page the start it took up."""
    filled = draft.record.filled
    if filled and form_of(draft.record)[0] in {"page", "ten-words"} and (start := _start(filled)):
        return start
    return say_begun(WORDS, library.catalogue, draft.record)


def _start(filled: Filled) -> str:
    return dict(filled.fields).get("start", "").strip()


def _when(diary: Diary, draft: Kept[Draft]) -> str:
    from rekindle.app.saying import say_day, say_time

    here = draft.at
    with suppress(OverflowError):  # at either end of the calendar it is said as it stands there
        here = draft.at.astimezone(diary.now().tzinfo)
    return f"{say_day(WORDS, LANGUAGE, here.date(), diary.now().date())}, {say_time(here)}"


def _words(draft: Kept[Draft]) -> str:
    return draft.record.filled.written.strip() if draft.record.filled else ""


def _said(draft: Kept[Draft]) -> str:
    """Give what was written in it; answers that were only picked are shown in the browser, which asked for them."""
    return _words(draft) or _("Answers, and no words yet.")
