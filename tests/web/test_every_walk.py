"""Every practice is walked to its end by plain forms: whoever answers everything, and whoever says nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.http.response import HttpResponseBase

from rekindle.app.house import House
from rekindle.life.records import PracticeDone, Record
from rekindle.method.players.step import Step
from rekindle.method.practice import Practice
from tests.cli.keeping import diary_of
from tests.keeping import all_kept
from tests.method.shipped import PRACTICES
from tests.walks import Manner, Walker, is_put_together
from tests.web.conftest import Visitor
from tests.web.seen import VOID, Seen, html

WALKS: tuple[tuple[str, Manner], ...] = (
    ("whole", "first"),
    ("whole", "last"),
    ("whole", "nothing"),
    ("small", "first"),
)
MOST_SCREENS = 40
ROOM = "answer"
"""The field of a screen's own words; any other belongs to a button beside it."""
LATER = "2031-05-04"


@dataclass
class Asked(HTMLParser):
    """The form of a player's screen: what it sends as it stands, what can be chosen, and what can be pressed."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Boxes and rounds that nobody chose yet, by their names."""
    rooms: dict[str, str] = field(default_factory=dict)
    """Fields to write in, with what stands in them."""
    days: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    action: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = False
        self._area = ""

    @classmethod
    def on(cls, page: HttpResponseBase) -> Asked:
        """Read the form on a page."""
        asked = cls()
        asked.feed(html(page).partition("<main")[2])  # what stands around it is the same on every page
        assert asked.action, Seen(page).words
        return asked

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("action", "").startswith("/step/") and not self.action:
            self.action, self._inside = has["action"], True
        elif self._inside:
            self._take(tag, has)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.rooms[self._area] += data.removeprefix("\n")

    def _take(self, tag: str, has: dict[str, str]) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        if not name:
            return
        if tag == "button":
            self.buttons.append((name, value))
        elif tag == "textarea":
            self._area = name
            self.rooms[name] = ""
        elif tag == "input":
            self._take_input(name, has.get("type", "text"), value, chosen="checked" in has)

    def _take_input(self, name: str, kind: str, value: str, *, chosen: bool) -> None:
        match kind:
            case "checkbox" | "radio" if not chosen:
                self.choices.setdefault(name, []).append(value)
            case "date":
                self.days.append(name)
            case "text":
                self.rooms[name] = value
            case "file":
                pass
            case _:
                self.fields.setdefault(name, []).append(value)

    def values(self, name: str) -> list[str]:
        """Give what the buttons of a name stand for."""
        return [value for button, value in self.buttons if button == name]


@dataclass
class Web:
    """A walk through the forms of one practice."""

    visitor: Visitor
    walker: Walker
    slug: str
    kept_on_purpose: bool | None = None
    """Whether Keep or Let it go was pressed; None where nobody was asked."""
    _marked: bool = False
    """Whether a mark was put on a page to draw on, by its card."""

    def walk(self) -> str:
        """Walk to the end; give where it leads."""
        address = f"/step/{self.walker.practice.number}/{self.slug}"
        page: HttpResponseBase = self.visitor.get(address)
        for _ in range(MOST_SCREENS):
            if page.status_code == 303:
                return str(page["Location"])
            asked = Asked.on(page)
            sent = self.first_questions(asked) if asked.action != address else self.answered(asked, Seen(page).words)
            page = self.visitor.post(asked.action, sent)
            assert page.status_code in {200, 303}, Seen(page).words
        raise AssertionError(f"{address} does not end")

    def first_questions(self, asked: Asked) -> dict[str, list[str]]:
        """Answer what is asked before the first screen so that it goes on: no risk, and a phone of one's own."""
        return {**asked.fields, "tap": ["no" if "unsure" in asked.values("tap") else "yes"]}

    def answered(self, asked: Asked, words: str) -> dict[str, list[str]]:
        """Answer one screen, and press what goes on."""
        sent = {**asked.fields, **{name: [text] for name, text in asked.rooms.items()}}
        step = self.walker.step_on(words)
        pressed: tuple[str, str] | None = None
        if not self.walker.is_silent:
            if (marks := asked.values("mark")) and not self._marked:
                self._marked = True
                self.walker.hear(step, marks[0])
                return {**sent, "mark": [marks[0]]}
            if not asked.days or self.walker.manner == "last":  # a day of one's own takes the place of an answer
                self._choose(asked, sent, step)
                if step is not None and (pick := self.walker.pick(step)):
                    pressed = self._pick(asked, sent, pick)
                    self.walker.hear_pick(step, pick)
            self._write(asked, sent, step)
        return {**sent, **self._pressed(asked, pressed)}

    def _choose(self, asked: Asked, sent: dict[str, list[str]], step: Step | None) -> None:
        for name, values in asked.choices.items():
            known = {answer.word for answer in step.answers} if step else set()
            free = [value for value in values if value and value not in known]
            if free and name not in sent:
                sent[name] = [free[0] if self.walker.manner == "first" else free[-1]]
                if name == "tap":
                    self.walker.hear(step, sent[name][0])

    def _pick(self, asked: Asked, sent: dict[str, list[str]], pick: str) -> tuple[str, str] | None:
        if pick in asked.choices.get("tap", []):
            sent["tap"] = [*asked.fields.get("tap", []), pick]
            return None
        return ("tap", pick) if ("tap", pick) in asked.buttons else None

    def _write(self, asked: Asked, sent: dict[str, list[str]], step: Step | None) -> None:
        for name, text in asked.rooms.items():
            if name != ROOM:
                continue
            if text and is_put_together(self.walker.practice) and (step is None or not step.ask):
                sent[name] = [f"{text} own0word"]
                self.walker.only_what_stands(sent[name][0])
            else:
                sent[name] = [f"{text} {self.walker.write(step)}".strip()]
        for name in asked.days:
            sent[name] = [LATER if self.walker.manner == "first" else ""]

    def _pressed(self, asked: Asked, pressed: tuple[str, str] | None) -> dict[str, list[str]]:
        if "keep" in asked.values("do"):
            self.kept_on_purpose = self.walker.manner == "first"
            return {"do": ["keep" if self.kept_on_purpose else "let-go"]}
        if pressed is not None:
            return {pressed[0]: [pressed[1]]}
        return {"do": ["done" if "next" not in asked.values("do") else "next"]}


def records_in(house: House) -> dict[tuple[bytes, int], Record]:
    """Give what is kept, each by its id and how often it changed."""
    return {(one.id, one.change): one.record for one in all_kept(diary_of(house))}


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.id)
def test_every_practice_is_walked_to_its_end_and_keeps_what_its_file_says(
    begun_client: Visitor, house: House, practice: Practice
) -> None:
    for slug, manner in WALKS:
        before = records_in(house)
        walk = Web(begun_client, Walker(practice, manner), slug)
        ended = walk.walk()
        came = [record for key, record in records_in(house).items() if key not in before]
        keeps = walk.walker.keeps if walk.kept_on_purpose is None else walk.kept_on_purpose
        walk.walker.check(came, keeps=keeps)
        if practice.leaves_no_trace:
            assert ended == "/"
            assert came == []
        else:
            assert "Did anything stir?" in Seen(begun_client.get(ended)).words
            done = [one for one in came if isinstance(one, PracticeDone)]
            assert [one.practice for one in done] == [practice.id]
            assert keeps or done[0].kept == ()
