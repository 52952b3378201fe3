"""Drafts: saved while one writes, taken up again where they were begun, or let go."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, path, resolve

from rekindle.app import drafts
from rekindle.app.errors import AppError, NotReadable, NotThere
from rekindle.app.letting_go import can_come_back
from rekindle.life.filled import Filled, is_local
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import SAVED, cards, gone_note
from rekindle.web.notes import Note
from rekindle.web.pages import after, now, play, today, write
from rekindle.web.rendering import go, show
from rekindle.web.sent import read_fields
from rekindle.web.visit import Visit, anyone, inside

TO, NUMBER = "draft-to", "draft-number"
"""Names of the fields that a page adds to its form: where the form goes to, and which saving this is."""
FORMS = frozenset(
    {
        write.write_page, write.write_ten_words, write.change, now.say_more, play.play, after.after,
        today.keep_flicker,
    }
)  # fmt: skip
"""The pages on which one can write, each of which can show its form again as it was filled in."""
OPEN_PAGE = "/write"
KEPT, NOTHING, NOT_UNDERSTOOD, OLDER, LOCKED, NOT_KEPT = 204, 200, 400, 409, 423, 422
"""What a saving is answered with (RFC 9110, and 423 Locked of RFC 4918); the page's script knows them."""


@anyone("POST")
def save(visit: Visit) -> HttpResponseBase:
    """Save what stands in a form. It answers with a status alone: nobody reads it but the page's script."""
    if visit.opened is None:
        return HttpResponse(status=LOCKED)
    to, once, number = visit.said(TO), visit.said("once", 40), visit.said(NUMBER, 16)
    if not is_form(to) or record_id_of(once) is None or not (number.isdecimal() and len(number) <= 16):
        return HttpResponse(status=NOT_UNDERSTOOD)
    filled = Filled(to, read_fields(visit.request, (TO, NUMBER, SAVED)))
    try:
        saved = drafts.save(visit.diary, filled, once, int(number))
    except AppError:
        return HttpResponse(status=NOT_KEPT)
    if not saved:
        return HttpResponse(status=OLDER)
    return HttpResponse(status=KEPT if filled.is_answered else NOTHING)


@inside("GET")
def begun(visit: Visit) -> HttpResponseBase:
    """Show everything that was begun and is not kept yet."""
    return show(
        visit,
        "drafts/drafts.html",
        place="write",
        began=cards(visit),
        unreadable=bool(visit.diary.drafts().unreadable),
        comes_back=can_come_back(visit.diary, "drafts"),
    )


@inside("POST")
def go_on(visit: Visit) -> HttpResponseBase:
    """Move a draft to a page of its own, at an address at which it can be loaded again."""
    try:
        filled = drafts.take_up(visit.diary, record_id_of(visit.said("id")) or b"")
    except NotThere as error:
        return _not_open(visit, error)
    return _go_to(visit, filled)


@inside("GET")
def go_on_here(visit: Visit, record: str) -> HttpResponseBase:
    """Show a form again with all that stood in it; where it is not there any more, an open page with its words."""
    try:
        filled = drafts.shown_again(visit.diary, bytes.fromhex(record))
    except NotThere as error:
        return _not_open(visit, error)
    try:
        return _reopened(visit, filled)
    except (Http404, NotThere):
        return _go_to(visit, drafts.move_to_page(visit.diary, OPEN_PAGE, filled))


@inside("POST")
def let_go(visit: Visit) -> HttpResponseBase:
    """Let a draft go, with ten minutes to bring it back."""
    try:
        visit.diary.set_aside(record_id_of(visit.said("id")) or b"")
    except NotThere as gone:
        return go(visit, "/drafts", Note(gone.sentence(visit.gettext)))
    return go(visit, "/drafts", gone_note(visit, visit.said("id")))


def _go_to(visit: Visit, filled: Filled) -> HttpResponseBase:
    return go(visit, f"/drafts/{drafts.draft_id(visit.diary, filled.to, drafts.once_of(filled)).hex()}")


def _not_open(visit: Visit, error: NotThere) -> HttpResponseBase:
    if isinstance(error, NotReadable):
        return go(visit, "/drafts", Note(error.sentence(visit.gettext)))
    said = visit.gettext("It is open in another window, or it was kept or let go meanwhile.")
    return go(visit, "/drafts", Note(said))


def _reopened(visit: Visit, filled: Filled) -> HttpResponseBase:
    """Answer as the form's own view does where it was sent to be shown again, by the method that it takes."""
    page = _form_at(filled.to)
    fields = QueryDict(mutable=True)
    for name, value in filled.fields:
        fields.appendlist(name, value)
    fields["reopen"] = "1"
    visit.request.method = "POST"
    visit.request.POST = fields  # type: ignore[assignment]  # Django itself sets one that can be changed
    try:
        with visit.diary.atomically():
            raise _Shown(page.func(visit.request, *page.args, **page.kwargs))  # noqa: TRY301 - and out of the block
    except _Shown as shown:
        return shown.answer


class _Shown(Exception):
    """Takes back whatever the form's own view may have kept: it was asked to show the form, and for nothing else."""

    def __init__(self, answer: HttpResponseBase) -> None:
        self.answer = answer
        super().__init__()


def _form_at(to: str) -> ResolverMatch:
    page = resolve(to)
    if page.func not in FORMS:
        raise Http404
    return page


def is_form(to: str) -> bool:
    """Tell whether an address is that of a form in which one writes."""
    try:
        return is_local(to) and bool(_form_at(to))
    except Http404:
        return False


PATHS = [
    path("draft", save),
    path("drafts", begun),
    path("drafts/go-on", go_on),
    path("drafts/<record:record>", go_on_here),
    path("drafts/let-go", let_go),
]
