"""Help now: where to turn, in the same place for everyone, open or locked, with or without a country."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_date
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from msgspec.structs import replace

from rekindle.app import now
from rekindle.help.texts import HelpTexts
from rekindle.web.cookies import Cookie, give_cookie, read_cookie, take_cookie
from rekindle.web.faults import report_fault
from rekindle.web.help_lines import (
    LineView,
    SourceView,
    chosen_lines,
    emergency_lines,
    home_lines,
    international_lines,
    source_views,
)
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, always

LONGEST_FIND = 80
SAVED_NAME = "notes.html"
"""Neutral, so that the file's name tells nothing."""
PAGES = {"": "/help", "home": "/help/home"}
"""The pages on which a country can be chosen, by what the form says."""

NOT_SAFE_SECONDS = 60
KEPT, LOCKED, NOT_KEPT = "k", "l", "n"


@dataclass(frozen=True, slots=True)
class HelpView:
    """What every help page shows: the lines of the chosen country, what serves any, and how well they are known."""

    words: HelpTexts
    code: str
    country: str
    countries: tuple[tuple[str, str], ...]
    lines: tuple[LineView, ...]
    only_emergency: bool
    international: tuple[LineView, ...]
    sources: tuple[SourceView, ...]
    list_date: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """Where choosing a country stands: what was typed, the countries it fits, and the sentence beside the field."""

    typed: str = ""
    found: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class NotSafe:
    """What stands on top after "I am not safe": the first sentence, numbers to call, the rest, what became of it."""

    first: str
    rest: tuple[str, ...]
    after: tuple[str, ...]
    emergency: tuple[LineView, ...]


@always("GET")
def help_page(visit: Visit) -> HttpResponseBase:
    """Show where to turn; after "I am not safe" with its lines on top."""
    said = read_cookie(visit.request, Cookie.NOT_SAFE)
    response = _page(visit, not_safe=_not_safe(visit, said))
    if said:
        take_cookie(visit.request, response, Cookie.NOT_SAFE)
    return response


@always("GET")
def at_home(visit: Visit) -> HttpResponseBase:
    """Show the lines for violence or fear at home."""
    return _home_page(visit)


@always("GET", "POST")
def country(visit: Visit) -> HttpResponseBase:
    """Keep the country that was picked; find one by what was typed. Nothing is guessed."""
    place = visit.said("page") if visit.said("page") in PAGES else ""
    page = _home_page if place == "home" else _page
    if not visit.posted:
        return go(visit, "/help")
    words = visit.library.help.no_country
    picked, typed = visit.said("country"), visit.said("find", LONGEST_FIND)
    if not picked and typed.strip():
        fits = tuple(code for code in visit.library.countries.find(typed) if code in _codes(visit))
        if len(fits) != 1:
            found = visit.library.countries.in_order(fits)
            return page(visit, Choosing(typed, found, words.several if fits else words.not_found))
        picked = fits[0]
    if picked and picked not in _codes(visit):
        return page(visit, Choosing(problem=words.not_found))
    visit.house.device.change(lambda device: replace(device, country=picked))
    return go(visit, PAGES[place])


@always("GET", "POST")
def not_safe(visit: Visit) -> HttpResponseBase:
    """Keep "I am not safe, or someone near me is not" where there is a diary to keep it in; show the help page.

    What to say there is handed over in a cookie that the help page takes away at once: while it is locked nothing
    of it stays, in the browser's history neither.
    """
    response = go(visit, "/help")
    if visit.posted:
        give_cookie(visit.request, response, Cookie.NOT_SAFE, _keep_not_safe(visit), seconds=NOT_SAFE_SECONDS)
    return response


@always("GET")
def save(visit: Visit) -> HttpResponseBase:
    """Give the help page as one file that opens without anything else."""
    response = show(visit, "help/saved.html", view=_view(visit))
    response["Content-Disposition"] = f'attachment; filename="{SAVED_NAME}"'
    return response


def _page(visit: Visit, choosing: Choosing = Choosing(), not_safe: NotSafe | None = None) -> HttpResponse:
    return show(
        visit,
        "help/help.html",
        status=422 if choosing.problem else 200,
        view=_view(visit),
        choosing=choosing,
        not_safe=not_safe,
    )


def _home_page(visit: Visit, choosing: Choosing = Choosing()) -> HttpResponse:
    code = _code(visit)
    return show(
        visit,
        "help/home.html",
        status=422 if choosing.problem else 200,
        view=_view(visit),
        choosing=choosing,
        emergency=emergency_lines(visit.library, code),
        at_home=home_lines(visit.library, code),
    )


def _view(visit: Visit) -> HelpView:
    library, code = visit.library, _code(visit)
    return HelpView(
        words=library.help,
        code=code,
        country=library.countries.name(code),
        countries=library.countries.in_order(library.lines.countries()),
        lines=chosen_lines(library, code),
        only_emergency=library.lines.only_emergency(code),
        international=international_lines(library),
        sources=source_views(library, code),
        list_date=format_date(library.lines.checked, "d MMMM y", locale=library.language),
    )


def _code(visit: Visit) -> str:
    """Give the chosen country, or "" when none is, or one that is not on the list."""
    code = visit.device.country
    return code if code in _codes(visit) else ""


def _codes(visit: Visit) -> frozenset[str]:
    return frozenset(visit.library.lines.countries())


def _keep_not_safe(visit: Visit) -> str:
    """Keep it in the diary, if that is open; tell what came of it."""
    if visit.opened is None:
        return LOCKED
    try:
        now.not_safe(visit.diary)
    except Exception:  # noqa: BLE001 - whatever went wrong with keeping, the help page comes first
        report_fault()
        return NOT_KEPT
    return KEPT


def _not_safe(visit: Visit, said: str) -> NotSafe | None:
    words = visit.library.help.not_safe
    kept = {KEPT: (words.kept,), LOCKED: (words.not_kept,), NOT_KEPT: ()}
    if said not in kept:
        return None
    emergency = emergency_lines(visit.library, _code(visit))
    first, *rest = words.first(knows_number=bool(emergency))
    return NotSafe(
        first=first,
        rest=(*rest, words.told_nobody),
        after=(*kept[said], words.nothing_else),
        emergency=emergency,
    )


PATHS = [
    path("help", help_page),
    path("help/country", country),
    path("help/home", at_home),
    path("help/save", save),
    path("not-safe", not_safe),
]
