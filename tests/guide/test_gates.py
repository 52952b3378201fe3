"""What may be offered now: one example for each rule, read aloud."""

from datetime import datetime, timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from rekindle.app.wishes import Answer
from rekindle.guide.gates import (
    GATES,
    NEEDS_MET,
    calms_first,
    is_light_on_a_hard_day,
    silence,
    stays_near_the_surface_after_not_safe,
    still_fits,
    suits_the_night,
)
from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.situation import Situation
from rekindle.life.records import CheckIn, ListItem, Preferences, Suits, Wish
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import HEALTH_CODES, Family, Need, Practice
from rekindle.method.states import Energy, State
from tests.guide.lives import HERE, LONG_AGO, NOON, PLAIN, done, offered, outward, passes, stand, tapped, too_much

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NIGHT = datetime(2026, 11, 20, 23, 30, tzinfo=HERE)
INWARD_ONE = replace(PLAIN, inward=1)
SELF = replace(PLAIN, family="words")
GROUND = outward(2, "ground-a", "grounding")
HOUSE = Catalogue([PLAIN, GROUND, outward(3, "senses-b", "senses"), outward(4, "words-c", "words")])


def test_what_is_outward_light_and_free_of_conditions_passes_an_empty_life() -> None:
    assert passes(PLAIN, stand())


# Row 1: not safe.


def test_after_not_safe_nothing_is_offered_at_that_moment() -> None:
    assert silence(stand(CheckIn(at=NOON - MINUTE, not_safe=True))) == "not-safe"


def test_a_later_answer_that_does_not_say_not_safe_ends_the_silence() -> None:
    assert silence(stand(CheckIn(at=NOON - 60 * MINUTE, not_safe=True), tapped("foggy"))) is None


def test_the_next_day_ends_the_silence_but_not_before_the_night_is_over() -> None:
    not_safe = CheckIn(at=NIGHT, not_safe=True)
    assert silence(stand(not_safe, now=NIGHT + timedelta(hours=3))) == "not-safe"
    assert silence(stand(not_safe, now=NIGHT + timedelta(hours=7))) is None


def test_for_seven_days_after_not_safe_no_row_coded_self_harm_now_is_offered() -> None:
    coded = replace(PLAIN, not_for=("self-harm-now",))
    not_safe = CheckIn(at=NOON - 6 * DAY, not_safe=True)
    assert not passes(coded, stand(not_safe))
    assert passes(coded, stand(not_safe, now=NOON + DAY))


def test_for_seven_days_after_not_safe_nothing_is_deep_even_once_more_is_known_of_the_person() -> None:
    lately = stand(CheckIn(at=NOON - 6 * DAY, not_safe=True))
    assert not stays_near_the_surface_after_not_safe(replace(PLAIN, inward=2), lately)
    assert not stays_near_the_surface_after_not_safe(replace(PLAIN, vulnerability=1), lately)
    assert stays_near_the_surface_after_not_safe(INWARD_ONE, lately)
    assert stays_near_the_surface_after_not_safe(replace(PLAIN, inward=2), stand())
    assert stays_near_the_surface_after_not_safe in GATES


# Row 2: too much.


def test_after_too_much_the_rest_of_the_day_is_outward() -> None:
    situation = stand(too_much("words-c", NOON - MINUTE), catalogue=HOUSE)
    assert passes(PLAIN, situation)
    assert not passes(INWARD_ONE, situation)


def test_after_too_much_the_rest_of_the_day_is_another_family() -> None:
    assert not passes(PLAIN, stand(too_much("senses-b", NOON - MINUTE), catalogue=HOUSE))


def test_too_much_said_afterwards_counts_like_too_much_said_during_it() -> None:
    assert not passes(INWARD_ONE, stand(done("words-c", NOON - MINUTE, "too-much"), catalogue=HOUSE))


def test_too_much_holds_through_the_night_and_no_longer() -> None:
    late = too_much("words-c", NIGHT)
    body = replace(INWARD_ONE, family="body")
    assert not passes(body, stand(late, catalogue=HOUSE, now=NIGHT + timedelta(hours=6)))
    assert passes(body, stand(late, catalogue=HOUSE, now=NIGHT + timedelta(hours=7)))


def test_a_practice_the_house_no_longer_has_still_counts_as_too_much() -> None:
    assert not passes(INWARD_ONE, stand(too_much("gone-away", NOON - MINUTE)))


# Row 2a: too much again within the hour.


