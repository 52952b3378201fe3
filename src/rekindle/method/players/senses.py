"""A few things to notice, one after another: seen, heard, touched, tasted."""

from typing import Annotated

from msgspec import Meta

from rekindle.method.players.player import Keeps, Player, Walk, course
from rekindle.method.players.step import Screen, Step


class Senses(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="senses"):
    """Things to notice; every one can be skipped."""

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=8)]
    steps_smallest: Annotated[int, Meta(ge=1, le=8)]
    keeps: Keeps

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the things to notice."""
        steps = self.steps[: self.steps_smallest] if walk.smallest else self.steps
        return course(steps, walk)

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give what was noticed; for a flicker in the person's own words alone."""
        if self.keeps == "flicker":
            return tuple(one.text.strip() for one in walk.said if one.text.strip())
        return super().kept(walk)
