"""A page for marks and colours, or cards of colour and shape where no hand draws. Never judged."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from rekindle.method.players.marks import Mark
from rekindle.method.players.player import Player, Walk, course
from rekindle.method.players.step import Label, Screen, Step, Words

Surface = Literal["page", "people", "square", "unseen"]
"""A blank page; a page with oneself in it, for dots; one square for one colour; a page that is not looked at."""


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to pick in place of a line drawn by hand."""

    word: Label
    mark: Mark
    """What it puts on the sheet."""


class Draw(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="draw"):
    """What to draw on, and what is said before it."""

    surface: Surface
    before: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=2)]
    """What is said above the page."""
    without_drawing: Words
    """How to do it with keys or in a list, said above the cards."""
    cards: Annotated[tuple[Card, ...], Meta(min_length=2, max_length=20)]
    """Cards to pick where no hand draws: shapes, colours, what an edge does, or places for people."""
    letters: str = ""
    """The label of a small field for a letter to tell one from another by; no field when empty."""
    smallest: Words
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give what is said before, then the page to draw on; the smallest form is the page alone."""
        before = (self._only,) if walk.smallest else course(self.before, walk)
        words = tuple(card.word for card in self.cards)
        canvas = replace(before[-1], step=replace(before[-1].step, chips=words, many=True), face="canvas")
        return (*before[:-1], canvas)

    @property
    def _only(self) -> Screen:
        return Screen(step=Step(say=self.smallest), say=self.smallest)
