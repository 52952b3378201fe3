"""Steps with a quiet timer: hands, stretching, slow steps, one sip."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.step import Keeps, Player, Screen, Step, Walk, course


class Timed(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="timed"):
    """Steps, each with its seconds; a step with chips may choose which ones come after it."""

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=16)]
    steps_smallest: Annotated[int, Meta(ge=1, le=3)] = 1
    minutes: tuple[Annotated[int, Meta(ge=1, le=30)], ...] = ()
    """Lengths to choose from for the last step with seconds; the first is the one that is taken unasked."""
    dark: bool = False
    """Whether the screen goes dark and quiet while the time runs."""
    keeps: Keeps = "nothing"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the steps; one whose screen goes dark says so in its face."""
        steps = self.steps[: self.steps_smallest] if walk.smallest else self.steps
        screens = course(steps, walk)
        return tuple(replace(one, face="dark") if self.dark and one.face == "timer" else one for one in screens)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
