"""One small thing: what, when, where, and what if not."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from msgspec import Meta

from rekindle.method.players.player import Keeps, Walk, course
from rekindle.method.players.sentence import Sentence
from rekindle.method.players.step import Item, ListName, Said, Screen, Step, Words
from rekindle.method.players.toward import LooksBack


class Plan(LooksBack, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="plan"):
    """Parts of a plan, and the one sentence that they make."""

    parts: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
    sentence: str = ""
    """The plan as it reads, such as `After {1} I will {2}.`; a number stands for the answer of that part."""
    smaller: Annotated[tuple[Words, ...], Meta(max_length=2)] = ()
    """How the same plan is halved, and halved again, when it is too much."""
    keeps: Keeps = "words"
    list: ListName | None = None
    lasts: bool = False
    """Whether it stands until it is changed; any other fades by itself after two weeks."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the look back where there is one, the parts, the plan as it reads, and then the doing of it."""
        asked = self._asked(walk)
        reads = reading(self.sentence, self.parts, asked, walk.said) if len(walk.said) >= len(asked) else ""
        # What is halved is picked on the plan's own screen, so that it is kept and shown like any answer.
        whole = (Screen(step=Step(say=reads, chips=self.smaller), say=reads, face="plan"),) if reads else ()
        before = (*asked, *whole)
        doing = () if walk.smallest else [step for step in self.parts if not step.keeps]
        return (*before, *course(doing, walk, after=before))

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give the look back, then the plan as it reads; before that, the answers so far."""
        plan, asked = self.plan(walk), self._asked(walk)
        back = [screen for screen in asked if screen.step in self.back]
        lines = (one.line(said) for one, said in zip(back if plan else asked, walk.said, strict=False))
        return (*(line for line in lines if line), *([plan] if plan else []))

    def plan(self, walk: Walk) -> str:
        """Give the plan as it reads, halved where it was; "" before that."""
        for screen, said in zip(self.screens(walk), walk.said, strict=False):
            if screen.face == "plan":
                return " ".join((said.text.strip() or screen.say, *said.picks))
        return ""

    def items(self, walk: Walk) -> tuple[Item, ...]:
        """Give the plan, for the list where plans stand."""
        plan = self.plan(walk)
        return (Item(plan),) if self.list and plan else ()


def reading(sentence: str, parts: Sequence[Step], screens: Sequence[Screen], said: Sequence[Said]) -> str:
    """Give the sentence as it reads with the answers to some parts; a number stands for the part, not the screen."""
    if not sentence:
        return ""
    answers = {
        parts.index(screen.step) + 1: ", ".join(screen.step.placed(one))
        for screen, one in zip(screens, said, strict=False)
        if screen.step in parts
    }
    return read_sentence(sentence).made_of(answers)


@lru_cache(maxsize=256)
def read_sentence(sentence: str) -> Sentence:
    """Read a sentence as a content file writes it.

    Raises:
        ValueError: its brackets do not match.
    """
    return Sentence(sentence)
