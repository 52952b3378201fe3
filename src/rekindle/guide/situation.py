"""How things stand at one moment: the facts that the rules speak of, read from a timeline.

What lies after `now` (a clock that was wrong once) is not read. Days are local days, in the offset that each record
carries. A night belongs to the day before it too: until six in the morning, what was said or was too much the evening
before still holds. Only "not today" is about the calendar's day, as the offers are; said in the night, it holds until
the night is over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TypeVar

from rekindle.guide.hours import NIGHT_BEGINS, NIGHT_ENDS, is_evening, is_night
from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.rungs import Rungs, read_rungs
from rekindle.guide.suits import Known, asked_lately, what_is_known
from rekindle.guide.weeks import Weeks, read_weeks, strained
from rekindle.life.records import CheckIn, ListItem, Offer, PracticeDone, Preferences
from rekindle.life.timeline import Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Family, HealthCode, Practice, TodayCode
from rekindle.method.states import Energy, State

N = TypeVar("N", bound=str)
STINGING: frozenset[HealthCode | TodayCode] = frozenset({"burnout", "kindness-hurts", "rumination"})
"""Codes that no tile tells of: they show when a practice that carries one is too much, or leads further away."""
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person said of how it is."""

    states: tuple[State, ...]
    """The tiles of the newest check-in of today that has any."""
    energy: Energy | None
    """As told last today; None when it was not told."""
    hard_day: bool
    """Heavy was tapped today. Nothing, far away and foggy never make a hard day, nor does a low "felt"."""
    warm: bool
    """Warm or tender was tapped today, or a practice stirred a lot."""
    not_safe_now: bool
    """The newest check-in of today says: not safe."""
    not_safe_lately: bool
    """One within the last seven days said: not safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """What was too much, or led further away."""

    today: tuple[str, ...]
    """Practices that were too much today, the newest first."""
    families_today: frozenset[Family]
    twins_today: frozenset[str]
    """Their outward twins."""
    twice_within_the_hour: bool
    """A second too much came within an hour of another, and less than an hour ago."""
    withdrawn: frozenset[Family]
    """Families that were too much twice."""
    further_twice: frozenset[str]
    """Practices that led further away twice."""
    ever: frozenset[str]
    """Practices that ever were too much or led further away."""
    stung_today: frozenset[HealthCode | TodayCode]
    """What giving, kind words or sad music did today, by the codes of the practices that were too much or further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What was offered and what was done."""

    offered_today: frozenset[str]
    not_today: bool
    last: frozenset[str]
    """The practice done last and the practice offered last."""
    families_twice_running: frozenset[Family]
    """Families of the last two practices done, or of the last two offered, where the two are of one family."""
    met: Mapping[str, datetime]
    """When each practice was last offered or begun."""
    done_today: bool
    done_in_all: int
    """How many practices were done to their end, as far back as the timeline goes."""
    asked_lately: bool
    """Within a fortnight a practice was offered whose door had something to ask."""
    self_days: int
    """Days on which a practice of the ring of oneself was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the rules may ask about."""

    now: datetime
    began: datetime
    asked: bool
    """The person asks for an offer after all, having said "not today"."""
    said: Said
    strain: Strain
    steps: Steps
    known: Known
    """What is known of what practices may not suit."""
    not_for_me: frozenset[str]
    """Practices that the person never wants to be offered again."""
    rungs: Rungs
    weeks: Weeks
    named: frozenset[str] = frozenset()
    """The lists on which something of the person's own stands, such as `people` and `places` (row 15)."""

    @property
    def night(self) -> bool:
        """It is between ten at night and six in the morning."""
        return is_night(self.now)

    @property
    def evening(self) -> bool:
        """It is between six and ten in the evening."""
        return is_evening(self.now)

    @property
    def first_week(self) -> bool:
        """The person began less than seven local days ago."""
        return (self.now.date() - self.began.date()).days < 7

    @property
    def tense(self) -> bool:
        """The person said tight or restless."""
        return "tight" in self.said.states or "restless" in self.said.states


def read_situation(
    timeline: Timeline,
    catalogue: Catalogue,
    began: datetime,
    now: datetime,
    *,
    asked: bool = False,
    preferences: Preferences | None = None,
) -> Situation:
    """Read how things stand at `now` (aware, in the person's local offset) for someone who began at `began`.

    Families withdrawn and practices left out are read from this timeline and from what the preferences remember of
    the time before it.
    `asked` says that the person wants an offer although they said "not today".
    """
    check_ins = [one.record for one in timeline.of(CheckIn) if one.at <= now]
    done = [one.record for one in timeline.of(PracticeDone) if one.at <= now]
    offers = [one.record for one in timeline.of(Offer)]
    holding = preferences or Preferences(at=began)
    return Situation(
        now=now,
        began=began,
        asked=asked,
        said=_said(check_ins, done, now),
        strain=_strain(done, catalogue, now, holding),
        steps=_steps(done, offers, catalogue, now, holding),
        known=what_is_known(holding, now),
        not_for_me=frozenset(name for name, wish in holding.wishes.items() if wish.says == "not-for-me"),
        rungs=read_rungs(done, [one for one in offers if one.at <= now], check_ins, catalogue, now),
        weeks=read_weeks(timeline, check_ins, done, began, now),
        named=frozenset(one.record.list for one in timeline.of(ListItem) if one.at <= now),
    )


