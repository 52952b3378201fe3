"""Welcome: the first page of a home in which nobody has begun, and the two ways to begin."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys
from rekindle.app.errors import AlreadyBegun, AppError
from rekindle.sealed import PassphraseTooLong, SealedError, WeakPassphrase
from rekindle.web.entering import NEW_PASSPHRASE, enter, let_in, typed_passphrase, wants_to_see
from rekindle.web.pages import code
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, anyone

DOUBLE_PRESS = 5
"""Seconds within which a second press on Begin is taken for the first."""


@dataclass
class _JustBegun:
    """The browser that began a moment ago, known by the secret of its form cookie, and its half of the session."""

    browser: str = ""
    cookie: str = ""
    until: float = 0

    def note(self, browser: str, cookie: str) -> None:
        """Remember it for the length of a double press."""
        self.browser, self.cookie, self.until = browser, cookie, monotonic() + DOUBLE_PRESS


_just_begun = _JustBegun()


def welcome(visit: Visit) -> HttpResponse:
    """Show the first page."""
    return show(visit, "welcome/welcome.html")


@anyone("GET", "POST")
def begin(visit: Visit) -> HttpResponseBase:
    """Begin without a passphrase. Twice does nothing twice."""
    response = go(visit, "/")
    if not visit.posted:
        return response
    browser = visit.request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    try:
        enter(visit, keys.begin(visit.house))
    except AlreadyBegun:
        # Two quick presses: the browser drops the answer to the first, and with it the way in.
        if browser and browser == _just_begun.browser and monotonic() < _just_begun.until:
            visit.cookie = _just_begun.cookie
            let_in(visit, response)
        return response
    _just_begun.note(browser, visit.cookie)
    let_in(visit, response)
    return response


@anyone("GET", "POST")
def lock_first(visit: Visit) -> HttpResponseBase:
    """Begin with a passphrase; the recovery code comes next."""
    if not visit.posted:
        return go(visit, "/") if keys.has_begun(visit.house) else _lock_first_page(visit)
    if visit.said("show"):
        return _lock_first_page(visit)
    passphrase = typed_passphrase(visit, NEW_PASSPHRASE)
    try:
        opened, recovery_code = keys.begin_locked(visit.house, passphrase)
    except AlreadyBegun:
        return _begun_twice(visit, passphrase)
    except (WeakPassphrase, PassphraseTooLong) as error:
        return _lock_first_page(visit, error.sentence(visit.gettext), status=422)
    enter(visit, opened)
    return code.lead_to(visit, recovery_code, replaces=False)


def _lock_first_page(visit: Visit, amiss: str = "", status: int = 200) -> HttpResponse:
    return show(visit, "welcome/lock_first.html", status=status, amiss=amiss, shown=wants_to_see(visit))


def _begun_twice(visit: Visit, passphrase: str) -> HttpResponseBase:
    """Answer the second of two presses.

    The browser shows the second answer alone, so the code that the first one gave was never seen: who knows the
    passphrase is given a new one.
    """
    try:
        opened = keys.unlock(visit.house, passphrase)
        recovery_code = keys.new_recovery_code(visit.house, opened)
    except (AppError, SealedError):
        return go(visit, "/")
    enter(visit, opened)
    return code.lead_to(visit, recovery_code, replaces=True)


PATHS = [path("begin", begin), path("begin/lock", lock_first), *code.PATHS]
