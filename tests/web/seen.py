"""What a person finds on a page: its words, its forms and what they hold, and what stands beside a field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http.response import HttpResponseBase

SILENT = frozenset({"script", "style", "title", "head"})
VOID = frozenset({"input", "meta", "link", "br", "hr", "img", "path", "circle", "rect", "stop"})


@dataclass
class Form:
    """A form: where it sends to, and what it would send as it stands, its named buttons left out."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class Seen(HTMLParser):
    """A page, read."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[dict[str, str]] = []
        self.marked: dict[str, dict[str, str]] = {}
        self.by_id: dict[str, str] = {}
        self._words: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._form: Form | None = None
        self._area = ""
        self._select = ""
        self.feed(html(response))

    @property
    def words(self) -> str:
        """All that can be read, in one line."""
        return " ".join(" ".join(self._words).split())

    def form(self, action: str) -> Form:
        """Give the first form that sends to an address."""
        return next(form for form in self.forms if form.action == action)

    def beside(self, field_id: str) -> str:
        """Give what is said to be amiss with a field, as a screen reader would: by its description."""
        attributes = self.marked[field_id]
        if attributes.get("aria-invalid") != "true":
            return ""
        described = attributes["aria-describedby"].split()
        return " ".join(" ".join(self.by_id[name].split()) for name in described if name.endswith("-amiss"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, attributes.get("id", "")))
        if "id" in attributes:
            self.marked[attributes["id"]] = attributes
        if tag == "a":
            self.links.append(attributes)
        elif tag == "form":
            self._form = Form(attributes["action"])
            self.forms.append(self._form)
        elif self._form is not None:
            self._take(self._form, tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.by_id[name] = self.by_id.get(name, "") + data
        if self._form is not None and self._area:
            # as browsers do: one line break at the start belongs to the markup
            self._form.fields[self._area] = data.removeprefix("\n")
        if not any(tag in SILENT for tag, _ in self._open):
            self._words.append(data)

    def _take(self, form: Form, tag: str, attributes: dict[str, str]) -> None:
        name, kind = attributes.get("name", ""), attributes.get("type", "")
        if tag == "button":
            form.buttons.append(attributes.get("value", ""))
        elif tag == "input" and name and (kind not in {"checkbox", "radio"} or "checked" in attributes):
            form.fields[name] = attributes.get("value", "")
            form.kinds[name] = kind
        elif tag == "textarea" and name:
            self._area = name
            form.fields[name] = ""
            form.kinds[name] = tag
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in attributes or self._select not in form.fields):
            form.fields[self._select] = attributes.get("value", "")


def html(response: HttpResponseBase) -> str:
    """Give the markup of an answer."""
    content: bytes = response.content  # type: ignore[attr-defined]
    return content.decode()


def recovery_code(response: HttpResponseBase) -> str:
    """Give the recovery code that a page shows."""
    return "-".join(re.findall(r"<span>([0-9A-Z]{4})</span>", html(response)))
