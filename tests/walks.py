"""How a practice is walked to its end in a test: what is answered on each screen, and what has to be kept of it.

It works from a practice's file and from what a person sees, never from how a player counts its screens: a screen is
known by the words that stand on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

import msgspec

from rekindle.life.records import Record
from rekindle.method.players import Cards, Message, Plan, Senses
from rekindle.method.players.checking import steps_of
from rekindle.method.players.step import Chip, Step
from rekindle.method.practice import Practice

Manner = Literal["first", "last", "nothing"]
"""Whoever walks gives the first answer everywhere and writes, gives the last one, or says nothing at all."""


@dataclass
class Walker:
    """Somebody who walks through a practice, and what they said on the way."""

    practice: Practice
    manner: Manner
    kept: list[str] = field(default_factory=list)
    """Words that have to be found again, where the practice keeps its words."""
    passed: list[str] = field(default_factory=list)
    """Words of screens whose answers are never kept."""
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said at all."""
        return self.manner == "nothing"

    @property
    def keeps(self) -> bool:
        """Whether the practice keeps what was said without being asked to."""
        return self.practice.play.keeps != "nothing"

    def step_on(self, words: str) -> Step | None:
        """Find the step that stands on a screen by the words that are read there; the longest where several do."""
        seen = " ".join(words.split())
        found = [(say, step) for step in self._steps() for say in (step.say, *step.again) if say in seen]
        return max(found, key=lambda pair: len(pair[0]))[1] if found else None

    def pick(self, step: Step) -> str | None:
        """Choose an answer of a step: one that goes on, and is no word for nothing."""
        if self.is_silent:
            return None
        good = [answer.word for answer in step.answers if answer.leads is None and not getattr(answer, "none", False)]
        return None if not good else good[0] if self.manner == "first" else good[-1]

    def write(self, step: Step | None) -> str:
        """Write a word that stands nowhere else."""
        word = f"own{next(self._numbers)}word"
        self.hear(step, word)
        return word

    def hear(self, step: Step | None, word: str) -> None:
        """Remember what was said on a screen."""
        (self.kept if step is None or step.keeps else self.passed).append(word)

    def hear_pick(self, step: Step, word: str) -> None:
        """Remember what was picked; a line that is kept by a tap is itself what was said.

        What was noticed goes among the flickers in the person's own words alone.
        """
        play = self.practice.play
        if isinstance(play, Senses) and play.keeps == "flicker":
            return
        if isinstance(play, Cards) and step.say in play.lines:
            if word == step.answers[0].word:
                self.kept.append(step.say)
        else:
            self.hear(step, word)

    def only_what_stands(self, text: str) -> None:
        """Forget the parts: what is kept of them is the one text that stands there at the end."""
        self.kept = [text]

    def check(self, came: Iterable[Record], *, keeps: bool) -> None:
        """Look for what was said among the records that came: all of it where it is kept, nothing of it where not."""
        everything = " ".join(" ".join(text.split()) for one in came for text in texts_of(msgspec.to_builtins(one)))
        missing = [word for word in self.kept if " ".join(word.split()) not in everything]
        own = [word for word in self.kept if word.startswith("own")]
        if keeps:
            assert missing == [], (self.practice.id, self.manner, everything)
        else:
            assert [word for word in own if word in everything] == []
        assert [word for word in self.passed if word.startswith("own") and word in everything] == []

    def _steps(self) -> list[Step]:
        play = self.practice.play
        lines = [Step(say=line, chips=play.line_chips) for line in play.lines] if isinstance(play, Cards) else []
        return [*steps_of(play), *lines]


def is_put_together(practice: Practice) -> bool:
    """Tell whether the parts of a practice make one text that can be changed at the end."""
    return isinstance(practice.play, Plan | Message)


def texts_of(value: object) -> Iterable[str]:
    """Walk what a record holds, and give its texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)


def leading(step: Step) -> list[Chip]:
    """Give the answers that lead elsewhere."""
    return [answer for answer in step.answers if answer.leads is not None]
