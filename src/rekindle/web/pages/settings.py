"""Settings: how it locks, which country's help, how it looks, and the ways to what is one's own."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from msgspec import MsgspecError, Struct, ValidationError, convert, json
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

GROUPS = ("lock", "suits", "country", "appearance")
"""The parts of the page that have a Keep each. Any of them keeps what was changed in all."""
CHOICES = (
    "idle_minutes", "hides", "tab_name", "leave_to", "country", "theme", "text_size", "motion", "contrast",
)  # fmt: skip
"""What of the device is chosen here."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: the device with what was changed on the page, and the sentence for each field that is amiss."""

    device: Device
    amiss: dict[str, str]


class Was(Struct, forbid_unknown_fields=True):
    """What a page showed, as it travels in its hidden field."""

    device: dict[str, object]
    suits: dict[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page showed: the choices of the device, and the answers about what may not suit, by code."""

    device: Device
    suits: dict[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the two fields in which one types, and the sentences beside them."""

    tab_name: str
    leave_to: str
    amiss: dict[str, str]


@inside("GET", "POST")
def settings(visit: Visit) -> HttpResponseBase:
    """Show the settings, or keep what was changed on the whole page, with an undo that sends back what was there."""
    if not visit.posted:
        return _page(visit, visit.device, {})
    before, sent = visit.device, _read(visit)
    if sent.amiss:
        return _page(visit, sent.device, sent.amiss, status=422)
    after = sent.device
    group = visit.said("keep") if visit.said("keep") in GROUPS else GROUPS[0]
    changed = {name: getattr(after, name) for name in CHOICES if getattr(after, name) != getattr(before, name)}
    visit.house.device.change(lambda device: replace(device, **changed))
    suited = settings_suits.keep(visit, _shown_before(visit).suits)
    undo: dict[str, str] = {}
    if not (changed or suited):
        said = visit.gettext("Nothing changed.")
    elif visit.said("undo"):
        said = visit.gettext("It is as it was.")
    else:
        said = visit.gettext("Kept.")
        undo = {**_as_form(before), **suited, "was": _was(visit), "keep": group, "undo": "1"}
    return go(visit, f"/settings#{group}", Note(said, "/settings" if undo else "", undo, beside=group))


def _page(visit: Visit, device: Device, amiss: dict[str, str], status: int = 200) -> HttpResponse:
    note, fields = take_note(visit), visit.request.POST
    typed = Typed(
        visit.said("tab_name") if "tab_name" in fields else device.tab_name or DEFAULT_TAB_NAME,
        visit.said("leave_to") if "leave_to" in fields else device.leave_to or visit.library.neutral_address,
        amiss,
    )
    countries = visit.library.countries.in_order(visit.library.lines.countries())
    return show(
        visit,
        "settings/settings.html",
        place="settings",
        status=status,
        device=device,
        was=_was(visit),
        typed=typed,
        lockable=keys.is_lockable(visit.house),
        open_now=settings_open.open_now(visit),
        suits=settings_suits.said_so_far(visit),
        minutes=_minutes(visit),
        countries=(("", visit.gettext("None chosen")), *countries),
        done=note.beside if note else "",
    )


def _minutes(visit: Visit) -> list[tuple[str, str]]:
    """Give the times after which it may lock by itself, the one that holds now among them."""
    times = sorted({*IDLE_MINUTES, visit.device.idle_minutes})
    return [(str(time), visit.ngettext("%d minute", "%d minutes", time) % time) for time in times]


def _read(visit: Visit) -> Sent:
    """Read the page: what was changed on it is changed, and what another window changed meanwhile stays."""
    amiss: dict[str, str] = {}
    device = _with_typed(visit, _with_chosen(visit, visit.device), amiss)
    was = _shown_before(visit).device
    changed = {name: getattr(device, name) for name in CHOICES if getattr(device, name) != getattr(was, name)}
    return Sent(replace(visit.device, **changed), amiss)


def _with_typed(visit: Visit, device: Device, amiss: dict[str, str]) -> Device:
    """Read the name in the tab and where Leave goes; what does not work is told in `amiss`."""
    fields = visit.request.POST
    name, address = device.tab_name, device.leave_to
    try:
        name = checked_tab_name(visit.said("tab_name")) if "tab_name" in fields else name
    except NotUnderstood as error:
        amiss["tab_name"] = error.sentence(visit.gettext)
    try:
        address = checked_address(visit.said("leave_to")) if "leave_to" in fields else address
    except NotUnderstood as error:
        amiss["leave_to"] = error.sentence(visit.gettext)
    return replace(device, tab_name=name, leave_to="" if address == visit.library.neutral_address else address)


def _with_chosen(visit: Visit, device: Device) -> Device:
    """Read what is chosen; what is none of the choices, or is missing, stays. Of a box left empty nothing is sent."""
    minutes = {str(minutes): minutes for minutes in IDLE_MINUTES}
    country = visit.said("country") if "country" in visit.request.POST else device.country
    chosen = {
        "idle_minutes": minutes.get(visit.said("idle"), device.idle_minutes),
        "hides": bool(visit.said("hides")),
        "country": country if not country or country in visit.library.lines.countries() else device.country,
        "motion": "still" if visit.said("still") else "device",
        "contrast": "more" if visit.said("contrast") else "device",
    }
    looks = {name: visit.said(name) for name in ("theme", "text_size") if visit.said(name)}
    try:
        return convert({**asdict(device), **chosen, **looks}, Device)
    except ValidationError:
        return convert({**asdict(device), **chosen}, Device)


def _shown_before(visit: Visit) -> Shown:
    """Give what the page showed when it was opened; where it does not say, what holds now."""
    try:
        was = json.decode(visit.request.POST.get("was", ""), type=Was)
        shown = {**asdict(visit.device), **{name: was.device[name] for name in CHOICES}}
        return Shown(convert(shown, Device), was.suits)
    except (MsgspecError, KeyError):
        return Shown(visit.device, settings_suits.standing(visit))


def _was(visit: Visit) -> str:
    """Give what holds now, for a hidden field."""
    device = {name: getattr(visit.house.device.read(), name) for name in CHOICES}
    return json.encode(Was(device, settings_suits.standing(visit))).decode()


def _as_form(device: Device) -> dict[str, str]:
    """Give the fields that bring the page back to how it was."""
    ticked = {"hides": device.hides, "still": device.motion == "still", "contrast": device.contrast == "more"}
    return {
        "idle": str(device.idle_minutes),
        "tab_name": device.tab_name,
        "leave_to": device.leave_to,
        "country": device.country,
        "theme": device.theme,
        "text_size": device.text_size,
        **{name: "1" for name, is_ticked in ticked.items() if is_ticked},
    }


PATHS = [path("settings", settings), *settings_keys.PATHS, *settings_open.PATHS, *settings_data.PATHS]
