"""Settings, data: taking a copy of everything, and removing everything."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import keys, leaving
from rekindle.bootstrap import take_a_copy
from rekindle.exchange.plain import MEDIA_TYPE, NAME
from rekindle.web.entering import go_out, passphrase_problem
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@inside("GET", "POST")
def copy(visit: Visit) -> HttpResponseBase:
    """Say what a copy is, and give it: one file, made while it is sent."""
    problem = passphrase_problem(visit) if visit.posted else ""
    if not visit.posted or problem:
        return _page(visit, "settings/copy.html", amiss=problem)
    pieces = take_a_copy(leaving.take_everything(visit.diary), visit.house.clock())
    response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response


@inside("GET", "POST")
def remove(visit: Visit) -> HttpResponseBase:
    """Say plainly what goes, and remove everything once the box is ticked."""
    opened = visit.opened
    if not visit.posted or opened is None:
        return _page(visit, "settings/remove.html")
    sure = "" if visit.said("sure") else visit.gettext("Tick this first. Nothing was removed.")
    problem = sure or passphrase_problem(visit)
    if problem:
        return _page(visit, "settings/remove.html", amiss="" if sure else problem, unsure=sure)
    leaving.remove_everything(visit.house, opened.person)
    response = go(visit, "/")
    go_out(visit, response)
    return response


def _page(visit: Visit, template: str, *, amiss: str = "", unsure: str = "") -> HttpResponseBase:
    return show(
        visit,
        template,
        place="settings",
        status=422 if amiss or unsure else 200,
        amiss=amiss,
        unsure=unsure,
        lockable=keys.is_lockable(visit.house),
    )


PATHS = [path("settings/copy", copy), path("settings/remove", remove)]
