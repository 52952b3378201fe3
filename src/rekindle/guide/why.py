"""Why this one: a code kept with the offer, a predicate that says when it is true, and the sentence a person reads.

A reason is used only where its predicate holds, and every sentence of it must be true wherever the predicate is. The
codes are kept with offers for decades: one may be added, none is taken away or given another sense.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.situation import Situation
from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.players import Senses, TenWords, Write
from rekindle.method.practice import Form, Practice
from rekindle.method.states import State

QuietCode = Literal["not-safe", "enough", "not-today", "list", "nothing-fits"]
# fmt: off
ChoiceCode = Literal[
    "enough-outside", "enough-small", "back-small", "heavy-lightest", "heavy-small", "hard-day-small",
    "tight-outside", "tight-small", "restless-outside", "restless-small", "night-bed", "night-small", "far-hands",
    "far-around", "foggy-one-thing", "nothing-asked", "cant-tell-outside", "warm-room", "tender-room", "you-first",
    "energy-none", "energy-some", "outside-short", "one-word", "few-words", "small", "plain",
]
# fmt: on
CODES: frozenset[str] = frozenset((*get_args(ChoiceCode), *get_args(QuietCode)))
AROUND_ONE = frozenset({"grounding", "senses", "nature", "making"})
"""Families whose rows of inward 0 are about what is around a person, not about how it is."""

Sentence = Annotated[str, Meta(min_length=1, max_length=160)]
Variations = Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=12)]


class WhySentences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of every code in one language; any of a code's sentences may stand for it."""

    sentences: dict[str, Variations]


@dataclass(frozen=True, slots=True)
class Why:
    """The code of a reason, and the state it speaks of when it does."""

    code: str
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a reason is judged by: what was chosen, for which situation, and whether nothing here is lighter."""

    practice: Practice
    form: Form
    situation: Situation
    lightest: bool
    """No practice of the whole catalogue is less inward, asks less energy or is shorter."""

    def said(self, state: State) -> bool:
        """Tell whether the last answer of today has this tile."""
        return state in self.situation.said.states

    @property
    def small(self) -> bool:
        """It is offered in its smallest form: a minute at the very most."""
        return self.form == "smallest"

    @property
    def around(self) -> bool:
        """It is about what is around, outside the body, and asks for no feeling."""
        return self.practice.inward == 0 and self.practice.family in AROUND_ONE


Predicate = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, when it is true, and the state it speaks of."""

    code: ChoiceCode
    holds: Predicate
    state: State | None = None


def _too_much(case: Case) -> bool:
    return bool(case.situation.strain.today)


def _heavy_earlier(case: Case) -> bool:
    return case.situation.said.hard_day and not case.said("heavy")


def _takes_longer(case: Case) -> bool:
    return not case.small and case.practice.minutes_usual * 60 > case.practice.seconds_smallest


def _asks_almost_nothing(case: Case) -> bool:
    return case.small and case.practice.energy == 0


def _keeps_what_is_warm(case: Case) -> bool:
    return "after-warm" in case.practice.needs


def _oneself_first(case: Case) -> bool:
    begins = case.situation.first_week or case.situation.steps.self_days < 3
    return begins and RINGS[case.practice.family] is Ring.SELF and case.practice.vulnerability == 0


def _short_and_outside(case: Case) -> bool:
    return case.around and _asks_almost_nothing(case) and case.practice.vulnerability == 0


REASONS: tuple[Reason, ...] = (
    Reason("enough-outside", lambda case: _too_much(case) and case.around),
    Reason("enough-small", lambda case: _too_much(case) and case.small),
    Reason("back-small", lambda case: case.situation.weeks.back_after_long and case.small),
    Reason("heavy-lightest", lambda case: case.said("heavy") and case.small and case.lightest, "heavy"),
    Reason("heavy-small", lambda case: case.said("heavy") and case.small, "heavy"),
    Reason("hard-day-small", lambda case: _heavy_earlier(case) and case.small),
    Reason("tight-outside", lambda case: case.said("tight") and case.around, "tight"),
    Reason("tight-small", lambda case: case.said("tight") and case.small, "tight"),
    Reason("restless-outside", lambda case: case.said("restless") and case.around, "restless"),
    Reason("restless-small", lambda case: case.said("restless") and case.small, "restless"),
    Reason("night-bed", lambda case: case.situation.night and case.practice.small_hours and case.small),
    Reason("night-small", lambda case: case.situation.night and case.small),
    Reason("far-hands", lambda case: case.said("far") and "by-hand" in case.practice.named_for, "far"),
    Reason("warm-room", lambda case: case.said("warm") and _keeps_what_is_warm(case), "warm"),
    Reason("tender-room", lambda case: case.said("tender") and _keeps_what_is_warm(case), "tender"),
    Reason("far-around", lambda case: case.said("far") and case.around, "far"),
    Reason("foggy-one-thing", lambda case: case.said("foggy") and isinstance(case.practice.play, Senses), "foggy"),
    Reason("nothing-asked", lambda case: case.said("nothing"), "nothing"),
    Reason("cant-tell-outside", lambda case: case.said("cant-tell") and case.around, "cant-tell"),
    Reason("energy-none", lambda case: case.situation.said.energy == "none" and _asks_almost_nothing(case)),
    Reason("energy-some", lambda case: case.situation.said.energy == "some" and _takes_longer(case)),
    Reason("you-first", _oneself_first),
    Reason("outside-short", _short_and_outside),
    Reason("one-word", lambda case: isinstance(case.practice.play, TenWords)),
    Reason("few-words", lambda case: isinstance(case.practice.play, Write)),
    Reason("small", lambda case: case.small),
    Reason("plain", lambda _: True),
)
"""The first that holds is said. What a rule is about stands before what a person said, and that before what is so."""


def why_this(case: Case) -> Why:
    """Give the first reason that is true of a choice."""
    reason = next(reason for reason in REASONS if reason.holds(case))
    return Why(reason.code, reason.state)


def holds(why: Why, case: Case) -> bool:
    """Tell whether a reason, kept perhaps some time ago, is true of a case; a code nobody knows is not."""
    return any(reason.code == why.code and reason.holds(case) for reason in REASONS)


def why_quiet(code: QuietCode) -> Why:
    """Give the reason why nothing is offered."""
    return Why(code)


def read_why(file: str, data: bytes) -> WhySentences:
    """Read the sentences.

    Raises:
        UnreadableContent: the file has the wrong shape, or a code has no sentence, or a sentence no code.
    """
    words = decode(file, data, WhySentences)
    without = ", ".join(sorted(CODES.symmetric_difference(words.sentences)))
    if without:
        raise UnreadableContent(file, f"code and sentence do not match: {without}")
    return words


def sentence(words: WhySentences, why: Why, day: date) -> str:
    """Give the sentence for a reason: the same all day, and another one on another day where there are several.

    A code that this program does not know (a newer one kept it) reads as what is true of every offer.
    """
    variations = words.sentences.get(why.code, words.sentences["plain"])
    return variations[day.toordinal() % len(variations)]
