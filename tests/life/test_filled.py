"""A form as it was filled in: what of it a person wrote, and what only stands beside it."""

import pytest

from rekindle.life.filled import Filled, is_local

ONCE = "0f" * 16


def test_words_are_what_was_written() -> None:
    filled = Filled("/write", (("once", ONCE), ("drafted", "1"), ("start", "Right now …"), ("text", "The kettle.")))
    assert filled.written == "The kettle."
    assert filled.words == "The kettle."


def test_where_nothing_was_written_they_are_what_was_picked() -> None:
    filled = Filled("/step/15/small", (("once", ONCE), ("at", "1"), ("tap", "a tram"), ("answer", " ")))
    assert filled.written == ""
    assert filled.words == "a tram"


@pytest.mark.parametrize("name", ["felt", "connected", "energy", "need", "word-sad", "tap", "text", "something-new"])
def test_a_pick_is_an_answer_as_a_word_is(name: str) -> None:
    assert Filled("/now", (("once", ONCE), (name, "0"))).is_answered
    assert not Filled("/now", (("once", ONCE), (name, " "))).is_answered


def test_what_stands_in_a_form_by_itself_is_no_answer() -> None:
    by_itself = (("once", ONCE), ("seen", f"{ONCE}.3"), ("own-strength-0", "clear"), ("start", "Right now …"))
    assert not Filled("/now", (*by_itself, ("day", "2026-06-01"), ("change", "2"), ("do", "next"))).is_answered


def test_a_field_that_nobody_named_is_taken_for_words() -> None:
    assert Filled("/now", (("something-new", "12"),)).written == "12"


@pytest.mark.parametrize("name", ["once", "seen", "drafted", "leave", "let-go", "change", "at", "tap", "word-sad"])
def test_what_the_page_itself_adds_is_never_taken_for_words(name: str) -> None:
    assert Filled("/write", ((name, "1"),)).written == ""


@pytest.mark.parametrize(
    "to", ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "write", ""]
)
def test_a_form_goes_to_a_page_of_this_site_alone(to: str) -> None:
    assert not is_local(to)
    with pytest.raises(ValueError, match="this site"):
        Filled(to, ())
