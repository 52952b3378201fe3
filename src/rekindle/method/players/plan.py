"""One small thing: what, when, where, and what if not."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.step import Keeps, ListName, Player, Said, Screen, Step, Walk, Words, course

AsksFirst = Literal["risk", "trace"]
"""A question before anything that leads to a person: could it put one at risk; is the phone one's own alone?"""


class Plan(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="plan"):
    """Parts of a plan, and the one sentence that they make."""

    parts: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
    parts_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    sentence: str = ""
    """The plan as it reads, such as `After {1} I will {2}.`; a number stands for the answer of that part."""
    smaller: Annotated[tuple[Words, ...], Meta(max_length=2)] = ()
    """How the same plan is halved, and halved again, when it is too much."""
    asks_first: tuple[AsksFirst, ...] = ()
    paper: str = ""
    """Id of the practice on paper that is there instead, where an answer to `asks_first` is not a plain yes."""
    back: tuple[Step, ...] = ()
    """A short look back at how it went, the next time one comes."""
    keeps: Keeps = "words"
    list: ListName | None = None

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the parts, then the plan as it reads."""
        parts = course(self.parts[: self.parts_smallest] if walk.smallest else self.parts, walk)
        reads = compose(self.sentence, walk.said[: len(parts)]) if len(walk.said) >= len(parts) else ""
        return (*parts, Screen(step=Step(say=reads), say=reads, face="plan")) if reads else parts

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give the plan as it reads at the end; before that, the answers so far."""
        screens = self.screens(walk)
        if len(walk.said) == len(screens) and screens[-1].face == "plan":
            return (walk.said[-1].text.strip() or screens[-1].say,)
        return super().kept(walk)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps


def compose(sentence: str, said: Sequence[Said]) -> str:
    """Put answers into the places that a sentence has for them, such as `{1}`; "" where one of them is missing."""
    words = {f"{{{number}}}": one.words for number, one in enumerate(said, 1)}
    places = re.findall(r"\{\d\}", sentence)
    if any(not words.get(place) for place in places):
        return ""
    return re.sub(r"\{\d\}", lambda place: words[place[0]], sentence)
