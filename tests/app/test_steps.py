"""Today's one small step: looking writes nothing, and each answer costs nothing."""

import pytest

from rekindle.app import now, practising, steps
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.library import Library
from rekindle.app.practising import Played
from rekindle.app.steps import NoStep, Step
from rekindle.life.records import Offer
from tests.conftest import StillClock
from tests.keeping import all_kept


@pytest.fixture
def library(house: House) -> Library:
    return house.library


def offers(diary: Diary) -> list[Offer]:
    found = [one.record for one in all_kept(diary) if isinstance(one.record, Offer)]
    return sorted(found, key=lambda offer: (offer.day, offer.number))


def step(found: Step | NoStep) -> Step:
    assert isinstance(found, Step)
    return found


def test_looking_at_today_writes_nothing_and_shows_the_same_each_time(diary: Diary, library: Library) -> None:
    first, second = (step(steps.todays_step(diary, library)) for _ in range(2))
    assert first.practice == second.practice
    assert offers(diary) == []


def test_an_offer_is_kept_with_its_probability_and_its_reason(diary: Diary, library: Library) -> None:
    held = step(steps.hold_step(diary, library))
    (offer,) = offers(diary)
    assert offer == held.offer
    assert 0 < offer.probability <= 1
    assert offer.why in library.why.sentences


def test_an_offer_that_is_held_stays_the_same_all_day(diary: Diary, library: Library, clock: StillClock) -> None:
    held = step(steps.hold_step(diary, library))
    clock.pass_by(hours=6)
    assert step(steps.todays_step(diary, library)).practice == held.practice
    assert len(offers(diary)) == 1


def test_a_tap_before_the_first_offer_shapes_it(diary: Diary, library: Library) -> None:
    now.tap(diary, "heavy")
    assert step(steps.hold_step(diary, library)).why.state == "heavy"


def test_an_offer_gives_way_when_it_no_longer_fits(diary: Diary, library: Library, clock: StillClock) -> None:
    held = step(steps.hold_step(diary, library))
    practising.finish(diary, Played(held.practice, "smallest", "too-much"))
    clock.pass_by(minutes=1)
    after = step(steps.todays_step(diary, library))
    assert after.practice.family != held.practice.family
    assert after.practice.inward == 0


def test_something_else_twice_and_then_the_list(diary: Diary, library: Library) -> None:
    seen = {step(steps.hold_step(diary, library)).practice.id}
    for _ in range(2):
        seen.add(step(steps.something_else(diary, library)).practice.id)
    assert len(seen) == 3
    nothing_more = steps.something_else(diary, library)
    assert isinstance(nothing_more, NoStep)
    assert nothing_more.why.code == "list"
    assert [offer.outcome for offer in offers(diary)] == ["something-else"] * 3


def test_not_today_offers_nothing_until_tomorrow(diary: Diary, library: Library, clock: StillClock) -> None:
    answer = steps.not_today(diary, library)
    assert isinstance(answer, NoStep)
    assert answer.why.code == "not-today"
    clock.pass_by(hours=10)
    assert isinstance(steps.todays_step(diary, library), NoStep)
    clock.pass_by(hours=14)
    step(steps.todays_step(diary, library))


def test_smaller_makes_it_the_smallest_form(diary: Diary, library: Library) -> None:
    steps.hold_step(diary, library)
    assert step(steps.smaller(diary, library)).offer.form == "smallest"
    assert [offer.outcome for offer in offers(diary)] == ["offered"]


def test_a_step_that_was_begun_and_played_is_done(diary: Diary, library: Library, clock: StillClock) -> None:
    begun = step(steps.begin_step(diary, library))
    assert not begun.done
    clock.pass_by(minutes=1)
    practising.finish(diary, Played(begun.practice, "smallest", "done"))
    assert step(steps.todays_step(diary, library)).done


def test_after_not_safe_nothing_is_offered(diary: Diary, library: Library) -> None:
    steps.hold_step(diary, library)
    now.not_safe(diary)
    nothing = steps.todays_step(diary, library)
    assert isinstance(nothing, NoStep)
    assert nothing.why.code == "not-safe"


def test_a_new_day_brings_a_new_offer(diary: Diary, library: Library, clock: StillClock) -> None:
    first = step(steps.hold_step(diary, library))
    clock.pass_by(days=1)
    assert step(steps.hold_step(diary, library)).practice != first.practice
    assert [offer.number for offer in offers(diary)] == [1, 1]


def test_another_step_after_one_that_was_done_leaves_the_first_as_it_was(
    diary: Diary, library: Library, clock: StillClock
) -> None:
    begun = step(steps.begin_step(diary, library))
    clock.pass_by(minutes=1)
    practising.finish(diary, Played(begun.practice, "smallest", "done"))
    another = step(steps.something_else(diary, library))
    assert another.practice != begun.practice
    assert [offer.outcome for offer in offers(diary)] == ["begun", "offered"]
    assert step(steps.todays_step(diary, library)).practice == another.practice


def test_not_today_holds_after_the_list_as_well(diary: Diary, library: Library) -> None:
    for _ in range(3):
        steps.something_else(diary, library)
    answer = steps.not_today(diary, library)
    assert isinstance(answer, NoStep)
    assert answer.why.code == "not-today"


def test_after_not_today_the_person_may_ask_for_one_after_all(
    diary: Diary, library: Library, clock: StillClock
) -> None:
    first = step(steps.hold_step(diary, library))
    clock.pass_by(minutes=1)
    steps.not_today(diary, library)
    clock.pass_by(minutes=1)
    asked = step(steps.ask_after_all(diary, library))
    assert asked.practice != first.practice
    assert step(steps.todays_step(diary, library)).practice == asked.practice
    assert [offer.outcome for offer in offers(diary)] == ["not-today", "offered"]


def test_a_reason_that_is_no_longer_true_gives_way_to_one_that_is(
    diary: Diary, library: Library, clock: StillClock
) -> None:
    clock.pass_by(hours=13)
    night = step(steps.hold_step(diary, library))
    assert night.why.code.startswith("night")
    clock.now = clock.now.replace(hour=8)  # the same local day, the night is over
    assert not step(steps.todays_step(diary, library)).why.code.startswith("night")


def test_after_not_safe_nothing_is_offered_even_when_a_step_was_done_today(
    diary: Diary, library: Library, clock: StillClock
) -> None:
    begun = step(steps.begin_step(diary, library))
    clock.pass_by(minutes=1)
    practising.finish(diary, Played(begun.practice, "smallest", "done"))
    now.not_safe(diary)
    nothing = steps.todays_step(diary, library)
    assert isinstance(nothing, NoStep)
    assert nothing.why.code == "not-safe"
    assert isinstance(steps.begin_step(diary, library), NoStep)
