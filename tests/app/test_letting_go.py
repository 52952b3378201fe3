"""Letting go: what is being written over something goes with it, comes back with it, and nothing else does."""

import pytest

from rekindle.app import drafts, letting_go, writing
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere
from rekindle.app.writing import Written
from rekindle.life.filled import Filled
from rekindle.life.records import Entry
from tests.conftest import StillClock


@pytest.fixture
def entry(diary: Diary) -> bytes:
    """An entry that is being changed in two windows, beside another one and a new page."""
    kept, other = (writing.keep_entry(diary, Written(text)).id for text in ("a kettle", "another"))
    begin(diary, f"/write/{kept.hex()}", "a kettle and rain", "1" * 32)
    begin(diary, f"/write/{kept.hex()}", "a kettle and snow", "2" * 32)
    begin(diary, f"/write/{other.hex()}", "another one", "3" * 32)
    begin(diary, "/write", "new", "4" * 32)
    return kept


def begin(diary: Diary, to: str, text: str, once: str) -> None:
    drafts.save(diary, Filled(to, (("text", text),)), once, 1)


def begun(diary: Diary) -> list[str]:
    return sorted(one.record.filled.written for one in drafts.waiting(diary) if one.record.filled)


def test_what_is_let_go_leaves_with_its_drafts_and_comes_back_with_them(diary: Diary, entry: bytes) -> None:
    before = begun(diary)
    gone = letting_go.let_go(diary, entry)
    assert begun(diary) == ["another one", "new"]
    letting_go.bring_back(diary, gone)
    assert begun(diary) == before
    assert diary.find(entry, Entry).record.text == "a kettle"


def test_bringing_back_what_went_last_brings_its_drafts_too_as_undo_does(diary: Diary, entry: bytes) -> None:
    before = begun(diary)
    letting_go.let_go(diary, entry)
    assert letting_go.bring_back_last(diary).id == entry
    assert begun(diary) == before
    assert diary.find(entry, Entry).record.text == "a kettle"
    with pytest.raises(NotThere):
        letting_go.bring_back_last(diary)


def test_a_draft_that_was_let_go_by_itself_stays_gone_when_what_it_was_over_comes_back(
    diary: Diary, entry: bytes, clock: StillClock
) -> None:
    [first, second] = drafts.over(diary, entry)
    diary.set_aside(first)
    clock.pass_by(minutes=1)
    letting_go.let_go(diary, entry)
    assert letting_go.bring_back_last(diary).id == entry
    assert drafts.over(diary, entry) == [second]
    assert letting_go.bring_back_last(diary).id == first


def test_what_went_at_the_same_moment_and_is_something_else_comes_back_by_itself(diary: Diary, entry: bytes) -> None:
    letting_go.let_go(diary, entry)
    other = writing.keep_entry(diary, Written("a third")).id
    letting_go.let_go(diary, other)
    assert {letting_go.bring_back_last(diary).id for _ in range(2)} == {entry, other}
    assert len(begun(diary)) == 4


def test_what_is_deleted_for_good_lives_on_in_no_draft(diary: Diary, entry: bytes) -> None:
    letting_go.delete(diary, entry)
    assert begun(diary) == ["another one", "new"]
    with pytest.raises(NotThere):
        letting_go.bring_back_last(diary)


def test_it_comes_back_though_a_draft_of_it_has_gone_meanwhile(diary: Diary, entry: bytes) -> None:
    gone = letting_go.let_go(diary, entry)
    diary.remove(gone[1])
    letting_go.bring_back(diary, gone)
    assert diary.find(entry, Entry).record.text == "a kettle"
    assert len(begun(diary)) == 3


def test_nothing_is_let_go_where_the_record_is_not_there(diary: Diary, entry: bytes) -> None:
    diary.remove(entry)
    before = begun(diary)
    with pytest.raises(NotThere):
        letting_go.let_go(diary, entry)
    assert begun(diary) == before


def test_what_went_last_is_brought_back_among_drafts_or_among_what_was_kept(
    diary: Diary, entry: bytes, clock: StillClock
) -> None:
    letting_go.let_go(diary, entry)
    clock.pass_by(minutes=1)
    [draft] = [one.id for one in drafts.waiting(diary) if one.record.filled and one.record.filled.written == "new"]
    diary.set_aside(draft)
    assert letting_go.bring_back_last(diary, "kept").id == entry
    assert not letting_go.can_come_back(diary, "kept")
    assert letting_go.can_come_back(diary, "drafts")
    assert letting_go.bring_back_last(diary, "drafts").id == draft
    assert not letting_go.can_come_back(diary, "drafts")


def test_nothing_can_come_back_once_ten_minutes_are_over_or_where_a_draft_was_finished(
    diary: Diary, entry: bytes, clock: StillClock
) -> None:
    drafts.finish(diary, "/write", "4" * 32)
    assert not letting_go.can_come_back(diary, "drafts")
    letting_go.let_go(diary, entry)
    clock.pass_by(minutes=9.9)
    assert letting_go.can_come_back(diary, "kept")
    clock.pass_by(minutes=0.2)
    assert not letting_go.can_come_back(diary, "kept")
