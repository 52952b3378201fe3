"""Random lives try to get past every gate: each claim here is worked out from the records, without the situation."""

from collections import Counter
from datetime import datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rekindle.guide.gates import is_light_on_a_hard_day, stays_near_the_surface_after_not_safe
from rekindle.guide.offer import Choice, Quiet, choose, list_odds
from rekindle.guide.rings import RINGS
from rekindle.method.practice import HEALTH_CODES, Practice
from tests.guide.claims import (
    HOUR,
    WEEK,
    answer,
    hard_day,
    in_lives,
    is_back_after_long,
    night,
    not_safe_lately,
    of_family,
    strained,
    tense,
)
from tests.guide.lives import PLAIN_HOUSE, Life, lives, unhurried


@in_lives("not-safe", "foggy")
def test_while_the_last_answer_of_the_day_is_not_safe_nothing_is_offered(life: Life) -> int:
    today = [one for one in life.check_ins if life.holds(one)]
    if today and today[-1].not_safe and (len(today) == 1 or today[-2].at < today[-1].at):
        got = answer(life)
        assert isinstance(got, Quiet)
        assert got.why.code == "not-safe"
        return 1
    return 0


@in_lives("not-safe")
def test_for_seven_days_after_not_safe_all_is_shallow_and_nothing_is_coded_self_harm_now(life: Life) -> int:
    if not not_safe_lately(life):
        return 0
    shallow = life.left_by(stays_near_the_surface_after_not_safe)
    for practice in shallow:
        assert practice.inward <= 1
        assert practice.vulnerability == 0
    left = life.left
    assert all("self-harm-now" not in practice.not_for for practice in left)
    return min(len(left), len(shallow))


@in_lives("too-much", "stirred-too-much")
def test_on_a_day_with_too_much_all_is_outward_and_of_another_family(life: Life) -> int:
    today = [one for one in life.done if strained(one) and life.holds(one)]
    left = life.left if today else []
    for practice in left:
        assert practice.inward == practice.vulnerability == 0
        assert not any(of_family(life, one.practice, practice.family) for one in today)
    return len(left)


@in_lives("too-much", "stirred-too-much")
def test_for_an_hour_after_too_much_twice_within_an_hour_nothing_is_offered(life: Life) -> int:
    hits = [one.at for one in life.done if strained(one)]
    pairs = [(a, b) for number, a in enumerate(hits) for b in hits[number + 1 :]]
    if any(b - a <= HOUR and life.now - b < HOUR for a, b in pairs):
        assert isinstance(answer(life), Quiet)
        return 1
    return 0


@in_lives("not-today", "offered")
def test_after_not_today_nothing_is_offered_on_that_day_unless_the_person_asks(life: Life) -> int:
    newest = max(life.offers, key=lambda one: (one.at, one.number), default=None)
    if newest and newest.outcome == "not-today" and newest.day == life.now.date() and not life.asked:
        assert isinstance(answer(life), Quiet)
        return 1
    return 0


@in_lives("too-much", "stirred-too-much", "done", catalogue=PLAIN_HOUSE)
def test_a_family_that_was_too_much_twice_never_comes_back(life: Life) -> int:
    families = {practice.family for practice in life.catalogue}
    hits = {
        family: sum(strained(one) and of_family(life, one.practice, family) for one in life.done)
        for family in families
    }
    for practice in life.left:
        assert hits[practice.family] < 2
    return sum(many >= 2 for many in hits.values())


@in_lives("stirred-further", "done", catalogue=PLAIN_HOUSE)
def test_a_practice_that_led_further_away_twice_never_comes_back(life: Life) -> int:
    further = Counter(one.practice for one in life.done if one.stirred == "further")
    for practice in life.left:
        assert further[practice.id] < 2
    return sum(many >= 2 for many in further.values())


def answer_about(life: Life, code: str) -> str:
    """Give what is known of a code: yes, no, rather-not, or "" where nobody was asked for half a year."""
    said = life.preferences.suits.get(code)
    if said is None or said.answer == "unasked" or (said.answer == "no" and (life.now - said.at).days >= 183):
        return ""
    return said.answer


def codes_of(practice: Practice) -> list[str]:
    return [code for code in practice.not_for if code in HEALTH_CODES]


