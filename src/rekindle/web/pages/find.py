"""Find: words that stand in what was kept, each hit in its sentence, on a page that is sent while it is sought.

What is looked for comes in a form and goes back into one: it is in no address, no title and no cookie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app.finding import Hit, Mark, Search, find, mark_of, read_mark
from rekindle.life.records import Attachment, CheckIn, Entry, Flicker, PracticeDone, Record, has_hour, month_of
from rekindle.life.search.days import AGO, Days, read_days
from rekindle.life.search.errors import DaysAmiss, SearchError
from rekindle.life.search.excerpt import Piece
from rekindle.life.search.query import Query, read_query
from rekindle.life.search.texts import SEARCHED, shown_words
from rekindle.life.timeline import Kept
from rekindle.web.addresses import anchor_of
from rekindle.web.lengths import say_day, say_month, say_time
from rekindle.web.pages.library import glyph_of
from rekindle.web.rendering import part, show, show_growing
from rekindle.web.visit import Visit, inside

MOST = 50
"""Hits on one page; the older ones are a press away."""


@dataclass(frozen=True, slots=True)
class FindForm:
    """The form as it was sent, and what is amiss with its fields."""

    find: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    problem: str = ""
    since_problem: str = ""
    until_problem: str = ""


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
    """Show the form, and what was found by it."""
    if not visit.posted:
        return _form(visit, FindForm())
    form = _read(visit)
    try:
        search = Search(read_query(form.find), _kinds(form), _days(visit, form), read_mark(visit.said("after")))
    except DaysAmiss as error:
        return _form(visit, replace(form, **{f"{error.end}_problem": error.sentence(visit.gettext)}), status=422)
    except SearchError as error:
        return _form(visit, replace(form, problem=error.sentence(visit.gettext)), status=422)
    return show_growing(visit, "find/find.html", _found(visit, form, search), place="find", form=form, is_sought=True)


def _read(visit: Visit) -> FindForm:
    return FindForm(visit.text("find"), visit.said("kind"), visit.said("since", 40), visit.said("until", 40))


def _kinds(form: FindForm) -> Sequence[str]:
    return [form.kind] if form.kind in SEARCHED else []


def _days(visit: Visit, form: FindForm) -> Days:
    today, yesterday = (visit.gettext(word).casefold() for word in ("Today", "Yesterday"))
    named = {**AGO, today: 0, yesterday: 1}
    return read_days(form.since, form.until, visit.house.clock().date(), named)


def _form(visit: Visit, form: FindForm, status: int = 200) -> HttpResponseBase:
    return show(visit, "find/find.html", place="find", status=status, form=form, is_sought=False)


def _found(visit: Visit, form: FindForm, search: Search) -> Iterator[str]:
    """Give the hits as markup, month by month as they are found, and then how it ended."""
    shown = shown_words(visit.library.answers, visit.library.feelings)
    room, unreadable = MOST, 0
    last: Mark | None = None
    older: Mark | None = None
    for found in find(visit.diary, shown, search):
        hits = [one for one in found if isinstance(one, Hit)]
        if hits[:room]:
            yield _month(visit, search.query, hits[:room])
            last = mark_of(hits[:room][-1].kept)
        if len(hits) > room:
            older = last
            break
        room -= len(hits)
        unreadable += len(found) - len(hits)
    yield part(
        visit,
        "find/end.html",
        form=form,
        older=older,
        found_none=last is None,
        goes_on=search.after is not None,
        is_narrowed=bool(search.kinds or form.since or form.until),
        unreadable=unreadable,
    )


def _month(visit: Visit, query: Query, hits: Sequence[Hit]) -> str:
    month = month_of(hits[0].kept.at)
    shown = [_shown(visit, query, hit) for hit in hits]
    return part(visit, "find/hits.html", month=month, month_name=say_month(visit, month), hits=shown)


def _shown(visit: Visit, query: Query, hit: Hit) -> ShownHit:
    kept = hit.kept
    day, is_entry = say_day(visit, kept.at.date()), isinstance(kept.record, Entry | Attachment)
    return ShownHit(
        when=f"{day}, {say_time(visit, kept.at)}" if has_hour(kept.record) else day,
        title=_title(visit, kept.record),
        glyph=_glyph(visit, kept.record),
        pieces=hit.excerpt(query),
        address=f"/kept/{kept.id.hex()}" if is_entry else _day_of(kept),
        is_entry=is_entry,
    )


def _day_of(kept: Kept[Record]) -> str:
    return f"/kept/{month_of(kept.at)}#{anchor_of(kept.at.date())}"


def _title(visit: Visit, record: Record) -> str:
    match record:
        case CheckIn():
            return visit.gettext("A check-in")
        case Entry():
            return visit.gettext("Ten words") if record.form == "ten-words" else visit.gettext("A page")
        case Flicker():
            return visit.gettext("A flicker")
        case Attachment():
            return visit.gettext("A drawing")
        case PracticeDone() if record.practice in visit.library.catalogue:
            return visit.library.catalogue.by_id(record.practice).title
    return visit.gettext("A practice")


def _glyph(visit: Visit, record: Record) -> str:
    match record:
        case CheckIn():
            state = record.states[0] if record.states else "nothing"
            return "cant" if state == "cant-tell" else state
        case Entry():
            return "write"
        case Attachment():
            return "draw"
        case PracticeDone() if record.practice in visit.library.catalogue:
            return glyph_of(visit.library.catalogue.by_id(record.practice))
    return "flicker" if isinstance(record, Flicker) else "something"


PATHS = [path("find", find_page)]
