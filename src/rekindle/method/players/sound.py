"""Sound: music the person can reach, or a few soft tones made by touch. Never by itself."""

from typing import Annotated

from msgspec import Meta

from rekindle.method.players.player import Keeps, Player, Walk, course
from rekindle.method.players.step import Screen, Step


class Sound(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="sound"):
    """Steps that go along with a sound, with or without tones on the screen."""

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=8)]
    steps_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    tones: bool = False
    """Whether the screen has tones to touch; silence beside them is as good."""
    keeps: Keeps = "nothing"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the steps; the tones stand on every one of them, where there are any."""
        steps = self.steps[: self.steps_smallest] if walk.smallest else self.steps
        return course(steps, walk, face="tones" if self.tones else "step")
