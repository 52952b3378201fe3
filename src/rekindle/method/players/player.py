"""What every player has: the way through its screens, what is kept of them, and a line that ends it."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from rekindle.method.players.step import Face, Item, ListName, Said, Screen, Step, Words

Keeps = Literal["nothing", "words", "flicker"]
"""What is kept at the end unless the person chooses otherwise: nothing, what was said, or a flicker of it."""
Danger = Literal["risk", "person", "going", "stepping"]
"""Could it put one at risk: to say it, by the person it would be, to go there, to step back?"""
Trace = Literal["trace", "call", "card"]
"""Who may come to see it: a message, a call, a card."""
AsksFirst = Danger | Trace
"""A question before anything that leads to a person, named after what is done there."""


class Walk(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a person is in a practice: what was said so far, and which time it is."""

    smallest: bool = False
    turn: int = 0
    """How often it was begun before, in this month and the two before it; it falls back when a month leaves."""
    own: tuple[str, ...] = ()
    """The person's own lines on the practice's list."""
    minutes: int = 0
    """How long it is to take, where that was chosen."""
    back: bool = False
    """Whether a look back comes first, at what was planned here and stands."""
    stood: tuple[str, ...] = ()
    """What was planned here, or said in the practice that this one looks back on, line by line."""
    said: tuple[Said, ...] = ()


class Player(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every player has: a line that ends it, its screens, and what is kept of the answers to them."""

    close: Words
    close_again: tuple[Words, ...] = ()
    """Other ways to say that line, in turn, on later times."""

    def closing(self, turn: int) -> str:
        """Give the closing line of the `turn`-th time (0 is the first)."""
        ways = (self.close, *self.close_again)
        return ways[turn % len(ways)]

    def screens(self, _walk: Walk) -> tuple[Screen, ...]:
        """Give the screens that come, as far as what was said decides it; none where nothing is asked."""
        return ()

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give what there is to keep of the answers, line by line."""
        return tuple(line for line in map(Screen.line, self.screens(walk), walk.said) if line)

    def items(self, _walk: Walk) -> tuple[Item, ...]:
        """Give what goes on the practice's list of the person's own; none where it has no list."""
        return ()

    # What only some players have, and are told by their practice's file: here it is what the others have of it.

    @property
    def keeps(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return "nothing"

    @property
    def list(self) -> ListName | None:
        """The list of the person's own that grows here."""
        return None

    @property
    def asks_first(self) -> tuple[AsksFirst, ...]:
        """What is asked before the first step."""
        return ()

    @property
    def paper(self) -> str:
        """Id of the practice on paper that is there instead."""
        return ""

    def elsewhere(self, _question: AsksFirst) -> str:
        """Give the id of the practice that a question leads to, unless it is passed; "" where it leads nowhere."""
        return ""


def course(
    steps: Sequence[Step], walk: Walk, *, after: Sequence[Screen] = (), face: Face = "step"
) -> tuple[Screen, ...]:
    """Give the screens of steps in order: those without a condition, and those whose condition was picked before.

    A step that was reached looks back only on what was said before it, so the course never changes behind a person.
    `after` are the screens that come before these; what was picked there counts as well.
    """
    coming: list[Screen] = []
    for step in steps:
        before = {pick for one in walk.said[: len(after) + len(coming)] for pick in one.picks}
        if not step.when or before.intersection(step.when):
            own_face: Face = "timer" if step.seconds and face == "step" else face
            coming.append(Screen(step=step, say=step.said(walk.turn), face=own_face))
    return tuple(coming)


def items_of(screens: Sequence[Screen], said: Sequence[Said]) -> tuple[Item, ...]:
    """Give each thing that was named, with what was said about it after."""
    named: list[str] = []
    about: list[str] = []
    days: int | None = None
    for screen, one in zip(screens, said, strict=False):
        step = screen.step
        if step.about:
            about += step.placed(one)
            chips = [chip for pick in one.picks if (chip := step.answer(pick))]
            days = next((chip.days for chip in chips if chip.days is not None), days)
        elif step.keeps:
            named += step.placed(one)
    return tuple(Item(text, ", ".join(about), days) for text in dict.fromkeys(named))
