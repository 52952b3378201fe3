"""Unlocking: the passphrase opens, and what was sent while it was shut waits as a draft and is given back."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import drafts, keys
from rekindle.app.errors import AppError, NotBegun, NotOpen, PleaseWait
from rekindle.life.filled import Filled, is_local
from rekindle.sealed import SealedError
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import BESIDE_THE_WORDS
from rekindle.web.entering import enter, let_in, typed_passphrase
from rekindle.web.openings import note_of_last
from rekindle.web.pages.drafts import is_form
from rekindle.web.pages.lock import lock_page
from rekindle.web.rendering import go, show
from rekindle.web.sent import open_sent
from rekindle.web.visit import Visit, anyone


@anyone("GET", "POST")
def unlock(visit: Visit) -> HttpResponseBase:
    """Open the diary with the passphrase, and give back what was sent while it was shut."""
    if not visit.posted:
        return go(visit, "/")
    carried, to = visit.text("carried"), visit.said("to")
    to = to if is_local(to) else "/"
    if visit.said("show"):
        return lock_page(visit, carried=carried, to=to)
    typed = typed_passphrase(visit)
    if not typed:
        return lock_page(visit, carried=carried, to=to, amiss=visit.gettext("Type the passphrase first."), status=422)
    try:
        opened = keys.unlock(visit.house, typed)
    except (NotBegun, NotOpen):
        return go(visit, "/")
    except (AppError, SealedError) as error:
        return _stays_shut(visit, error, carried, to)
    enter(visit, opened)
    sent = open_sent(visit, carried)
    response = _given_back(visit, sent, carried) if sent else go(visit, to, note_of_last(visit))
    let_in(visit, response)
    return response


def _given_back(visit: Visit, sent: Filled, carried: str) -> HttpResponse:
    """Show what was sent. What was written or picked waits as a draft from now on, whatever becomes of this page."""
    return show(visit, "lock/middle.html", sent=sent, draft=_carried_over(visit, sent, carried))


def _carried_over(visit: Visit, sent: Filled, carried: str) -> str:
    """Keep what was carried as the draft of its form, once however often it is sent; give its id, "" for none."""
    if not sent.is_answered or not is_form(sent.to):
        return ""
    once = dict(sent.fields).get("once", "")
    if record_id_of(once) is None:
        once = sha256(carried.encode()).hexdigest()[:32]
    fields = tuple((name, value) for name, value in sent.fields if name not in BESIDE_THE_WORDS)
    try:
        draft = drafts.carry_over(visit.diary, Filled(sent.to, fields), once)
    except AppError:
        return ""  # it still stands on the page, to be sent again
    return draft.hex() if draft else ""


def _stays_shut(visit: Visit, error: AppError | SealedError, carried: str, to: str) -> HttpResponse:
    waiting = isinstance(error, PleaseWait)
    amiss = error.sentence(visit.gettext)
    response = lock_page(visit, carried=carried, to=to, amiss=amiss, status=429 if waiting else 422)
    if isinstance(error, PleaseWait):
        response["Retry-After"] = str(error.seconds)
    return response


PATHS = [path("unlock", unlock)]
