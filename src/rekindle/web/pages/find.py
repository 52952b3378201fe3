"""Find: words that stand in what was kept, each hit in its sentence, on a page that is sent while it is sought.

What is looked for comes in a form and is held by the browser, sealed: it is in no address and no title. What was
found has an address of its own, so that Back leads to it again, and it is sought anew whenever it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app.finding import Hit, Mark, Search, find, mark_of, read_mark
from rekindle.app.saying import say_kind
from rekindle.life.records import (
    Attachment,
    CheckIn,
    Entry,
    Findable,
    Flicker,
    Letter,
    ListItem,
    PracticeDone,
    has_hour,
    month_of,
)
from rekindle.life.search.days import AGO, Days, read_days
from rekindle.life.search.errors import DaysAmiss, SearchError
from rekindle.life.search.excerpt import Piece
from rekindle.life.search.query import Query, read_query
from rekindle.life.search.texts import SEARCHED, shown_words
from rekindle.life.timeline import Kept
from rekindle.web.addresses import anchor_of
from rekindle.web.lengths import say_day, say_month, say_time
from rekindle.web.listed import glyph_of
from rekindle.web.rendering import go, part, show, show_growing
from rekindle.web.sought import Sought, address_of, held, hold, new_name
from rekindle.web.visit import Visit, inside

MOST = 50
"""Hits on one page; the older ones are a press away."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One hit as the page shows it."""

    when: str
    title: str
    glyph: str
    pieces: Sequence[Piece]
    address: str
    is_entry: bool


@inside("GET", "POST")
def find_page(visit: Visit) -> HttpResponseBase:
    """Show the form, and lead on to what is found by it."""
    if not visit.posted:
        return _form(visit, Sought())
    sought, name = _read(visit), new_name()
    led_on = go(visit, address_of(name))
    # One that no cookie can hold is answered here, and Back asks before it is sent again.
    return _answer(visit, sought, led_on if hold(visit, led_on, name, sought) else None)


@inside("GET")
def found_page(visit: Visit, record: str) -> HttpResponseBase:
    """Show what is found now by a search of before; without it, the form."""
    sought = held(visit, record)
    return go(visit, "/find") if sought is None else _answer(visit, sought, name=record)


def _answer(visit: Visit, sought: Sought, led_on: HttpResponseBase | None = None, name: str = "") -> HttpResponseBase:
    """Show the form with what is amiss with it; else lead on, or show what is found by it."""
    try:
        search = Search(read_query(sought.find), _kinds(sought), _days(visit, sought), read_mark(sought.after))
    except DaysAmiss as error:
        return _form(visit, sought, {error.end: error.sentence(visit.gettext)})
    except SearchError as error:
        return _form(visit, sought, {"find": error.sentence(visit.gettext)})
    if led_on is not None:
        return led_on
    found = _found(visit, sought, search, f"?found={name}" if name else "")
    return show_growing(visit, "find/find.html", found, place="find", is_sought=True, **_about(visit, sought, {}))


def _read(visit: Visit) -> Sought:
    return Sought(
        visit.text("find"), visit.said("kind"), visit.said("since", 40), visit.said("until", 40), visit.said("after")
    )


def _kinds(sought: Sought) -> Sequence[str]:
    return [sought.kind] if sought.kind in SEARCHED else []


def _days(visit: Visit, sought: Sought) -> Days:
    today, yesterday = (visit.gettext(word).casefold() for word in ("Today", "Yesterday"))
    named = {**AGO, today: 0, yesterday: 1}
    return read_days(sought.since, sought.until, visit.house.clock().date(), named)


def _form(visit: Visit, sought: Sought, amiss: Mapping[str, str] | None = None) -> HttpResponseBase:
    about = _about(visit, sought, amiss or {})
    return show(visit, "find/find.html", place="find", status=422 if amiss else 200, is_sought=False, **about)


def _about(visit: Visit, sought: Sought, amiss: Mapping[str, str]) -> dict[str, object]:
    # No draft is among what is looked through, so who looks for one is told where it is.
    return {"sought": sought, "kinds": SEARCHED, "amiss": amiss, "has_drafts": visit.diary.has_drafts()}


def _found(visit: Visit, sought: Sought, search: Search, way_back: str) -> Iterator[str]:
    """Give the hits as markup, month by month as they are found, and then how it ended.

    `way_back` stands in the address of each, so that it leads back here.
    """
    shown = shown_words(visit.library.answers, visit.library.feelings)
    room, unreadable = MOST, 0
    last: Mark | None = None
    older: Mark | None = None
    for found in find(visit.diary, shown, search):
        hits = [one for one in found if isinstance(one, Hit)]
        if hits[:room]:
            yield _month(visit, search.query, hits[:room], way_back)
            last = mark_of(hits[:room][-1].kept)
        if len(hits) > room:
            older = last
            break
        room -= len(hits)
        unreadable += len(found) - len(hits)
    yield part(
        visit,
        "find/end.html",
        sought=sought,
        older=older,
        found_none=last is None,
        goes_on=search.after is not None,
        is_narrowed=bool(search.kinds or sought.since or sought.until),
        unreadable=unreadable,
    )


def _month(visit: Visit, query: Query, hits: Sequence[Hit], way_back: str) -> str:
    month = month_of(hits[0].kept.at)
    shown = [_shown(visit, query, hit, way_back) for hit in hits]
    return part(visit, "find/hits.html", month=month, month_name=say_month(visit, month), hits=shown)


def _shown(visit: Visit, query: Query, hit: Hit, way_back: str) -> ShownHit:
    kept = hit.kept
    day, is_entry = say_day(visit, kept.at.date()), isinstance(kept.record, Entry | Attachment)
    return ShownHit(
        when=f"{day}, {say_time(visit, kept.at)}" if has_hour(kept.record) else day,
        title=say_kind(visit, visit.library.catalogue, kept.record),
        glyph=_glyph(visit, kept.record),
        pieces=hit.excerpt(query),
        address=f"/kept/{kept.id.hex()}{way_back}" if is_entry else _place_of(visit, kept, way_back),
        is_entry=is_entry,
    )


def _place_of(visit: Visit, kept: Kept[Findable], way_back: str) -> str:
    """Give the page where it stands: the day, the letters, or the practice that shows a list."""
    match kept.record:
        case Letter():
            return "/letters"
        case ListItem() as item if item.practice in visit.library.catalogue:
            return f"/step/{visit.library.catalogue.by_id(item.practice).number}"
    return f"/kept/{month_of(kept.at)}{way_back}#{anchor_of(kept.at.date())}"


def _glyph(visit: Visit, record: Findable) -> str:
    match record:
        case CheckIn():
            state = record.states[0] if record.states else "nothing"
            return "cant" if state == "cant-tell" else state
        case Entry():
            return "write"
        case Attachment():
            return "draw"
        case PracticeDone() | ListItem() if record.practice in visit.library.catalogue:
            return glyph_of(visit.library.catalogue.by_id(record.practice))
        case PracticeDone() | ListItem() | Letter():
            return "something"
        case Flicker():
            return "flicker"
        case _:
            assert_never(record)


PATHS = [path("find", find_page), path("find/<record:record>", found_page)]
