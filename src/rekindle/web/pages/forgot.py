"""Forgot: the recovery code opens the diary, and a new passphrase is chosen."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys
from rekindle.app.errors import AppError
from rekindle.sealed import PassphraseTooLong, SealedError, WeakPassphrase
from rekindle.web.entering import NEW_PASSPHRASE, enter, typed_passphrase, wants_to_see
from rekindle.web.pages import code
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, anyone


@anyone("GET", "POST")
def forgot(visit: Visit) -> HttpResponseBase:
    """Ask for the recovery code and a new passphrase; the code is spent, and a new one comes next."""
    if not keys.is_lockable(visit.house):
        return go(visit, "/")
    if not visit.posted or visit.said("show"):
        return _page(visit)
    typed = visit.said("code", code.LONGEST_TYPED)
    if not typed.strip():
        return _page(visit, code_amiss=visit.gettext("Type the code first, or paste it."))
    try:
        opened, new_code = keys.recover(visit.house, typed, typed_passphrase(visit, NEW_PASSPHRASE))
    except (WeakPassphrase, PassphraseTooLong) as error:
        return _page(visit, passphrase_amiss=error.sentence(visit.gettext))
    except (AppError, SealedError) as error:
        return _page(visit, code_amiss=error.sentence(visit.gettext))
    enter(visit, opened)
    return code.lead_to(visit, new_code, replaces=True)


def _page(visit: Visit, code_amiss: str = "", passphrase_amiss: str = "") -> HttpResponse:
    return show(
        visit,
        "forgot/forgot.html",
        status=422 if code_amiss or passphrase_amiss else 200,
        typed=visit.said("code", code.LONGEST_TYPED),
        code_amiss=code_amiss,
        passphrase_amiss=passphrase_amiss,
        shown=wants_to_see(visit),
    )


PATHS = [path("forgot", forgot)]
