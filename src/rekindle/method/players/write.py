"""A page with a start to finish or to leave; then, where the practice wants it, a few steps outward."""

from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.player import Player, Walk, course
from rekindle.method.players.step import Screen, Step, Words, opened, taken_up


class Write(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="write"):
    """A page to write on."""

    starts: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=6)]
    before: str = ""
    """What is said at the top of the page, before the first line."""
    picks: tuple[Words, ...] = ()
    """Lines to take with a tap, in place of writing or after it; with them alone the practice can be done."""
    ends_with: str = ""
    """The second half of what is said. It stands below the page, and stays whatever is written above it."""
    keeps: Literal["words", "nothing"]
    """What Done keeps unless the person chooses otherwise."""
    then: tuple[Step, ...] = ()
    """What comes after the page, such as three things to see."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the page, then what comes after it."""
        page = Screen(step=Step(say=self.starts[0], room="page"), say=taken_up(self.starts, walk.said), face="page")
        return (page,) if walk.smallest else (page, *course(self.then, walk, after=(page,)))

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give what stands on the page, line by line, and then what was said after it."""
        if not walk.said:
            return ()
        page, *after = walk.said
        words = tuple(line for line in (opened(page.start or self.starts[0], page.text), *page.picks) if line)
        words = (*words, self.ends_with) if words and self.ends_with else words
        return (*words, *(line for line in map(Screen.line, self.screens(walk)[1:], after) if line))
