"""A word for what is there: graded words with their meanings, and words for nothing at all."""

from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.player import Player, Walk
from rekindle.method.players.step import Label, Screen, Step, Words


class Feelings(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="feelings"):
    """The words that come first; all others are one tap further.

    Each word is a pick as it is read, with how strong it is where that was said: “behind glass, faint”.
    """

    say: Words
    again: tuple[Words, ...] = ()
    first: Annotated[tuple[Label, ...], Meta(min_length=1, max_length=8)]
    """Full answers that stand first, such as nothing."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the one screen."""
        step = Step(say=self.say, again=self.again, chips=self.first)
        return (Screen(step=step, say=step.said(walk.turn), face="feelings"),)

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give each word in a line of its own."""
        words = (word.strip() for said in walk.said for word in (*said.picks, said.text))
        return tuple(dict.fromkeys(word for word in words if word))
