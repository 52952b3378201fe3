"""In and out: taking a copy of everything, bringing a file in, and taking the last one back."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, cast, get_args

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import importing, keys, leaving
from rekindle.app.errors import AppError
from rekindle.app.reports import Report
from rekindle.app.saying import say_date, say_found, say_strange
from rekindle.bootstrap import LONGEST_BODY, format_named, pieces_of, take_a_copy
from rekindle.exchange.dates import Order
from rekindle.exchange.errors import ExchangeError, OrderUnclear
from rekindle.exchange.source import MEGABYTE, held
from rekindle.life.records import Import
from rekindle.life.timeline import Kept
from rekindle.web.addresses import record_id_of
from rekindle.web.entering import passphrase_problem
from rekindle.web.lengths import say_day
from rekindle.web.notes import Note
from rekindle.web.rendering import go, show
from rekindle.web.sent import held_file, hold_file
from rekindle.web.visit import Visit, inside

HERE = "/in-out"
LARGEST_FILE = LONGEST_BODY
ORDERS = get_args(Order)


@dataclass(frozen=True, slots=True)
class OrderForm:
    """The question in which order the dates of a file stand: none is picked for the person."""

    question: str
    options: list[tuple[str, str, str]]
    """Each: its value, the day it would mean, and which part comes first; that alone where there is no such day."""
    amiss: str
    held: str
    """The file, sealed, so that it need not be chosen again; "" where it is too large for that."""


@inside("GET")
def in_out(visit: Visit) -> HttpResponseBase:
    """Show the ways in and out."""
    return _page(visit)


@inside("GET", "POST")
def copy(visit: Visit) -> HttpResponseBase:
    """Give a copy of everything: one file, made while it is sent."""
    if not visit.posted:
        return go(visit, HERE)
    problem = passphrase_problem(visit)
    if problem:
        return _page(visit, amiss=problem)
    archive = format_named("archive")
    pieces = take_a_copy(leaving.take_everything(visit.diary), visit.house.clock())
    response = StreamingHttpResponse(pieces, content_type=archive.media_type)
    response["Content-Disposition"] = f'attachment; filename="{archive.file_name}"'
    return response


@inside("GET", "POST")
def bring(visit: Visit) -> HttpResponseBase:
    """Look into a file, and show what is in it before anything is taken in. Its name is not looked at."""
    if not visit.posted:
        return go(visit, HERE)
    chosen = _chosen(visit)
    if chosen is None:
        return _page(visit, unread=visit.gettext("Choose a file first."))
    try:
        return _found_page(visit, _found(visit, chosen))
    except OrderUnclear as unclear:
        chosen.seek(0)
        return _page(visit, order=_order(visit, unclear, hold_file(visit, chosen.read())))
    except ExchangeError as error:
        return _page(visit, unread=error.sentence(visit.gettext))


@inside("POST")
def take(visit: Visit) -> HttpResponseBase:
    """Take in what was found."""
    try:
        taken = importing.take_in(visit.diary, _batch(visit))
    except AppError as gone:
        return go(visit, HERE, Note(gone.sentence(visit.gettext)))
    return go(visit, HERE, _here(visit.gettext("It is here now."), taken.batch))


@inside("POST")
def leave(visit: Visit) -> HttpResponseBase:
    """Leave what was found, and let go of it at once."""
    batch = _batch(visit)
    if importing.leave(visit.diary, batch):
        return go(visit, HERE, Note(visit.gettext("Left. Nothing was added.")))
    return go(visit, HERE, _here(visit.gettext("It was taken in before, so it is still here."), batch.hex()))


@inside("POST")
def back(visit: Visit) -> HttpResponseBase:
    """Take the last import back as a whole."""
    try:
        taken = importing.take_back(visit.diary, _batch(visit), visit.house.library.catalogue)
    except AppError as gone:
        return go(visit, HERE, Note(gone.sentence(visit.gettext)))
    if taken.changed:
        return go(visit, HERE, Note(visit.gettext("It is taken back. What you changed since stays.")))
    return go(visit, HERE, Note(visit.gettext("It is taken back.")))


def _chosen(visit: Visit) -> BinaryIO | None:
    """Give the file that was chosen now, or the one that the form held; None when there is neither."""
    sent = visit.request.FILES.get("file")
    if sent is not None:
        return cast("BinaryIO", sent)
    data = held_file(visit)
    return None if data is None else io.BytesIO(data)


def _order(visit: Visit, unclear: OrderUnclear, held: str) -> OrderForm:
    firsts = {
        "dmy": visit.gettext("The day comes first."),
        "mdy": visit.gettext("The month comes first."),
        "ymd": visit.gettext("The year comes first."),
    }
    days = {one: say_date(visit.library.language, day) for one, day in unclear.readings.items()}
    options = [
        (one, days.get(one, firsts[one]), firsts[one] if one in days else "") for one in map(str, unclear.orders)
    ]
    question = visit.gettext("Which day is “%s”?") % unclear.written
    return OrderForm(
        question if days else visit.gettext("What comes first in its dates?"),
        options,
        visit.gettext("Pick one of these first.") if visit.said("asked") else unclear.sentence(visit.gettext),
        held,
    )


def _found(visit: Visit, chosen: BinaryIO) -> Report:
    order = visit.said("order")
    source = held(chosen, LARGEST_FILE)
    name, pieces = pieces_of(source, order=cast("Order", order) if order in ORDERS else None)
    return importing.look_into(visit.diary, name, pieces)


def _found_page(visit: Visit, report: Report) -> HttpResponseBase:
    first = visit.gettext("If these dates are the right ones, take that import back first: under “In and out”.")
    return show(
        visit,
        "in_out/found.html",
        place="settings",
        counted=list(say_found(visit, visit.library.language, report, first)),
        strange=list(say_strange(visit, report)),
        batch=report.batch.hex() if report.added else "",
    )


def _page(visit: Visit, *, amiss: str = "", unread: str = "", order: OrderForm | None = None) -> HttpResponseBase:
    last = importing.last_taken(visit.diary)
    return show(
        visit,
        "in_out/in_out.html",
        place="settings",
        status=422 if amiss or unread or order else 200,
        amiss=amiss,
        unread=unread,
        order=order,
        choose=visit.gettext("A file, up to %d MB") % (LARGEST_FILE // MEGABYTE),
        lockable=keys.is_lockable(visit.house),
        last=last,
        last_said=_said_of(visit, last.kept) if last else "",
    )


def _said_of(visit: Visit, kept: Kept[Import]) -> str:
    added = kept.record.added
    came = visit.ngettext("%d thing came in.", "%d things came in.", added) % added
    return f"{say_day(visit, kept.at.date())}. {came}"


def _here(said: str, batch: str) -> Note:
    """Say that an import is in, with the button that takes it back."""
    return Note(said, "/in-out/back", {"batch": batch})


def _batch(visit: Visit) -> bytes:
    return record_id_of(visit.said("batch")) or b""


PATHS = [
    path("in-out", in_out),
    path("in-out/copy", copy),
    path("in-out/bring", bring),
    path("in-out/take", take),
    path("in-out/leave", leave),
    path("in-out/back", back),
]