def test_a_second_too_much_within_the_hour_is_enough_for_an_hour() -> None:
    twice = (too_much("words-c", NOON - 60 * MINUTE), too_much("ground-a", NOON))
    assert silence(stand(*twice, catalogue=HOUSE, now=NOON + 59 * MINUTE)) == "enough"
    assert silence(stand(*twice, catalogue=HOUSE, now=NOON + 60 * MINUTE)) is None


def test_a_second_too_much_hours_later_is_not_yet_enough() -> None:
    twice = (too_much("words-c", NOON - 180 * MINUTE), too_much("ground-a", NOON - MINUTE))
    assert silence(stand(*twice, catalogue=HOUSE)) is None


# Row 3: not today.


def test_after_not_today_nothing_more_is_offered_until_tomorrow() -> None:
    no = offered("plain-one", NOON - 60 * MINUTE, outcome="not-today")
    assert silence(stand(no)) == "not-today"
    assert silence(stand(no, now=NOON.replace(hour=0, minute=0) + DAY)) is None


def test_not_today_said_in_the_night_holds_until_the_night_is_over() -> None:
    no = offered("plain-one", NIGHT.replace(hour=22, minute=0), outcome="not-today")
    assert silence(stand(no, now=NIGHT + timedelta(hours=1))) == "not-today"
    assert silence(stand(no, now=NIGHT + timedelta(hours=7))) is None


def test_after_not_today_the_person_may_ask() -> None:
    assert silence(stand(offered("plain-one", NOON, outcome="not-today"), asked=True)) is None


def test_asking_does_not_break_the_silence_after_not_safe() -> None:
    assert silence(stand(CheckIn(at=NOON, not_safe=True), asked=True)) == "not-safe"


# Rows 4 and 5: a family that was too much twice.


def test_a_family_that_was_too_much_twice_is_out_however_long_ago() -> None:
    once = (too_much("senses-b", NOON - 90 * DAY), done("ground-a", NOON - DAY))
    assert passes(PLAIN, stand(*once, catalogue=HOUSE))
    assert not passes(PLAIN, stand(*once, too_much("senses-b", NOON - 40 * DAY), catalogue=HOUSE))


def test_where_grounding_is_out_ten_steps_may_calm_in_its_place() -> None:
    steps = replace(PLAIN, named_for=("instead-of-grounding",), family="movement")
    grounding_out = (too_much("ground-a", NOON - 9 * DAY), too_much("ground-a", NOON - 8 * DAY))
    assert not passes(steps, stand(tapped("tight"), catalogue=HOUSE))
    assert passes(steps, stand(tapped("tight"), *grounding_out, catalogue=HOUSE))


# Row 6: further away.


def test_a_practice_that_led_further_away_twice_is_left_out_and_its_neighbours_are_not() -> None:
    once = done("plain-one", NOON - 9 * DAY, "further")
    twice = (once, done("plain-one", NOON - 5 * DAY, "further"), done("ground-a", NOON - DAY))
    assert passes(PLAIN, stand(once, done("ground-a", NOON - DAY), catalogue=HOUSE))
    assert not passes(PLAIN, stand(*twice, catalogue=HOUSE))
    assert passes(HOUSE.by_id("senses-b"), stand(*twice, catalogue=HOUSE))


# Rows 7 and 8: codes.


SEVEN = tuple(done(f"plain-{number}", NOON - (number + 1) * DAY) for number in range(7))


def said(code: str, answer: Answer, at: datetime = NOON - DAY) -> Preferences:
    return Preferences(at=LONG_AGO, suits={code: Suits(answer, at)})


@pytest.mark.parametrize("code", sorted(HEALTH_CODES))
def test_a_row_with_a_code_about_health_or_home_is_not_offered_to_whom_nobody_asked(code: str) -> None:
    assert not passes(replace(PLAIN, not_for=(code,)), stand())


@pytest.mark.parametrize("code", sorted(HEALTH_CODES))
def test_a_row_with_a_code_is_offered_after_no_and_not_after_yes_or_rather_not(code: str) -> None:
    coded = replace(PLAIN, not_for=(code,))
    assert passes(coded, stand(preferences=said(code, "no")))
    for answer in ("yes", "rather-not", "unasked"):
        assert not passes(coded, stand(preferences=said(code, answer)))


