"""Out of the way: a start, then nothing on the screen, a soft end, and one question about what was there."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.player import Keeps, Player, Walk, course
from rekindle.method.players.step import Screen, Step, Words


class Outside(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="outside"):
    """What to go out with, for how long, and what is asked on coming back."""

    before: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=4)]
    """What to take along, said before one goes; the last of them is what stands on the quiet page."""
    smallest: Words
    """The whole of the smallest form, said in place of `before`."""
    seconds: Annotated[int, Meta(ge=20, le=3600)]
    """How long until the soft end of the usual form; one can come back at any time."""
    half: str = ""
    """What is said when half of the time is gone; nothing when empty."""
    after: Annotated[tuple[Step, ...], Meta(max_length=4)] = ()
    keeps: Keeps = "nothing"
    row: bool = False
    """Whether the small notes of earlier times stand in a row beneath."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give what to take along, the quiet page, and what is asked on coming back."""
        if walk.smallest:
            going: tuple[Screen, ...] = (Screen(step=Step(say=self.smallest), say=self.smallest),)
        else:
            going = course(self.before, walk)
            last = going[-1]
            quiet = replace(last, step=replace(last.step, seconds=self.seconds), face="dark", half=self.half)
            going = (*going[:-1], quiet)
        return (*going, *course(self.after, walk, after=going))
