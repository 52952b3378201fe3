"""One gentle card after another; some are only read, some are answered with a tap."""

from typing import Annotated

from msgspec import Meta

from rekindle.method.players.player import Keeps, Player, Walk, course, items_of
from rekindle.method.players.step import Chip, Item, Label, ListName, Screen, Step, Words


class Cards(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="cards"):
    """Cards in their order; before them, where there are any, a few of many lines that take turns."""

    cards: Annotated[tuple[Step, ...], Meta(max_length=14)] = ()
    cards_smallest: Annotated[int, Meta(ge=1, le=3)] = 1
    lines: tuple[Words, ...] = ()
    """Lines that take turns, one a card: the next time the next ones come."""
    lines_shown: Annotated[int, Meta(ge=1, le=8)] = 3
    line_chips: tuple[Label | Chip, ...] = ()
    """What can be tapped below each of the lines; the first keeps the line."""
    keeps: Keeps = "nothing"
    list: ListName | None = None
    """The list of the person's own that words of one's own go to, and whose lines come before ours."""

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the lines whose turn it is, then the cards."""
        lines = self._lines(walk)
        if not walk.smallest:
            return (*lines, *course(self.cards, walk, after=lines))
        if lines:
            return lines[: self.cards_smallest]
        return course(self.cards[: self.cards_smallest], walk)

    def items(self, walk: Walk) -> tuple[Item, ...]:
        """Give what was picked and said on the cards; the lines that take turns are not among it."""
        if self.list is None:
            return ()
        asked = [(screen, said) for screen, said in zip(self.screens(walk), walk.said, strict=False)]
        mine = [(screen, said) for screen, said in asked if screen.step in self.cards]
        return items_of([screen for screen, _ in mine], [said for _, said in mine])

    def _lines(self, walk: Walk) -> tuple[Screen, ...]:
        count = min(self.lines_shown, len(self.lines))
        first = walk.turn * count
        ours = (self.lines[(first + index) % len(self.lines)] for index in range(count))
        steps = [Step(say=line, chips=self.line_chips) for line in (*walk.own, *ours)]
        takes = steps[0].answers[0].word if steps and self.line_chips else ""
        return tuple(Screen(step=step, say=step.say, takes=takes) for step in steps)
