"""A few lines to oneself or to a friend; a letter to later waits behind one link and never opens by itself."""

from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.step import Keeps, Player, Screen, Step, Walk, Words, course, opened, taken_up

Opens = Literal["now", "chosen-day", "hard-day"]


class Letter(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="letter"):
    """A letter: starts to finish or to leave, and when it may be read."""

    starts: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=6)]
    before: str = ""
    picks: tuple[Words, ...] = ()
    """Lines to take with a tap, in place of writing or after it; the first alone is the smallest form."""
    lines: tuple[Words, ...] = ()
    """Lines that stand in the letter from the start, each of which can be changed or taken out."""
    then: tuple[Step, ...] = ()
    """What comes after the page, such as putting in one's own name."""
    opens: Opens
    """When it may be read again: at once, on a day that is chosen, or on a hard day."""
    keeps: Literal["words", "nothing"] = "words"

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
        return (*words, *(line for line in map(Screen.line, self.screens(walk)[1:], after) if line))

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
