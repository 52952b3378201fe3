"""Room for ten words and no more."""

from typing import Literal

from rekindle.method.players.player import Player, Walk
from rekindle.method.players.step import Label, Screen, Step, Words, opened, taken_up


class TenWords(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="ten-words"):
    """A start to finish, other starts, and a tap for the smallest form."""

    start: Words
    ways: tuple[Words, ...] = ()
    """Other starts, any of which may be taken instead."""
    tap: Label
    """The smallest form: one tap that says it without a word of one's own."""
    keeps: Literal["words", "flicker"]

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the one place for words."""
        step = Step(say=self.start, chips=(self.tap,))
        return (Screen(step=step, say=taken_up((self.start,), walk.said), face="ten-words"),)

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give the words with their start, and the tap."""
        if not walk.said:
            return ()
        words = walk.said[0]
        return tuple(line for line in (opened(words.start or self.start, words.text), *words.picks) if line)
