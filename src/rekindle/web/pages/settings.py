"""Settings: how it locks, which country's help, how it looks, and the ways to what is one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from msgspec import ValidationError, convert
from msgspec.structs import asdict, replace

from rekindle.app import keys
from rekindle.app.errors import NotUnderstood
from rekindle.app.neutral import checked_address
from rekindle.app.ports import Device
from rekindle.app.settings import DEFAULT_TAB_NAME, IDLE_MINUTES, checked_tab_name
from rekindle.web.notes import Note, take_note
from rekindle.web.pages import settings_data, settings_keys, settings_open, settings_suits
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


class _Amiss(Exception):
    """A form of the settings holds something that does not work; `fields` gives the sentence for each field."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__()
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the lock group, and the sentences beside them."""

    tab_name: str
    leave_to: str
    amiss: dict[str, str]


@inside("GET")
def settings(visit: Visit) -> HttpResponseBase:
    """Show the settings."""
    return _page(visit)


@inside("GET", "POST")
def lock_group(visit: Visit) -> HttpResponseBase:
    """Keep when it locks, its name in the tab, and where Leave goes."""
    return _keep(visit, "lock", _read_lock)


@inside("GET", "POST")
def country_group(visit: Visit) -> HttpResponseBase:
    """Keep the country whose help lines come first."""
    return _keep(visit, "country", _read_country)


@inside("GET", "POST")
def appearance_group(visit: Visit) -> HttpResponseBase:
    """Keep how the pages look."""
    return _keep(visit, "appearance", _read_appearance)


def _keep(visit: Visit, group: str, read: Callable[[Visit], Device]) -> HttpResponseBase:
    """Keep a group at once, with an undo that sends back what was there before."""
    here = f"/settings#{group}"
    if not visit.posted:
        return go(visit, here)
    before = visit.device
    try:
        after = read(visit)
    except _Amiss as amiss:
        return _page(visit, amiss.fields, status=422)
    if after == before:
        return go(visit, here, Note(visit.gettext("Nothing changed."), f"/settings/{group}"))
    changed = {name: value for name, value in asdict(after).items() if value != getattr(before, name)}
    visit.house.device.change(lambda device: replace(device, **changed))
    if visit.said("undo"):
        return go(visit, here, Note(visit.gettext("It is as it was."), f"/settings/{group}"))
    return go(visit, here, Note(visit.gettext("Kept."), f"/settings/{group}", _as_form(before, group)))


def _page(visit: Visit, amiss: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    device, note = visit.device, take_note(visit)
    fields = visit.request.POST
    typed = Typed(
        visit.said("tab_name") if "tab_name" in fields else device.tab_name or DEFAULT_TAB_NAME,
        visit.said("leave_to") if "leave_to" in fields else device.leave_to or visit.library.neutral_address,
        amiss or {},
    )
    countries = visit.library.countries.in_order(visit.library.lines.countries())
    return show(
        visit,
        "settings/settings.html",
        place="settings",
        status=status,
        device=device,
        typed=typed,
        lockable=keys.is_lockable(visit.house),
        open_now=settings_open.open_now(visit),
        suits=settings_suits.said_so_far(visit),
        minutes=_minutes(visit),
        countries=(("", visit.gettext("None chosen")), *countries),
        done=note.undo_to.removeprefix("/settings/") if note else "",
    )


def _minutes(visit: Visit) -> list[tuple[str, str]]:
    """Give the times after which it may lock by itself, the one that holds now among them."""
    times = sorted({*IDLE_MINUTES, visit.device.idle_minutes})
    return [(str(time), visit.ngettext("%d minute", "%d minutes", time) % time) for time in times]


def _read_lock(visit: Visit) -> Device:
    amiss: dict[str, str] = {}
    name = address = ""
    try:
        name = checked_tab_name(visit.said("tab_name"))
    except NotUnderstood as error:
        amiss["tab_name"] = error.sentence(visit.gettext)
    try:
        address = checked_address(visit.said("leave_to"))
    except NotUnderstood as error:
        amiss["leave_to"] = error.sentence(visit.gettext)
    if amiss:
        raise _Amiss(amiss)
    known = {str(minutes): minutes for minutes in IDLE_MINUTES}
    return replace(
        visit.device,
        idle_minutes=known.get(visit.said("idle"), visit.device.idle_minutes),
        hides=bool(visit.said("hides")),
        tab_name=name,
        leave_to="" if address == visit.library.neutral_address else address,
    )


def _read_country(visit: Visit) -> Device:
    """Read the country; one that is not on the list changes nothing."""
    code = visit.said("country")
    known = not code or code in visit.library.lines.countries()
    return replace(visit.device, country=code) if known else visit.device


def _read_appearance(visit: Visit) -> Device:
    """Read the choices; one that is none of the choices, or is missing, stays as it was."""
    device = visit.device
    chosen = {name: visit.said(name) or getattr(device, name) for name in ("theme", "text_size")}
    chosen["motion"] = "still" if visit.said("still") else "device"
    chosen["contrast"] = "more" if visit.said("contrast") else "device"
    try:
        return convert({**asdict(device), **chosen}, Device)
    except ValidationError:
        return device


def _as_form(device: Device, group: str) -> dict[str, str]:
    """Give the fields that bring a group back to how it was."""
    match group:
        case "lock":
            fields = {"idle": str(device.idle_minutes), "tab_name": device.tab_name, "leave_to": device.leave_to}
            fields |= {"hides": "1"} if device.hides else {}
        case "country":
            fields = {"country": device.country}
        case _:
            fields = {"theme": device.theme, "text_size": device.text_size}
            fields |= {"still": "1"} if device.motion == "still" else {}
            fields |= {"contrast": "1"} if device.contrast == "more" else {}
    return {**fields, "undo": "1"}


PATHS = [
    path("settings", settings),
    path("settings/lock", lock_group),
    path("settings/country", country_group),
    path("settings/appearance", appearance_group),
    *settings_keys.PATHS,
    *settings_open.PATHS,
    *settings_suits.PATHS,
    *settings_data.PATHS,
]