@in_lives()
def test_nothing_vulnerable_and_nothing_deep_is_ever_offered(life: Life) -> int:
    left = life.left
    for practice in left:
        assert practice.vulnerability == 0
        assert practice.inward <= 1
    return len(left)


@in_lives("done")
def test_nothing_is_offered_that_the_person_said_does_not_suit_them(life: Life) -> int:
    for practice in life.left:
        assert "yes" not in {answer_about(life, code) for code in codes_of(practice)}
    return sum(answer_about(life, code) == "yes" for practice in life.catalogue for code in codes_of(practice))


@in_lives("done")
def test_what_is_not_known_to_suit_comes_after_seven_practices_and_never_after_rather_not(life: Life) -> int:
    known = [one for one in life.done if one.ended == "done"]
    for practice in life.left:
        answers = {answer_about(life, code) for code in codes_of(practice)} - {"no"}
        if answers:
            assert answers == {""}
            assert len(known) >= 7
            assert practice.inward <= 1
            assert not any(holds(life) for holds in (night, hard_day, tense, not_safe_lately))
    return sum(bool(codes_of(practice)) for practice in life.catalogue)


@in_lives("done")
def test_what_involves_people_at_home_is_offered_only_after_a_plain_no_to_leaving_it_out(life: Life) -> int:
    involved = [practice for practice in life.catalogue if "unsafe-home" in practice.not_for]
    left = life.left
    for practice in involved:
        assert practice not in left or answer_about(life, "unsafe-home") == "no"
    return len(involved)


@in_lives("offered", "done")
def test_once_a_fortnight_at_most_something_comes_whose_door_has_a_question(life: Life) -> int:
    def was_known(code: str, offered_at: datetime) -> bool:
        said = life.preferences.suits.get(code)
        return said is not None and said.answer in {"yes", "no"} and said.at <= offered_at

    lately = [one for one in life.offers if life.now - one.at < 2 * WEEK and one.practice in life.catalogue]
    asked = [
        one
        for one in lately
        if any(not was_known(code, one.at) for code in codes_of(life.catalogue.by_id(one.practice)))
        and "yes" not in {answer_about(life, code) for code in codes_of(life.catalogue.by_id(one.practice))}
    ]
    if asked:
        for practice in life.left:
            assert "" not in {answer_about(life, code) for code in codes_of(practice)}
    return len(asked)


@in_lives()
def test_what_is_not_for_this_person_is_never_offered(life: Life) -> int:
    wishes = life.preferences.wishes
    unwanted = [one.id for one in life.catalogue if one.id in wishes and wishes[one.id].says == "not-for-me"]
    assert {practice.id for practice in life.left}.isdisjoint(unwanted)
    return len(unwanted)


@in_lives()
def test_at_night_all_is_quiet_indoors_and_needs_no_energy(life: Life) -> int:
    left = life.left if night(life) else []
    for practice in left:
        assert practice.family in {"rest", "grounding", "senses", "body", "breath"} or "night" in practice.named_for
        assert practice.inward <= 1
        assert practice.energy == 0
        assert practice.place != "outside"
        assert "night" not in practice.not_for
    return len(left)


@in_lives("energy-none", "energy-little", "energy-some")
def test_no_more_energy_is_asked_than_was_told_today(life: Life) -> int:
    told = [one.energy for one in life.check_ins if one.energy is not None and one.at.date() >= life.now.date()]
    most = {"none": 0, "little": 1, "some": 2}[told[-1]] if told else 0
    left = life.left
    assert all(practice.energy <= most for practice in left)
    return len(left) if told else 0


@in_lives("heavy", "warm")
def test_on_a_hard_day_all_is_shallow_and_nothing_is_for_better_days(life: Life) -> int:
    if not hard_day(life):
        return 0
    light = life.left_by(is_light_on_a_hard_day)
    for practice in light:
        assert practice.inward <= 1
        assert practice.vulnerability == 0
    left = life.left
    assert all("low-day" not in practice.not_for for practice in left)
    return min(len(left), len(light))