@pytest.mark.parametrize("code", sorted(HEALTH_CODES - {"unsafe-home"}))
def test_after_seven_practices_a_row_may_come_whose_door_asks_first_and_only_once_a_fortnight(code: str) -> None:
    coded = replace(PLAIN, not_for=(code,))
    house = Catalogue([coded, outward(2, "asks-too", "words")])
    assert not passes(coded, stand(*SEVEN[:6]))
    assert passes(coded, stand(*SEVEN))
    assert not passes(replace(coded, inward=2), stand(*SEVEN))
    assert not passes(coded, stand(*SEVEN, preferences=said(code, "rather-not")))
    earlier = offered(coded.id, NOON - 13 * DAY)
    between = offered("asks-too", NOON - MINUTE)
    assert not passes(coded, stand(*SEVEN, earlier, between, catalogue=house))
    assert passes(coded, stand(*SEVEN, replace(earlier, at=NOON - 15 * DAY), between, catalogue=house))


def test_what_involves_people_at_home_never_comes_by_asking_at_its_door() -> None:
    assert not passes(replace(PLAIN, not_for=("unsafe-home",)), stand(*SEVEN))


def test_a_no_is_taken_for_half_a_year_and_a_yes_for_good() -> None:
    coded = replace(PLAIN, not_for=("panic",))
    assert passes(coded, stand(preferences=said("panic", "no", NOON - 182 * DAY)))
    assert not passes(coded, stand(preferences=said("panic", "no", NOON - 184 * DAY)))
    assert not passes(coded, stand(*SEVEN, preferences=said("panic", "yes", NOON - 400 * DAY)))


def test_a_no_from_a_clock_that_ran_ahead_is_not_believed_and_is_asked_about_again() -> None:
    coded = replace(PLAIN, not_for=("panic",))
    assert passes(coded, stand(preferences=said("panic", "no", NOON)))
    for ahead in (MINUTE, 400 * DAY):
        for answer, asked in (("no", True), ("yes", True), ("rather-not", False)):
            situation = stand(preferences=said("panic", answer, NOON + ahead))  # type: ignore[arg-type]
            assert not passes(coded, situation)
            assert bool(situation.known.to_ask(coded)) is asked
        assert stand(preferences=said("panic", "yes", NOON + ahead)).known.holding(coded) == ["panic"]


def test_what_asks_at_its_door_may_stand_through_the_day_it_was_offered() -> None:
    coded = replace(PLAIN, not_for=("panic",))
    standing = stand(*SEVEN, offered(coded.id, NOON - MINUTE), catalogue=Catalogue([coded]))
    assert still_fits(coded, standing)
    assert not passes(coded, standing)


# The person's own no.


def test_what_is_not_for_me_is_never_offered_and_comes_back_when_i_say_so() -> None:
    for says, comes in (("not-for-me", False), ("as-before", True), ("near", True)):
        wishes = {PLAIN.id: Wish(says, NOON)}  # type: ignore[arg-type]
        situation = stand(preferences=Preferences(at=LONG_AGO, wishes=wishes))
        assert passes(PLAIN, situation) is comes
        assert still_fits(PLAIN, situation) is comes


def test_nothing_deeper_than_inward_one_and_nothing_vulnerable_is_offered() -> None:
    assert passes(INWARD_ONE, stand())
    assert not passes(replace(PLAIN, inward=2), stand())
    assert not passes(replace(PLAIN, vulnerability=1), stand())


# Row 9: night.


def test_at_night_a_page_to_write_is_not_offered_and_grounding_is() -> None:
    assert passes(GROUND, stand(now=NIGHT))
    assert not passes(SELF, stand(now=NIGHT))


def test_a_flicker_may_be_kept_at_night() -> None:
    assert passes(replace(PLAIN, named_for=("night",), family="hope"), stand(now=NIGHT))


def test_at_night_nothing_leads_out_of_the_house() -> None:
    assert not passes(replace(PLAIN, place="outside"), stand(now=NIGHT))


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (0, True), (5, True), (6, False)])
def test_the_night_lasts_from_ten_to_six(hour: int, night: bool) -> None:
    coded = replace(PLAIN, not_for=("night",))
    assert passes(coded, stand(now=NOON.replace(hour=hour))) is not night


def test_at_night_and_when_tense_nothing_is_deep_even_once_more_is_known_of_the_person() -> None:
    breath = replace(PLAIN, family="breath")
    for gate, situation in ((suits_the_night, stand(now=NIGHT)), (calms_first, stand(tapped("tight")))):
        left = [inward for inward in range(4) if gate(replace(breath, inward=inward), situation)]
        assert left == [0, 1]


