"""Settings, data: removing everything."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys, leaving
from rekindle.web.entering import go_out, passphrase_problem
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@inside("GET", "POST")
def remove(visit: Visit) -> HttpResponseBase:
    """Say plainly what goes, and remove everything once the box is ticked."""
    opened = visit.opened
    if not visit.posted or opened is None:
        return _page(visit)
    sure = "" if visit.said("sure") else visit.gettext("Tick this first. Nothing was removed.")
    problem = sure or passphrase_problem(visit)
    if problem:
        return _page(visit, amiss="" if sure else problem, unsure=sure)
    leaving.remove_everything(visit.house, opened.person)
    response = go(visit, "/")
    go_out(visit, response)
    return response


def _page(visit: Visit, *, amiss: str = "", unsure: str = "") -> HttpResponseBase:
    return show(
        visit,
        "settings/remove.html",
        place="settings",
        status=422 if amiss or unsure else 200,
        amiss=amiss,
        unsure=unsure,
        lockable=keys.is_lockable(visit.house),
    )


PATHS = [path("settings/remove", remove)]
