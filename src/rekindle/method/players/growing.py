"""Lists: ticks to set, lines of one's own to add; some lists stay and grow."""

from typing import Annotated

from msgspec import Meta

from rekindle.method.players.step import Keeps, Label, ListName, Player, Screen, Step, Walk, course


class Growing(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="list"):
    """Parts of a list, one a page: chips are ticks, of which any number can be set."""

    parts: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=6)]
    parts_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    degrees: tuple[Label, ...] = ()
    """How often or how much a tick means, where that is asked: two or three words, the faintest first."""
    keeps: Keeps = "nothing"
    list: ListName | None = None
    """The list of the person's own that ticks and lines go to."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the parts of the list."""
        parts = self.parts[: self.parts_smallest] if walk.smallest else self.parts
        return course(parts, walk)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
