"""Letting go: what is being written over something goes with it, comes back with it, and nothing else does."""

import pytest

from rekindle.app import drafts, letting_go, writing
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere
from rekindle.app.writing import Written
from rekindle.life.filled import Filled
from rekindle.life.records import Entry


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
