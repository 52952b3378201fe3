"""One tap, a little more, and "I am not safe"."""

import pytest

from rekindle.app import now
from rekindle.app.diary import Diary
from rekindle.app.errors import NothingToKeep, NotThere
from rekindle.life.check_ins import More
from rekindle.life.records import CheckIn
from tests.conftest import StillClock
from tests.keeping import all_kept


def check_ins(diary: Diary) -> list[CheckIn]:
    return [one.record for one in all_kept(diary) if isinstance(one.record, CheckIn)]


def test_taps_within_fifteen_minutes_are_one_check_in(diary: Diary, clock: StillClock) -> None:
    now.tap(diary, "far")
    clock.pass_by(minutes=14)
    now.tap(diary, "heavy")
    assert [check_in.states for check_in in check_ins(diary)] == [("far", "heavy")]


def test_a_later_tap_begins_a_new_check_in(diary: Diary, clock: StillClock) -> None:
    now.tap(diary, "far")
    clock.pass_by(minutes=15)
    now.tap(diary, "far")
    assert [check_in.states for check_in in check_ins(diary)] == [("far",), ("far",)]


def test_a_tap_taken_back_leaves_nothing_behind(diary: Diary) -> None:
    assert now.tap(diary, "far").added
    assert not now.tap(diary, "far").added
    assert check_ins(diary) == []


def test_undo_reaches_a_check_in_of_long_ago(diary: Diary, clock: StillClock) -> None:
    tapped = now.tap(diary, "far")
    now.tap(diary, "warm")
    assert tapped.check_in is not None
    clock.pass_by(hours=2)
    now.undo_tap(diary, tapped.check_in.id, "far")
    assert [check_in.states for check_in in check_ins(diary)] == [("warm",)]


def test_undo_of_what_is_gone_says_so(diary: Diary) -> None:
    with pytest.raises(NotThere):
        now.undo_tap(diary, b"x" * 16, "far")


def test_a_longer_answer_joins_the_running_check_in(diary: Diary, clock: StillClock) -> None:
    now.tap(diary, "far")
    clock.pass_by(minutes=3)
    now.say_more(diary, More(felt=0.25, note="behind glass"))
    (check_in,) = check_ins(diary)
    assert (check_in.states, check_in.felt, check_in.note) == (("far",), 0.25, "behind glass")


def test_an_answer_that_says_nothing_is_not_kept(diary: Diary) -> None:
    with pytest.raises(NothingToKeep):
        now.say_more(diary, More())
    assert check_ins(diary) == []


def test_taking_back_all_that_was_said_takes_the_check_in_away(diary: Diary) -> None:
    shown = now.say_more(diary, More(note="a line"))
    assert now.say_more(diary, More(), shown) is None
    assert check_ins(diary) == []


def test_not_safe_is_kept_in_the_running_check_in_or_in_one_of_its_own(diary: Diary, clock: StillClock) -> None:
    now.not_safe(diary)
    clock.pass_by(hours=1)
    now.tap(diary, "tight")
    now.not_safe(diary)
    assert [(one.not_safe, one.states) for one in check_ins(diary)] == [(True, ("tight",)), (True, ())]


def test_a_form_that_shows_what_stands_there_replaces_it_and_keeps_finer_values(diary: Diary) -> None:
    shown = now.add(diary, ("far",), More(felt=0.3, note="before"))
    now.say_more(diary, More(felt=0.25, note="after"), shown)
    (check_in,) = check_ins(diary)
    assert (check_in.states, check_in.felt, check_in.note) == (("far",), 0.3, "after")


def test_a_form_that_no_longer_shows_what_stands_there_adds_to_it(diary: Diary) -> None:
    shown = now.add(diary, (), More(note="before"))
    now.add(diary, (), More(note="meanwhile"))
    now.say_more(diary, More(note="after"), shown)
    (check_in,) = check_ins(diary)
    assert check_in.note.splitlines() == ["before", "meanwhile", "after"]


def test_a_form_opened_long_ago_still_changes_what_it_shows(diary: Diary, clock: StillClock) -> None:
    shown = now.add(diary, (), More(note="before"))
    clock.pass_by(hours=3)
    now.say_more(diary, More(note="after"), shown)
    assert [check_in.note for check_in in check_ins(diary)] == ["after"]
