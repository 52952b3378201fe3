"""The sieve turns away only what does not hold what is asked for: the quick way finds all that a slow one does."""

import contextlib
import sys
import unicodedata
from datetime import datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.life import codec
from rekindle.life.records import CheckIn, Entry, Feeling, Findable, Flicker, Offer, PracticeDone, Record
from rekindle.life.search.errors import SearchError
from rekindle.life.search.folding import ascii_letters, fold, letters
from rekindle.life.search.query import read_query
from rekindle.life.search.sieve import Sieve
from rekindle.life.search.texts import SEARCHED, shown_words, text_of
from rekindle.method.states import STATES
from rekindle.surroundings import library
from tests.life.kinds import WORD as WRITES
from tests.life.kinds import one_of_each

NOW = datetime(2026, 6, 15, 10, 0, tzinfo=timezone(timedelta(hours=2)))
SHOWN = shown_words(library("en").answers, library("en").feelings)
OFFER = Offer(at=NOW, day=NOW.date(), number=1, practice="p", form="smallest", probability=0.5, why="small")


def may_hold(record: Record, typed: str, *kinds: str) -> bool:
    return Sieve(read_query(typed), SHOWN, kinds).may_hold(codec.encode(record))


def holds(record: Record, typed: str) -> bool:
    return read_query(typed).is_in(fold(text_of(record, SHOWN)))


# Few signs, so that what is asked for is often there; among them all that JSON and folding treat in their own way.
SIGNS = st.sampled_from("abcs ßéeø'’\"\\/,\n\t\0\x7f\u0301\u00adﬁiİı…雨かが´\u200b–-йи\u0306ａ㏂pm.“n")
WRITTEN = st.text(SIGNS, max_size=30) | st.text(max_size=10)
WORD = st.sampled_from([*SHOWN.feelings, *SHOWN.needs]) | st.text(SIGNS, min_size=1, max_size=6)
RECORDS = st.one_of(
    st.builds(Entry, at=st.just(NOW), written=st.just(NOW), text=WRITTEN, start=WRITTEN),
    st.builds(Flicker, at=st.just(NOW), text=WRITTEN),
    st.builds(
        CheckIn,
        at=st.just(NOW),
        states=st.lists(st.sampled_from(STATES), max_size=3).map(tuple),
        feelings=st.lists(st.builds(Feeling, WORD), max_size=3).map(tuple),
        needs=st.lists(WORD, max_size=2).map(tuple),
        note=WRITTEN,
    ),
    st.builds(
        PracticeDone,
        at=st.just(NOW),
        practice=st.just("p"),
        version=st.just(1),
        form=st.just("usual"),
        ended=st.just("done"),
        kept=st.lists(WRITTEN, max_size=2).map(tuple),
        word=WRITTEN,
    ),
)


@settings(max_examples=400)
@given(RECORDS, st.data())
def test_nothing_that_holds_what_is_asked_for_is_turned_away(record: Record, data: st.DataObject) -> None:
    text = text_of(record, SHOWN)
    start = data.draw(st.integers(0, len(text)))
    part = text[start : start + data.draw(st.integers(1, 8))]
    for typed in (part, f'"{part}"', fold(part), f"“{fold(part)}”", data.draw(WRITTEN)):
        with contextlib.suppress(SearchError):
            if holds(record, typed):
                assert may_hold(record, typed)


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (Flicker(at=NOW, text="a robin"), "wren"),
        (Flicker(at=NOW, text="Rotkehlchen überm Dach, größer"), "zaunkönig"),
        (Flicker(at=NOW, text="Rotkehlchen überm Dach, größer"), "zaunkonig"),
        (Flicker(at=NOW, text="малиновка на крыше"), "воробей"),
        (Flicker(at=NOW, text="雨の音"), "雪の音"),
        (CheckIn(at=NOW, states=("far",)), "lonely"),
        (OFFER, "small"),
    ],
)
def test_what_does_not_hold_it_is_turned_away(record: Record, typed: str) -> None:
    assert not may_hold(record, typed)


@pytest.mark.parametrize("typed", ["quiz", "QUIZ", "Quiz", "q", "Z"])
def test_capitals_alone_are_found_by_small_letters_and_the_other_way_round(typed: str) -> None:
    for text in ("QUIZ", "quiz", "Quiz"):
        flicker = Flicker(at=NOW, text=text)
        assert holds(flicker, typed)
        assert may_hold(flicker, typed)


def test_a_chosen_word_is_found_by_the_word_that_was_shown() -> None:
    check_in = CheckIn(at=NOW, states=("cant-tell", "far"), feelings=(Feeling("left-out"),), needs=("person",))
    for typed in ("can't tell", '"far away"', "left out", "a person", "left"):
        assert may_hold(check_in, typed) == holds(check_in, typed)
    assert holds(check_in, '"can’t tell"')
    assert not holds(check_in, "left-out")


def test_every_kind_that_is_shown_is_looked_through_and_no_other() -> None:
    assert set(SEARCHED.values()) == set(get_args(Findable))
    records = list(one_of_each(NOW))
    full = [record for record in records[1::2] if isinstance(record, Findable)]
    assert [record for record in full if not (holds(record, WRITES) and may_hold(record, WRITES))] == []
    assert {type(record) for record in records if may_hold(record, WRITES)} == {type(record) for record in full}


def test_only_wanted_kinds_come_through() -> None:
    flicker, entry = Flicker(at=NOW, text="rain"), Entry(at=NOW, written=NOW, text="rain")
    assert may_hold(flicker, "rain", "flicker")
    assert not may_hold(entry, "rain", "flicker", "practice")


@pytest.mark.parametrize("data", [b'{"kind":"dream","v":1,"text":"x"}', b'{"kind":"entry","v":2}', b"{}", b""])
def test_what_this_program_did_not_write_is_left_for_the_decoder_to_judge(data: bytes) -> None:
    assert Sieve(read_query("rain"), SHOWN).may_hold(data)


def test_letters_beyond_ascii_fold_one_by_one_wherever_ascii_comes_of_it() -> None:
    """The sieve asks each letter by itself what ASCII it stands for; no two of them may make other ASCII together."""
    for point in range(128, sys.maxunicode + 1):
        sign = chr(point)
        if unicodedata.category(sign) not in {"Cs", "Cn", "Co"}:
            folded = letters(sign)
            assert letters(f"a{sign}e") == f"a{folded}e"
            assert ascii_letters(sign) == folded.encode("ascii", "ignore")
