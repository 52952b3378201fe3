"""What the report of a week makes of the records in which a word was found."""

import pytest

from soak.__main__ import is_kept_twice


@pytest.mark.parametrize(
    "kinds",
    [
        ["entry"],
        ["check-in", "check-in"],
        ["practice-done", "own-feeling-word"],
        ["list-item", "practice-done"],
    ],
)
def test_what_stands_where_it_belongs_is_kept_once(kinds: list[str]) -> None:
    assert not is_kept_twice(kinds)


@pytest.mark.parametrize("kinds", [["entry", "entry"], ["entry", "check-in"], ["practice-done", "practice-done"]])
def test_what_stands_in_two_records_that_say_it_is_kept_twice(kinds: list[str]) -> None:
    assert is_kept_twice(kinds)
