"""Write: an open page or ten words, with a start if wanted, on any day; changed, let go, brought back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import letting_go, writing
from rekindle.app.errors import AppError, ChangedMeanwhile, NotThere, NotUnderstood
from rekindle.app.writing import EntryForm, Written
from rekindle.life.records import LONGEST_LINE, Entry, month_of
from rekindle.life.timeline import Kept
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import cards, finish_draft, leave_form, leaves
from rekindle.web.notes import Note
from rekindle.web.pages.undo import let_go_note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@dataclass(frozen=True, slots=True)
class WriteForm:
    """The page as it stands."""

    form: EntryForm
    text: str = ""
    start: str = ""
    day: str = ""
    once: str = ""
    change: str = ""
    """The change counter of the entry that this page shows."""
    other: str = ""
    """What the entry says meanwhile, when it was changed in another window."""
    problem: str = ""
    day_problem: str = ""


@inside("GET", "POST")
def write_page(visit: Visit) -> HttpResponseBase:
    """An open page."""
    return _new(visit, "page")


@inside("GET", "POST")
def write_ten_words(visit: Visit) -> HttpResponseBase:
    """Ten words."""
    return _new(visit, "ten-words")


@inside("GET", "POST")
def change(visit: Visit, record: str) -> HttpResponseBase:
    """Change an entry that is kept."""
    try:
        kept = visit.diary.find(bytes.fromhex(record), Entry)
    except NotThere as gone:
        if visit.reopens:
            raise
        # What was written over an entry that is gone meanwhile is kept as a new one rather than lost.
        return _new(visit, "page") if visit.posted else go(visit, "/kept", Note(gone.sentence(visit.gettext)))
    if not visit.posted:
        entry = kept.record
        day, once = entry.at.date().isoformat(), secrets.token_hex(16)
        form = WriteForm(entry.form, entry.text, entry.start, day, once, change=str(kept.change))
        return _page(visit, form, record)
    if visit.reopens:
        return _reopened(visit, kept, record)
    if leaves(visit):
        return leave_form(visit, f"/kept/{record}", is_unchanged=_is_unchanged(visit, kept.record))
    return _changed(visit, kept, record)


@inside("POST")
def let_go(visit: Visit, record: str) -> HttpResponseBase:
    """Let an entry go, with ten minutes to bring it back."""
    try:
        gone = letting_go.let_go(visit.diary, bytes.fromhex(record))
    except NotThere as error:
        return go(visit, "/kept", Note(error.sentence(visit.gettext)))
    said = visit.gettext("It is let go. For ten minutes it can come back. Lock now or Leave makes it final.")
    return go(visit, "/kept", let_go_note(said, gone, "/kept"))


def _new(visit: Visit, form: EntryForm) -> HttpResponseBase:
    if not visit.posted:
        return _page(visit, WriteForm(form, once=secrets.token_hex(16)))
    if visit.reopens:
        return _page(visit, _read(visit, form))
    if leaves(visit):
        return leave_form(visit, "/")
    if visit.said("start-with"):
        return _page(visit, _started(_read(visit, form), visit.said("start-with")))
    once = record_id_of(visit.said("once"))
    try:
        with visit.diary.atomically():
            kept = writing.keep_entry(visit.diary, _written(visit, form), once)
            finish_draft(visit)
    except AppError as error:
        return _refused(visit, _read(visit, form), error)
    undo = {"id": kept.id.hex(), "to": "/drafts"}
    return go(visit, f"/kept/{month_of(kept.at)}", Note(visit.gettext("Kept."), "/undo/written", undo))


def _is_unchanged(visit: Visit, entry: Entry) -> bool:
    return (visit.text("text").strip(), visit.said("day")) == (entry.text, entry.at.date().isoformat())


def _changed(visit: Visit, kept: Kept[Entry], record: str) -> HttpResponseBase:
    form = kept.record.form
    try:
        with visit.diary.atomically():
            writing.change_entry(visit.diary, kept.id, _written(visit, form))
            finish_draft(visit)
    except ChangedMeanwhile as error:
        return _refused(visit, _beside(_read(visit, form), kept), error, record)
    except AppError as error:
        return _refused(visit, _read(visit, form), error, record)
    return go(visit, f"/kept/{record}", Note(visit.gettext("Kept.")))


def _reopened(visit: Visit, kept: Kept[Entry], record: str) -> HttpResponseBase:
    """Show what was being changed; where the entry was changed elsewhere meanwhile, both texts."""
    form = _read(visit, kept.record.form)
    if form.change == str(kept.change):
        return _page(visit, form, record)
    problem = ChangedMeanwhile().sentence(visit.gettext)
    return _page(visit, replace(_beside(form, kept), problem=problem), record)


def _beside(form: WriteForm, kept: Kept[Entry]) -> WriteForm:
    """Put beside a text what the entry says meanwhile: kept from that page, the text takes the place of the other."""
    return replace(form, other=kept.record.text, change=str(kept.change))


def _written(visit: Visit, form: EntryForm) -> Written:
    change = visit.said("change", 10)
    return Written(
        visit.text("text"),
        visit.said("start")[:LONGEST_LINE],
        form,
        _day(visit),
        change=int(change) if change.isdecimal() else None,
    )


def _day(visit: Visit) -> date | None:
    said = visit.said("day").strip()
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise NotUnderstood(visit.gettext("That day is not one on the calendar.")) from None


def _read(visit: Visit, form: EntryForm) -> WriteForm:
    return WriteForm(
        form,
        text=visit.text("text"),
        start=visit.said("start"),
        day=visit.said("day", 40),
        once=visit.said("once", 40),
        change=visit.said("change", 10),
    )


def _started(form: WriteForm, start: str) -> WriteForm:
    """Take up a start; on a page with words it stands below them, so that none gets another beginning."""
    if not form.text.strip():
        return replace(form, start=start)
    return replace(form, text=f"{form.text.rstrip()}\n{start.rstrip('…').rstrip()} ")


def _refused(visit: Visit, form: WriteForm, error: AppError, record: str = "") -> HttpResponse:
    """Show the page again with everything that stood on it, and the reason beside its field."""
    about_day = isinstance(error, NotUnderstood)
    shown = (
        replace(form, day_problem=error.sentence(visit.gettext))
        if about_day
        else replace(form, problem=error.sentence(visit.gettext))
    )
    return _page(visit, shown, record, status=422)


def _page(visit: Visit, form: WriteForm, record: str = "", status: int = 200) -> HttpResponse:
    today = visit.house.clock().date()
    address = f"/write/{record}" if record else ("/write" if form.form == "page" else "/write/ten")
    return show(
        visit,
        "write/write.html",
        place="write",
        status=status,
        form=form,
        record=record,
        address=address,
        began=cards(visit, address),
        starts=[start for start in visit.library.prompts.on(today, form.form) if start != form.start],
        today=today.isoformat(),
    )


PATHS = [
    path("write", write_page),
    path("write/ten", write_ten_words),
    path("write/<record:record>", change),
    path("write/<record:record>/gone", let_go),
]
