"""What stands there when something is amiss: no such page, too much at once, a form that waited too long, a fault."""

from __future__ import annotations

import sys

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import engines

from rekindle.app.keys import is_lockable
from rekindle.life.filled import Filled, is_local
from rekindle.sentences import N_, Spoken
from rekindle.store.errors import HomeDamaged, PassingTrouble
from rekindle.store.faults import home_error
from rekindle.web.frame import Frame
from rekindle.web.jinja import gettext, language
from rekindle.web.pages.lock import lock_page
from rekindle.web.rendering import go, show
from rekindle.web.sent import held_secrets, read_sent
from rekindle.web.visit import Visit, anyone

UNKNOWN = N_("Something went wrong here. What was kept before is still kept.")
DOCTOR = N_("In a terminal, “rekindle doctor” takes a look.")
COOKIES = N_(
    "If this page comes again: allow this browser to keep cookies for this address. Nothing works without them."
)
TOO_LARGE = N_("This file is larger than a browser can bring in. In a terminal, “rekindle import” reads any size.")
BRINGS_IN = "/in-out/bring"
ANY_METHOD = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what was wrong with a request; nothing in it is looked at again."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        if request.path == BRINGS_IN:
            return _plain(request, gettext(TOO_LARGE), 413)
        said = gettext("This was more than one page can hold, so it was not kept. Go back, and keep it in parts.")
        return _plain(request, said, 413)
    if isinstance(exception, DisallowedHost):
        return _plain(request, gettext("This opens only at the address that was shown when it was started."), 400)
    return _plain(request, gettext("This could not be read, so nothing was done. Go back, and try again."), 400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """Refuse without a word about why."""
    return _plain(request, gettext("This is not open to you from here. Nothing was done."), 403)


@anyone(*ANY_METHOD)
def not_found(visit: Visit, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """Say that there is nothing at an address."""
    return show(visit, "mistakes/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say what broke, give back what was sent, and ask for nothing that may be what broke: no diary."""
    error = sys.exception()
    trouble = error if isinstance(error, Spoken) else home_error(error)
    status = 503 if isinstance(trouble, PassingTrouble) else 500
    said = trouble.sentence(gettext) if trouble else gettext(UNKNOWN)
    hint = gettext(DOCTOR) if isinstance(trouble, HomeDamaged) else ""
    try:
        sent = read_sent(request) if request.method == "POST" and _is_our_own(request) else None
        if sent is None or not sent.words:
            return _plain(request, said, status, hint)
        return _given_back(request, sent, said, status, hint)
    except Exception:  # noqa: BLE001 - this is the last page there is
        return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


@anyone("POST", "PUT", "PATCH", "DELETE")
def form_expired(visit: Visit, reason: str = "") -> HttpResponseBase:  # noqa: ARG001 - Django calls it so
    """Answer a form whose token no longer fits: to our own page, give back what it sent; to another site, nothing."""
    if not _is_our_own(visit.request):
        return show(visit, "mistakes/refused.html", status=403)
    if visit.request.path == "/draft":
        return HttpResponse(status=403)  # read by the page's script alone: the words still stand on that page
    if visit.request.path == "/not-safe":
        return go(visit, "/help")  # help comes first, whatever became of the form
    if visit.request.path == "/unlock" and is_lockable(visit.house):
        amiss = visit.gettext("This page was open for a long time. Please type it again.")
        return lock_page(visit, carried=visit.text("carried"), to="/", amiss=amiss, status=403)
    return show(
        visit,
        "mistakes/once_more.html",
        status=403,
        title=visit.gettext("This page was open for a long time"),
        hint=visit.gettext(COOKIES),
        sent=read_sent(visit.request),
        secret=held_secrets(visit.request),
        address=visit.request.path if is_local(visit.request.path) else "/",
    )


def _given_back(request: HttpRequest, sent: Filled, title: str, status: int, hint: str) -> HttpResponse:
    page = engines["jinja2"].get_template("mistakes/once_more.html")
    about = {"frame": Frame(language=language()), "title": title, "hint": hint}
    model = {**about, "sent": sent, "secret": held_secrets(request), "address": sent.to}
    return HttpResponse(page.render(model, request), status=status)


def _is_our_own(request: HttpRequest) -> bool:
    """Tell whether our own page sent a form, by what the browser says of it; one too old to say is believed."""
    born, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if born is not None:
        return born == "same-origin"
    scheme = "https" if request.is_secure() else "http"
    return origin is None or origin == f"{scheme}://{request.get_host()}"


def _plain(request: HttpRequest, said: str, status: int, hint: str = "") -> HttpResponse:
    page = engines["jinja2"].get_template("mistakes/plain.html")
    model = {"frame": Frame(language=language()), "said": said, "hint": hint}
    return HttpResponse(page.render(model, request), status=status)