def test_the_evening_lasts_from_six_to_ten() -> None:
    evening = replace(PLAIN, needs=("evening",))
    assert [hour for hour in range(24) if passes(evening, stand(now=NOON.replace(hour=hour)))] == [18, 19, 20, 21]


# Rows 10 and 11: energy.


@pytest.mark.parametrize(("told", "most"), [(None, 0), ("none", 0), ("little", 1), ("some", 2)])
def test_no_more_energy_is_asked_than_was_told_and_not_told_is_none(told: Energy | None, most: int) -> None:
    situation = stand(CheckIn(at=NOON - MINUTE, energy=told))
    assert [energy for energy in range(4) if passes(replace(PLAIN, energy=energy), situation)] == list(
        range(most + 1)
    )


def test_the_energy_of_yesterday_is_not_the_energy_of_today() -> None:
    assert not passes(replace(PLAIN, energy=1), stand(CheckIn(at=NOON - DAY, energy="some")))


# Row 12: a hard day.


def test_on_a_hard_day_no_row_for_better_days_is_offered() -> None:
    coded = replace(PLAIN, not_for=("low-day",))
    assert not passes(coded, stand(tapped("heavy", at=NOON - 240 * MINUTE), tapped("warm")))
    assert passes(coded, stand(tapped("heavy", at=NOON - DAY)))


@pytest.mark.parametrize("state", ["nothing", "far", "foggy"])
def test_nothing_far_away_and_foggy_never_make_a_hard_day(state: State) -> None:
    situation = stand(CheckIn(at=NOON, states=(state,), felt=0.0, connected=0.0))
    assert passes(replace(PLAIN, not_for=("low-day",)), situation)


def test_on_a_hard_day_nothing_is_deep_even_once_more_is_known_of_the_person() -> None:
    assert not is_light_on_a_hard_day(replace(PLAIN, inward=2), stand(tapped("heavy")))
    assert not is_light_on_a_hard_day(replace(PLAIN, vulnerability=1), stand(tapped("heavy")))
    assert is_light_on_a_hard_day(INWARD_ONE, stand(tapped("heavy")))
    assert is_light_on_a_hard_day(replace(PLAIN, inward=2), stand())
    assert is_light_on_a_hard_day in GATES


# Row 13: calm first.


@pytest.mark.parametrize("state", ["tight", "restless"])
def test_when_tight_or_restless_calm_comes_first(state: State) -> None:
    situation = stand(tapped(state))
    assert passes(GROUND, situation)
    assert passes(PLAIN, situation)
    assert not passes(SELF, situation)


def test_a_later_answer_ends_the_calm_first() -> None:
    assert passes(SELF, stand(tapped("tight", at=NOON - 60 * MINUTE), tapped("foggy")))


# Row 14: oneself before others.


def test_the_first_week_stays_with_steadying_and_oneself() -> None:
    making = replace(PLAIN, family="making")
    assert passes(SELF, stand(began=NOON - 6 * DAY))
    assert not passes(making, stand(began=NOON - 6 * DAY))
    assert passes(making, stand(began=NOON - 7 * DAY))


def test_what_is_about_others_waits_for_three_days_with_oneself() -> None:
    paper = replace(PLAIN, family="expression")
    days = [done("words-c", NOON - days * DAY) for days in (2, 3, 4)]
    assert not passes(paper, stand(*days[:2], catalogue=HOUSE))
    assert not passes(paper, stand(*days[:2], done("words-c", NOON - 3 * DAY - MINUTE), catalogue=HOUSE))
    assert not passes(paper, stand(*(replace(day, practice="ground-a") for day in days), catalogue=HOUSE))
    assert not passes(paper, stand(*(replace(day, ended="stopped") for day in days), catalogue=HOUSE))
    assert passes(paper, stand(*days, catalogue=HOUSE))


def test_every_family_lies_in_one_ring() -> None:
    assert set(RINGS) == set(get_args(Family))
    assert [family for family, ring in RINGS.items() if ring is Ring.OTHERS] == ["people", "trust", "expression"]


# Row 24: never twice running.


def test_the_practice_done_last_is_not_offered_again_and_neither_is_the_one_offered_last() -> None:
    situation = stand(done("plain-one", NOON - 3 * DAY), offered("ground-a", NOON - DAY), catalogue=HOUSE)
    assert [practice.id for practice in HOUSE if passes(practice, situation)] == ["senses-b", "words-c"]


