"""Simple questions, one at a time; each can be passed over."""

from typing import Annotated

from msgspec import Meta

from rekindle.method.players.step import Keeps, Player, Screen, Step, Walk, course


class Reflect(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="reflect"):
    """Questions, chips first, words of one's own where they may help."""

    questions: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=10)]
    questions_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    keeps: Keeps = "nothing"
    beside: str = ""
    """Id of the practice whose last answers are shown at the end beside the ones of now, without a verdict."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the questions."""
        asked = self.questions[: self.questions_smallest] if walk.smallest else self.questions
        return course(asked, walk)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
