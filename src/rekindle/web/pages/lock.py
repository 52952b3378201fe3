"""The lock: what stands at every address while the diary is shut, the way in by a link, and the ways out."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import path

from rekindle.app import keys, sessions
from rekindle.app.errors import AppError, NotOpen
from rekindle.app.neutral import leave_address
from rekindle.life.filled import Filled, is_local
from rekindle.sealed import SealedError
from rekindle.web.entering import go_out, let_in, wants_to_see
from rekindle.web.faults import only_reported
from rekindle.web.openings import note_of_last
from rekindle.web.pages.welcome import welcome
from rekindle.web.rendering import go, show
from rekindle.web.sent import hold_half, read_sent, seal_sent, sent_a_file
from rekindle.web.visit import Shut, Visit, always, anyone

OUR_OWN = frozenset({None, "same-origin", "none"})
"""Where a browser says a request was born when our page or the person's own hand made it; None if it does not say."""


def shut(visit: Visit) -> HttpResponse:
    """Show the way in; what was sent into a session that has ended waits there and is not lost."""
    if _was_too_much(visit):
        return go(visit, "/steady")
    sent = read_sent(visit.request) if visit.posted else None
    status = 403 if visit.posted else 200
    if visit.posted and sent_a_file(visit.request):
        return _file_not_taken(visit)
    if keys.is_lockable(visit.house):
        return lock_page(visit, sent=sent, to=_here(visit), status=status)
    if sent is not None or keys.has_begun(visit.house):
        return closed_page(visit, sent=sent, status=status)
    return welcome(visit) if visit.request.path == "/" else go(visit, "/")


def _file_not_taken(visit: Visit) -> HttpResponse:
    """Show the way in to who sent a file: a file is not carried, as it would have to wait somewhere."""
    said = visit.gettext("It was locked meanwhile, so the file was not looked at. Choose it again once this is open.")
    if keys.is_lockable(visit.house):
        return lock_page(visit, to="/in-out", amiss=said, status=403)
    return closed_page(visit, amiss=said, status=403)


def _was_too_much(visit: Visit) -> bool:
    """Tell whether "Too much" was pressed with nothing written: then steadying comes before any lock."""
    pressed = visit.posted and visit.said("do") == "much"
    return pressed and not any(visit.text(name).strip() for name in ("answer", "said", "tap"))


class Door:
    """Django middleware: whoever asks for a page inside while the diary is shut is shown the way in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self._get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show the way in where a page says that it is shut."""
        return shut(error.visit) if isinstance(error, Shut) else None


def lock_page(
    visit: Visit, *, sent: Filled | None = None, carried: str = "", to: str = "/", amiss: str = "", status: int = 200
) -> HttpResponse:
    """Show the field for the passphrase; `carried` is what was sealed before, `to` where one was going."""
    half = ""
    if sent is not None:
        half, carried = seal_sent(visit, sent)
    shown = wants_to_see(visit)
    response = show(visit, "lock/locked.html", status=status, carried=carried, to=to, amiss=amiss, shown=shown)
    if half:
        hold_half(visit, response, half)
    return response


def closed_page(visit: Visit, *, sent: Filled | None = None, amiss: str = "", status: int = 200) -> HttpResponse:
    """Show how to open it again where there is no passphrase to ask for."""
    begun = keys.has_begun(visit.house)
    return show(visit, "lock/closed.html", status=status, sent=sent, amiss=amiss, begun=begun)


@anyone("GET")
def open_link(visit: Visit, token: str) -> HttpResponseBase:
    """Start a session with a one-time link."""
    response = go(visit, "/")
    if not keys.has_begun(visit.house):
        return response
    try:
        before, visit.cookie = visit.cookie, sessions.open_link(visit.house, token)
    except (AppError, SealedError) as error:
        return response if visit.opened else _link_opens_nothing(visit, error)
    sessions.end(visit.house, before)
    visit.opened = sessions.resume(visit.house, visit.cookie)
    response = go(visit, "/", note_of_last(visit))
    let_in(visit, response)
    return response


@anyone("GET", "POST")
def lock_now(visit: Visit) -> HttpResponseBase:
    """End every session. Open to anyone: in a page whose own session has ended, the button still locks the others."""
    response = go(visit, "/")
    if visit.posted:
        sessions.lock(visit.house)
        go_out(visit, response)
    return response


@anyone("POST")
def asleep(visit: Visit) -> HttpResponseBase:
    """End this session: nobody has been here for a while."""
    response = HttpResponse(status=204)
    go_out(visit, response)
    return response


@anyone("POST")
def awake(_visit: Visit) -> HttpResponseBase:
    """Say that somebody is there; coming by is enough to keep the session."""
    return HttpResponse(status=204)


@always("GET")
def leave(visit: Visit) -> HttpResponseBase:
    """End this session and go to the neutral page; another site that links here moves nothing."""
    if visit.request.headers.get("Sec-Fetch-Site") not in OUR_OWN:
        return show(visit, "mistakes/refused.html", status=403)
    response = HttpResponseRedirect(leave_address(visit.device, visit.library.neutral_address), status=303)
    with only_reported():  # a session that cannot be ended now ends by itself; leaving does not wait for it
        go_out(visit, response, leaves=True)
    return response


def _link_opens_nothing(visit: Visit, error: AppError | SealedError) -> HttpResponse:
    if keys.is_lockable(visit.house):
        return lock_page(visit)
    if isinstance(error, NotOpen):
        return closed_page(visit, amiss=visit.gettext("This link was used before, or it is too old."), status=403)
    return closed_page(visit, amiss=error.sentence(visit.gettext), status=403)


def _here(visit: Visit) -> str:
    """Give the page that was asked for, so that unlocking leads there; a form is not asked for again."""
    address = visit.request.get_full_path()
    return address if not visit.posted and is_local(address) else "/"


PATHS = [
    path("open/<str:token>", open_link),
    path("lock", lock_now),
    path("awake", awake),
    path("asleep", asleep),
    path("leave", leave),
]
