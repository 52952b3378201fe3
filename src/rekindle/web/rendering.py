"""Turns a template and its view model into a response, inside the frame of this visit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template import engines
from django.utils.functional import SimpleLazyObject

from rekindle.life.filled import is_local
from rekindle.web.frame import Frame
from rekindle.web.notes import Note, drop_note, leave_note, take_note
from rekindle.web.visit import Visit

if TYPE_CHECKING:
    from django.template.backends.jinja2 import Jinja2

DEFAULT_TAB_NAME = "Notes"


def show(visit: Visit, template: str, *, place: str = "", status: int = 200, **model: object) -> HttpResponse:
    """Render a page; `place` is the name of the place in the navigation where one is."""
    note = model.pop("note", None) or take_note(visit)
    page = cast("Jinja2", engines["jinja2"]).env.get_template(template)
    # Made when the page first asks for it, and once: Django's own hides the secret anew for each of a page's forms.
    token = SimpleLazyObject(partial(get_token, visit.request))
    context = {"frame": frame_of(visit, place), "note": note, "visit": visit, "csrf_token": token, **model}
    response = HttpResponse(page.render(context), status=status)
    drop_note(visit, response)
    return response


def go(visit: Visit, address: str, note: Note | None = None) -> HttpResponseRedirect:
    """Lead on to a page after something was done, with a note beside it."""
    response = HttpResponseRedirect(address, status=303)
    if note is not None:
        leave_note(visit, response, note)
    return response


def frame_of(visit: Visit, place: str = "") -> Frame:
    """Give what stands round every page of this visit."""
    device = visit.device
    is_open = visit.opened is not None
    address = visit.request.get_full_path()
    return Frame(
        tab_name=device.tab_name or DEFAULT_TAB_NAME,
        language=visit.library.language,
        theme=device.theme,
        text_size=device.text_size,
        motion=device.motion,
        contrast=device.contrast,
        open=is_open,
        current=place,
        idle_seconds=device.idle_minutes * 60 if is_open else None,
        idle_left=visit.seconds_left,
        here=address if not visit.posted and is_local(address) else "/",
        hides=device.hides,
        privacy_address="/private",
    )
