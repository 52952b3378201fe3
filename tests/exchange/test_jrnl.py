"""jrnl text files: every date its users write, what is no date, and what jrnl has locked."""

import secrets
from base64 import urlsafe_b64encode
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.app.foreign import Found, Strange
from rekindle.exchange.errors import Damaged, Encrypted, NotRecognised, OrderUnclear
from rekindle.life.records import LONGEST_TEXT, Entry
from tests.exchange.reading import entries, pieces

FILE = """\
[2013-06-09 15:39] My first entry. *
With a body, and a name: @robin.

A second paragraph.

[2013-12-10 07:05] Another
"""


def test_an_entry_holds_title_and_body_as_they_stand_there() -> None:
    first, second = entries(FILE)
    assert first.text == "My first entry.\nWith a body, and a name: @robin.\n\nA second paragraph."
    assert second.text == "Another"


def test_the_mark_is_kept_beside_the_text_with_the_date_as_it_was_written() -> None:
    first, second = entries(FILE)
    assert first.origin is not None
    assert second.origin is not None
    assert first.origin.raw == {"date": "2013-06-09 15:39", "starred": "*"}
    assert second.origin.raw == {"date": "2013-12-10 07:05"}


def test_a_time_without_an_offset_takes_the_persons_own_at_that_date_and_says_so() -> None:
    summer, winter = entries(FILE)
    assert (summer.at.utcoffset(), winter.at.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))
    assert summer.origin is not None
    assert summer.origin.floating


def test_an_offset_that_stands_there_is_taken_as_it_is() -> None:
    (entry,) = entries("[2013-06-09T15:39:10-05:00] Far from here.\n")
    assert entry.at.isoformat() == "2013-06-09T15:39:10-05:00"
    assert entry.origin is not None
    assert not entry.origin.floating


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2013-06-19 15:39", "2013-06-19T15:39"),
        ("2013-06-19 03:39:07 PM", "2013-06-19T15:39:07"),
        ("2013-06-19 12:05 AM", "2013-06-19T00:05"),
        ("2013-06-19 12:05 p.m.", "2013-06-19T12:05"),
        ("2013/6/9 5:09", "2013-06-09T05:09"),
        ("19.06.2013 15:39", "2013-06-19T15:39"),
        ("19.6.99 15:39", "1999-06-19T15:39"),
        ("06/19/2013 15:39", "2013-06-19T15:39"),
        ("06/19/99 15:39", "1999-06-19T15:39"),
        ("Wednesday, 19 June 2013 15:39", "2013-06-19T15:39"),
        ("Wed Jun 19, 2013 15:39", "2013-06-19T15:39"),
        ("1931-06-19 15:39", "1931-06-19T15:39"),
        ("2093-06-19 15:39", "2093-06-19T15:39"),
    ],
)
def test_dates_are_read_as_their_writers_wrote_them(written: str, read: str) -> None:
    (entry,) = entries(f"[{written}] Words.\n")
    assert entry.at.replace(tzinfo=None).isoformat().removesuffix(":00") == read


def test_a_day_without_a_time_gets_none() -> None:
    (entry,) = entries("[2013-06-09] All day long.\n")
    assert entry.origin is not None
    assert entry.origin.day_only
    assert entry.at.date() == date(2013, 6, 9)


@pytest.mark.parametrize(
    "line",
    [
        "[no date] x",
        "[2013-13-45 15:39] x",
        "[2013-06-09 25:00] x",
        "[1] x",
        "[] x",
        "[2013-06-09 13:05 pm] x",
        "[x",
        "[2013-06-09_15:39] x",
    ],
)
def test_a_bracket_that_holds_no_date_is_text(line: str) -> None:
    read = pieces(f"[2013-06-09 15:39] Title\n{line}\n")
    (entry,) = [piece.record for piece in read if isinstance(piece, Found)]
    assert isinstance(entry, Entry)
    assert entry.text == f"Title\n{line}"
    # What looks like a date and is none may have been meant to begin an entry: that is told.
    told = [piece.line for piece in read if isinstance(piece, Strange)]
    assert told == ([2] if "[2013" in line else [])


def test_one_day_above_twelve_decides_the_order_for_the_whole_file() -> None:
    first, _second = entries("[05/06/2013 10:00] a\n[25/06/2013 10:00] b\n")
    assert first.at.date() == date(2013, 6, 5)
    first, _second = entries("[05/06/2013 10:00] a\n[06/25/2013 10:00] b\n")
    assert first.at.date() == date(2013, 5, 6)


def test_where_nothing_decides_the_order_nobody_guesses() -> None:
    file = "[05/06/2013 10:00] a\n[07/08/2013 10:00] b\n"
    with pytest.raises(OrderUnclear):
        pieces(file)
    with pytest.raises(OrderUnclear):
        pieces("[19.06.13 10:00] the year may come first\n")
    assert entries(file, "dmy")[0].at.date() == date(2013, 6, 5)
    assert entries(file, "mdy")[0].at.date() == date(2013, 5, 6)


