"""The feeling words: each is there once, each says what it means, and a word of one's own stands."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle import content
from rekindle.method.errors import UnreadableContent
from rekindle.method.feelings import FeelingWords, read_feelings
from tests.content.reading import sentences

FILE = "en/feelings.toml"
DATA = content.read(FILE)
FEELINGS: FeelingWords = read_feelings(FILE, DATA)
WORDS = [word for group in FEELINGS.groups for word in group.words]


def test_there_are_enough_words_and_not_too_many_groups() -> None:
    assert 65 <= len(WORDS) <= 80
    assert 7 <= len(FEELINGS.groups) <= 9
    assert all(6 <= len(group.words) <= 12 for group in FEELINGS.groups)


def test_little_or_nothing_stands_first_and_has_words_for_being_numb() -> None:
    first = FEELINGS.groups[0]
    assert first.title == "Little or nothing"
    assert {"numb", "hollow", "behind-glass"} <= {word.id for word in first.words}


def test_every_id_and_every_word_and_every_meaning_is_there_once() -> None:
    for each in (
        [word.id for word in WORDS],
        [word.word for word in WORDS],
        [word.meaning for word in WORDS],
        [group.id for group in FEELINGS.groups],
        [group.title for group in FEELINGS.groups],
    ):
        assert [one for one, times in Counter(each).items() if times > 1] == []


def test_every_meaning_is_one_short_sentence_that_does_not_lean_on_the_word() -> None:
    for word in WORDS:
        assert len(sentences(word.meaning)) == 1
        assert word.meaning.endswith(".")
        assert len(word.meaning.split()) <= 15
        assert word.word not in word.meaning.lower().rstrip(".").split()


def test_an_id_is_shown_as_its_word() -> None:
    assert FEELINGS.shown("behind-glass") == "behind glass"
    assert {word.id: FEELINGS.shown(word.id) for word in WORDS} == {word.id: word.word for word in WORDS}


@given(st.text())
def test_a_word_of_ones_own_is_shown_as_it_was_written(own: str) -> None:
    if own not in {word.id for word in WORDS}:
        assert FEELINGS.shown(own) == own


def test_an_id_that_stands_twice_is_refused() -> None:
    again = DATA.replace(b'{ id = "blank"', b'{ id = "numb"')
    with pytest.raises(UnreadableContent, match=r"^en/feelings\.toml: a feeling word stands twice"):
        read_feelings(FILE, again)


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (b'id = "numb"', b'id = "Numb"'),
        (b'word = "numb", ', b""),
        (b'word = "numb"', b'word = "numb", valence = -1'),
        (b'title = "Sad"', b"title = 0"),
        (b'title = "Sad"', b'title = "Sad'),
    ],
)
def test_misshapen_feelings_are_refused_by_the_name_of_their_file(found: bytes, broken: bytes) -> None:
    assert found in DATA
    with pytest.raises(UnreadableContent, match=r"^en/feelings\.toml[,:] "):
        read_feelings(FILE, DATA.replace(found, broken))
