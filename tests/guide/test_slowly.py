"""Others and depth come slowly: one example for each rule that looks further back than a day, read aloud."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from rekindle.guide import slowly
from rekindle.guide.gates import GATES, Gate, nothing_is_tried_out, still_fits
from rekindle.guide.offer import choose_form
from rekindle.guide.situation import Situation
from rekindle.life.records import CheckIn, Feeling, ListItem, PracticeDone, Record
from rekindle.method.catalogue import Catalogue
from rekindle.method.players import Growing, Letter, Message, Reflect
from rekindle.method.players.step import Step
from rekindle.method.practice import Practice
from tests.guide.lives import LONG_AGO, NOON, PLAIN, done, offered, outward, passes, stand, tapped, too_much

DAY = timedelta(days=1)
ASKED = (Step(say="How?"),)
WITH_OTHERS = [replace(PLAIN, vulnerability=number) for number in range(4)]
DEEP = [replace(PLAIN, inward=number) for number in range(4)]
PAPER = outward(2, "say-paper", "expression")
MESSAGE = replace(
    outward(3, "say-message", "expression"),
    vulnerability=1,
    play=Message(parts=ASKED, paper="say-paper", close="There."),
)
TOLD = replace(outward(4, "say-person", "expression"), vulnerability=2)
SHALLOW = outward(5, "words-a", "words")
DEEPER = replace(outward(6, "words-b", "words"), inward=2)
NOBODY = replace(outward(7, "people-nobody", "people"), needs=("nobody-named",))
SIGNS = outward(8, "notice-a", "noticing")
AGAIN = replace(
    outward(9, "notice-b", "noticing"),
    needs=("kept-signs",),
    play=Reflect(questions=ASKED, beside="notice-a", close="So."),
)
HOUSE = Catalogue([PLAIN, PAPER, MESSAGE, TOLD, SHALLOW, DEEPER, NOBODY, SIGNS, AGAIN])


def after(*records: Record, now: datetime = NOON) -> Situation:
    return stand(*records, catalogue=HOUSE, now=now)


def kept(practice: str, at: datetime) -> PracticeDone:
    return replace(done(practice, at), kept=("something",))


def levels(gate: Gate, practices: list[Practice], situation: Situation) -> list[int]:
    assert gate in GATES
    return [number for number, practice in enumerate(practices) if gate(practice, situation)]


def test_a_letter_stays_shut_for_seven_days_after_not_safe() -> None:
    letter = replace(PLAIN, play=Letter(starts=("Dear …",), opens="now", close="There."))
    not_safe = CheckIn(at=NOON - 6 * DAY, not_safe=True)
    assert not passes(letter, stand(not_safe))
    assert passes(letter, stand(not_safe, now=NOON + DAY))


def test_kind_words_that_stung_today_are_left_for_today() -> None:
    kind = replace(outward(11, "kind-a", "kindness-to-self"), not_for=("kindness-hurts",))
    other = replace(outward(12, "letter-a", "words"), not_for=("kindness-hurts",))
    house = Catalogue([kind, other, PLAIN])
    stung = done("kind-a", NOON - timedelta(hours=2), "further")
    assert not passes(other, stand(stung, catalogue=house))
    assert passes(other, stand(stung, catalogue=house, now=NOON + DAY))
    assert passes(PLAIN, stand(stung, catalogue=house))


def test_nothing_vulnerable_comes_before_three_days_with_oneself_whatever_its_family() -> None:
    days = [done("words-a", NOON - days * DAY) for days in (2, 3, 4)]
    assert levels(slowly.waits_with_what_is_vulnerable, WITH_OTHERS, after(*days[:2])) == [0]
    assert levels(slowly.waits_with_what_is_vulnerable, WITH_OTHERS, after(*days)) == [0, 1, 2, 3]


def test_there_are_days_between_one_thing_with_others_and_the_next() -> None:
    def left(at: datetime) -> list[int]:
        later = done("words-a", NOON - timedelta(hours=1)), offered("words-a", NOON - timedelta(hours=2))
        return levels(slowly.leaves_days_between_others, WITH_OTHERS, after(done("say-message", at), *later))

    assert left(NOON - 2 * DAY) == [0]
    assert left(NOON - 3 * DAY) == [0, 1, 2, 3]


def test_two_things_with_others_never_follow_each_other() -> None:
    long_ago = offered("say-message", NOON - 20 * DAY)
    assert levels(slowly.leaves_days_between_others, WITH_OTHERS, after(long_ago)) == [0]
    between = offered("words-a", NOON - 10 * DAY)
    assert levels(slowly.leaves_days_between_others, WITH_OTHERS, after(long_ago, between)) == [0, 1, 2, 3]


def test_a_message_comes_after_its_rung_on_paper() -> None:
    assert not slowly.comes_after_its_paper_rung(MESSAGE, after())
    assert not slowly.comes_after_its_paper_rung(MESSAGE, after(replace(done("say-paper", NOON), ended="stopped")))
    assert slowly.comes_after_its_paper_rung(MESSAGE, after(done("say-paper", NOON - 5 * DAY)))
    assert slowly.comes_after_its_paper_rung(TOLD, after())


def test_each_rung_towards_others_comes_after_two_of_the_one_below_that_went_well() -> None:
    ones = [done("say-message", NOON - days * DAY) for days in (9, 12)]
    gate = slowly.skips_no_rung_towards_others
    assert levels(gate, WITH_OTHERS, after()) == [0, 1]
    assert levels(gate, WITH_OTHERS, after(ones[0])) == [0, 1]
    assert levels(gate, WITH_OTHERS, after(*ones)) == [0, 1, 2]
    assert levels(gate, WITH_OTHERS, after(ones[0], replace(ones[1], stirred="further"))) == [0, 1]
    twos = [done("say-person", NOON - days * DAY) for days in (5, 7)]
    assert levels(gate, WITH_OTHERS, after(*ones, *twos)) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "strong",
    [CheckIn(at=NOON - DAY, feelings=(Feeling("sad", "strong"),)), too_much("words-a", NOON - DAY)],
    ids=["a strong feeling", "too much"],
)
def test_no_higher_rung_comes_the_day_after_a_strong_moment(strong: Record) -> None:
    ones = [done("say-message", NOON - days * DAY) for days in (9, 12)]
    assert levels(slowly.skips_no_rung_towards_others, WITH_OTHERS, after(*ones, strong)) == [0, 1]


def test_depth_comes_after_three_rows_near_the_surface() -> None:
    three = [done("words-a", NOON - days * DAY) for days in (2, 3, 4)]
    gate = slowly.goes_deep_once_a_day_after_shallow_ones
    assert levels(gate, DEEP, after(*three[:2])) == [0, 1]
    assert levels(gate, DEEP, after(*three[:2], replace(three[2], stirred="further"))) == [0, 1]
    assert levels(gate, DEEP, after(*three)) == [0, 1, 2, 3]


def test_depth_comes_once_a_day_and_never_twice_running() -> None:
    three = [done("words-a", NOON - days * DAY) for days in (2, 3, 4)]
    gate = slowly.goes_deep_once_a_day_after_shallow_ones
    this_morning = (done("words-b", NOON - timedelta(hours=3)), done("words-a", NOON - timedelta(hours=1)))
    assert levels(gate, DEEP, after(*three, *this_morning)) == [0, 1]
    assert levels(gate, DEEP, after(*three, done("words-b", NOON - DAY))) == [0, 1]
    assert levels(gate, DEEP, after(*three, done("words-b", NOON - 5 * DAY))) == [0, 1, 2, 3]


def test_the_deepest_is_never_offered() -> None:
    assert levels(slowly.is_never_deepest, DEEP, after()) == [0, 1, 2]


def test_after_three_weeks_away_all_is_light_small_and_without_a_look_back() -> None:
    back = stand(away=True)
    energetic = [replace(PLAIN, energy=number) for number in range(4)]
    gate = slowly.is_light_after_long_absence
    assert levels(gate, energetic, back) == [0, 1]
    assert levels(gate, DEEP, back) == [0, 1]
    assert levels(gate, WITH_OTHERS, back) == [0]
    assert not gate(replace(PLAIN, not_for=("low-day",)), back)
    assert not gate(replace(PLAIN, family="understanding"), back)
    assert nothing_is_tried_out(back)
    assert choose_form(stand(CheckIn(at=NOON, energy="some"), away=True)) == "smallest"


@pytest.mark.parametrize(("days", "long"), [(20, False), (21, True)])
def test_three_weeks_are_long_and_the_day_of_coming_back_alone_is_theirs(days: int, long: bool) -> None:
    last = tapped("far", at=NOON - days * DAY)
    assert stand(last, tapped("far"), away=True).weeks.back_after_long is long
    assert not stand(last, tapped("far"), away=True, now=NOON + DAY).weeks.back_after_long


def test_who_only_just_began_was_not_away() -> None:
    assert not stand(away=True, began=NOON - 20 * DAY).weeks.back_after_long


GOOD = CheckIn(at=NOON - DAY, felt=0.75)


@pytest.mark.parametrize(
    "good",
    [GOOD, tapped("warm", at=NOON - DAY), tapped("tender", at=NOON - DAY), done("words-a", NOON - DAY, "lot")],
    ids=["felt much", "warm", "tender", "stirred a lot"],
)
def test_the_day_after_a_good_day_no_harder_rung_comes(good: Record) -> None:
    gate = slowly.is_no_harder_the_day_after_a_good_day
    assert levels(gate, DEEP, after(good)) == [0, 1]
    assert levels(gate, WITH_OTHERS, after(good)) == [0]
    assert levels(gate, DEEP, after(good, done("words-b", NOON - 3 * DAY))) == [0, 1, 2]
    assert levels(gate, WITH_OTHERS, after(good, done("say-message", NOON - 9 * DAY))) == [0, 1]
    assert levels(gate, DEEP, after(good, now=NOON + DAY)) == [0, 1, 2, 3]


def test_the_cards_for_the_day_after_come_only_when_today_is_lower() -> None:
    cards = replace(PLAIN, needs=("after-good-day",))
    assert passes(cards, stand(GOOD, tapped("foggy")))
    assert passes(cards, stand(GOOD, CheckIn(at=NOON, felt=0.5)))
    assert not passes(cards, stand(GOOD, CheckIn(at=NOON, felt=0.75)))
    assert not passes(cards, stand(GOOD, tapped("warm")))
    assert not passes(cards, stand(GOOD))
    assert not passes(cards, stand(tapped("foggy")))


def test_in_clearly_heavier_weeks_depth_and_closeness_stay_low() -> None:
    heavy = [tapped("heavy", at=NOON - days * DAY) for days in (1, 3, 5, 8, 11)]
    gate = slowly.is_lighter_in_heavier_weeks
    assert levels(gate, DEEP, after(*heavy)) == [0, 1]
    assert levels(gate, WITH_OTHERS, after(*heavy)) == [0, 1]
    assert levels(gate, DEEP, after(*heavy[:4])) == [0, 1, 2, 3]
    as_before = [tapped("heavy", at=NOON - days * DAY) for days in (15, 18, 20)]
    assert levels(gate, DEEP, after(*heavy, *as_before)) == [0, 1, 2, 3]


def test_how_low_felt_was_never_makes_heavier_weeks() -> None:
    low = [CheckIn(at=NOON - days * DAY, states=("nothing",), felt=0.0) for days in range(14)]
    assert not after(*low).weeks.heavier


def test_after_something_strong_today_the_list_for_it_may_come() -> None:
    calm = replace(PLAIN, needs=("after-strong",), family="care")
    strong = CheckIn(at=NOON, feelings=(Feeling("sad", "strong"),))
    assert passes(calm, stand(strong))
    assert passes(calm, after(too_much("words-a", NOON)))
    assert not passes(calm, stand(replace(strong, at=NOON - DAY)))
    assert not passes(calm, stand(CheckIn(at=NOON, feelings=(Feeling("sad", "faint"),))))


def test_after_a_draft_was_kept_the_cards_on_waiting_may_come_for_two_days() -> None:
    waiting = replace(PLAIN, needs=("after-message",))
    assert passes(waiting, after(kept("say-message", NOON - DAY)))
    assert not passes(waiting, after(kept("say-message", NOON - 2 * DAY)))
    assert not passes(waiting, after(done("say-message", NOON - DAY)))
    assert not passes(waiting, after(kept("words-a", NOON - DAY)))


def test_after_telling_someone_the_look_back_may_come_until_it_was_done() -> None:
    look = replace(outward(13, "trust-look", "senses"), needs=("after-telling",))
    house = Catalogue([*HOUSE, look])
    told = done("say-person", NOON - 2 * DAY)
    assert passes(look, stand(told, catalogue=house))
    assert not passes(look, stand(told, done("trust-look", NOON - DAY), offered("words-a", NOON), catalogue=house))
    assert not passes(look, stand(told, catalogue=house, now=NOON + DAY))
    assert not passes(look, stand(done("say-message", NOON - DAY), catalogue=house))


def test_for_sixty_days_after_nobody_yet_nobody_is_asked_who_came_back() -> None:
    who = replace(PLAIN, needs=("no-recent-nobody",))
    assert passes(who, after())
    assert not passes(who, after(done("people-nobody", NOON - 59 * DAY)))
    assert passes(who, after(done("people-nobody", NOON - 60 * DAY)))


def test_nobody_is_named_where_a_safe_person_was_asked_for_and_none_stands_there() -> None:
    ask = replace(outward(14, "people-ask", "senses"), play=Growing(parts=ASKED, list="people", close="So."))
    yet = replace(outward(15, "people-yet", "senses"), needs=("nobody-named",))
    who = replace(yet, needs=("no-recent-nobody",))
    house = Catalogue([*HOUSE, ask, yet])
    asked = (done("people-ask", NOON - 5 * DAY), done("words-a", NOON - DAY))
    named = ListItem(at=NOON - 5 * DAY, list="people", text="M.", practice="people-ask")
    assert passes(yet, stand(*asked, catalogue=house))
    assert not passes(who, stand(*asked, catalogue=house))
    assert not passes(yet, stand(*asked, named, catalogue=house))
    assert passes(who, stand(*asked, named, catalogue=house))
    assert not passes(yet, stand(catalogue=house))
    assert not passes(yet, stand(*asked, catalogue=house, now=NOON + 56 * DAY))


def test_signs_are_looked_at_again_four_weeks_after_they_were_kept_or_looked_at() -> None:
    assert not passes(AGAIN, after(kept("notice-a", NOON - 27 * DAY)))
    assert passes(AGAIN, after(kept("notice-a", NOON - 28 * DAY)))
    assert not passes(AGAIN, after(done("notice-a", NOON - 28 * DAY)))
    assert not passes(AGAIN, after(kept("notice-a", NOON - 60 * DAY), done("notice-b", NOON - 20 * DAY)))


WELL = [tapped("warm", at=NOON - days * DAY) for days in (2, 9, 16)]
LESS = replace(outward(10, "hope-less", "hope"), needs=("steady-weeks",))
SEASONS = Catalogue([PLAIN, LESS])


def in_season(*records: Record, began: datetime = LONG_AGO) -> Situation:
    return stand(*WELL, *records, catalogue=SEASONS, began=began)


def test_needing_this_less_is_named_after_steady_weeks() -> None:
    assert passes(LESS, in_season())
    assert not passes(LESS, in_season(began=NOON - 55 * DAY))


@pytest.mark.parametrize("met", [offered, done])
def test_needing_this_less_is_named_once_a_season(met: Callable[[str, datetime], Record]) -> None:
    for days, comes in ((2, False), (89, False), (90, True)):
        season = in_season(met(LESS.id, NOON - days * DAY), met(PLAIN.id, NOON - DAY))
        assert passes(LESS, season) is comes, f"{days} days after it came"


def test_needing_this_less_may_stand_through_the_day_it_was_offered_on() -> None:
    assert still_fits(LESS, in_season(offered(LESS.id, NOON - timedelta(hours=1))))


@pytest.mark.parametrize(
    "also",
    [
        [CheckIn(at=NOON - 50 * DAY, not_safe=True)],
        [tapped("heavy", at=NOON - days * DAY) for days in (30, 33, 37, 40)],
        [tapped("foggy", at=NOON - days * DAY) for days in (3, 5)],
        [tapped("warm", at=NOON - days * DAY) for days in range(1, 14)],
    ],
    ids=["not safe", "a heavier spell", "not mostly well", "many taps"],
)
def test_weeks_are_not_steady_with(also: list[Record]) -> None:
    assert not stand(*WELL, *also).weeks.steady


def test_two_answers_in_a_month_say_nothing_yet() -> None:
    assert not stand(*WELL[:2]).weeks.steady
