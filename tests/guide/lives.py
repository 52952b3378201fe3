"""Small practices, small catalogues and whole lives: made by hand for an example, at random for a property."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from random import Random
from typing import Any, Literal, get_args

from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rekindle.guide.gates import Gate, what_may_be_offered
from rekindle.guide.situation import Situation, read_situation
from rekindle.life.records import (
    CheckIn,
    Feeling,
    Flicker,
    Offer,
    Outcome,
    PracticeDone,
    Preferences,
    Record,
    Suits,
    Wish,
)
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.players import Senses, TenWords, Write
from rekindle.method.players.step import Step
from rekindle.method.practice import Family, HealthCode, Naming, Need, Practice, TodayCode
from rekindle.method.states import ENERGIES, STATES, STIRS, Energy, State, Stir

HERE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=HERE)
"""A Friday, and the usual `now` of the examples."""
LONG_AGO = NOON - timedelta(days=200)

LOOK = Senses(steps=(Step(say="Look."),), steps_smallest=1, keeps="nothing", close="There.")
WORDS = TenWords(start="Now …", tap="no words", keeps="words", close="There.")
PAGE = Write(starts=("It …",), keeps="words", close="There.")
PLAIN = Practice(
    number=1,
    id="plain-one",
    version=1,
    title="Plain",
    family="senses",
    elements=("P2",),
    seconds_smallest=10,
    minutes_usual=1,
    energy=0,
    inward=0,
    vulnerability=0,
    place="any",
    quiet=False,
    small_hours=False,
    prior=0.1,
    evidence="none",
    about="Look. Stop when you like.",
    about_smallest="Look once.",
    play=LOOK,
)
"""Outward, light and without any condition: what one rule takes away, another never did."""


def outward(number: int, name: str, family: Family, seconds: int = 10) -> Practice:
    """Make a practice like PLAIN with its own number, id, family and length."""
    return replace(PLAIN, number=number, id=name, family=family, seconds_smallest=seconds)


PLAIN_HOUSE = Catalogue(
    outward(number, f"plain-{letter}", "grounding" if number % 2 else "senses")
    for number, letter in enumerate("abcdef", 1)
)
"""Six plain practices of two families: here nothing but what happened before takes one away."""


def timeline(records: Sequence[Record]) -> Timeline:
    """Lay records into a timeline, under ids that follow one another."""
    return Timeline(Kept(number.to_bytes(16, "big"), 0, record) for number, record in enumerate(records))


def stand(
    *records: Record,
    catalogue: Catalogue | None = None,
    now: datetime = NOON,
    began: datetime = LONG_AGO,
    asked: bool = False,
    away: bool = False,
    preferences: Preferences | None = None,
) -> Situation:
    """Read how things stand after these records, for someone who was here yesterday unless they were long `away`."""
    lived = records if away else (*records, Flicker(at=now - timedelta(days=1)))
    house = catalogue or Catalogue([PLAIN])
    return read_situation(timeline(lived), house, began, now, asked=asked, preferences=preferences)


def dice(seed: int = 1) -> Random:
    """Give a draw that falls alike every time."""
    return Random(seed)  # noqa: S311 - a draw among practices, no secret


def passes(practice: Practice, situation: Situation) -> bool:
    """Tell whether every gate leaves the practice."""
    return bool(what_may_be_offered([practice], situation))


def tapped(*states: State, at: datetime = NOON - timedelta(minutes=5)) -> CheckIn:
    """Make a check-in with these tiles."""
    return CheckIn(at=at, states=states)


def done(practice: str, at: datetime, stirred: Stir | None = None) -> PracticeDone:
    """Make a practice that was done to its end."""
    return PracticeDone(at=at, practice=practice, version=1, form="smallest", ended="done", stirred=stirred)


def too_much(practice: str, at: datetime) -> PracticeDone:
    """Make a practice that was too much."""
    return PracticeDone(at=at, practice=practice, version=1, form="smallest", ended="too-much")


def offered(practice: str, at: datetime, number: int = 1, outcome: Outcome = "offered") -> Offer:
    """Make an offer for the local day of `at`."""
    return Offer(
        at=at,
        day=at.date(),
        number=number,
        practice=practice,
        form="smallest",
        probability=0.5,
        why="outside-short",
        outcome=outcome,
    )


@dataclass(frozen=True)
class Life:
    """Records, a catalogue, and a moment in which an offer is asked for."""

    records: tuple[Record, ...]
    catalogue: Catalogue
    began: datetime
    now: datetime
    asked: bool
    preferences: Preferences

    @property
    def situation(self) -> Situation:
        """How things stand."""
        house, held = self.catalogue, self.preferences
        return read_situation(timeline(self.records), house, self.began, self.now, asked=self.asked, preferences=held)

    @property
    def left(self) -> list[Practice]:
        """The practices that every gate leaves."""
        return what_may_be_offered(self.catalogue, self.situation)

    def left_by(self, gate: Gate) -> list[Practice]:
        """Give the practices that one gate leaves, whatever the others say."""
        situation = self.situation
        return [practice for practice in self.catalogue if gate(practice, situation)]

    @property
    def check_ins(self) -> list[CheckIn]:
        """The check-ins up to now, the oldest first."""
        return sorted((r for r in self.records if isinstance(r, CheckIn) and r.at <= self.now), key=lambda r: r.at)

    @property
    def done(self) -> list[PracticeDone]:
        """The practices done up to now, the oldest first."""
        found = [r for r in self.records if isinstance(r, PracticeDone) and r.at <= self.now]
        return sorted(found, key=lambda r: r.at)

    @property
    def offers(self) -> list[Offer]:
        """The offers made up to now, the oldest first."""
        return sorted((r for r in self.records if isinstance(r, Offer) and r.at <= self.now), key=lambda r: r.at)

    def today(self, record: Record) -> bool:
        """Tell whether a record lies on the local day of now."""
        return record.at.date() == self.now.date()

    def holds(self, record: Record) -> bool:
        """Tell whether a record lies on this day, or on the evening before when the night is not over."""
        yesterday = self.now.date() - timedelta(days=1)
        return self.today(record) or (self.now.hour < 6 and record.at.date() == yesterday)


unhurried = settings(deadline=None)
"""For every property: a life takes a moment to draw, and the machine may be busy."""

# fmt: off
NAMES = (
    "care-hard-day", "move-ten-steps", "senses-watch-moving", "music-one-instrument", "hope-keep-flicker",
    "senses-textures", "move-slow-walk", "plain-a", "plain-b", "plain-c", "plain-d", "plain-e", "plain-f", "plain-g",
)
ODDITIES: tuple[dict[str, Any], ...] = (
    {}, {}, {}, {}, {"inward": 1}, {"inward": 1}, {"inward": 2}, {"inward": 3}, {"vulnerability": 1},
    {"energy": 1}, {"energy": 2}, {"energy": 3}, {"place": "outside"}, {"small_hours": True}, {"play": WORDS},
    {"play": PAGE}, {"seconds_smallest": 30}, {"minutes_usual": 0.1}, {"outward_twin": "plain-a"},
    *({"not_for": (code,)} for code in (*get_args(HealthCode), *get_args(TodayCode), *get_args(TodayCode))),
    *({"named_for": (name,)} for name in get_args(Naming)),
    *({"needs": (need,)} for need in get_args(Need)),
)
# fmt: on
"""What sets a practice apart from the plain one."""
FAMILIES = st.sampled_from(("grounding", "senses", "breath", "words") * 6 + get_args(Family))

Event = Callable[[datetime, str], Record]


def _tapping(state: State) -> Event:
    return lambda at, _: CheckIn(at=at, states=(state,))


def _telling(energy: Energy) -> Event:
    return lambda at, _: CheckIn(at=at, energy=energy)


def _stirring(stir: Stir) -> Event:
    return lambda at, practice: done(practice, at, stir)


EVENTS: dict[str, Event] = {
    **{state: _tapping(state) for state in STATES},
    **{f"energy-{energy}": _telling(energy) for energy in ENERGIES},
    **{f"stirred-{stir}": _stirring(stir) for stir in STIRS},
    "two-tiles": lambda at, _: CheckIn(at=at, states=("heavy", "tight")),
    "not-safe": lambda at, _: CheckIn(at=at, not_safe=True),
    "too-much": lambda at, practice: too_much(practice, at),
    "done": lambda at, practice: done(practice, at),
    "stopped": lambda at, practice: replace(done(practice, at), ended="stopped"),
    "offered": lambda at, practice: offered(practice, at),
    "something-else": lambda at, practice: offered(practice, at, 2, "something-else"),
    "not-today": lambda at, practice: offered(practice, at, 1, "not-today"),
    "flicker": lambda at, _: Flicker(at=at),
    "kept": lambda at, practice: replace(done(practice, at), kept=("something",)),
    "strong": lambda at, _: CheckIn(at=at, feelings=(Feeling("tense", "strong"),)),
    "felt-much": lambda at, _: CheckIn(at=at, felt=0.75),
    "felt-little": lambda at, _: CheckIn(at=at, felt=0.25),
}
"""What may happen in a life, at a moment and with a practice."""
AGO = st.one_of(
    st.integers(-30, 120).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(0, 30 * 24).map(lambda hours: timedelta(hours=hours)),
)
"""How long before now something happened; a clock may have been wrong, so perhaps a little after it."""
LATELY = st.integers(0, 4 * 24).map(lambda hours: timedelta(hours=hours))
"""Within the last four days."""
WEEKS_AGO = st.integers(21 * 24, 60 * 24).map(lambda hours: timedelta(hours=hours))
"""At least three weeks ago."""

Said = Literal["yes", "no", "rather-not", "unasked"]
Wanted = Literal["near", "not-for-me", "as-before"]
SAID: tuple[Said, ...] = ("yes", "no", "no", "rather-not", "unasked")
WANTED: tuple[Wanted, ...] = get_args(Wanted)

# What is drawn from is made once: Hypothesis takes longer to make and to check a strategy than to draw from it.
SOME_NAMES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True)
ODDITY = st.sampled_from(ODDITIES)
ANSWERS = st.dictionaries(
    st.sampled_from(get_args(HealthCode)),
    st.tuples(st.sampled_from(SAID), st.sampled_from((0, 1, 20, 182, 184, 400))),
    max_size=8,
)
"""What was said of each code, and how many days ago."""
ZONE = st.sampled_from((0, 1, -5, 13)).map(lambda hours: timezone(timedelta(hours=hours)))
MINUTES = st.integers(0, 500_000)
BEGAN = st.sampled_from((0, 3, 6, 7, 8, 40, 90))
WAS_HERE = st.sampled_from((1, 1, 20, 21, 60, 60))
ASKED = st.booleans()


@cache
def wishes(practices: int) -> st.SearchStrategy[dict[int, Wanted]]:
    """Draw what is wanted of a practice or two of so many, each by its place."""
    return st.dictionaries(st.sampled_from(range(practices)), st.sampled_from(WANTED), max_size=2)


@cache
def happenings(
    often: tuple[str, ...], practices: int, ago: st.SearchStrategy[timedelta]
) -> st.SearchStrategy[list[tuple[str, timedelta, int]]]:
    """Draw up to ten events, those named far more often, how long ago, and with which of so many practices."""
    events = st.sampled_from((*often * (4 * len(EVENTS) // max(1, len(often))), *EVENTS))
    which = st.sampled_from(range(practices))
    return st.lists(st.tuples(events, ago, which), min_size=3 * bool(often), max_size=10)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw a catalogue of one to eight practices, each a plain one with up to two oddities."""
    return Catalogue(
        replace(PLAIN, **{**draw(ODDITY), **draw(ODDITY)}, number=number, id=name, family=draw(FAMILIES))
        for number, name in enumerate(draw(SOME_NAMES), 1)
    )


