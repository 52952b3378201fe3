"""A page for marks and colours, or cards of colour and shape where no hand draws. Never judged."""

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from rekindle.method.players.step import Keeps, Label, Player, Screen, Step, Walk, Words, course

Surface = Literal["page", "people", "square", "unseen"]
"""A blank page; a page with oneself in it, for dots; one square for one colour; a page that is not looked at."""


class Draw(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="draw"):
    """What to draw on, and what is said before it."""

    surface: Surface
    before: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=2)]
    """What is said above the page."""
    without_drawing: Words
    """How to do it with keys or in a list, said above the cards."""
    cards: tuple[Label, ...] = ()
    """Cards to pick where no hand draws: shapes, patterns, or places for people."""
    smallest: Words
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give what is said before, then the page to draw on."""
        before = course(self.before, walk)
        canvas = replace(before[-1], step=replace(before[-1].step, chips=self.cards, many=True), face="canvas")
        return (*before[:-1], canvas)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
