"""Steady: sixty seconds of grounding, one shape and one line at a time. Open to anyone."""

from __future__ import annotations

from datetime import timedelta

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import growing, practising
from rekindle.web.faults import only_reported
from rekindle.web.rendering import show
from rekindle.web.visit import Visit, always

JUST_NOW = timedelta(minutes=2)


@always("GET")
def steady(visit: Visit) -> HttpResponseBase:
    """Show the lines; after "too much" with what is said then; within the hour again, a link leads to them."""
    too_much = again = False
    card: tuple[str, ...] = ()
    with only_reported():
        too_much, again = _too_much(visit)
        card = _card(visit) if too_much else ()
    return _page(visit, too_much=too_much, again=again, card=card)


def show_steady(visit: Visit, said: str) -> HttpResponseBase:
    """Show the lines at once, under what is said first, where an answer led there."""
    return _page(visit, said=said)


@always("GET")
def minute(visit: Visit) -> HttpResponseBase:
    """Show the lines, whatever was said before: a minute is never refused."""
    return _page(visit)


@always("GET")
def phone_down(visit: Visit) -> HttpResponseBase:
    """A still page for putting the phone down."""
    return show(visit, "step/down.html", words=visit.library.steady)


def _page(
    visit: Visit, *, too_much: bool = False, again: bool = False, card: tuple[str, ...] = (), said: str = ""
) -> HttpResponseBase:
    return show(
        visit,
        "step/steady.html",
        words=visit.library.steady,
        too_much=too_much,
        again=again,
        card=card,
        said=said,
    )


def _too_much(visit: Visit) -> tuple[bool, bool]:
    """Tell whether "too much" was just said, and whether for the second time within the hour."""
    if visit.opened is None:
        return False, False
    timeline, now = visit.diary.recent(), visit.diary.now()
    recent = timeline.practices_since(now - JUST_NOW)
    # Where the clock stands still, several are the last one.
    just_now = any(one.record.stirred == "too-much" for one in recent if one.at == recent[0].at)
    return just_now, just_now and practising.too_much_twice(timeline, now)


def _card(visit: Visit) -> tuple[str, ...]:
    """Give what the person laid out for a strong moment, while it was calm."""
    found = growing.standing(visit.diary.standing(), "card", visit.diary.now().date())
    return tuple(one.record.text for one in found)


PATHS = [path("steady", steady), path("steady/minute", minute), path("steady/down", phone_down)]
