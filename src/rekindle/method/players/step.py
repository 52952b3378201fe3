"""One thing a practice asks: what is said, what can be picked, where words of one's own go, and what was answered."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

Words = Annotated[str, Meta(pattern=r"\S", max_length=600)]
Label = Annotated[str, Meta(pattern=r"\S", max_length=80)]
Leads = Annotated[str, Meta(pattern=r"^(help|steady|end|[a-z]+(-[a-z]+)+)$", max_length=40)]
"""Where an answer leads in place of the next step: help, a minute of steadying, the end, or the id of a practice."""
ListName = Literal["lines", "people", "places", "tries", "helped", "worries", "signs", "card", "plans"]
"""A list of the person's own that grows: what stands on it is there the next time, until they take it off."""
Drawing = Literal["arms-float", "shoulder-circles", "turn-to-side", "lean-to-side", "heels-up"]
"""A small drawing that can stand above a step."""


class Chip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to pick, and what follows from it."""

    word: Label
    then: str = ""
    """What is said once it was picked."""
    leads: Leads | None = None
    none: bool = False
    """Whether it stands for nothing: it clears the other ticks, and comes on no list and into no sentence."""
    days: Annotated[int, Meta(ge=0, le=3660)] | None = None
    """In how many days what it is about comes back; 0 is never."""

    @property
    def stands(self) -> bool:
        """Whether it can stand on a list or in a sentence: it says something, and leads nowhere else."""
        return not self.none and self.leads is None


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One screen of a practice, or one prompt in a terminal. Everything it asks can be passed over."""

    say: Words
    again: tuple[Words, ...] = ()
    """Other ways to say it: the second time takes the first of these, and so on, round again."""
    note: str = ""
    """A line below it, in the second voice."""
    chips: tuple[Label | Chip, ...] = ()
    many: bool = False
    """Whether several can be picked."""
    ask: str = ""
    """The label of a field for words of one's own; no field when empty."""
    room: Literal["line", "page", "day"] = "line"
    start: str = ""
    """What the field begins with, to finish or to leave."""
    seconds: Annotated[int, Meta(ge=0, le=3600)] = 0
    """How long a quiet line moves; one can go on at any time. 0 waits for the person alone."""
    label: str = ""
    """Stands before the answer where it is kept."""
    keeps: bool = True
    """Whether the answer is among what the practice can keep."""
    when: tuple[Label, ...] = ()
    """Comes only where one of these was picked before."""
    drawing: Drawing | None = None
    """The small drawing above it."""
    shows: bool = False
    """Whether what was said so far stands above it, to look over, to copy and to print."""
    about: bool = False
    """Whether the answer is about what was put on a list before it, and is no line of its own there."""

    def said(self, turn: int) -> str:
        """Give what is said the `turn`-th time (0 is the first)."""
        ways = (self.say, *self.again)
        return ways[turn % len(ways)]

    @property
    def answers(self) -> tuple[Chip, ...]:
        """The answers to pick, each with what follows from it."""
        return tuple(chip if isinstance(chip, Chip) else Chip(word=chip) for chip in self.chips)

    def answer(self, word: str) -> Chip | None:
        """Find an answer by its word."""
        return next((chip for chip in self.answers if chip.word == word), None)

    def heard(self, said: "Said") -> "Said":
        """Give an answer as it is meant: nothing beside what stands for nothing, no start that was left alone."""
        chips = [chip for pick in said.picks if (chip := self.answer(pick))]
        alone = next((chip.word for chip in chips if chip.none or chip.leads == "end"), None)
        picks = said.picks if alone is None else (alone,)
        return replace(said, picks=picks, text=_gone_on_with(self.start, said.text))

    def placed(self, said: "Said") -> tuple[str, ...]:
        """Give what of an answer can stand on a list or in a sentence, one by one."""
        heard = self.heard(said)
        picks = [pick for pick in heard.picks if (chip := self.answer(pick)) is None or chip.stands]
        return tuple(one for one in (*picks, *heard.own) if one)


class Said(Struct, frozen=True, omit_defaults=True):
    """What a person answered on one screen."""

    picks: tuple[str, ...] = ()
    text: str = ""
    start: str = ""
    """The start of a page that was taken up."""
    lines: tuple[str, ...] = ()
    """Lines of one's own that were added one by one, before what stands in the field."""

    @property
    def own(self) -> tuple[str, ...]:
        """What was said in words of one's own."""
        return tuple(one.strip() for one in (*self.lines, self.text) if one.strip())

    @property
    def words(self) -> str:
        """All of it in one line."""
        return ", ".join((*self.picks, *self.own))


class Item(Struct, frozen=True):
    """Something that goes on a list of the person's own."""

    text: str
    about: str = ""
    """What was said about it."""
    days: int | None = None
    """In how many days it is shown again; None shows it at once."""


# fmt: off
Face = Literal[
    "step", "timer", "dark", "page", "ten-words", "plan", "draft", "tones", "canvas", "outline", "feelings",
    "list", "letter", "seal", "beside",
]
# fmt: on
"""How a screen looks in a browser, and is asked in a terminal."""
WRITTEN_ON: frozenset[Face] = frozenset(
    {"page", "ten-words", "plan", "draft", "canvas", "outline", "feelings", "letter", "seal"}
)


class Screen(Struct, frozen=True, kw_only=True):
    """One screen as it comes this time."""

    step: Step
    say: str
    """What is said this time."""
    face: Face = "step"
    takes: str = ""
    """The answer with which what is said is itself what is kept."""
    lengths: tuple[int, ...] = ()
    """Minutes to choose from before its time begins; the first is taken unasked."""
    half: str = ""
    """What is said when half of its time is gone."""
    flows: bool = False
    """Whether the next screen comes by itself when its time is over, because nobody looks."""

    @property
    def is_written_on(self) -> bool:
        """Whether what is said here is what it is for; at the end the person chooses whether that is kept."""
        return self.face in WRITTEN_ON

    def line(self, said: Said) -> str:
        """Give what is kept of an answer to it, in one line; "" for nothing."""
        if not self.step.keeps:
            return ""
        words = (self.say if self.takes in said.picks else "") if self.takes else self.step.heard(said).words
        return f"{self.step.label}: {words}" if words and self.step.label else words

    def then(self, said: Said) -> tuple[str, ...]:
        """Give what is said once it was answered so."""
        found = (self.step.answer(pick) for pick in said.picks)
        return tuple(chip.then for chip in found if chip and chip.then)

    def leads(self, said: Said) -> str | None:
        """Tell where an answer leads in place of the next screen; None goes on."""
        found = (self.step.answer(pick) for pick in said.picks)
        return next((chip.leads for chip in found if chip and chip.leads), None)


def taken_up(starts: Sequence[str], said: Sequence[Said]) -> str:
    """Give the start that a page begins with: the one that was taken up, or the first."""
    return said[0].start if said and said[0].start else starts[0]


def _gone_on_with(start: str, text: str) -> str:
    """Give what was made of a field that began with a start; "" where it was left as it was."""
    stripped = start.strip()
    if not stripped or not text.strip().startswith(stripped):
        return text
    return opened(start, text.strip().removeprefix(stripped))


def opened(start: str, text: str) -> str:
    """Give what was written after a start, with the start before it; "" where nothing was written."""
    opening = start.strip().rstrip("…").strip()
    return f"{opening} {text.strip()}".strip() if text.strip() else ""
