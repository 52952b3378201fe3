"""The feeling words: each is there once, each says what it means, and a word of one's own stands."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle import content
from rekindle.method.errors import UnreadableContent
from rekindle.method.feelings import SHOWN_FIRST, FeelingWords, read_feelings
from rekindle.method.states import STATES
from tests.content.reading import sentences

FILE = "en/feelings.toml"
DATA = content.read(FILE)
FEELINGS: FeelingWords = read_feelings(FILE, DATA)
WORDS = list(FEELINGS)
NUMB = {"numb", "hollow", "behind-glass", "blank", "flat", "muted", "on-autopilot", "shut-down"}


def test_there_are_enough_words_and_no_group_is_endless() -> None:
    assert len(WORDS) >= 120
    assert 7 <= len(FEELINGS.groups) <= 10
    assert all(12 <= len(group.words) <= 20 for group in FEELINGS.groups)


def test_little_or_nothing_stands_first_and_the_body_second() -> None:
    first, second = FEELINGS.groups[:2]
    assert (first.title, second.title) == ("Little or nothing", "In the body")
    assert {word.id for word in first.words} >= NUMB


@pytest.mark.parametrize(
    ("name", "energies", "pleasant"),
    [
        ("lively and pleasant", {1, 2}, {1, 2}),
        ("lively and hard", {1, 2}, {-1, -2}),
        ("quiet and pleasant", {-1, -2}, {1, 2}),
        ("quiet and hard", {-1, -2}, {-1, -2}),
    ],
)
def test_every_corner_of_energy_and_pleasantness_has_words(name: str, energies: set[int], pleasant: set[int]) -> None:
    there = [word for word in WORDS if word.energy in energies and word.pleasant in pleasant]
    assert len(there) >= 15, name


def test_what_is_neither_pleasant_nor_hard_has_words_as_well() -> None:
    assert sum(word.pleasant == 0 for word in WORDS) >= 15


def test_every_id_and_every_word_and_every_meaning_is_there_once() -> None:
    for each in (
        [*FEELINGS.answers, *(word.id for word in WORDS)],
        [*FEELINGS.answers.values(), *(word.word for word in WORDS)],
        [word.meaning for word in WORDS],
        [word.body for word in WORDS],
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


def test_every_word_says_how_it_may_feel_in_the_body_without_a_whole_sentence() -> None:
    for word in WORDS:
        assert word.body[0].islower(), word.id
        assert not word.body.endswith(".")
        assert 2 <= len(word.body.split()) <= 12


def test_nothing_and_cant_tell_are_full_answers() -> None:
    assert list(FEELINGS.answers) == ["nothing", "cant-tell"]
    assert FEELINGS.shown("cant-tell") == "can\N{RIGHT SINGLE QUOTATION MARK}t tell"


@pytest.mark.parametrize("state", STATES)
def test_a_few_words_come_first_after_every_tile(state: str) -> None:
    shown = FEELINGS.first((state,))  # type: ignore[arg-type]
    assert 3 <= len(shown) <= SHOWN_FIRST


def test_after_two_tiles_words_of_both_come_first_and_no_more_than_after_one() -> None:
    both = [word.id for word in FEELINGS.first(("heavy", "tight"))]
    assert both[:2] == ["heavy", "tight"]
    assert len(both) == SHOWN_FIRST == len(set(both))


def test_after_no_tile_the_words_for_not_knowing_come_first() -> None:
    assert FEELINGS.first(()) == FEELINGS.first(("cant-tell",))


def test_an_id_is_shown_as_its_word() -> None:
    assert FEELINGS.shown("behind-glass") == "behind glass"
    assert {word.id: FEELINGS.shown(word.id) for word in WORDS} == {word.id: word.word for word in WORDS}


def test_a_word_is_known_whatever_its_capitals() -> None:
    assert FEELINGS.known(" Behind Glass") == "behind-glass"
    assert FEELINGS.known("Can\N{RIGHT SINGLE QUOTATION MARK}t tell") == "cant-tell"
    assert FEELINGS.known("cottony") == ""


@given(st.text())
def test_a_word_of_ones_own_is_shown_as_it_was_written(own: str) -> None:
    if own not in FEELINGS.by_id():
        assert FEELINGS.shown(own) == own


@pytest.mark.parametrize("again", [b"numb", b"nothing"])
def test_an_id_that_stands_twice_is_refused(again: bytes) -> None:
    twice = DATA.replace(b'{ id = "blank"', b'{ id = "' + again + b'"')
    with pytest.raises(UnreadableContent, match=r"^en/feelings\.toml, groups: a feeling word stands twice"):
        read_feelings(FILE, twice)


@pytest.mark.parametrize(
    ("found", "broken", "where"),
    [
        (b'id = "numb"', b'id = "Numb"', "id"),
        (b'word = "numb", ', b"", "word"),
        (b'word = "numb"', b'word = "numb", valence = -1', "valence"),
        (b'body = "skin that feels thick, like in winter gloves", ', b"", "body"),
        (b"energy = -1", b"energy = 3", "energy"),
        (b"pleasant = -1", b"pleasant = 0.5", "pleasant"),
        (b'title = "Sad"', b"title = 0", "title"),
        (b'far = ["distant"', b'far = ["nowhere-at-all"', "near.far"),
        (b"tender = [", b"tenderly = [", "near"),
        (b'title = "Sad"', b'title = "Sad', ""),
    ],
)
def test_misshapen_feelings_are_refused_by_the_name_of_their_file_and_field(
    found: bytes, broken: bytes, where: str
) -> None:
    assert found in DATA
    with pytest.raises(UnreadableContent, match=r"^en/feelings\.toml[,:] ") as refused:
        read_feelings(FILE, DATA.replace(found, broken))
    assert where in refused.value.field