def _said(check_ins: Sequence[CheckIn], done: Sequence[PracticeDone], now: datetime) -> Said:
    held = [one for one in check_ins if _holds_still(one.at, now)]
    today = [one for one in check_ins if one.at.date() >= now.date()]
    stirred = [one for one in done if one.at.date() >= now.date() and one.stirred == "lot"]
    return Said(
        states=next((one.states for one in held if one.states), ()),
        energy=next((one.energy for one in today if one.energy is not None), None),
        hard_day=any("heavy" in one.states for one in held),
        warm=bool(stirred) or any({"warm", "tender"} & set(one.states) for one in today),
        not_safe_now=bool(held) and held[0].not_safe,
        not_safe_lately=any(one.not_safe and now - one.at < WEEK for one in check_ins),
    )


def _strain(done: Sequence[PracticeDone], catalogue: Catalogue, now: datetime, preferences: Preferences) -> Strain:
    too_much = [one for one in done if "too-much" in {one.ended, one.stirred}]
    further = [one.practice for one in done if one.stirred == "further"]
    today = tuple(one.practice for one in too_much if _holds_still(one.at, now))
    in_families = Counter(
        family
        for one in too_much
        for family in _families([one.practice], catalogue)
        if _counts_still(one, family, preferences)
    )
    led_further = Counter(
        one.practice for one in done if one.stirred == "further" and _counts_still(one, one.practice, preferences)
    )
    remembered: Counter[Family] = Counter()
    for practice in _known(preferences.too_much, catalogue):
        remembered[practice.family] += preferences.too_much[practice.id]
    return Strain(
        today=today,
        families_today=frozenset(_families(today, catalogue)),
        twins_today=frozenset(one.outward_twin for one in _known(today, catalogue) if one.outward_twin),
        twice_within_the_hour=any(
            now - later.at < HOUR and later.at - earlier.at <= HOUR for later, earlier in pairwise(too_much)
        ),
        withdrawn=_twice(in_families) | _twice(remembered),
        further_twice=_twice(led_further) | _twice(preferences.further),
        stung_today=frozenset(
            code
            for practice in _known(
                (one.practice for one in done if strained(one) and _holds_still(one.at, now)), catalogue
            )
            for code in STINGING.intersection(practice.not_for)
        ),
        ever=frozenset((*further, *(one.practice for one in too_much), *preferences.too_much, *preferences.further)),
    )


def _twice(times: Mapping[N, int]) -> frozenset[N]:
    return frozenset(name for name, count in times.items() if count >= 2)


def _counts_still(one: PracticeDone, name: str, preferences: Preferences) -> bool:
    brought_back = preferences.brought_back.get(name)
    return brought_back is None or one.at > brought_back


def _steps(
    done: Sequence[PracticeDone],
    every_offer: Sequence[Offer],
    catalogue: Catalogue,
    now: datetime,
    preferences: Preferences,
) -> Steps:
    offers = [one for one in every_offer if one.at <= now]
    histories = ([one.practice for one in done], [one.practice for one in offers])
    met: dict[str, datetime] = {}
    everything: list[PracticeDone | Offer] = [*done, *offers]
    for one in everything:
        met[one.practice] = max(one.at, met.get(one.practice, one.at))
    return Steps(
        offered_today=frozenset(one.practice for one in every_offer if one.day == now.date()),
        not_today=_not_today_stands(every_offer, now),
        last=frozenset(history[0] for history in histories if history),
        families_twice_running=frozenset(
            family for history in histories for family in _family_twice_running(history, catalogue)
        ),
        met=met,
        done_today=any(one.ended == "done" and one.at.date() >= now.date() for one in done),
        done_in_all=sum(one.ended == "done" for one in done),
        asked_lately=asked_lately(offers, catalogue, preferences, now),
        self_days=len(set(_self_days(done, catalogue))),
    )


def _holds_still(at: datetime, now: datetime) -> bool:
    # The record's own day may be later than today's for someone who travelled west since.
    first = now.date() - timedelta(days=1) if now.hour < NIGHT_ENDS else now.date()
    return at.date() >= first


def _not_today_stands(every_offer: Sequence[Offer], now: datetime) -> bool:
    refused = [
        (one.at, one.number) for one in every_offer if one.outcome == "not-today" and _refused_for_now(one, now)
    ]
    # An offer that was asked for after "not today" takes its place.
    return bool(refused) and not any(
        one.at <= now and one.outcome != "not-today" and (one.at, one.number) > max(refused) for one in every_offer
    )


def _refused_for_now(offer: Offer, now: datetime) -> bool:
    if offer.day == now.date():
        return True
    in_this_night = now.hour < NIGHT_ENDS and offer.at.hour >= NIGHT_BEGINS
    return in_this_night and offer.at.date() == now.date() - timedelta(days=1)


def _known(practices: Iterable[str], catalogue: Catalogue) -> Iterator[Practice]:
    # A practice that a later catalogue no longer has keeps its own history and has no family.
    return (catalogue.by_id(practice) for practice in practices if practice in catalogue)


def _families(practices: Iterable[str], catalogue: Catalogue) -> Iterator[Family]:
    return (practice.family for practice in _known(practices, catalogue))


def _family_twice_running(history: Sequence[str], catalogue: Catalogue) -> frozenset[Family]:
    families = list(_families(history[:2], catalogue))
    return frozenset(families) if len(families) == 2 and len(set(families)) == 1 else frozenset()


def _self_days(done: Sequence[PracticeDone], catalogue: Catalogue) -> Iterator[date]:
    for one in done:
        if one.ended == "done" and any(RINGS[family] is Ring.SELF for family in _families([one.practice], catalogue)):
            yield one.at.date()
