"""Steps with a quiet timer: hands, stretching, slow steps, one sip."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.player import Keeps, Player, Walk, course
from rekindle.method.players.step import Face, Screen, Step

LEAST = 30
"""Seconds that are left for the last step, whatever length is chosen."""


class Timed(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="timed"):
    """Steps, each with its seconds; a step with chips may choose which ones come after it."""

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=16)]
    steps_smallest: Annotated[int, Meta(ge=1, le=3)] = 1
    minutes: tuple[Annotated[int, Meta(ge=1, le=30)], ...] = ()
    """Lengths of the whole to choose from, made up by the last step with seconds; the first is taken unasked."""
    dark: bool = False
    """Whether the screen goes dark and quiet while the time runs; then the next line comes by itself."""
    by_itself: bool = False
    """Whether the next line comes by itself on a light screen too, for who looks elsewhere meanwhile."""
    keeps: Keeps = "nothing"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the steps; one whose screen goes dark says so in its face."""
        if walk.smallest:
            return self._running(course(self.steps[: self.steps_smallest], walk))
        screens = list(self._running(course(self.steps, walk)))
        lasting = [index for index, screen in enumerate(screens) if screen.step.seconds]
        if self.minutes and lasting:
            first, last = lasting[0], lasting[-1]
            minutes = walk.minutes if walk.minutes in self.minutes else self.minutes[0]
            others = sum(screens[index].step.seconds for index in lasting[:-1])
            seconds = max(LEAST, minutes * 60 - others)
            screens[last] = replace(screens[last], step=replace(screens[last].step, seconds=seconds))
            screens[first] = replace(screens[first], lengths=self.minutes)
        return tuple(screens)

    def _running(self, screens: tuple[Screen, ...]) -> tuple[Screen, ...]:
        """Give the screens with what happens while their seconds run, and after."""
        face: Face = "dark" if self.dark else "timer"
        flows = self.dark or self.by_itself
        return tuple(replace(one, face=face, flows=flows) if one.face == "timer" else one for one in screens)
