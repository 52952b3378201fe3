"""Keep near, not for me, and what may not suit: kept, taken back, merged, and heard by what is offered."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rekindle.app import steps, wishes
from rekindle.app.browsing import Sought, browse, fits_in, on_path
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.preferences import in_force
from rekindle.app.steps import Step
from rekindle.app.wishes import what_is_wanted
from rekindle.guide.suits import AT_HOME, HOLDS
from rekindle.life.records import Preferences, Suits, Wish
from tests.conftest import StillClock


def test_what_is_kept_near_stands_first_and_what_is_not_for_me_by_itself(house: House, diary: Diary) -> None:
    catalogue = house.library.catalogue
    colour, ten = catalogue.by_id("ground-find-colour"), catalogue.by_id("words-ten")
    assert wishes.wish(diary, ten, "near") == "as-before"
    wishes.wish(diary, colour, "not-for-me")
    shelf = browse(house.library, Sought(), what_is_wanted(diary))
    assert shelf.near == (ten,)
    assert shelf.not_for_me == (colour,)
    assert colour not in shelf.all
    assert wishes.wish(diary, colour, "as-before") == "not-for-me"
    assert browse(house.library, Sought(), what_is_wanted(diary)).not_for_me == ()


def test_what_is_not_for_me_is_not_offered_even_where_it_stands_already(house: House, diary: Diary) -> None:
    seen = set()
    for _ in range(3):
        step = steps.hold_step(diary, house.library)
        assert isinstance(step, Step)
        seen.add(step.practice.id)
        wishes.wish(diary, step.practice, "not-for-me")
        after = steps.todays_step(diary, house.library)
        assert not isinstance(after, Step) or after.practice.id not in seen


def test_what_involves_people_at_home_is_in_no_list_once_it_is_left_out(house: House, diary: Diary) -> None:
    told = house.library.catalogue.by_id("say-hurt-message")
    say = next(place for place in house.library.map if place.id == "say")
    for answer, stands in (("no", True), ("yes", False), ("unasked", True)):
        wishes.leave_out_home(diary, answer)  # type: ignore[arg-type]
        wanted = what_is_wanted(diary)
        assert (told in browse(house.library, Sought(), wanted).all) is stands
        assert any(told in on_path(house.library, path, wanted) for path in say.paths) is stands


def test_an_answer_at_a_door_is_about_what_that_door_asks_and_nothing_else(house: House, diary: Diary) -> None:
    sighs = house.library.catalogue.by_id("breath-soft-sigh")
    wishes.say_at_the_door(diary, sighs, "yes", ["panic", "pain", "no-such-code"])
    answers = what_is_wanted(diary).answers
    assert answers == {"panic": "yes", "heart-lung": "no", "pregnancy": "no", "epilepsy": "no"}
    assert what_is_wanted(diary).known.to_ask(sighs) == []
    assert what_is_wanted(diary).known.holding(sighs) == ["panic"]


def test_after_half_a_year_a_door_asks_again_but_not_after_rather_not(
    house: House, diary: Diary, clock: StillClock
) -> None:
    fingers = house.library.catalogue.by_id("breath-finger-trace")
    wishes.say_of_codes(diary, {"panic": "yes", "heart-lung": "rather-not"})
    assert what_is_wanted(diary).known.to_ask(fingers) == []
    clock.pass_by(days=HOLDS.days + 1)
    known = what_is_wanted(diary).known
    assert known.to_ask(fingers) == ["panic"]
    assert known.holding(fingers) == ["panic"], "an old yes still holds"
    assert known.withheld == {"heart-lung"}


def test_what_stands_before_the_deeper_practices_is_read_once(house: House, diary: Diary) -> None:
    deep, light = house.library.catalogue.by_id("feel-sad-here"), house.library.catalogue.by_id("words-ten")
    assert what_is_wanted(diary).reads_before(deep)
    assert not what_is_wanted(diary).reads_before(light)
    wishes.read_before(diary)
    assert not what_is_wanted(diary).reads_before(deep)


def test_of_two_homes_the_later_wish_and_the_later_answer_hold(house: House, diary: Diary) -> None:
    now = diary.now()
    wishes.wish(diary, house.library.catalogue.by_id("words-ten"), "near")
    other = Preferences(
        at=now,
        wishes={"words-ten": Wish("not-for-me", now + timedelta(days=1)), "ground-find-colour": Wish("near", now)},
        suits={"panic": Suits("yes", now), AT_HOME: Suits("yes", now)},
    )
    diary.keep(other)
    holding = in_force(diary, diary.standing())
    assert holding is not None
    assert holding.wishes["words-ten"].says == "not-for-me"
    assert holding.suits[AT_HOME].answer == "yes"
    assert what_is_wanted(diary).answers["panic"] == "yes"
    later = replace(other, suits={"panic": Suits("rather-not", now + timedelta(days=2))})
    diary.keep(later)
    assert what_is_wanted(diary).answers["panic"] == "rather-not"


@pytest.mark.parametrize(
    ("words", "first"),
    [("COLOUR", "ground-find-colour"), ("ten words", "words-ten"), ("cólour", "ground-find-colour")],
)
def test_words_are_sought_in_titles_first_without_accents_and_case(house: House, words: str, first: str) -> None:
    found = [one.id for one in browse(house.library, Sought(words=words)).all]
    assert first in found[:3]
    assert browse(house.library, Sought(words="zzzz")).all == ()


def test_words_are_sought_in_the_texts_too(house: House) -> None:
    about = house.library.catalogue.by_id("senses-textures").about
    word = max(about.split(), key=len).strip(".,")
    assert "senses-textures" in {one.id for one in browse(house.library, Sought(words=word)).all}


HOURS = {hour: datetime(2026, 6, 15, hour, tzinfo=UTC) for hour in (2, 10, 16, 20, 23)}


@pytest.mark.parametrize("hour", HOURS)
def test_with_nothing_chosen_what_waits_for_its_moment_does_not_stand_first(house: House, hour: int) -> None:
    titles = [one.id for one in browse(house.library, Sought(), now=HOURS[hour]).all]
    reasons = {
        "help-tell-prescriber",
        "feel-after-strong",
        "care-hard-day",
        "hope-after-good-day",
        "body-part-by-part",
    }
    assert reasons.isdisjoint(titles[:24])
    assert reasons < set(titles)
    assert ("rest-dull-words" in titles[:24]) == (hour in {2, 20, 23})
    assert ("rest-three-am" in titles[:24]) == (hour in {2, 23})
    assert ("rest-evening-edge" in titles[:24]) == (hour == 20)
    assert titles[0] == "ground-find-colour"


def test_what_was_chosen_keeps_its_own_order_at_any_hour(house: House) -> None:
    sleepless = next(one for one in house.library.needs if one.id == "cant-sleep")
    for sought in (Sought(need=sleepless), Sought(where="bed"), Sought(words="night")):
        shelves = {browse(house.library, sought, now=now) for now in HOURS.values()}
        assert len(shelves) == 1
    assert browse(house.library, Sought(need=sleepless), now=HOURS[16]).all[0].id == "rest-three-am"


def test_every_choice_makes_the_list_shorter_and_leaves_what_it_says(house: House) -> None:
    everything = browse(house.library, Sought()).all
    assert len(everything) == sum(not one.leaves_no_trace for one in house.library.catalogue)
    for sought in (Sought(minutes=3), Sought(energy=0), Sought(where="bed"), Sought(where="outdoors")):
        left = browse(house.library, sought).all
        assert 0 < len(left) < len(everything)
        assert all(sought.leaves(one) for one in left)
    assert all(one.minutes_usual <= 3 for one in browse(house.library, Sought(minutes=3)).all)
    assert all(one.energy == 0 for one in browse(house.library, Sought(energy=0)).all)


def test_below_a_minute_the_smallest_form_counts(house: House) -> None:
    ten = house.library.catalogue.by_id("ground-find-colour")
    assert ten.seconds_smallest == 10
    assert fits_in(ten, 0.2)
    assert not fits_in(ten, 0.1)
