"""Where in the body something is, or nothing: an outline to touch and an equal list."""

from typing import Literal

from rekindle.method.players.player import Player, Walk
from rekindle.method.players.step import Screen, Step, Words


class BodyMap(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="body-map"):
    """Hands first; the whole outline is one tap further, with its note.

    What was said of a place is one pick, in the line that says it: “hands: warm, faint”.
    """

    say: Words
    again: tuple[Words, ...] = ()
    whole: Words
    """The note before the whole outline."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the one screen."""
        step = Step(say=self.say, again=self.again)
        return (Screen(step=step, say=step.said(walk.turn), face="outline"),)

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give all places in one line, such as “Hands: warm, faint. Throat: tight”."""
        lines = [pick[:1].upper() + pick[1:] for said in walk.said for pick in said.picks]
        return (f"{'. '.join(lines)}.",) if lines else ()
