"""What is typed is read as words and phrases; whatever is typed, it is no fault."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.life.search.errors import NothingSought, SearchError, TooMuchSought
from rekindle.life.search.folding import fold
from rekindle.life.search.query import LONGEST_QUERY, Query, read_query


def needles(typed: str) -> tuple[str, ...]:
    return read_query(typed).needles


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rain", ("rain",)),
        ("Rain  on\tglass", ("rain", "on", "glass")),
        ("rain RAIN rain", ("rain",)),
        ('"warm bread" rain', ("warm bread", "rain")),
        ("“warm bread”rain", ("warm bread", "rain")),
        ("„warmes Brot“", ("warmes brot",)),
        ("»warmes Brot« «pain chaud»", ("warmes brot", "pain chaud")),
        ("「雨 の音」 傘", ("雨 の音", "傘")),
        ("『雨 の音』", ("雨 の音",)),
        ("＂warm bread＂", ("warm bread",)),
        ('"warm \n bread"', ("warm bread",)),
        ('rain "warm bread', ("rain", "warm", "bread")),
        ("can't", ("can't",)),
        ("שלום עולם", ("שלום", "עולם")),
        ("\u202erain\u202c", ("rain",)),
        ("rain\0glass", ("rain", "glass")),
        ("ra\udcffin", ("rain",)),
    ],
)
def test_words_and_phrases_are_read(typed: str, found: tuple[str, ...]) -> None:
    assert needles(typed) == found


@pytest.mark.parametrize(
    "nothing", ["", "  \n\t", '""', "“” «» 「」", '" "', "\0\0", "\udcff", "\u0301", "\u200b\u202e"]
)
def test_where_no_word_is_that_is_said(nothing: str) -> None:
    with pytest.raises(NothingSought, match="Type a word first"):
        read_query(nothing)


def test_a_search_as_long_as_a_book_is_refused_and_one_as_long_as_a_line_is_not() -> None:
    with pytest.raises(TooMuchSought):
        read_query("w" * 100_000)
    assert needles("w" * LONGEST_QUERY) == ("w" * LONGEST_QUERY,)


def test_all_that_is_asked_for_has_to_be_there_in_any_order() -> None:
    query = read_query('river "slow tram"')
    assert query.is_in(fold("The slow\ntram along the RIVER."))
    assert not query.is_in(fold("A slow river, and a tram."))
    assert not query.is_in(fold("A slow tram."))


@given(st.text(st.characters()))
def test_whatever_is_typed_is_read_or_refused_in_one_sentence(typed: str) -> None:
    with contextlib.suppress(SearchError):
        query = read_query(typed)
        assert query == Query(query.needles)
        assert all(query.needles)
        assert all(fold(needle) == needle for needle in query.needles)
        assert "".join(query.needles).encode()