@pytest.mark.parametrize(
    ("file", "orders", "written", "readings"),
    [
        (
            "[05/05/2013 10:00] a\n[05/06/2013 10:00] b\n[07/08/2013 10:00] c\n",
            ["dmy", "mdy"],
            "05/06/2013 10:00",
            {"dmy": date(2013, 6, 5), "mdy": date(2013, 5, 6)},
        ),
        (
            "[19.06.13 10:00] a\n",
            ["dmy", "ymd"],
            "19.06.13 10:00",
            {"dmy": date(2013, 6, 19), "ymd": date(2019, 6, 13)},
        ),
        (
            # The first leaves a doubt between orders of which the second allows only one more than it settles.
            "[01.02.03 10:00] a\n[19.06.13 10:00] b\n",
            ["dmy", "ymd"],
            "01.02.03 10:00",
            {"dmy": date(2003, 2, 1), "mdy": date(2003, 1, 2), "ymd": date(2001, 2, 3)},
        ),
        ("[25/06/2013 10:00] a\n[06/25/2013 10:00] b\n", ["dmy", "mdy", "ymd"], "", {}),
    ],
)
def test_who_is_asked_for_the_order_is_shown_the_first_date_that_leaves_a_doubt(
    file: str, orders: list[str], written: str, readings: dict[str, date]
) -> None:
    with pytest.raises(OrderUnclear) as told:
        pieces(file)
    assert (list(told.value.orders), told.value.written) == (orders, written)
    assert told.value.readings == readings


def test_where_both_orders_say_the_same_day_nobody_is_asked() -> None:
    assert entries("[05/05/2013 10:00] a\n")[0].at.date() == date(2013, 5, 5)


def test_a_letter_cut_in_two_where_the_looking_ends_is_no_damage() -> None:
    for shift in range(4):
        file = f"[2013-06-09 15:39] {'w' * shift}{'é' * 70_000}\n[2013-06-10 15:39] Another\n"
        assert len(pieces(file, "jrnl")) == 2
        assert len(entries("[2013-06-08 15:39] First\n" + file)) == 3


def test_a_file_of_both_orders_asks_too() -> None:
    with pytest.raises(OrderUnclear):
        pieces("[25/06/2013 10:00] a\n[06/25/2013 10:00] b\n")


def test_a_file_of_an_old_jrnl_has_no_brackets() -> None:
    first, second = entries("2013-06-09 15:39 First words.\nA body.\n2013 was a year.\n\n2013-06-10 08:00 Second\n")
    assert first.text == "First words.\nA body.\n2013 was a year."
    assert second.text == "Second"


def test_line_ends_and_the_mark_of_the_order_of_bytes_are_no_words() -> None:
    first, second = entries("\ufeff[2013-06-09 15:39] One\r\nbody\r\n[2013-06-10 15:39] Two\r\n".encode())
    assert (first.text, second.text) == ("One\nbody", "Two")


def test_what_stands_before_the_first_date_is_told_with_its_line() -> None:
    before, entry = pieces("[what is this]\nmore of it\n[2013-06-09 15:39] Title\n")
    assert before == Strange(1, "This stands before the first date.")
    assert isinstance(entry, Found)
    assert entry.line == 3


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("[2013-06-09 15:39] \n\n", "There is a date here, and no words."),
        ("[1813-06-09 15:39] Long ago.\n", "That day is too long ago for this calendar."),
        (
            "[2013-06-09 15:39] " + f"{'w' * 99}\n" * (LONGEST_TEXT // 100 + 1),
            "This entry is longer than one page can hold.",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_and_takes_nothing_else_with_it(file: str, why: str) -> None:
    strange, entry = pieces(f"{file}[2013-06-10 15:39] Whole\n")
    assert strange == Strange(1, why)
    assert isinstance(entry, Found)


def test_a_text_of_the_longest_length_is_taken() -> None:
    (entry,) = entries("[2013-06-09 15:39] " + "w" * LONGEST_TEXT)
    assert len(entry.text) == LONGEST_TEXT


LOCKED = {
    "since version 2": urlsafe_b64encode(b"\x80" + bytes(4) + secrets.token_bytes(200)),
    "before": secrets.token_bytes(32 * 16),
    "before, and short": bytes(range(128, 176)),
}


@pytest.mark.parametrize("file", LOCKED.values(), ids=LOCKED)
def test_a_file_that_jrnl_has_locked_is_told_from_others_and_refused(file: bytes) -> None:
    with pytest.raises(Encrypted, match=r"jrnl --decrypt"):
        pieces(file)


@pytest.mark.parametrize("at", [0, 5_000])
@pytest.mark.parametrize("bad", [b"\xff\xfe", b"\0"])
def test_a_file_that_turns_out_to_be_no_text_is_refused(bad: bytes, at: int) -> None:
    file = b"[2013-06-09 15:39] Title\n" + b"line\n" * at + bad + b"\n"
    with pytest.raises(Damaged, match=f"Line {at + 2} "):
        pieces(file)


@pytest.mark.parametrize(
    "file",
    [
        "Dear diary,\n[2013-06-09 15:39] is when I woke.\n",
        "[09/06/2013, 15:39:12] Anna: a chat\n",
        "2013-06-09 was a day\n",
        "{}",
        "date,mood\n2013-06-09,good\n",
    ],
)
def test_other_texts_are_not_taken_for_jrnl(file: str) -> None:
    with pytest.raises(NotRecognised):
        pieces(file)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300))
def test_no_line_of_any_file_is_lost(body: str) -> None:
    found = pieces(f"[2013-06-09 15:39] Title\n{body}\n", "jrnl")
    words = "\n".join(one.record.text for one in found if isinstance(one, Found) and hasattr(one.record, "text"))
    if len(found) == 1:
        assert words.split() == ["Title", *body.split()]
