"""How the last weeks went: the facts of the rules that look further back than a day (rows 21, 22, 25 and 27).

Only what a person said or tapped counts, a day at a time; how low "felt" was never makes a heavier time. Nothing of
this is shown to anyone, and nothing is summed up for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rekindle.life.records import CheckIn, Entry, Flicker, Offer, PracticeDone
from rekindle.life.timeline import Timeline
from rekindle.method.states import State

LONG_AWAY = timedelta(days=21)
"""So long without anything kept is a long absence."""
FORTNIGHT = timedelta(days=14)
HEAVIER_DAYS = 5
"""A fortnight is heavier with so many heavy days, and at least twice as many as in the one before."""
MONTH, EIGHT_WEEKS = timedelta(days=28), timedelta(days=56)
HEAVY_DAYS_WHEN_STEADY = 3
"""More heavy days than these within eight weeks are a heavier spell."""
FEW, SEVERAL = 3, 12
"""Answered days of four weeks: with fewer nobody can tell, and with more there are not few taps."""
RATHER_FELT, MUCH_FELT = 0.5, 0.75
NUMB: frozenset[State] = frozenset({"nothing", "far", "foggy"})
NEAR: frozenset[State] = frozenset({"warm", "tender"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """What the rules may know of the time before today."""

    back_after_long: bool
    """Nothing was kept for three weeks before today."""
    after_good_day: bool
    """Yesterday something warm or tender was tapped, much was felt, or a practice stirred a lot."""
    lower_than_yesterday: bool
    """Today's newest answer is numb or heavy, or says that less is felt than yesterday."""
    heavier: bool
    """The last two weeks were clearly heavier than the two before, by what was said of them."""
    steady: bool
    """For four weeks it was mostly well, with few taps, and there was no heavier spell in eight."""


def read_weeks(
    timeline: Timeline, check_ins: Sequence[CheckIn], done: Sequence[PracticeDone], began: datetime, now: datetime
) -> Weeks:
    """Read the time before today from everything up to `now`; `check_ins` and `done` are the newest first."""
    today, yesterday = now.date(), now.date() - timedelta(days=1)
    heavy_days = set(_heavy_days(check_ins, done))
    return Weeks(
        back_after_long=today - _last_day_before(timeline, today, began.date()) >= LONG_AWAY,
        after_good_day=_was_good(check_ins, done, yesterday),
        lower_than_yesterday=_is_lower(check_ins, yesterday, today),
        heavier=_is_heavier(heavy_days, today),
        steady=today - began.date() >= EIGHT_WEEKS and _is_steady(check_ins, heavy_days, today),
    )


def strained(one: PracticeDone) -> bool:
    """Tell whether a practice was too much or led further away."""
    return one.ended == "too-much" or one.stirred in {"too-much", "further"}


def _last_day_before(timeline: Timeline, today: date, began: date) -> date:
    kinds = (CheckIn, Entry, Flicker, Offer, PracticeDone)
    kept = (one.at.date() for one in timeline.newest_first() if isinstance(one.record, kinds))
    return max(began, next((day for day in kept if day < today), began))


def _heavy_days(check_ins: Sequence[CheckIn], done: Sequence[PracticeDone]) -> Iterator[date]:
    yield from (one.at.date() for one in check_ins if one.not_safe or "heavy" in one.states)
    yield from (one.at.date() for one in done if strained(one))


def _was_good(check_ins: Sequence[CheckIn], done: Sequence[PracticeDone], day: date) -> bool:
    if any(one.stirred == "lot" and one.at.date() == day for one in done):
        return True
    return any(one.at.date() == day and (NEAR & set(one.states) or (one.felt or 0) >= MUCH_FELT) for one in check_ins)


def _is_lower(check_ins: Sequence[CheckIn], yesterday: date, today: date) -> bool:
    newest = next((one for one in check_ins if one.at.date() == today and (one.states or one.felt is not None)), None)
    if newest is None:
        return False
    best = max((one.felt for one in check_ins if one.at.date() == yesterday and one.felt is not None), default=0.0)
    return bool({*NUMB, "heavy"} & set(newest.states)) or (newest.felt is not None and newest.felt < best)


def _is_heavier(heavy_days: set[date], today: date) -> bool:
    lately = sum(today - FORTNIGHT < day <= today for day in heavy_days)
    before = sum(today - 2 * FORTNIGHT < day <= today - FORTNIGHT for day in heavy_days)
    return lately >= HEAVIER_DAYS and lately >= 2 * before


def _is_steady(check_ins: Sequence[CheckIn], heavy_days: set[date], today: date) -> bool:
    if sum(today - day < EIGHT_WEEKS for day in heavy_days) > HEAVY_DAYS_WHEN_STEADY:
        return False
    if any(one.not_safe and today - one.at.date() < EIGHT_WEEKS for one in check_ins):
        return False
    lately = [one for one in check_ins if today - one.at.date() < MONTH and (one.states or one.felt is not None)]
    answered = {one.at.date() for one in lately}
    well = {one.at.date() for one in lately if NEAR & set(one.states) or (one.felt or 0) >= RATHER_FELT}
    return FEW <= len(answered) <= SEVERAL and 3 * len(well - heavy_days) >= 2 * len(answered)
