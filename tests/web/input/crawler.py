"""Goes to every page, fills in every field of every form, presses every button, and reads what comes back.

What a page may be is learnt from the pages themselves: whoever adds one and links to it has it tested.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import cycle
from typing import Any, Final
from urllib.parse import urlsplit
from zipfile import ZipFile

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase
from django.urls import Resolver404

from rekindle.app import keys, leaving, sessions
from rekindle.app.house import House
from rekindle.app.letters import waits
from rekindle.bootstrap import served_by
from rekindle.life.records import Letter
from tests.method.shipped import CATALOGUE
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE
from tests.web.input.naughty import MARK, changed
from tests.web.input.reading import Form, Page

Words = Callable[[], str]
"""Gives what the next field is sent."""

LEAVES: Final = frozenset({"/leave"})
LAST: Final = ("/begin", "/begin/lock", "/lock", "/settings/passphrase", "/settings/remove")
"""Forms after which there is nothing more to see; they are sent last."""
UNLINKED: Final = ("/awake", "/asleep", "/draft", "/open/anything", "/leave")
"""Addresses for the end: a script sends to them, a terminal prints them, and one leads away."""
WAITING: Final = "batch"
"""A field that names a file that waits to be taken in: the next file takes its place, so the newest form is sent."""
TOKEN: Final = "csrfmiddlewaretoken"
TOKENS: Final = re.compile(r"(?<=\")[A-Za-z0-9]{64}(?=\")")
"""What a page holds for its forms, and is another each time."""
SECRET: Final = frozenset({"passphrase", "new_passphrase"})
FREE: Final = frozenset({"text", "textarea", "search", "date", "url", "email", "tel", "number"})
"""Kinds of field in which a person types."""
ANSWERS: Final = frozenset({200, 204, 303, 400, 403, 404, 405, 409, 413, 422, 423, 429})
MOST: Final = 3_000
"""Requests after which a crawl that finds no end is a failure."""


def _like_another() -> Iterator[list[str]]:
    """Give the addresses of practices whose pages are made as those of another: tests of every walk go there."""
    seen: set[tuple[object, ...]] = set()
    for one in CATALOGUE:
        made = (type(one.play), one.leaves_no_trace, bool(one.not_for), one.inward > 1, waits(one))
        if made in seen:
            yield ["step", str(one.number)]
        seen.add(made)


LIKE_ANOTHER: Final = list(_like_another())


@dataclass
class Crawl:
    """Somebody who goes everywhere.

    Attributes:
        begun: Whether they have begun.
        locked: Whether there is a passphrase.
        inside: Whether they are let in again whenever they are out.
        before: What befalls their browser before each form is sent.
    """

    house: House
    begun: bool = True
    locked: bool = False
    inside: bool = True
    before: Callable[[Visitor], None] | None = None
    routes: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    asked: int = 0
    _home: tuple[bytes, bytes | None] | None = None
    _opened: keys.Opened | None = None
    _pages: dict[str, Page] = field(default_factory=dict)
    _read: set[str] = field(default_factory=set)
    _sent: set[tuple[str, ...]] = field(default_factory=set)
    _links: list[str] = field(default_factory=list)
    _forms: list[Form] = field(default_factory=list)

    def __post_init__(self) -> None:
        served_by(self.house)
        self.client = Visitor(enforce_csrf_checks=True)
        self.client.raise_request_exception = False
        self.inside = self.inside and self.begun
        self._begin_anew()
        self.restore()

    def go_everywhere(self, *words: Words) -> None:
        """Read every page, send every form, and read every page again, with what was kept now standing on it.

        Each form is sent once with each of the words in what a person fills in, and once with the last of them in
        everything, hidden fields and all.
        """
        for _ in range(2):
            self._read.clear()
            self._links.append("/")
            self._go_on(words, lambda form: form.action not in LAST)
        self._go_on(words, lambda _form: True)
        for address in UNLINKED:
            self._ask(address)
            self._ask(address, {"anything": words[0]()})

    def _go_on(self, words: Sequence[Words], wanted: Callable[[Form], bool]) -> None:
        """Read and send until there is nothing new; forms that are not wanted now wait."""
        self._read_on()
        while form := next(filter(wanted, self._forms), None):
            self._forms.remove(form)
            self._send(form, words)
            self.restore()
            self._read_on()

    def restore(self) -> None:
        """Be where this somebody is: at a home that is as it was, inside it or out."""
        if self._stands() != self._home:
            self._begin_anew()
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        is_in = cookie is not None and sessions.resume(self.house, cookie.value) is not None
        if is_in and not self.inside:
            self.client.cookies.pop(settings.SESSION_COOKIE_NAME)
        elif self.inside and not is_in and self._opened is not None:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = sessions.start(self.house, self._opened)

    def _stands(self) -> tuple[bytes, bytes | None] | None:
        """Give what tells this home from one that was begun, locked or removed meanwhile."""
        person = self.house.people.only()
        return (person.id, person.passphrase_wrap) if person else None

    def _begin_anew(self) -> None:
        person = self.house.people.only()
        if person is not None:
            leaving.remove_everything(self.house, person.id)
        if self.locked:
            self._opened, _code = keys.begin_locked(self.house, PASSPHRASE)
        elif self.begun:
            self._opened = keys.begin(self.house)
        if self._opened is not None:
            sessions.start(self.house, self._opened)  # another window, for the list of those that are open
            self._put_letters_away(self._opened)
        self._home = self._stands()

    def _put_letters_away(self, opened: keys.Opened) -> None:
        """Have letters before anything is said: once somebody was not safe, no way to them is shown for days."""
        diary = self.house.diary(opened.person, opened.key)
        for days in (-1, 30):
            now = diary.now()
            diary.keep(Letter(at=now, text="put away before", day=(now + timedelta(days=days)).date()))

    def _read_on(self) -> None:
        while self._links:
            address = self._links.pop()
            if address not in self._read and address not in LEAVES and address.split("/")[1:3] not in LIKE_ANOTHER:
                self._read.add(address)
                self._ask(address)

    def _send(self, form: Form, words: Sequence[Words]) -> None:
        """Send a form in every way: filled in, with each of its buttons, and with every field forged."""
        for one in words[:-1] or words:
            self._save_draft(form, _filled(form, one))
            self._send_once(form, _filled(form, one))
        self._send_once(form, {name: [_forged(name, value, words[-1])] for name, value in _names(form)})
        for button, one in zip(form.buttons, cycle(words), strict=False):
            self._send_once(form, {**_filled(form, one), button.name: [button.value]})

    def _save_draft(self, form: Form, data: dict[str, list[Any]]) -> None:
        """Save a form as a draft, as its page does while one writes, where it is one that takes a page of words."""
        if any(one.kind == "textarea" for one in form.fields) and "once" in data:
            about = {"once": [secrets.token_hex(16)], "draft-to": [form.action], "draft-number": [str(self.asked)]}
            self._ask("/draft", {**data, **about})

    def _send_once(self, form: Form, data: dict[str, list[Any]]) -> None:
        if self.before is not None:
            self.before(self.client)
        self._ask(form.action, data)

    def _ask(self, address: str, data: dict[str, Any] | None = None) -> None:
        """Ask, look at the answer, follow where it leads, and note what can be done from there."""
        self.asked += 1
        assert self.asked < MOST, "this crawl finds no end"
        response = self.client.get(address) if data is None else self.client.post(address, data)
        with contextlib.suppress(Resolver404):
            self.routes.add(response.resolver_match.route)
        self.problems += [
            f"{address} ({response.status_code}): {problem}" for problem in _problems(response, address)
        ]
        if response.headers.get("Content-Type", "").startswith("text/html"):
            markup = b"".join(response)  # a page that grows is read to its end
            self._note(self._look_at(markup.decode()), address)
        if response.status_code == 303 and response["Location"].startswith("/"):
            self._ask(response["Location"])

    def _look_at(self, markup: str) -> Page:
        """Read a page, once: very many differ from one before by their tokens alone."""
        lasting = TOKENS.sub("", markup)
        if lasting not in self._pages:
            self._pages[lasting] = Page(markup)
        return self._pages[lasting]

    def _note(self, page: Page, address: str) -> None:
        self.problems += [f"{address}: {problem}" for problem in page.problems]
        self._links += [urlsplit(link).path for link in page.links]
        for form in page.forms:
            before = next((one for one in self._forms if WAITING in form.names and one.kind == form.kind), None)
            if before is not None:
                self._forms[self._forms.index(before)] = form
            elif form.kind not in self._sent:
                self._sent.add(form.kind)
                self._forms.append(form)


def _names(form: Form) -> Iterator[tuple[str, str]]:
    return ((one.name, one.value) for one in form.fields if one.name)


def _forged(name: str, value: str, words: Words) -> str:
    return value if name == TOKEN else words()


def _filled(form: Form, words: Words) -> dict[str, list[Any]]:
    """Fill in a form as a person would: what is hidden stays, what can be typed is typed, the passphrase is known."""
    values: dict[str, list[Any]] = {}
    for one in form.fields:
        if one.name in SECRET:
            values[one.name] = [PASSPHRASE]
        elif one.kind == "file":
            values[one.name] = [SimpleUploadedFile("journal.txt", f"[2026-05-05 10:00] {words()}\n".encode())]
        elif one.kind in FREE and one.name:
            values[one.name] = [_a_day(one.name) if one.kind == "date" else words()]
        elif one.kind in {"checkbox", "radio"} or (one.name and one.kind != "button"):
            values.setdefault(one.name, []).append(one.value)
    return values


def _a_day(name: str) -> str:
    """Give a day that a person would name: what a practice asks for is to come, all others have been."""
    return "2026-08-01" if name == "answer" else "2026-06-01"


def _problems(response: HttpResponseBase, address: str) -> Iterator[str]:
    """Say what is wrong with an answer, its page aside."""
    if response.status_code not in ANSWERS:
        yield "this is no answer of ours"
    if "Content-Security-Policy" not in response.headers:
        yield "no policy"
    for name, value in response.headers.items():
        if MARK.search(value) or re.search(r"[\r\n]", value):
            yield f"{name}: {value[:80]!r}"
    location = response.headers.get("Location", "")
    if location and not re.match(r"/(?![/\\])", location) and address not in LEAVES:
        yield f"it leads to {location!r}"
    if response.headers.get("Content-Type", "").startswith("application/zip"):
        yield from _in_the_copy(response)


def _in_the_copy(response: HttpResponseBase) -> Iterator[str]:
    if "attachment" not in response.headers.get("Content-Disposition", ""):
        yield "a file that is shown as a page"
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with ZipFile(BytesIO(data)) as archive, archive.open("records.jsonl") as records:
        for record in records:
            for text in _texts(json.loads(record)):
                yield from changed(text)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in (*value, *value.values()):
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
