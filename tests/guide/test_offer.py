"""The offer: what is drawn, with which probability, in which form, and what a person sees over many days."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.guide.offer import Choice, Quiet, choose, list_odds
from rekindle.life.records import CheckIn, Offer, Preferences, Record
from rekindle.method.catalogue import Catalogue
from rekindle.method.states import STATES, State
from tests.guide.lives import (
    HERE,
    LONG_AGO,
    NOON,
    PLAIN,
    Life,
    dice,
    done,
    lives,
    offered,
    outward,
    stand,
    tapped,
    too_much,
    unhurried,
)
from tests.method.shipped import CATALOGUE

DAY = timedelta(days=1)
NIGHT = datetime(2026, 11, 20, 3, 0, tzinfo=HERE)


class At(Random):
    """A draw that falls where it is told to, for walking through all of them."""

    def __init__(self, point: float) -> None:
        super().__init__()
        self.point = point

    def random(self) -> float:
        return self.point


def a_choice(got: Choice | Quiet) -> Choice:
    assert isinstance(got, Choice), got
    return got


def days_of_offers(first: datetime, days: int, seed: int, *, tap: State | None = None) -> list[str]:
    """Live through days on which one offer is made and nothing else is said, save perhaps one tile each day."""
    records: list[Record] = []
    for day in range(days):
        now = first + day * DAY
        if tap is not None:
            records.append(CheckIn(at=now - timedelta(minutes=1), states=(tap,)))
        situation = stand(*records, catalogue=CATALOGUE, now=now, began=first)
        choice = a_choice(choose(CATALOGUE, situation, 1, dice(seed * 1000 + day)))
        records.append(offered(choice.practice.id, now))
    return [record.practice for record in records if isinstance(record, Offer)]


# The draw.


@unhurried
@given(lives(), st.integers(1, 3), st.integers(0, 2**32))
def test_the_same_life_and_the_same_seed_give_the_same_choice(life: Life, number: int, seed: int) -> None:
    once = choose(life.catalogue, life.situation, number, dice(seed))
    assert choose(life.catalogue, life.situation, number, dice(seed)) == once


@unhurried
@given(lives())
def test_the_probability_kept_is_the_probability_of_the_draw(life: Life) -> None:
    steps, situation = 40, life.situation
    draws = [choose(life.catalogue, situation, 1, At(step / steps)) for step in range(steps)]
    chosen = [got for got in draws if isinstance(got, Choice)]
    assert len(chosen) in {0, steps}
    drawn = Counter(choice.practice.id for choice in chosen)
    kept = {choice.practice.id: choice.probability for choice in chosen}
    assert {name: count / steps for name, count in drawn.items()} == pytest.approx(kept, abs=1 / steps)
    assert not kept or sum(kept.values()) == pytest.approx(1)


@unhurried
@given(lives())
def test_a_probability_lies_between_a_tenth_and_eight_tenths_unless_only_one_can_come(life: Life) -> None:
    odds = [probability for _, probability in list_odds(life.catalogue, life.situation)]
    assert odds == [1.0] or all(0.1 <= probability <= 0.8 for probability in odds)


def test_a_draw_at_the_very_end_still_falls_on_the_last() -> None:
    house = Catalogue([PLAIN, outward(2, "ground-a", "grounding"), outward(3, "words-b", "words")])
    assert a_choice(choose(house, stand(catalogue=house), 1, At(1 - 2**-53))).practice.number == 3


@pytest.mark.parametrize(
    ("records", "now"),
    [
        ((), NIGHT),
        ((tapped("heavy"),), NOON),
        ((tapped("tight"),), NOON),
        ((CheckIn(at=NOON - 3 * DAY, not_safe=True),), NOON),
    ],
    ids=["at night", "on a hard day", "when tense", "in the week after not safe"],
)
def test_nothing_is_tried_out(records: tuple[Record, ...], now: datetime) -> None:
    choice = a_choice(choose(CATALOGUE, stand(*records, catalogue=CATALOGUE, now=now), 1, dice(1)))
    assert choice.probability == 1
    assert choice.form == "smallest"


# The form.


def test_the_smallest_form_comes_unless_some_energy_was_told() -> None:
    def form(*records: Record) -> str:
        return a_choice(choose(CATALOGUE, stand(*records, catalogue=CATALOGUE), 1, dice(1))).form

    some = CheckIn(at=NOON - timedelta(hours=1), energy="some")
    assert form() == "smallest"
    assert form(CheckIn(at=NOON, energy="little")) == "smallest"
    assert form(some) == "usual"
    assert form(some, tapped("heavy")) == "smallest"
    assert form(some, too_much("words-ten", NOON)) == "smallest"


# Quiet.


def test_after_three_offers_there_is_the_list() -> None:
    got = choose(CATALOGUE, stand(catalogue=CATALOGUE), 4, dice(1))
    assert isinstance(got, Quiet)
    assert got.why.code == "list"


def test_not_today_is_said_before_the_list() -> None:
    situation = stand(offered("words-ten", NOON, number=3, outcome="not-today"), catalogue=CATALOGUE)
    got = choose(CATALOGUE, situation, 4, dice(1))
    assert isinstance(got, Quiet)
    assert got.why.code == "not-today"


def test_where_nothing_fits_it_is_said() -> None:
    house = Catalogue([PLAIN])
    got = choose(house, stand(done("plain-one", NOON), catalogue=house), 1, dice(1))
    assert isinstance(got, Quiet)
    assert got.why.code == "nothing-fits"


# What ships.


@pytest.mark.parametrize("began", [NOON, LONG_AGO], ids=["on the first day", "later"])
@pytest.mark.parametrize("hour", range(24))
def test_an_empty_life_is_offered_something_at_any_hour_three_times(hour: int, began: datetime) -> None:
    now = NOON.replace(hour=hour)
    records: list[Record] = []
    for number in (1, 2, 3):
        situation = stand(*records, catalogue=CATALOGUE, now=now, began=min(began, now))
        choice = a_choice(choose(CATALOGUE, situation, number, dice(hour)))
        records.append(offered(choice.practice.id, now, number))
    assert len({record.practice for record in records if isinstance(record, Offer)}) == 3


@pytest.mark.parametrize("now", [NOON, NIGHT], ids=["by day", "by night"])
@pytest.mark.parametrize("state", STATES)
def test_every_tile_is_answered_with_something(state: State, now: datetime) -> None:
    for number in (1, 2, 3):
        situation = stand(tapped(state, at=now), catalogue=CATALOGUE, now=now, began=now)
        a_choice(choose(CATALOGUE, situation, number, dice(number)))


@unhurried
@given(lives(catalogue=CATALOGUE))
def test_with_what_ships_nothing_vulnerable_or_deep_is_offered_while_nothing_is_known(life: Life) -> None:
    for practice in replace(life, preferences=Preferences(at=life.began)).left:
        assert practice.vulnerability == 0
        assert practice.inward <= 1


# Many days.


@pytest.mark.parametrize("seed", range(25))
def test_two_weeks_without_a_word_bring_at_least_eight_different_things(seed: int) -> None:
    practices = days_of_offers(NOON, 14, seed)
    assert len(set(practices)) >= 8
    assert all(one != following for one, following in pairwise(practices))


def test_the_first_days_stay_outside() -> None:
    assert {CATALOGUE.by_id(practice).inward for practice in days_of_offers(NOON, 3, 7)} == {0}


@pytest.mark.parametrize("tap", ["heavy", "tight", "restless"])
def test_ten_hard_days_running_bring_more_than_one_thing(tap: State) -> None:
    assert len(set(days_of_offers(NOON, 10, 3, tap=tap))) >= 3


def test_ten_nights_running_bring_more_than_one_thing_and_what_suits_a_bed_comes_first() -> None:
    nights = days_of_offers(NIGHT, 10, 3)
    assert len(set(nights)) >= 3
    assert CATALOGUE.by_id(nights[0]).small_hours
    assert sum(practice == nights[0] for practice in nights) >= 3
