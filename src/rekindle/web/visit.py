"""A visit: one request, the house it comes to, and the diary it may open."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase

from rekindle.app import sessions
from rekindle.app.diary import Diary
from rekindle.app.errors import NotOpen
from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.library import Library
from rekindle.app.ports import Device
from rekindle.bootstrap import served_house
from rekindle.content import translations
from rekindle.life.records import LONGEST_LINE
from rekindle.life.texts import cleaned
from rekindle.web.cookies import Cookie, give_cookie, read_cookie, take_cookie
from rekindle.web.faults import only_reported

P = ParamSpec("P")


@dataclass
class Visit:
    """What a page needs to know of a request."""

    request: HttpRequest
    house: House
    cookie: str
    opened: Opened | None

    @cached_property
    def diary(self) -> Diary:
        """The person's diary.

        Raises:
            NotOpen: this visit has no key.
        """
        if self.opened is None:
            raise NotOpen
        return self.house.diary(self.opened.person, self.opened.key)

    @cached_property
    def device(self) -> Device:
        """The settings that lie in clear."""
        return self.house.device.read()

    @property
    def seconds_left(self) -> int:
        """After how many seconds this session ends, if nobody comes by; one that starts with this visit is new."""
        until = self.opened.until if self.opened else None
        if until is None:
            return self.device.idle_minutes * 60
        return max(0, round((until - self.house.clock()).total_seconds()))

    @property
    def library(self) -> Library:
        """All content."""
        return self.house.library

    def gettext(self, words: str) -> str:
        """Give interface words in the person's language."""
        return translations(self.library.language).gettext(words)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Give interface words for a number of things in the person's language."""
        return translations(self.library.language).ngettext(one, many, number)

    @property
    def posted(self) -> bool:
        """Whether something was sent."""
        return self.request.method == "POST"

    @property
    def reopens(self) -> bool:
        """Whether a form is only to be shown again as it was filled in; nothing of it is kept by that."""
        return bool(self.request.POST.get("reopen"))

    def said(self, name: str, longest: int = LONGEST_LINE) -> str:
        """Give a posted field without control characters, cut to a length no honest form exceeds."""
        return cleaned(self.request.POST.get(name, ""))[: longest + 1]

    def text(self, name: str) -> str:
        """Give a posted text whole, however long."""
        return cleaned(self.request.POST.get(name, ""))

    def all_said(self, name: str) -> list[str]:
        """Give every posted field of a name."""
        return [cleaned(one) for one in self.request.POST.getlist(name)]


class Shut(NotOpen):
    """A page inside was asked for while the diary is shut; the middleware of the lock answers with the way in."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        super().__init__()


View = Callable[Concatenate[Visit, P], HttpResponseBase]
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def anyone(*methods: str) -> Callable[[View[P]], Page[P]]:
    """Make a page that opens for anyone: help, the lock, leaving."""
    return _page(methods, _visit)


def always(*methods: str) -> Callable[[View[P]], Page[P]]:
    """Make a page that opens for anyone, whatever became of the database: help, steadying, leaving."""
    return _page(methods, _visit_at_any_rate)


def inside(*methods: str) -> Callable[[View[P]], Page[P]]:
    """Make a page that opens only with the diary; to others it shows the way in, and loses nothing they sent."""

    def wrap(view: View[P]) -> Page[P]:
        @anyone(*methods)
        @functools.wraps(view)
        def page(visit: Visit, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if visit.opened is None:
                raise Shut(visit)
            return view(visit, *args, **kwargs)

        return page

    return wrap


def begin_session(visit: Visit, response: HttpResponseBase, cookie: str) -> None:
    """Give the browser its half of a session."""
    give_cookie(visit.request, response, Cookie.SESSION, cookie)


def end_session(visit: Visit, response: HttpResponse, *, leaves: bool) -> None:
    """End this visit's session and take the cookie back; whoever leaves lets go for good of what can come back."""
    take_cookie(visit.request, response, Cookie.SESSION)
    end = sessions.leave if leaves else sessions.end
    end(visit.house, visit.cookie)


def _page(methods: tuple[str, ...], visit_of: Callable[[HttpRequest], Visit]) -> Callable[[View[P]], Page[P]]:
    def wrap(view: View[P]) -> Page[P]:
        @functools.wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in _with_head(methods):
                return _another_way(request, methods)
            return view(visit_of(request), *args, **kwargs)

        return page

    return wrap


def _visit(request: HttpRequest) -> Visit:
    house = served_house()
    cookie = read_cookie(request, Cookie.SESSION)
    return Visit(request, house, cookie, sessions.resume(house, cookie) if cookie else None)


def _visit_at_any_rate(request: HttpRequest) -> Visit:
    """Give a visit; where it cannot be told whether it is open, it is not."""
    with only_reported():
        return _visit(request)
    return Visit(request, served_house(), read_cookie(request, Cookie.SESSION), None)


def _another_way(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponseBase:
    """Lead whoever opens the address of a form to the first page; tell a program which methods there are."""
    if request.method in {"GET", "HEAD"}:
        return HttpResponseRedirect("/", status=303)
    return HttpResponseNotAllowed(_with_head(methods))


def _with_head(methods: tuple[str, ...]) -> tuple[str, ...]:
    return (*methods, "HEAD") if "GET" in methods else methods
