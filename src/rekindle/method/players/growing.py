"""Lists: ticks to set, lines of one's own to add; some lists stay and grow."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.player import Keeps, Walk, course, items_of
from rekindle.method.players.step import Item, Label, ListName, Screen, Step
from rekindle.method.players.toward import TowardOthers


class Growing(TowardOthers, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="list"):
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
        screens = course(parts, walk)
        return tuple(
            replace(one, face="list") if one.face == "step" and _is_list(one.step) else one for one in screens
        )

    def items(self, walk: Walk) -> tuple[Item, ...]:
        """Give what was ticked and added, each with what was said about it."""
        return items_of(self.screens(walk), walk.said) if self.list else ()


def in_degree(word: str, degree: str) -> str:
    """Give a tick with how often or how much it is meant."""
    return f"{word} ({degree})" if degree else word


def _is_list(step: Step) -> bool:
    """Tell whether there is more to do than one tap: several ticks, or lines of one's own to add."""
    return bool(step.many or step.ask or step.shows)
