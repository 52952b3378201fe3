"""Every practice is walked to its end in a terminal: whoever answers everything, and whoever only presses Enter."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import IO, cast

import pytest
from click.testing import CliRunner

from rekindle.app.house import House
from rekindle.app.keys import begin
from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from rekindle.life.records import PracticeDone, Record
from rekindle.method.players import BodyMap, Draw, Feelings
from rekindle.method.players.step import Step
from rekindle.method.practice import Form, Practice
from tests.cli.keeping import diary_of
from tests.django_settings import HOME
from tests.keeping import all_kept
from tests.method.shipped import PRACTICES
from tests.walks import Manner, Walker, is_put_together

WALKS: tuple[tuple[Form, Manner], ...] = (
    ("usual", "first"),
    ("usual", "last"),
    ("usual", "nothing"),
    ("smallest", "first"),
)
MOST_LINES = 120
ALONE = {
    "put you at risk": "no",
    "Is yours only yours": "yes",
    "Is your phone only yours?": "yes",
    "Is that all right?": "yes",
    "Enter begins": "",
    "Did anything stir?": "",
    "Enter when it was enough": "",
}
"""What is typed where nothing of the practice itself is asked."""


@dataclass
class Hands(io.BufferedIOBase):
    """Reads what stands on the screen, and types a line whenever one is waited for."""

    walker: Walker
    screen: io.BytesIO = field(default_factory=io.BytesIO)
    kept_on_purpose: bool | None = None
    """Whether the words were kept by typing so; None where the practice decides."""
    typed: list[str] = field(default_factory=list)
    _read: int = 0
    _unanswered: str = ""
    _on_page: bool = False
    _put_otherwise: bool = False
    """Whether the whole of a plan or a draft was said in another way; some ask again whether it may stay so."""

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Type the next line, unless nothing is wanted."""
        return b"" if size == 0 else self.read1()

    def read1(self, _size: int = -1) -> bytes:
        """Type the next line."""
        assert len(self.typed) < MOST_LINES, self.screen.getvalue().decode()[-2000:]
        shown = self.screen.getvalue().decode()
        new, self._read = shown[self._read :], len(shown)
        self._unanswered += new
        self.typed.append(self._answer(new))
        return f"{self.typed[-1]}\n".encode()

    def _answer(self, new: str) -> str:
        alone = next((line for mark, line in ALONE.items() if mark in new), None)
        if alone is not None:
            return alone
        if self._on_page or "A line with a dot alone" in new:
            return self._on_a_page()
        if "keeps them: " in new or "lets them go: " in new:
            return self._keep(new)
        if self.walker.is_silent:
            return ""
        return self._said(new)

    def _on_a_page(self) -> str:
        written, self._on_page, self._unanswered = self._on_page, not self._on_page, ""
        if written or self.walker.is_silent:
            self._on_page = False
            return "."
        return self.walker.write(None)

    def _keep(self, new: str) -> str:
        self.kept_on_purpose = self.walker.manner != "last"
        usual = "Enter keeps your words" in new
        return "" if usual == self.kept_on_purpose else "k" if self.kept_on_purpose else "l"

    def _said(self, new: str) -> str:
        step = self.walker.step_on(self._unanswered)
        if step is None:
            return self._beside_the_steps(new)
        self._unanswered = ""
        return ", ".join(one for one in (self._number(step), self._own(step)) if one)

    def _number(self, step: Step) -> str:
        pick = self.walker.pick(step)
        if pick is None:
            return ""
        self.walker.hear_pick(step, pick)
        return str([answer.word for answer in step.answers].index(pick) + 1)

    def _own(self, step: Step) -> str:
        return self.walker.write(step) if step.ask else ""

    def _beside_the_steps(self, new: str) -> str:
        play = self.walker.practice.play
        if "Enter leaves it so" in new and is_put_together(self.walker.practice):
            if self._put_otherwise:
                return ""
            self._put_otherwise = True
            self.walker.only_what_stands(word := self.walker.write(None))
            return word
        if "A number takes one. What you type stands after the words below." in self._unanswered:
            self._unanswered = ""
            return self.walker.write(None)
        is_first = isinstance(play, BodyMap | Draw | Feelings) and self.typed.count("1") == 0
        return "1" if is_first else ""


def records_in(house: House) -> dict[tuple[bytes, int], Record]:
    """Give what is kept, each by its id and how often it changed."""
    return {(one.id, one.change): one.record for one in all_kept(diary_of(house))}


def do(house: House, practice: Practice, form: Form, hands: Hands) -> int:
    """Play a practice with these hands; give the exit status."""
    visit = Visit(HOME.folder, lambda _folder: house, lambda _question: "")
    clean = {"REKINDLE_PASSPHRASE": None, "REKINDLE_STILL": None, "NO_COLOR": None}
    with CliRunner().isolation(input=cast("IO[bytes]", hands), env=clean) as (out, _err, _both):
        hands.screen = out
        return run(("do", practice.id, "--form", form), visit)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.id)
def test_every_practice_is_done_in_a_terminal_and_keeps_what_its_file_says(house: House, practice: Practice) -> None:
    begin(house)
    for form, manner in WALKS:
        before = records_in(house)
        hands = Hands(Walker(practice, manner))
        assert do(house, practice, form, hands) == 0
        came = [record for key, record in records_in(house).items() if key not in before]
        keeps = hands.walker.keeps if hands.kept_on_purpose is None else hands.kept_on_purpose
        hands.walker.check(came, keeps=keeps)
        done = [one for one in came if isinstance(one, PracticeDone)]
        assert [(one.practice, one.form) for one in done] == [(practice.id, form)] * (not practice.leaves_no_trace)
        assert keeps or all(one.kept == () for one in done)
