"""Entries and flickers: kept whole, changed, let go, brought back."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.app import writing
from rekindle.app.diary import Diary
from rekindle.app.errors import ChangedMeanwhile, NothingToKeep, NotThere, NotUnderstood, TextTooLong
from rekindle.app.writing import Written
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Entry
from rekindle.life.timeline import Kept
from tests.conftest import MORNING, StillClock


def keep(diary: Diary, text: str, day: date | None = None) -> Kept[Entry]:
    return writing.keep_entry(diary, Written(text, day=day))


def test_an_entry_is_read_as_it_was_written(diary: Diary) -> None:
    text = "Grüße, 你好, שלום, \N{ROBOT FACE}\n\n  indented <b>not bold</b>"
    assert diary.find(keep(diary, text).id, Entry).record.text == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(text=st.text(min_size=1, max_size=400))
def test_any_text_is_kept_or_there_is_nothing_in_it(diary: Diary, text: str) -> None:
    typed = "".join(sign for sign in text if sign.isspace() or (sign >= " " and sign != "\x7f"))
    try:
        kept = keep(diary, text)
    except NothingToKeep:
        assert not typed.strip()
    else:
        found = diary.find(kept.id, Entry).record.text
        assert found == writing.checked(text, LONGEST_TEXT)
        assert found.split() == typed.split()


def test_a_text_of_a_million_characters_is_kept_and_one_more_is_not(diary: Diary) -> None:
    kept = keep(diary, "w" * LONGEST_TEXT)
    assert len(diary.find(kept.id, Entry).record.text) == LONGEST_TEXT
    with pytest.raises(TextTooLong):
        keep(diary, "w" * (LONGEST_TEXT + 1))


@pytest.mark.parametrize("nothing", ["", " ", "\n\r\n\t", "\u2003"])
def test_an_empty_page_is_not_kept(diary: Diary, nothing: str) -> None:
    with pytest.raises(NothingToKeep):
        keep(diary, nothing)


def test_an_entry_may_belong_to_another_day(diary: Diary) -> None:
    kept = keep(diary, "in spring", date(2026, 3, 1))
    assert kept.record.at == datetime(2026, 3, 1, 12, 0, tzinfo=MORNING.tzinfo)
    assert kept.record.written == MORNING
    assert [one.record for one in diary.month("2026-03")] == [kept.record]


def test_a_day_that_has_not_come_is_refused(diary: Diary) -> None:
    with pytest.raises(NotUnderstood):
        keep(diary, "tomorrow", MORNING.date() + timedelta(days=1))


def test_a_changed_entry_keeps_its_id_and_moves_with_its_day(diary: Diary, clock: StillClock) -> None:
    kept = keep(diary, "first words")
    clock.pass_by(hours=1)
    changed = writing.change_entry(diary, kept.id, Written("other words", day=date(2026, 5, 31)))
    assert changed.id == kept.id
    assert changed.record.written == kept.record.written
    assert [one.record.text for one in diary.month("2026-05") if isinstance(one.record, Entry)] == ["other words"]
    assert kept.id not in {one.id for one in diary.month("2026-06")}


def test_a_change_of_words_alone_leaves_the_moment_as_it_was(diary: Diary, clock: StillClock) -> None:
    kept = keep(diary, "first words")
    clock.pass_by(hours=3)
    assert writing.change_entry(diary, kept.id, Written("other", day=MORNING.date())).record.at == MORNING


def test_an_entry_that_was_let_go_comes_back_within_ten_minutes(diary: Diary, clock: StillClock) -> None:
    kept = keep(diary, "do not lose me")
    diary.set_aside(kept.id)
    with pytest.raises(NotThere):
        diary.find(kept.id, Entry)
    clock.pass_by(minutes=9)
    diary.bring_back(kept.id)
    assert diary.find(kept.id, Entry).record.text == "do not lose me"


def test_after_ten_minutes_it_is_gone(diary: Diary, clock: StillClock) -> None:
    kept = keep(diary, "goodbye")
    diary.set_aside(kept.id)
    clock.pass_by(minutes=10)
    with pytest.raises(NotThere):
        diary.bring_back(kept.id)


def texts(diary: Diary) -> list[str]:
    return [one.record.text for one in diary.everything() if isinstance(one, Kept) and isinstance(one.record, Entry)]


def test_the_same_form_sent_twice_is_kept_once(diary: Diary) -> None:
    once = b"o" * 16
    first, second = (writing.keep_entry(diary, Written("once"), once) for _ in range(2))
    assert first.id == second.id
    assert texts(diary) == ["once"]


def test_the_same_form_sent_again_with_more_in_it_loses_nothing(diary: Diary) -> None:
    once = b"o" * 16
    writing.keep_entry(diary, Written("half"), once)
    writing.keep_entry(diary, Written("half and half"), once)
    assert sorted(texts(diary)) == ["half", "half and half"]


def test_a_form_sent_again_after_its_entry_was_let_go_brings_it_back(diary: Diary, clock: StillClock) -> None:
    once = b"o" * 16
    kept = writing.keep_entry(diary, Written("after all"), once)
    diary.set_aside(kept.id)
    writing.keep_entry(diary, Written("after all"), once)
    clock.pass_by(minutes=11)
    assert texts(diary) == ["after all"]


def test_an_entry_changed_in_another_window_is_not_written_over_unseen(diary: Diary) -> None:
    kept = keep(diary, "as both windows saw it")
    writing.change_entry(diary, kept.id, Written("the first window", change=kept.change))
    with pytest.raises(ChangedMeanwhile):
        writing.change_entry(diary, kept.id, Written("the second window", change=kept.change))
    assert texts(diary) == ["the first window"]


def test_a_flicker_is_a_line_and_no_more(diary: Diary) -> None:
    assert writing.keep_flicker(diary, " a robin ").record.text == "a robin"
    with pytest.raises(TextTooLong):
        writing.keep_flicker(diary, "w" * (LONGEST_LINE + 1))


def test_everything_comes_newest_first_and_nothing_twice(diary: Diary, clock: StillClock) -> None:
    for days in range(0, 120, 10):
        keep(diary, str(days), MORNING.date() - timedelta(days=days))
    assert [int(text) for text in texts(diary)] == list(range(0, 120, 10))
