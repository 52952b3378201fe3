"""A practice: what it asks, how long it takes, whom it may not suit, and how its player plays it."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from rekindle.method.players import Play
from rekindle.method.players.step import Words

Form = Literal["smallest", "usual"]
Level = Annotated[int, Meta(ge=0, le=3)]

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
Naming = Literal[
    "night", "hard-day", "tense", "instead-of-grounding", "by-hand", "outward", "in-the-body", "breathe",
]
# fmt: on
"""What a practice is named for, beside its family: by a rule of the guide, by Today, or by a command.

It suits a night; it comes first on a hard day; it calms; it stands in where grounding is out; it is of the hands; it
is where one looks outward instead when a practice names no twin. Today leads to it for a look at the body; the
command breathe breathes it.
"""
HEALTH_CODES: frozenset[str] = frozenset(get_args(HealthCode))
ALL_CODES: frozenset[str] = HEALTH_CODES | frozenset(get_args(TodayCode))


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
    further: str = ""
    """Id of the practice to which its door leads on, for who wants to go further than it goes."""
    named_for: tuple[Naming, ...] = ()
    quiet: bool
    small_hours: bool
    prior: Annotated[float, Meta(ge=-1, le=1)]
    """Weak expectation of its effect in within-person standard deviations (evidence.md D4)."""
    evidence: Annotated[str, Meta(pattern=r"^(none|[1-9]\d?)$")]
    """What is known about it: the number of a note in evidence.toml, or `none`."""
    about: Words
    """What happens, said beforehand in one to three sentences."""
    about_smallest: Words
    may_come_up: str = ""
    leaves_no_trace: bool = False
    """Whether nothing is kept of it, not even that it was opened. It stands in no list."""
    found_by: tuple[Words, ...] = ()
    """Plain words by which a search finds it, beside those that stand in it."""
    play: Play

    def seconds(self, form: Form) -> int:
        """Give the seconds that one of its forms takes."""
        return self.seconds_smallest if form == "smallest" else round(self.minutes_usual * 60)

    def minutes(self, form: Form) -> float:
        """Give the minutes that one of its forms takes, to the hundredth."""
        return round(self.seconds(form) / 60, 2)
