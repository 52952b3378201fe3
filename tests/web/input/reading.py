"""Reads a page as a browser would that trusts nobody: its forms, its links, and whatever should not be there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Final

from rekindle.web.jinja import TEMPLATES
from tests.web.input.naughty import MARK, changed

OUR_TAGS: Final = frozenset(
    tag
    for file in [*TEMPLATES.rglob("*.html"), *TEMPLATES.with_name("drawings").glob("*")]
    for tag in re.findall(r"<([a-z][\w-]*)", file.read_text(encoding="utf-8").lower())
) | {"svg", "use"}
"""Every element that a template of ours can make."""
LEADS: Final = frozenset({"href", "src", "action", "formaction", "poster", "data", "srcset", "ping", "background"})
SCHEMES: Final = ("https://", "tel:", "sms:", "mailto:?body=")
"""Where a link may lead off this site: the help lines, and a message to nobody yet in the person's own mail."""
MANY: Final = 6
"""Buttons of one name that are all pressed."""
WORDS: Final = re.compile(r"(?<=^word-)\S+|(?<=^how-)\S+|(?<=^mine-)\S+|(?<=-)\d+(?= )")
"""Which feeling words stand in a form, or how many screens were passed: that makes it no other form."""
CARRIED: Final = frozenset(f"{name}-* hidden" for name in ("picked", "own", "start", "line"))
"""What a form carries of the screens before: it is read by where it is gone on to, not by what is shown."""
VOID: Final = frozenset({"input", "meta", "link", "br", "hr", "img"})
SAYS: Final = frozenset({"value", "aria-label"})
"""Attributes in which a person's words may stand: what they typed, and what they drew, told to who cannot see it."""
SILENT: Final = frozenset({"script", "style"})


@dataclass(frozen=True)
class Field:
    """What a form would send: a field, or a button that sends it."""

    name: str
    kind: str
    value: str
    chosen: bool = True


@dataclass
class Form:
    """A form as it stands on a page."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    @cached_property
    def kind(self) -> tuple[str, ...]:
        """What tells it from other forms: where it sends what, ids and numbers left out, those of words too."""
        names = {WORDS.sub("*", f"{one.name} {one.kind}") for one in self.fields} - CARRIED
        return (re.sub(r"[0-9a-f]{32}|\d+|small|whole", "*", self.action), *sorted(names))

    @property
    def names(self) -> set[str]:
        """The names of its fields."""
        return {one.name for one in self.fields}

    @property
    def buttons(self) -> list[Field]:
        """Its named buttons; of many with one name the first and the last, since those between differ by a word."""
        named: dict[str, list[Field]] = {}
        for one in self.fields:
            if one.kind == "button" and one.name and one not in named.get(one.name, []):
                named.setdefault(one.name, []).append(one)
        return [one for same in named.values() for one in (same if len(same) <= MANY else (same[0], same[-1]))]


class Page(HTMLParser):
    """A page, read: `problems` names what no page may hold, whatever was sent."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.problems: list[str] = []
        self._open: list[str] = []
        self._words = ""
        self._form: Form | None = None
        self._area: list[str] | None = None
        self.feed(markup)
        self.close()
        self._end_of_words()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_words()
        if tag not in OUR_TAGS:
            self.problems.append(f"<{tag}> is no element of ours")
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            self._weigh(tag, name, value)
        if tag == "meta" and values.get("http-equiv"):
            self.problems.append("a page that steers the browser")
        if tag == "a" and values.get("href", "").startswith("/"):
            self.links.append(values["href"])
        if tag == "img":
            self.links.append(values["src"])
        self._take(tag, values)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._end_of_words()
        while self._open and self._open.pop() != tag:
            pass
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._area is not None:
            name, text = self._area
            if self._form is not None:
                self._form.fields.append(Field(name, "textarea", text.removeprefix("\n")))
            self._area = None

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"a comment: {data[:60]!r}")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"a declaration: {data[:60]!r}")

    def _end_of_words(self) -> None:
        """Look at the words between two tags, all of them together."""
        words, self._words = self._words, ""
        inside = self._open[-1] if self._open else ""
        if inside in SILENT and MARK.search(words):
            self.problems.append(f"words in <{inside}>: {words[:60]!r}")
        self.problems += changed(words)
        if self._area is not None:
            self._area[1] += words

    def _weigh(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc", "formaction"} or MARK.search(name):
            self.problems.append(f"<{tag} {name}>")
        if name in SAYS:
            self.problems += changed(value)
        elif MARK.search(value):
            self.problems.append(f"<{tag} {name}={value[:60]!r}>")
        if name in LEADS and not (re.match(r"/(?!/)|#", value) or (tag == "a" and value.startswith(SCHEMES))):
            self.problems.append(f"<{tag} {name}={value[:60]!r}> leads somewhere else")

    def _take(self, tag: str, values: dict[str, str]) -> None:
        if tag == "form":
            self._form = Form(values.get("action", ""), values.get("method", "get"))
            self.forms.append(self._form)
            return
        if self._form is None or "form" in values:
            return
        fields, name = self._form.fields, values.get("name", "")
        if tag == "input" and name:
            chosen = values.get("type") not in {"checkbox", "radio"} or "checked" in values
            fields.append(Field(name, values.get("type", "text"), values.get("value", ""), chosen))
        elif tag == "button" and values.get("type", "submit") == "submit":
            fields.append(Field(name, "button", values.get("value", ""), chosen=False))
        elif tag == "select":
            fields.append(Field(name, "select", ""))
        elif tag == "option" and "selected" in values and fields:
            fields[-1] = Field(fields[-1].name, "select", values.get("value", ""))
        elif tag == "textarea" and name:
            self._area = [name, ""]
