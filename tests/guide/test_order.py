"""In which order what may be offered stands."""

from datetime import timedelta

from msgspec.structs import replace

from rekindle.guide.order import in_order
from rekindle.guide.situation import Situation
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Practice
from tests.guide.lives import NOON, done, offered, outward, stand, tapped, too_much

DAY = timedelta(days=1)
GROUND = outward(2, "ground-a", "grounding", 40)
SENSES = outward(3, "senses-b", "senses", 10)
LONGER = outward(4, "senses-c", "senses", 20)
INWARD = replace(outward(5, "body-d", "body"), inward=1)
WALK = replace(outward(6, "move-e", "movement"), energy=1)
HOUSE = Catalogue([GROUND, SENSES, LONGER, INWARD, WALK])


def names(situation: Situation, *practices: Practice) -> list[str]:
    return [practice.id for practice in in_order(practices or HOUSE, situation)]


def test_outward_stands_before_light_and_light_before_short() -> None:
    assert names(stand(catalogue=HOUSE)) == ["senses-b", "senses-c", "ground-a", "move-e", "body-d"]


def test_among_equals_the_catalogue_decides() -> None:
    twin = outward(9, "senses-z", "senses", 10)
    assert names(stand(), twin, SENSES) == ["senses-b", "senses-z"]


def test_what_was_met_this_week_steps_behind_what_was_not() -> None:
    this_week = stand(offered("senses-b", NOON - 6 * DAY), done("ground-a", NOON - 8 * DAY), catalogue=HOUSE)
    assert names(this_week) == ["senses-c", "move-e", "body-d", "ground-a", "senses-b"]


def test_after_two_weeks_all_is_as_if_it_was_never_met() -> None:
    assert names(stand(offered("senses-b", NOON - 14 * DAY), catalogue=HOUSE))[0] == "senses-b"


def test_after_too_much_grounding_stands_first_and_then_the_outward_twin() -> None:
    deep = replace(outward(7, "feel-f", "feelings"), outward_twin="senses-c")
    house = Catalogue([*HOUSE, deep])
    situation = stand(too_much("feel-f", NOON), catalogue=house)
    assert names(situation) == ["ground-a", "senses-c", "senses-b", "move-e", "body-d"]


def test_where_grounding_is_out_something_moving_to_watch_stands_in_its_place() -> None:
    watch = replace(outward(8, "senses-watch-moving", "senses", 60), named_for=("instead-of-grounding",))
    house = Catalogue([*HOUSE, watch])
    out = (too_much("ground-a", NOON - 3 * DAY), too_much("ground-a", NOON - 2 * DAY))
    assert names(stand(*out, tapped("tight"), catalogue=house), SENSES, watch)[0] == "senses-watch-moving"
    assert names(stand(tapped("tight"), catalogue=house), SENSES, watch)[0] == "senses-b"


def test_on_a_hard_day_its_own_small_plan_stands_first() -> None:
    plan = replace(outward(9, "care-hard-day", "care", 50), named_for=("hard-day",))
    assert names(stand(tapped("heavy")), SENSES, plan)[0] == "care-hard-day"


def test_after_telling_someone_the_look_back_on_it_stands_first() -> None:
    tell = replace(outward(7, "say-t", "expression"), vulnerability=2)
    look = replace(outward(8, "trust-l", "trust", 60), needs=("after-telling",), inward=1)
    house = Catalogue([*HOUSE, tell, look])
    assert names(stand(done("say-t", NOON - DAY), catalogue=house), *house)[0] == "trust-l"
    assert names(stand(catalogue=house), *house)[0] == "senses-b"


def test_when_tense_grounding_stands_first() -> None:
    assert names(stand(tapped("restless"), catalogue=HOUSE))[0] == "ground-a"


def test_at_night_rest_stands_first_and_then_what_suits_a_bed() -> None:
    rest = outward(8, "rest-g", "rest", 60)
    bed = replace(outward(9, "senses-h", "senses", 10), small_hours=True)
    night = stand(now=NOON.replace(hour=23))
    assert names(night, SENSES, bed, rest) == ["rest-g", "senses-h", "senses-b"]


def test_where_nothing_is_tried_out_the_lightest_stands_first_although_it_was_met() -> None:
    situation = stand(tapped("heavy"), offered("senses-b", NOON - 2 * DAY), catalogue=HOUSE)
    assert names(situation)[:2] == ["senses-b", "senses-c"]


def test_where_nothing_is_tried_out_equally_light_ones_take_turns() -> None:
    twin = outward(9, "senses-z", "senses", 10)
    house = Catalogue([SENSES, twin])
    records = (tapped("heavy"), offered("senses-z", NOON - 3 * DAY), offered("senses-b", NOON - 2 * DAY))
    assert names(stand(*records, catalogue=house), SENSES, twin) == ["senses-z", "senses-b"]
