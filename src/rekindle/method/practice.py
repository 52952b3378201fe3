"""A practice: what it asks, how long it takes, whom it may not suit, and how its player plays it."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Form = Literal["smallest", "usual"]
Level = Annotated[int, Meta(ge=0, le=3)]
Words = Annotated[str, Meta(min_length=1, max_length=600)]

# fmt: off
Family = Literal[
    "grounding", "senses", "rest", "care", "noticing", "kindness-to-self", "understanding", "breath", "body",
    "movement", "nature", "words", "feelings", "making", "music", "alive", "meaning", "places", "hope",
    "people", "trust", "expression",
]
Place = Literal["any", "bed", "home", "outside", "with-someone"]
HealthCode = Literal[
    "trauma-flashbacks", "dissociation", "panic", "pregnancy", "heart-lung", "epilepsy", "eating-disorder",
    "injury", "pain", "fresh-grief", "religious-hurt", "unsafe-home",
]
"""Asked about at the door of a practice that carries it, and kept private."""
TodayCode = Literal["self-harm-now", "low-day", "night", "burnout", "kindness-hurts", "rumination"]
"""Follows from today's taps or the hour."""
Need = Literal[
    "safe-person", "safe-space", "food-or-drink", "own-music", "kept-signs", "done-something",
    "after-message", "after-telling", "after-strong", "after-good-day", "hard-day", "night-time", "evening",
    "steady-weeks", "nobody-named", "asked-for", "after-warm", "no-recent-nobody",
]
# fmt: on
HEALTH_CODES: frozenset[str] = frozenset(get_args(HealthCode))


class Beat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a breath: the words said, how long it lasts, and what the light does meanwhile."""

    cue: Words
    seconds: Annotated[int, Meta(ge=2, le=20)]
    light: Literal["rises", "settles", "rests"]


class Breath(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="breath"):
    """A paced breath: beats that come round again. One's own pace always wins."""

    beats: Annotated[tuple[Beat, ...], Meta(min_length=2, max_length=4)]
    rounds_smallest: Annotated[int, Meta(ge=1, le=5)]
    rounds_usual: Annotated[int, Meta(ge=1, le=60)]
    without_counting: Words
    close: Words


class Sense(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to look for, listen to or touch; answered by taps, by a word, or not at all."""

    say: Words
    taps: tuple[Words, ...] = ()
    ask: str = ""
    """The label of a small field for a word of one's own; no field when empty."""
    how_many: Annotated[int, Meta(ge=1, le=5)] = 1


class Senses(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="senses"):
    """A few things to notice, one after another; every one can be skipped."""

    steps: Annotated[tuple[Sense, ...], Meta(min_length=1, max_length=8)]
    steps_smallest: Annotated[int, Meta(ge=1, le=8)]
    keeps: Literal["nothing", "note", "flicker"]
    close: Words


class TenWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="ten-words"):
    """Room for ten words: a start to finish, a tap for the smallest form."""

    start: Words
    ways: tuple[Words, ...] = ()
    """Other starts, any of which may be taken instead."""
    tap: Words
    """The smallest form: one tap that says it without a word of one's own."""
    keeps: Literal["words", "flicker"]
    close: Words


class Write(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="write"):
    """A page with a start to finish or to leave; then a look outward."""

    starts: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=6)]
    before: str = ""
    """What is said at the top of the page, before the first line."""
    picks: tuple[Words, ...] = ()
    """Lines to take with a tap, in place of writing or after it; with them alone the practice can be done."""
    ends_with: str = ""
    """The second half of what is said. It stands below the page, and stays whatever is written above it."""
    keeps: Literal["text", "nothing"]
    """What Done keeps unless the person chooses otherwise."""
    close: Words


Play = Breath | Senses | TenWords | Write


class Practice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One practice of the catalogue. Field by field as in practices.csv; levels go from 0 to 3."""

    number: Annotated[int, Meta(ge=1, le=9999)]
    """Stands for the practice in addresses, which tell nothing; never used twice."""
    id: Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)+$", max_length=40)]
    version: Annotated[int, Meta(ge=1)]
    title: Annotated[str, Meta(min_length=1, max_length=40)]
    family: Family
    elements: Annotated[tuple[Annotated[str, Meta(pattern=r"^[A-Z]\d{1,2}$")], ...], Meta(min_length=1)]
    """Ids of the method's elements that this practice makes real."""
    seconds_smallest: Annotated[int, Meta(ge=10, le=60)]
    minutes_usual: Annotated[float, Meta(gt=0, le=60)]
    energy: Level
    inward: Level
    vulnerability: Level
    place: Place
    needs: tuple[Need, ...] = ()
    not_for: tuple[HealthCode | TodayCode, ...] = ()
    outward_twin: str = ""
    quiet: bool
    small_hours: bool
    prior: Annotated[float, Meta(ge=-1, le=1)]
    """Weak expectation of its effect in within-person standard deviations (evidence.md D4)."""
    about: Words
    """What happens, said beforehand in one to three sentences."""
    about_smallest: Words
    may_come_up: str = ""
    play: Play

    def seconds(self, form: Form) -> int:
        """Give the seconds that one of its forms takes."""
        return self.seconds_smallest if form == "smallest" else round(self.minutes_usual * 60)

    def minutes(self, form: Form) -> float:
        """Give the minutes that one of its forms takes, to the hundredth."""
        return round(self.seconds(form) / 60, 2)
