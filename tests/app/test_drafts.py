"""Drafts: the newest text wins, nothing that was kept comes back, and two pages never write over each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.app import drafts, keys, sessions, writing
from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.app.errors import NotThere
from rekindle.app.house import House
from rekindle.app.leaving import take_everything
from rekindle.app.writing import Written
from rekindle.life.filled import Filled
from rekindle.life.records import LONGEST_TEXT, Entry
from tests.conftest import StillClock
from tests.keeping import damage

ONE, OTHER = "1" * 32, "2" * 32


@pytest.fixture
def diary(house: House) -> Diary:
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)


def page(text: str, to: str = "/write") -> Filled:
    return Filled(to, (("once", ONE), ("text", text)))


def texts(diary: Diary) -> list[str]:
    """Give what is written in each draft, the newest first."""
    return [one.record.filled.written for one in drafts.waiting(diary) if one.record.filled]


def test_the_newest_text_stands_there_whatever_comes_late(diary: Diary) -> None:
    assert drafts.save(diary, page("The kettle"), ONE, 1)
    assert drafts.save(diary, page("The kettle clicked"), ONE, 3)
    assert not drafts.save(diary, page("The kettle cl"), ONE, 2)
    assert not drafts.save(diary, page("The kettle cl"), ONE, 3)
    assert texts(diary) == ["The kettle clicked"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(numbers=st.permutations(range(1, 7)))
def test_in_whatever_order_savings_arrive_the_last_one_made_stands(diary: Diary, numbers: list[int]) -> None:
    for number in numbers:
        drafts.save(diary, page(f"text {number}"), ONE, number)
    assert texts(diary) == ["text 6"]
    drafts.finish(diary, "/write", ONE)
    sessions_end(diary)


def sessions_end(diary: Diary) -> None:
    """Let go for good of what was set aside, as the end of a session does."""
    diary._rows.remove_set_aside(diary.person, None)


def test_what_is_left_stands_there_over_every_saving_and_goes_on_from_there(diary: Diary) -> None:
    drafts.save(diary, page("The kettle"), ONE, 7)
    left = drafts.leave(diary, page("The kettle clicked"), ONE)
    assert not drafts.save(diary, page("The kettle cl"), ONE, 6)
    assert texts(diary) == ["The kettle clicked"]
    filled = drafts.take_up(diary, left or b"")
    once = drafts.once_of(filled)
    assert drafts.save(diary, page(f"{filled.written}. Twice."), once, 1)
    assert texts(diary) == ["The kettle clicked. Twice."]


def test_what_is_left_after_it_was_kept_or_let_go_elsewhere_is_a_draft_of_its_own(diary: Diary) -> None:
    drafts.save(diary, page("kept"), ONE, 1)
    drafts.finish(diary, "/write", ONE)
    drafts.leave(diary, page("left"), ONE)
    assert texts(diary) == ["left"]
    drafts.save(diary, page("gone"), OTHER, 1)
    diary.set_aside(drafts.draft_id(diary, "/write", OTHER))
    drafts.leave(diary, page("left too"), OTHER)
    assert sorted(texts(diary)) == ["left", "left too"]


def test_what_is_left_without_a_word_leaves_no_draft(diary: Diary) -> None:
    drafts.save(diary, page("The kettle"), ONE, 1)
    assert drafts.leave(diary, page("  "), ONE) is None
    assert texts(diary) == []


def test_two_pages_have_two_drafts_the_newest_first(diary: Diary, clock: StillClock) -> None:
    drafts.save(diary, page("one"), ONE, 1)
    clock.pass_by(minutes=1)
    drafts.save(diary, page("another"), OTHER, 1)
    assert texts(diary) == ["another", "one"]


def test_a_form_that_was_emptied_again_has_no_draft(diary: Diary) -> None:
    assert drafts.save(diary, page("one"), ONE, 1)
    assert drafts.save(diary, page("  \n "), ONE, 2)
    assert not diary.has_drafts()
    assert drafts.save(diary, page(""), OTHER, 1)
    assert not diary.has_drafts()


def test_what_is_kept_has_no_draft_any_more_and_a_late_saving_brings_none_back(diary: Diary) -> None:
    drafts.save(diary, page("almost"), ONE, 1)
    with diary.atomically():
        writing.keep_entry(diary, Written("almost all"), bytes.fromhex(ONE))
        drafts.finish(diary, "/write", ONE)
    assert not drafts.save(diary, page("almost al"), ONE, 2)
    assert not diary.has_drafts()


def test_a_saving_that_was_under_way_when_its_form_was_kept_is_not_kept(diary: Diary) -> None:
    drafts.finish(diary, "/write", ONE, was_saved=True)
    assert not drafts.save(diary, page("on its way"), ONE, 1)


def test_a_form_that_was_never_saved_leaves_nothing_behind_when_it_is_kept(house: House, diary: Diary) -> None:
    drafts.finish(diary, "/write", ONE, was_saved=False)
    assert house.rows.find_even_set_aside(diary.person, drafts.draft_id(diary, "/write", ONE)) is None


def test_nothing_of_a_draft_that_was_kept_stays_in_its_row(house: House, diary: Diary, clock: StillClock) -> None:
    drafts.save(diary, page("long " * 1000), ONE, 1)
    drafts.finish(diary, "/write", ONE)
    row = house.rows.find_even_set_aside(diary.person, drafts.draft_id(diary, "/write", ONE))
    assert row is not None
    assert len(row.sealed) < 512
    clock.pass_by(minutes=10)
    sessions.sweep(house)
    assert house.rows.find_even_set_aside(diary.person, row.id) is None


def test_when_keeping_fails_the_draft_is_still_there(diary: Diary) -> None:
    drafts.save(diary, page("almost"), ONE, 1)
    with pytest.raises(NotThere), diary.atomically():
        finish_and_find(diary, b"nothing")
    assert texts(diary) == ["almost"]


def finish_and_find(diary: Diary, record_id: bytes) -> None:
    drafts.finish(diary, "/write", ONE)
    diary.find(record_id, Entry)


def test_a_draft_that_is_taken_up_moves_and_an_open_window_goes_on_with_its_own(diary: Diary) -> None:
    drafts.save(diary, page("one"), ONE, 7)
    [waiting] = drafts.waiting(diary)
    filled = drafts.take_up(diary, waiting.id)
    once = drafts.once_of(filled)
    assert filled == Filled("/write", (("once", once), ("text", "one")))
    assert texts(diary) == ["one"]
    with pytest.raises(NotThere):
        drafts.take_up(diary, waiting.id)
    assert drafts.save(diary, page("one, here"), once, 8)
    assert drafts.save(diary, page("one, there"), ONE, 8)
    assert sorted(texts(diary)) == ["one, here", "one, there"]


def test_a_draft_saved_by_a_clock_that_ran_ahead_is_written_on_where_it_is_taken_up(diary: Diary) -> None:
    drafts.save(diary, page("one"), ONE, 2_000_000_000_000)
    [waiting] = drafts.waiting(diary)
    once = drafts.once_of(drafts.take_up(diary, waiting.id))
    assert drafts.save(diary, page("one more"), once, 1_790_000_000_000)
    assert texts(diary) == ["one more"]


def test_a_draft_that_was_let_go_comes_back_and_is_not_written_to_meanwhile(diary: Diary) -> None:
    drafts.save(diary, page("one"), ONE, 1)
    [waiting] = drafts.waiting(diary)
    diary.set_aside(waiting.id)
    assert not drafts.save(diary, page("one more"), ONE, 2)
    diary.bring_back(waiting.id)
    assert texts(diary) == ["one"]


def test_a_draft_longer_than_any_page_is_kept_all_the_same(diary: Diary) -> None:
    long = "ä" * (2 * LONGEST_TEXT)
    assert drafts.save(diary, page(long), ONE, 1)
    assert texts(diary) == [long]


def test_a_draft_of_what_is_not_there_any_more_becomes_an_open_page(diary: Diary) -> None:
    drafts.save(diary, page("still mine", "/step/99/small"), ONE, 1)
    moved = drafts.move_to_page(diary, "/write", page("still mine", "/step/99/small"))
    assert moved == Filled("/write", (("once", drafts.once_of(moved)), ("text", "still mine")))
    assert texts(diary) == ["still mine"]


def test_drafts_are_in_the_copy_and_in_no_month(diary: Diary, clock: StillClock) -> None:
    drafts.save(diary, page("far and near"), ONE, 1)
    assert diary.months() == []
    assert any(isinstance(one, Unsealed) and b"far and near" in one.data for one in take_everything(diary))


def test_a_damaged_draft_hides_no_other(house: House, diary: Diary) -> None:
    drafts.save(diary, page("one"), ONE, 1)
    drafts.save(diary, page("another"), OTHER, 1)
    damaged = drafts.draft_id(diary, "/write", ONE)
    damage(house, diary.person, damaged)
    assert texts(diary) == ["another"]
    assert [one.id for one in diary.everything() if isinstance(one, Unreadable)] == [damaged]
    assert not drafts.save(diary, page("one more"), ONE, 2)
