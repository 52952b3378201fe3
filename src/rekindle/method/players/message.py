"""A draft to a person: text one sees, edits, copies or opens in one's own messenger. Never sent from here."""

from typing import Annotated, Literal

from msgspec import Meta

from rekindle.method.players.plan import read_sentence, reading
from rekindle.method.players.player import AsksFirst, Walk, course
from rekindle.method.players.step import Screen, Step
from rekindle.method.players.toward import LooksBack


class Message(LooksBack, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="message"):
    """Parts of a message, one a page; then the whole, to change and to take along."""

    parts: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=6)]
    sentence: str = ""
    """How the parts make one text, such as `[{1}.][ {2}.]`; without it they follow each other, a line each."""
    asks_first: tuple[AsksFirst, ...] = ("trace",)
    aloud: bool = False
    """Whether it is meant to be said: then it is read from the screen, and there is nothing to open."""
    keeps: Literal["words", "nothing"] = "words"

    def screens(self, walk: Walk) -> tuple[Screen, ...]:
        """Give the look back where there is one, the parts, the whole draft, and what can only come after it."""
        asked = self._asked(walk)
        text = self._text(asked, walk)
        before = (*asked, Screen(step=Step(say=text), say=text, face="draft"))
        after = () if walk.smallest else [step for step in self.parts if not step.keeps]
        return (*before, *course(after, walk, after=before))

    def kept(self, walk: Walk) -> tuple[str, ...]:
        """Give what was said beside the draft, then the draft as it stands."""
        asked = self._asked(walk)
        drafted = walk.said[len(asked)].text.strip() if len(walk.said) > len(asked) else ""
        text = drafted or self._text(asked, walk)
        beside = (one.line(said) for one, said in zip(asked, walk.said, strict=False) if not self._is_in(one))
        return (*(line for line in beside if line), *([text] if text else []))

    def _text(self, asked: tuple[Screen, ...], walk: Walk) -> str:
        """Make one text of the parts that were answered."""
        if self.sentence:
            return reading(self.sentence, self.parts, asked, walk.said)
        said = ((screen.step, one) for screen, one in zip(asked, walk.said, strict=False) if self._is_in(screen))
        return "\n".join(filter(None, (", ".join(step.placed(one)) for step, one in said)))

    def _is_in(self, screen: Screen) -> bool:
        """Tell whether the answer to a screen is part of the draft."""
        if screen.step not in self.parts:
            return False
        return not self.sentence or self.parts.index(screen.step) + 1 in read_sentence(self.sentence).places
