"""A few lines to oneself or to a friend; a letter to later waits behind one link and never opens by itself."""

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.player import Player, Walk, course
from rekindle.method.players.step import Said, Screen, Step, Words, opened, taken_up

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
    day: Step | None = None
    """What is asked about the day that is chosen, last of all."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the page, then what comes after it, and the day on which it may be opened."""
        page = Screen(
            step=Step(say=self.starts[0], room="page", start="\n".join(self.lines)),
            say=taken_up(self.starts, walk.said),
            face="letter",
        )
        if walk.smallest:
            return (page,)
        screens = (page, *course(self.then, walk, after=(page,)))
        if self.day is None:
            return screens
        return (*screens, Screen(step=replace(self.day, keeps=False), say=self.day.said(walk.turn), face="seal"))

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give what stands on the page, line by line, and then what was said after it."""
        if not walk.said:
            return ()
        page, *after = walk.said
        screens = self.screens(walk)[1:]
        said = (
            ", ".join(one.step.placed(words)) for one, words in zip(screens, after, strict=False) if one.step.keeps
        )
        return tuple(line for line in (self._page(page), *page.picks, *said) if line)

    def sealed_for(self, walk: Walk) -> Said:
        """Give what was said of the day on which it may be opened."""
        said = zip(self.screens(walk), walk.said, strict=False)
        return next((one for screen, one in said if screen.face == "seal"), Said())

    @property
    def waits(self) -> bool:
        """Whether it is put away once it is written, and not to be read at once."""
        return self.opens != "now"

    def _page(self, page: Said) -> str:
        """Give the page as it was written; what stood there from the start is no word of the person's own."""
        if not self.lines:
            return opened(page.start or self.starts[0], page.text)
        if page.text.split() == " ".join(self.lines).split():
            return ""
        unfinished = {line for line in self.lines if line.endswith("…")}
        return "\n".join(line for line in page.text.splitlines() if line.strip() not in unfinished).strip()
