"""Where in the body something is, or nothing: an outline to touch and an equal list."""

from typing import Literal

from rekindle.method.players.step import Keeps, Player, Screen, Step, Walk, Words


class BodyMap(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="body-map"):
    """Hands first; the whole outline is one tap further, with its note."""

    say: Words
    again: tuple[Words, ...] = ()
    whole: Words
    """The note before the whole outline."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the one screen."""
        step = Step(say=self.say, again=self.again)
        return (Screen(step=step, say=step.said(walk.turn), face="outline"),)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