CATALOGUES = catalogues()


def held(draw: st.DrawFn, began: datetime, now: datetime, ids: list[str]) -> Preferences:
    """Draw what was said at doors, some of it long ago, and what is wanted of a practice or two."""
    answers, wanted = draw(ANSWERS), draw(wishes(len(ids)))
    return Preferences(
        at=began,
        suits={code: Suits(answer, now - timedelta(days=ago)) for code, (answer, ago) in answers.items()},
        wishes={ids[place]: Wish(says, now) for place, says in wanted.items()},
    )


@st.composite
def lives(
    draw: st.DrawFn, *often: str, catalogue: Catalogue | None = None, ago: st.SearchStrategy[timedelta] = AGO
) -> Life:
    """Draw up to ten events, those named far more often, and a moment after most of them: all of them so long ago."""
    house = catalogue or draw(CATALOGUES)
    now = datetime(2026, 1, 1, tzinfo=draw(ZONE)) + timedelta(minutes=draw(MINUTES))
    ids = [practice.id for practice in house]
    practices = [*ids[:3] * 2, *ids, "gone-away"]
    began = now - timedelta(days=draw(BEGAN))
    here = [Flicker(at=now - timedelta(days=draw(WAS_HERE)))]
    happened = draw(happenings(often, len(practices), ago))
    return Life(
        records=(*here, *(EVENTS[event](now - ago, practices[which]) for event, ago, which in happened)),
        catalogue=house,
        began=began,
        now=now,
        asked=draw(ASKED),
        preferences=held(draw, began, now, ids),
    )
