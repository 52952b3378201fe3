"""Settings, keys: setting or changing the passphrase, a new recovery code, and trying the one that was kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys
from rekindle.app.errors import ChangedMeanwhile
from rekindle.sealed import PassphraseTooLong, WeakPassphrase, check_strength
from rekindle.web.entering import NEW_PASSPHRASE, enter, passphrase_problem, typed_passphrase, wants_to_see
from rekindle.web.notes import Note
from rekindle.web.pages import code
from rekindle.web.pages.code import Try, try_code
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

AFTER = "/settings#lock"


@inside("GET", "POST")
def passphrase(visit: Visit) -> HttpResponseBase:
    """Set the passphrase, or change it; every session ends, and this one begins anew."""
    if not visit.posted or visit.said("show"):
        return _passphrase_page(visit)
    new = typed_passphrase(visit, NEW_PASSPHRASE)
    amiss = {"new": _weakness(visit, new), "old": passphrase_problem(visit)}
    opened = visit.opened
    if opened is None or any(amiss.values()):
        return _passphrase_page(visit, amiss)
    changed = keys.is_lockable(visit.house)
    try:
        new_code = keys.set_passphrase(visit.house, opened, new)
    except ChangedMeanwhile as error:
        return go(visit, "/settings", Note(error.sentence(visit.gettext)))
    enter(visit, opened)
    return code.lead_to(visit, new_code, replaces=changed, then=AFTER)


@inside("GET")
def recovery(visit: Visit) -> HttpResponseBase:
    """Show what can be done with the recovery code."""
    return _recovery_page(visit)


@inside("GET", "POST")
def new_code(visit: Visit) -> HttpResponseBase:
    """Make a new recovery code, after the passphrase."""
    opened = visit.opened
    if not visit.posted or opened is None or not keys.is_lockable(visit.house):
        return go(visit, "/settings/code")
    problem = passphrase_problem(visit)
    if problem:
        return _recovery_page(visit, passphrase_amiss=problem, status=422)
    try:
        new_code = keys.new_recovery_code(visit.house, opened)
    except ChangedMeanwhile as error:
        return go(visit, "/settings", Note(error.sentence(visit.gettext)))
    return code.lead_to(visit, new_code, replaces=True, then=AFTER)


@inside("GET", "POST")
def drill(visit: Visit) -> HttpResponseBase:
    """Try the code that was kept."""
    if not visit.posted or not keys.is_lockable(visit.house):
        return go(visit, "/settings/code")
    tried = try_code(visit)
    return _recovery_page(visit, tried, status=422 if tried.amiss else 200)


def _weakness(visit: Visit, new: str) -> str:
    try:
        check_strength(new)
    except (WeakPassphrase, PassphraseTooLong) as error:
        return error.sentence(visit.gettext)
    return ""


def _passphrase_page(visit: Visit, amiss: dict[str, str] | None = None) -> HttpResponse:
    return show(
        visit,
        "settings/passphrase.html",
        place="settings",
        status=422 if amiss else 200,
        lockable=keys.is_lockable(visit.house),
        amiss=amiss or {"new": "", "old": ""},
        shown=wants_to_see(visit),
    )


def _recovery_page(
    visit: Visit, tried: Try | None = None, passphrase_amiss: str = "", status: int = 200
) -> HttpResponse:
    if not keys.is_lockable(visit.house):
        return go(visit, AFTER)
    return show(
        visit,
        "settings/code.html",
        place="settings",
        status=status,
        tried=tried or Try(),
        passphrase_amiss=passphrase_amiss,
    )


PATHS = [
    path("settings/passphrase", passphrase),
    path("settings/code", recovery),
    path("settings/code/new", new_code),
    path("settings/code/try", drill),
]
