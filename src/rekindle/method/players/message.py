"""A draft to a person: text one sees, edits, copies or opens in one's own messenger. Never sent from here."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.plan import AsksFirst, compose
from rekindle.method.players.step import Keeps, Player, Said, Screen, Step, Walk, course


class Message(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="message"):
    """Parts of a message, one a page; then the whole, to change and to take along."""

    parts: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=6)]
    parts_smallest: Annotated[int, Meta(ge=1, le=2)] = 1
    sentence: str = ""
    """How the parts make one text, such as `{1} {2}`; without it they follow each other, a line each."""
    asks_first: tuple[AsksFirst, ...] = ("trace",)
    paper: str = ""
    """Id of the practice on paper that is there instead, where an answer to `asks_first` is not a plain yes."""
    aloud: bool = False
    """Whether it is meant to be said: then it is read from the screen, and there is nothing to open."""
    back: tuple[Step, ...] = ()
    """A short look back, the next time one comes."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the parts, then the whole draft."""
        parts = course(self.parts[: self.parts_smallest] if walk.smallest else self.parts, walk)
        text = self.text(walk.said[: len(parts)])
        return (*parts, Screen(step=Step(say=text), say=text, face="draft"))

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give the draft as it stands."""
        is_whole = len(walk.said) == len(self.screens(walk))
        text = walk.said[-1].text.strip() if is_whole else self.text(walk.said)
        return (text,) if text else ()

    def text(self, said: Sequence[Said]) -> str:
        """Make one text of the parts that were answered."""
        whole = compose(self.sentence, said) if self.sentence else ""
        return whole or "\n".join(one.words for one in said if one.words)

    @property
    def keeps_by_itself(self) -> Keeps:
        """What is kept unless the person chooses otherwise."""
        return self.keeps
