"""A text as it is kept: all that a person can write stays, and what no key types does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.life.texts import cleaned

ANY = st.text(st.characters(codec=None), max_size=300)
"""Every code point, half signs included."""
TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\t\n"), max_size=300)


@given(TYPED)
def test_what_a_person_can_type_stays_exactly_as_it_is(text: str) -> None:
    assert cleaned(text) == text


@given(ANY)
def test_a_cleaned_text_can_be_written_down_and_is_clean_for_good(text: str) -> None:
    clean = cleaned(text)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert cleaned(clean) == clean


@given(ANY)
def test_no_control_character_is_left_but_tab_and_line_end(text: str) -> None:
    left = {sign for sign in cleaned(text) if unicodedata.category(sign) == "Cc" and sign < "\x80"}
    assert left <= {"\t", "\n"}


@given(st.lists(st.sampled_from(["a", "\r\n", "\r", "\n"]), max_size=20))
def test_every_line_end_becomes_one_character(pieces: list[str]) -> None:
    lines = cleaned("".join(pieces)).split("\n")
    assert lines == "".join(pieces).replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("one\x0btwo", "one\ntwo"),
        ("one\x0ctwo", "one\ntwo"),
        ("one\x1ftwo", "one two"),
        ("\x1b[2Jclear\x07", "[2Jclear"),
        ("nul\x00l", "null"),
        ("half \ud83d", "half \N{REPLACEMENT CHARACTER}"),
        ("\u0085\u2028\u2029\ufeff", "\u0085\u2028\u2029\ufeff"),
    ],
)
def test_what_parts_words_still_does(written: str, kept: str) -> None:
    assert cleaned(written) == kept
