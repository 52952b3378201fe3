"""The recovery code: shown until the person goes on, and tried once if they like."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys
from rekindle.app.errors import AppError
from rekindle.sealed import RecoveryCode, SealedError, WrongRecoveryCode, open_carry, seal_carry
from rekindle.web.cookies import Cookie, give_cookie, read_cookie, take_cookie
from rekindle.web.entering import let_in
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

SHOWN_MINUTES = 30
LONGEST_TYPED = 1000


class _Shown(msgspec.Struct, frozen=True):
    """What is carried to the page: the code, whether there was one before it, and where one goes on to."""

    code: str
    replaces: bool
    then: str


@dataclass(frozen=True, slots=True)
class Try:
    """A try with a code that was written down: as typed, and what came of it."""

    typed: str = ""
    works: bool = False
    amiss: str = ""


def lead_to(visit: Visit, code: RecoveryCode, *, replaces: bool, then: str = "/") -> HttpResponseBase:
    """Lead to the page that shows a new code.

    It is carried in a cookie, sealed under this session, until the person goes on: so that a page loaded again, or
    a look at the help, does not lose a code that nobody else has.
    """
    response = go(visit, "/code")
    let_in(visit, response)
    sealed = seal_carry(visit.cookie, msgspec.json.encode(_Shown(code.text, replaces, then)))
    give_cookie(visit.request, response, Cookie.CODE, sealed, seconds=SHOWN_MINUTES * 60)
    return response


def try_code(visit: Visit) -> Try:
    """Try the code that was typed; a slip is said with its group, where it can be told."""
    typed = visit.said("code", LONGEST_TYPED)
    if not typed.strip():
        return Try(amiss=visit.gettext("Type the code first, or paste it."))
    try:
        works = keys.recovery_code_works(visit.house, typed)
    except (AppError, SealedError) as error:
        return Try(typed, amiss=error.sentence(visit.gettext))
    return Try(typed, works, amiss="" if works else visit.gettext(WrongRecoveryCode.message))


@inside("GET", "POST")
def code_page(visit: Visit) -> HttpResponseBase:
    """Show the code, and let the person try their copy of it."""
    shown = _carried(visit)
    if shown is None:
        return go(visit, "/settings")
    tried = try_code(visit) if visit.posted else Try()
    return _page(visit, shown, tried)


@inside("GET", "POST")
def go_on(visit: Visit) -> HttpResponseBase:
    """Go on; from here the code is nowhere but where the person put it."""
    shown = _carried(visit)
    if not visit.posted:
        return go(visit, "/code")
    response = go(visit, shown.then if shown else "/")
    take_cookie(visit.request, response, Cookie.CODE)
    return response


def _page(visit: Visit, shown: _Shown, tried: Try) -> HttpResponse:
    status = 422 if tried.amiss else 200
    groups = shown.code.split("-")
    return show(visit, "lock/code.html", status=status, groups=groups, replaces=shown.replaces, tried=tried)


def _carried(visit: Visit) -> _Shown | None:
    try:
        return msgspec.json.decode(open_carry(visit.cookie, read_cookie(visit.request, Cookie.CODE)), type=_Shown)
    except (SealedError, msgspec.DecodeError):
        return None


PATHS = [path("code", code_page), path("code/on", go_on)]
