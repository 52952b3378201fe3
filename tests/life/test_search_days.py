"""Days as a person says them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.life.search.days import Days, read_days
from rekindle.life.search.errors import DaysAmiss, DaysTurned, NotADay

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-11-22", date(2026, 11, 22), date(2026, 11, 22)),
        (" 2026-2-3 ", date(2026, 2, 3), date(2026, 2, 3)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("today", TODAY, TODAY),
        ("Yesterday", date(2026, 2, 28), date(2026, 2, 28)),
    ],
)
def test_a_day_a_month_or_a_year_means_all_of_its_days(said: str, first: date, last: date) -> None:
    assert read_days(said, said, TODAY) == Days(first, last)


def test_both_ends_are_part_of_it_and_either_may_be_left_out() -> None:
    days = read_days("2026-02-03", "2026-02-05", TODAY)
    assert [day for day in range(1, 8) if date(2026, 2, day) in days] == [3, 4, 5]
    assert date(1900, 1, 1) in read_days("", "2026", TODAY)
    assert date(2099, 1, 1) in read_days("2026", " ", TODAY)


@pytest.mark.parametrize(
    "said", ["soon", "2026-13", "2026-02-30", "0000", "22.11.2026", "20266", "-1", "٢٠٢٦", "9" * 5000]
)
def test_a_day_that_is_none_is_said_with_the_end_it_stands_at(said: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_days("", said, TODAY)
    assert refused.value.end == "until"


def test_days_the_wrong_way_round_are_said() -> None:
    with pytest.raises(DaysTurned):
        read_days("2026", "2025", TODAY)


@given(st.text(), st.text())
def test_whatever_is_said_is_read_or_refused(since: str, until: str) -> None:
    with contextlib.suppress(DaysAmiss):
        days = read_days(since, until, TODAY)
        assert days.first is None or days.last is None or days.first <= days.last