def test_no_family_comes_three_times_running() -> None:
    two = (offered("senses-b", NOON - 2 * DAY), offered("plain-one", NOON - DAY))
    third = outward(9, "senses-d", "senses")
    assert not passes(third, stand(*two, catalogue=HOUSE))
    assert passes(third, stand(offered("ground-a", NOON - 2 * DAY), two[1], catalogue=HOUSE))


# Row 28: nothing is tried out.


def test_when_nothing_is_tried_out_what_once_was_too_much_is_not_offered() -> None:
    once = (done("plain-one", NOON - 9 * DAY, "further"), done("ground-a", NOON - 8 * DAY))
    assert passes(PLAIN, stand(*once, catalogue=HOUSE))
    assert not passes(PLAIN, stand(*once, tapped("heavy"), catalogue=HOUSE))


# Needs.


@pytest.mark.parametrize("need", sorted(set(get_args(Need)) - set(NEEDS_MET)))
def test_a_need_that_nobody_can_know_of_is_never_met(need: Need) -> None:
    lived = (tapped("heavy", "warm", at=NOON), done("ground-a", NOON, "lot"))
    for now in (NOON, NOON.replace(hour=20), NIGHT):
        assert not passes(replace(PLAIN, needs=(need,)), stand(*lived, catalogue=HOUSE, now=now))


def test_needs_are_met_by_what_was_said_and_done_today_and_by_the_hour() -> None:
    def met(need: Need, situation: Situation) -> bool:
        return passes(replace(PLAIN, needs=(need,)), situation)

    assert [need for need in NEEDS_MET if met(need, stand(now=NOON))] == ["no-recent-nobody"]
    assert met("hard-day", stand(tapped("heavy")))
    assert met("night-time", stand(now=NIGHT))
    assert met("evening", stand(now=NOON.replace(hour=19)))
    assert met("after-warm", stand(tapped("tender")))
    assert met("after-warm", stand(done("ground-a", NOON, "lot"), catalogue=HOUSE))
    assert met("done-something", stand(done("ground-a", NOON), catalogue=HOUSE))
    assert met("safe-person", stand(ListItem(at=LONG_AGO, list="people", text="M")))
    assert met("safe-space", stand(ListItem(at=LONG_AGO, list="places", text="the bench")))
    assert not met("safe-person", stand(ListItem(at=LONG_AGO, list="places", text="the bench")))
    assert not met("after-warm", stand(tapped("warm", at=NOON - DAY)))
    assert not met("after-warm", stand(done("ground-a", NOON - DAY, "lot"), catalogue=HOUSE))
    assert not met("done-something", stand(done("ground-a", NOON - DAY), catalogue=HOUSE))
    assert not met("done-something", stand(replace(done("ground-a", NOON), ended="stopped"), catalogue=HOUSE))


# Below the table: something else.


def test_something_else_is_something_else() -> None:
    two = (offered("plain-one", NOON - 2 * MINUTE), offered("ground-a", NOON - MINUTE, number=2))
    assert not passes(PLAIN, stand(*two, catalogue=HOUSE))


# An offer that stands.


def test_an_offer_that_stands_goes_on_standing_although_it_is_the_last_one() -> None:
    assert still_fits(
        PLAIN, stand(offered("plain-one", NOON - MINUTE), offered("senses-b", NOON - DAY), catalogue=HOUSE)
    )


def test_an_offer_that_stands_goes_when_it_no_longer_fits_what_was_said_since() -> None:
    offer = offered("words-c", NOON - 10 * MINUTE)
    assert still_fits(SELF, stand(offer, tapped("foggy"), catalogue=HOUSE))
    assert not still_fits(SELF, stand(offer, tapped("tight"), catalogue=HOUSE))
    assert not still_fits(PLAIN, stand(offer, CheckIn(at=NOON, not_safe=True), catalogue=HOUSE))


# Odd moments.


def test_what_is_dated_after_now_says_nothing_yet() -> None:
    assert passes(SELF, stand(tapped("tight", at=NOON + DAY), too_much("plain-one", NOON + DAY)))


def test_the_began_day_counts_by_its_own_clock() -> None:
    making: Practice = replace(PLAIN, family="making")
    late_at_home = datetime(2026, 11, 13, 23, 30, tzinfo=HERE)
    assert passes(making, stand(began=late_at_home, now=NOON))
    assert passes(making, stand(began=LONG_AGO))
