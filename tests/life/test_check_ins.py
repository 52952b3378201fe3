"""What a tap does, and which check-in it belongs to."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from rekindle.life.check_ins import More, say_more, says_nothing, tap
from rekindle.life.records import CheckIn, Feeling, Flicker
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.states import STATES, State

NOW = datetime(2026, 6, 15, 10, 0, tzinfo=timezone(timedelta(hours=2)))


def timeline_with(check_in: CheckIn) -> Timeline:
    return Timeline([Kept(b"c" * 16, 0, check_in), Kept(b"f" * 16, 0, Flicker(at=NOW))])


def test_the_first_tap_begins_a_check_in() -> None:
    assert tap(None, "far", NOW) == CheckIn(at=NOW, states=("far",))


def test_a_second_tile_is_added_and_the_same_tile_taken_away() -> None:
    two = tap(tap(None, "far", NOW), "heavy", NOW)
    assert two.states == ("far", "heavy")
    assert tap(two, "far", NOW).states == ("heavy",)


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=30))
def test_after_any_taps_a_tile_stands_if_it_was_tapped_an_odd_number_of_times(taps: list[State]) -> None:
    check_in: CheckIn | None = None
    for state in taps:
        check_in = tap(check_in, state, NOW)
    assert check_in is not None
    assert set(check_in.states) == {state for state in STATES if taps.count(state) % 2}


def test_a_tap_belongs_to_the_check_in_of_the_last_fifteen_minutes() -> None:
    timeline = timeline_with(CheckIn(at=NOW, states=("far",)))
    assert timeline.check_in_at(NOW + timedelta(minutes=14, seconds=59)) is not None
    assert timeline.check_in_at(NOW + timedelta(minutes=15)) is None


def test_a_check_in_from_a_clock_that_was_ahead_is_left_alone() -> None:
    assert timeline_with(CheckIn(at=NOW)).check_in_at(NOW - timedelta(seconds=1)) is None


def test_a_check_in_that_lies_ahead_does_not_keep_taps_from_coming_together() -> None:
    ahead = Kept(b"a" * 16, 0, CheckIn(at=NOW + timedelta(days=30), states=("far",)))
    begun = Kept(b"b" * 16, 0, CheckIn(at=NOW, states=("heavy",)))
    assert Timeline([ahead, begun]).check_in_at(NOW + timedelta(minutes=5)) == begun


def test_saying_more_keeps_the_tiles_and_replaces_the_rest() -> None:
    before = CheckIn(at=NOW, states=("far",), note="before", felt=0.5)
    after = say_more(before, More(connected=0.25, feelings=(Feeling("hollow", "faint"),), note="after"), NOW)
    assert after == CheckIn(
        at=NOW, states=("far",), connected=0.25, feelings=(Feeling("hollow", "faint"),), note="after"
    )


def test_a_check_in_without_any_answer_says_nothing() -> None:
    assert says_nothing(CheckIn(at=NOW))
    assert not says_nothing(CheckIn(at=NOW, not_safe=True))
    assert not says_nothing(CheckIn(at=NOW, felt=0.0))
