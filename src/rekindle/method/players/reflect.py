"""Simple questions, one at a time; each can be passed over."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.players.player import Keeps, Player, Walk, course
from rekindle.method.players.step import Screen, Step


class Beside(Struct, frozen=True):
    """What was answered to one thing, two times: earlier and now; "" where it was not."""

    about: str
    earlier: str
    now: str


class Reflect(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="reflect"):
    """Questions, chips first, words of one's own where they may help."""

    questions: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=10)]
    questions_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    keeps: Keeps = "nothing"
    beside: str = ""
    """Id of the practice whose last answers are shown at the end beside the ones of now, without a verdict."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the questions; then, where something is there to look at, both times side by side."""
        screens = self._asked(walk)
        if not walk.stood or not any(one.words for one in walk.said[: len(screens)]):
            return screens
        return (*screens, Screen(step=Step(say=self.close, keeps=False), say="", face="beside"))

    def both_times(self, walk: Walk) -> tuple[Beside, ...]:
        """Give what was answered then and now, for each thing that was answered now."""
        said = (
            (screen.step, screen.step.heard(one)) for screen, one in zip(self._asked(walk), walk.said, strict=False)
        )
        return tuple(
            Beside(step.label, earlier(step.label, walk.stood), one.words) for step, one in said if one.words
        )

    def _asked(self, walk: Walk) -> tuple[Screen, ...]:
        asked = self.questions[: self.questions_smallest] if walk.smallest else self.questions
        return course(asked, walk)


def earlier(label: str, kept: Sequence[str]) -> str:
    """Find what was said to a label in what was kept: its answer, or how often; itself for a mere tick."""
    for line in kept:
        if line.startswith(f"{label}: "):
            return line.removeprefix(f"{label}: ")
        _before, found, rest = line.partition(label)
        if found:
            return rest[2:].partition(")")[0] if rest.startswith(" (") else label
    return ""
