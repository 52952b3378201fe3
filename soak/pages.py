"""A page as a browser without a script holds it: its words, its links, and its forms with what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from soak.home import Broken

UNREAD = frozenset({"script", "style"})


@dataclass
class Form:
    """A form: where it sends to, its fields as they stand, and its buttons as (name, value)."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The names of the fields that take words, in order."""
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Give what stands in a field; nothing when there is no such field."""
        return next((value for one, value in self.fields if one == name), "")

    def filled(
        self, words: Mapping[str, str] | None = None, button: tuple[str, str] | None = None
    ) -> list[tuple[str, str]]:
        """Give what it sends with these words in its fields, sent by a button."""
        said = words or {}
        standing = [(name, value) for name, value in self.fields if name not in said]
        return [*standing, *said.items(), *([button] if button and button[0] else [])]


class Page(HTMLParser):
    """A page, read."""

    def __init__(self, status: int, address: str, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.status = status
        self.address = address
        self.markup = markup
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._said: list[str] = []
        self._form: Form | None = None
        self._area = self._select = self._unread = ""
        self.feed(markup)

    @property
    def words(self) -> str:
        """All that can be read, in one line."""
        return " ".join(" ".join(self._said).split())

    def form(self, action: str) -> Form | None:
        """Give the first form that sends to an address."""
        return next((form for form in self.forms if form.action == action), None)

    def forms_to(self, start: str) -> list[Form]:
        """Give the forms whose address begins so."""
        return [form for form in self.forms if form.action.startswith(start)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up a tag."""
        has = {name: value or "" for name, value in attrs}
        if tag in UNREAD:
            self._unread = tag
        elif tag == "a":
            self.links.append(has.get("href", ""))
        elif tag == "form":
            self._form = Form(has.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None:
            self._take(self._form, tag, has)

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        if tag == self._unread:
            self._unread = ""
        elif tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        """Take up words."""
        if self._form is not None and self._area:
            before = self._form.fields[-1][1]
            # as browsers do: one line break at the start belongs to the markup
            self._form.fields[-1] = (self._area, before + data if before else data.removeprefix("\n"))
        if not self._unread:
            self._said.append(data)

    def _take(self, form: Form, tag: str, has: dict[str, str]) -> None:
        name, kind = has.get("name", ""), has.get("type", "text")
        if tag == "button":
            form.buttons.append((name, has.get("value", "")))
        elif tag == "input" and name and (kind not in {"checkbox", "radio"} or "checked" in has):
            form.fields.append((name, has.get("value", "")))
            if kind in {"text", "search"}:
                form.texts.append(name)
        elif tag == "textarea" and name:
            self._area = name
            form.fields.append((name, ""))
            form.texts.append(name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in has or not form.value(self._select)):
            form.fields = [one for one in form.fields if one[0] != self._select]
            form.fields.append((self._select, has.get("value", "")))


def answered(page: Page) -> None:
    """See that a page is one that answers.

    Raises:
        Broken: it refuses.
    """
    if page.status != 200:
        raise Broken(f"{page.address} gives {page.status}: {page.words[:300]}")