@in_lives("tight", "restless", "foggy")
def test_when_tense_all_is_calming(life: Life) -> int:
    left = life.left if tense(life) else []
    for practice in left:
        named = {"tense", "instead-of-grounding"} & set(practice.named_for)
        assert practice.family in {"grounding", "senses", "breath"} or named
        assert practice.inward <= 1
    return len(left)


@in_lives("done", "stopped")
def test_oneself_comes_before_others(life: Life) -> int:
    days = {
        one.at.date()
        for one in life.done
        if one.ended == "done"
        and one.practice in life.catalogue
        and RINGS[life.catalogue.by_id(one.practice).family] == 1
    }
    first_week = life.now.date() - life.began.date() < WEEK
    furthest = 1 if first_week else 2 if len(days) < 3 else 3
    left = life.left
    assert all(RINGS[practice.family] <= furthest for practice in left)
    return len(left) if any(RINGS[practice.family] > furthest for practice in life.catalogue) else 0


@in_lives("done", "offered", catalogue=PLAIN_HOUSE)
def test_never_the_same_practice_twice_running(life: Life) -> int:
    last_done = {one.practice for one in life.done if one.at == life.done[-1].at}
    last_offered = {one.practice for one in life.offers if one.at == life.offers[-1].at}
    for practice in life.left:
        assert last_done != {practice.id}
        assert last_offered != {practice.id}
    return bool(last_done) + bool(last_offered)


@in_lives("done", "offered", catalogue=PLAIN_HOUSE)
def test_never_the_same_family_three_times_running(life: Life) -> int:
    twice = 0
    for history in (life.done, life.offers):
        last = [one.practice for one in history[-2:]]
        if len(last) < 2 or len({one.at for one in history}) < len(history):
            continue
        families = {practice.family for practice in life.catalogue}
        running = {family for family in families if all(of_family(life, one, family) for one in last)}
        assert running.isdisjoint(practice.family for practice in life.left)
        twice += len(running)
    return twice


@in_lives("too-much", "stirred-further", "heavy", "done", catalogue=PLAIN_HOUSE)
def test_when_nothing_is_tried_out_nothing_comes_that_ever_strained(life: Life) -> int:
    if not (night(life) or hard_day(life) or tense(life) or not_safe_lately(life) or is_back_after_long(life)):
        return 0
    hurt = {one.practice for one in life.done if strained(one) or one.stirred == "further"}
    assert hurt.isdisjoint(practice.id for practice in life.left)
    return len(hurt)


def need_is_met(life: Life, need: str) -> bool:
    met = {
        "hard-day": hard_day(life),
        "night-time": night(life),
        "evening": 18 <= life.now.hour <= 21,
        "after-warm": any(
            {"warm", "tender"} & set(one.states) for one in life.check_ins if one.at.date() >= life.now.date()
        )
        or any(one.stirred == "lot" for one in life.done if one.at.date() >= life.now.date()),
        "done-something": any(one.ended == "done" for one in life.done if one.at.date() >= life.now.date()),
    }
    return met.get(need, False)


FURTHER_BACK = {
    "after-strong",
    "after-message",
    "after-telling",
    "after-good-day",
    "no-recent-nobody",
    "kept-signs",
    "steady-weeks",
}
"""Needs that other claims are about."""


@in_lives("warm", "tender", "stirred-lot", "done", "heavy")
def test_nothing_is_offered_whose_need_is_unmet_or_unknown(life: Life) -> int:
    left = life.left
    for practice in left:
        assert all(need_is_met(life, need) for need in practice.needs if need not in FURTHER_BACK)
    return sum(bool(practice.needs) for practice in life.catalogue)


@in_lives("offered", "something-else", catalogue=PLAIN_HOUSE)
def test_nothing_is_offered_twice_on_one_day(life: Life) -> int:
    today = {one.practice for one in life.offers if one.day == life.now.date()}
    assert today.isdisjoint(practice.id for practice in life.left)
    return len(today)


@unhurried
@given(lives(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_what_is_chosen_is_always_among_what_the_gates_leave(life: Life, number: int, draw: Random) -> None:
    got = choose(life.catalogue, life.situation, number, draw)
    if isinstance(got, Choice):
        left: list[Practice] = life.left
        assert got.practice in left
        assert number <= 3
        assert (got.practice, got.probability) in list_odds(life.catalogue, life.situation)
