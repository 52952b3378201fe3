"""Turns a template and its view model into a response, inside the frame of this visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, cast

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.utils.functional import SimpleLazyObject

from rekindle.app.settings import DEFAULT_TAB_NAME
from rekindle.life.filled import is_local
from rekindle.web.faults import report_fault
from rekindle.web.frame import Frame
from rekindle.web.notes import Note, drop_note, leave_note, take_note
from rekindle.web.visit import Visit

if TYPE_CHECKING:
    from django.template.backends.jinja2 import Jinja2

GROWS_HERE = "<!-- grows here -->"
"""Stands in the template of a growing page; what a person wrote is escaped, so that it never reads like this."""


def show(visit: Visit, template: str, *, place: str = "", status: int = 200, **model: object) -> HttpResponse:
    """Render a page; `place` is the name of the place in the navigation where one is."""
    response = HttpResponse(_rendered(visit, template, place, model), status=status)
    drop_note(visit, response)
    return response


def show_growing(
    visit: Visit, template: str, parts: Iterable[str], *, place: str = "", **model: object
) -> StreamingHttpResponse:
    """Render a page, and send it while the parts are still made that stand in it at `GROWS_HERE`."""
    before, _, after = _rendered(visit, template, place, model).partition(GROWS_HERE)
    response = StreamingHttpResponse(chain((before,), _up_to_a_fault(visit, parts), (after,)))
    drop_note(visit, response)
    return response


def _up_to_a_fault(visit: Visit, parts: Iterable[str]) -> Iterator[str]:
    """Give the parts; where one cannot be made, tell it on the page, which is half sent by then."""
    try:
        yield from parts
    except Exception:  # noqa: BLE001 - no page for faults can take the place of this one any more
        report_fault()
        yield part(visit, "mistakes/broken_off.html")


def part(visit: Visit, template: str, **model: object) -> str:
    """Render a part of a page, without anything round it."""
    page = cast("Jinja2", engines["jinja2"]).env.get_template(template)
    # Made when the page first asks for it, and once: Django's own hides the secret anew for each of a page's forms.
    token = SimpleLazyObject(partial(get_token, visit.request))
    return page.render({"visit": visit, "csrf_token": token, **model})


def _rendered(visit: Visit, template: str, place: str, model: dict[str, object]) -> str:
    note = model.pop("note", None) or take_note(visit)
    return part(visit, template, frame=frame_of(visit, place), note=note, **model)


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
