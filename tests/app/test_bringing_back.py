"""Bringing back: what the person let go comes back, the last first, and nothing that nobody let go."""

import pytest

from rekindle.app import drafts, importing, writing
from rekindle.app.diary import Diary
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.house import House
from rekindle.app.letting_go import bring_back_last
from rekindle.app.writing import Written
from rekindle.life.filled import Filled
from rekindle.life.records import Entry
from tests.app.test_importing import file
from tests.conftest import StillClock
from tests.keeping import damage

ONCE = "1" * 32


def let_go(diary: Diary, text: str) -> bytes:
    kept = writing.keep_entry(diary, Written(text))
    diary.set_aside(kept.id)
    return kept.id


def test_what_was_let_go_comes_back_the_last_first(diary: Diary, clock: StillClock) -> None:
    first = let_go(diary, "first")
    clock.pass_by(minutes=1)
    second = let_go(diary, "second")
    assert [bring_back_last(diary).id for _ in range(2)] == [second, first]
    with pytest.raises(NotThere):
        bring_back_last(diary)


def test_a_form_that_was_kept_leaves_nothing_to_bring_back(diary: Diary, clock: StillClock) -> None:
    kept = let_go(diary, "dear")
    clock.pass_by(minutes=1)
    drafts.save(diary, Filled("/write", (("text", "a"),)), ONCE, 1)
    drafts.finish(diary, "/write", ONCE)
    assert bring_back_last(diary).id == kept
    with pytest.raises(NotThere):
        bring_back_last(diary)
    assert not drafts.save(diary, Filled("/write", (("text", "a"),)), ONCE, 2)


def test_a_draft_that_was_let_go_comes_back(diary: Diary) -> None:
    drafts.save(diary, Filled("/write", (("text", "a"),)), ONCE, 1)
    diary.set_aside(drafts.draft_id(diary, "/write", ONCE))
    bring_back_last(diary)
    assert [one.record.filled for one in drafts.waiting(diary)] == [Filled("/write", (("text", "a"),))]


def test_a_file_that_waits_for_its_answer_goes_on_waiting(diary: Diary, clock: StillClock) -> None:
    kept = let_go(diary, "dear")
    clock.pass_by(minutes=1)
    report = importing.look_into(diary, "jrnl", file("one", "two"))
    assert bring_back_last(diary).id == kept
    with pytest.raises(NotThere):
        bring_back_last(diary)
    assert importing.take_in(diary, report.batch).added == 2


def test_what_came_in_and_was_let_go_comes_back_while_another_file_waits(diary: Diary) -> None:
    importing.take_at_once(diary, "jrnl", file("one"))
    (kept,) = diary.recent().of(Entry)
    diary.set_aside(kept.id)
    importing.look_into(diary, "jrnl", file("two"))
    assert bring_back_last(diary).record == kept.record


def test_what_cannot_be_read_comes_back_all_the_same(diary: Diary, house: House) -> None:
    kept = writing.keep_entry(diary, Written("dear"))
    damage(house, diary.person, kept.id)
    diary.set_aside(kept.id)
    with pytest.raises(NotReadable):
        bring_back_last(diary)
    assert house.rows.find(diary.person, kept.id) is not None
