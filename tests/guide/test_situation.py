"""How things stand: what a day is, and what is read from records made elsewhere or at odd moments."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from msgspec.structs import replace

from rekindle.guide.situation import read_situation
from rekindle.life.records import CheckIn
from rekindle.life.timeline import Timeline
from rekindle.method.catalogue import Catalogue
from tests.guide.lives import (
    HERE,
    NOON,
    PLAIN,
    Life,
    done,
    lives,
    offered,
    outward,
    stand,
    tapped,
    timeline,
    too_much,
    unhurried,
)

DAY = timedelta(days=1)
GROUND = outward(2, "ground-a", "grounding")
HOUSE = Catalogue([PLAIN, GROUND])


def test_an_empty_life_has_said_nothing_and_done_nothing() -> None:
    situation = read_situation(Timeline([]), HOUSE, NOON, NOON)
    assert situation.said.states == ()
    assert situation.said.energy is None
    assert not situation.strain.today
    assert not situation.steps.met
    assert situation.first_week


def test_the_newest_tiles_count_even_if_energy_was_told_after_them() -> None:
    situation = stand(tapped("far", at=NOON - timedelta(hours=2)), CheckIn(at=NOON, energy="little"))
    assert situation.said.states == ("far",)
    assert situation.said.energy == "little"


def test_heavy_the_evening_before_still_holds_in_the_night_and_not_in_the_morning() -> None:
    evening = tapped("heavy", at=datetime(2026, 11, 19, 22, 0, tzinfo=HERE))
    assert stand(evening, now=datetime(2026, 11, 20, 5, 59, tzinfo=HERE)).said.hard_day
    assert not stand(evening, now=datetime(2026, 11, 20, 6, 0, tzinfo=HERE)).said.hard_day


def test_today_is_still_today_for_someone_who_flew_west() -> None:
    east = datetime(2026, 11, 21, 1, 0, tzinfo=timezone(timedelta(hours=13)))
    now = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert stand(tapped("heavy", at=east), now=now).said.hard_day


def test_one_practice_that_was_stopped_and_said_to_be_too_much_was_too_much_once() -> None:
    both = too_much("ground-a", NOON - 5 * DAY)
    situation = stand(replace(both, stirred="too-much"), catalogue=HOUSE)
    assert situation.strain.withdrawn == frozenset()
    assert situation.strain.ever == {"ground-a"}


def test_what_was_offered_and_what_was_begun_was_met() -> None:
    situation = stand(offered("plain-one", NOON - 3 * DAY), done("plain-one", NOON - 5 * DAY), catalogue=HOUSE)
    assert situation.steps.met == {"plain-one": NOON - 3 * DAY}


def test_an_offer_of_today_counts_even_where_the_clock_went_back_since() -> None:
    situation = stand(offered("plain-one", NOON + timedelta(minutes=20), outcome="not-today"), catalogue=HOUSE)
    assert situation.steps.offered_today == {"plain-one"}
    assert situation.steps.not_today


@unhurried
@given(lives())
def test_the_order_in_which_records_were_kept_changes_nothing(life: Life) -> None:
    moments = [record.at for record in life.records]
    if len(set(moments)) == len(moments):
        backwards = read_situation(
            timeline(life.records[::-1]),
            life.catalogue,
            life.began,
            life.now,
            asked=life.asked,
            preferences=life.preferences,
        )
        assert backwards == life.situation
