"""The way in and the way out: a session for who has shown a key, and nothing left behind by who goes."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from rekindle.app import keys, openings, sessions
from rekindle.app.errors import AppError
from rekindle.app.keys import Opened
from rekindle.sealed import SealedError
from rekindle.web.visit import Visit, begin_session, end_session

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a field
NEW_PASSPHRASE = "new_passphrase"  # noqa: S105 - the name of a field
CLEAR = '"cache", "storage"'
"""What the browser forgets when one goes. Not its cookies: other programs at this address have theirs there too."""


def enter(visit: Visit, opened: Opened) -> None:
    """Start a session; from here on this visit is inside. Its answer needs `let_in`.

    One that this browser was in before ends by it.
    """
    before, visit.cookie = visit.cookie, sessions.start(visit.house, opened)
    visit.opened = opened
    sessions.end(visit.house, before)


def let_in(visit: Visit, response: HttpResponseBase) -> None:
    """Give the browser its half of the session that `enter` started."""
    begin_session(visit, response, visit.cookie)


def go_out(visit: Visit, response: HttpResponse, *, leaves: bool = False) -> None:
    """End this visit's session, and have the browser forget what it was shown."""
    response["Clear-Site-Data"] = CLEAR
    end_session(visit, response, leaves=leaves)


def typed_passphrase(visit: Visit, name: str = PASSPHRASE) -> str:
    """Give a passphrase exactly as it was typed: capitals, blanks and all."""
    return visit.request.POST.get(name, "")


def wants_to_see(visit: Visit) -> bool:
    """Tell whether what is typed is to be shown: asked for just now, or a page before."""
    return bool(visit.said("show") or visit.said("shown"))


def passphrase_problem(visit: Visit) -> str:
    """Ask for the passphrase again, where there is one; give the sentence to show, or "" when it is the right one."""
    if not keys.is_lockable(visit.house):
        return ""
    typed = typed_passphrase(visit)
    if not typed:
        return visit.gettext("Type the passphrase first.")
    try:
        opened = keys.unlock(visit.house, typed)
    except (AppError, SealedError) as error:
        return error.sentence(visit.gettext)
    openings.add_wrong(visit.diary, opened.wrong)
    return ""
