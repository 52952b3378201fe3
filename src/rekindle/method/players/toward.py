"""What comes before anything that leads to other people: fixed questions, and where else one can go."""

from typing import Annotated, get_args

from msgspec import Meta

from rekindle.method.players.player import AsksFirst, Danger, Player, Walk, course
from rekindle.method.players.step import Screen, Step


class TowardOthers(Player, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every player has that may lead to other people."""

    asks_first: tuple[AsksFirst, ...] = ()
    """What is asked before the first step; the answer is kept nowhere."""
    paper: str = ""
    """Id of the practice on paper that is there instead, where a phone is not the person's alone."""
    apart: str = ""
    """Id of the practice that is there instead, where it could put one at risk: it leads to nobody."""
    closes: bool = True
    """Whether an answer closes it. The way to help is never closed: there the question is only said."""

    def elsewhere(self, question: AsksFirst) -> str:
        """Give the id of the practice that a question leads to, unless it is passed; "" where it leads nowhere."""
        if not self.closes:
            return ""

        return self.apart if question in get_args(Danger) else self.paper


class LooksBack(TowardOthers, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is made of parts and, the next time one comes, looked back on first."""

    parts: tuple[Step, ...]
    parts_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    back: tuple[Step, ...] = ()
    """A short look back at how it went: not on the day it was kept, and then once."""

    def _asked(self, walk: Walk) -> tuple[Screen, ...]:
        parts = self.parts[: self.parts_smallest] if walk.smallest else self.parts
        back = course(self.back, walk) if walk.back else ()
        return (*back, *course([step for step in parts if step.keeps], walk, after=back))
