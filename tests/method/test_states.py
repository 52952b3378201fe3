"""The small answers: every one has its word, and a share of 0..1 finds the worded step nearest to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle import content
from rekindle.method.errors import UnreadableContent
from rekindle.method.states import (
    ENERGIES,
    STATES,
    STEPS,
    STIRS,
    STRENGTHS,
    AnswerWords,
    nearest_step,
    read_answers,
)

FILE = "en/answers.toml"
DATA = content.read(FILE)
SHARES = st.floats(0, 1)


@pytest.fixture(scope="module")
def answers() -> AnswerWords:
    return read_answers(FILE, DATA)


def test_every_small_answer_has_its_word(answers: AnswerWords) -> None:
    assert tuple(answers.states) == STATES
    assert tuple(answers.energy) == ENERGIES
    assert tuple(answers.strengths) == STRENGTHS
    assert tuple(answers.stirs) == STIRS


def test_nothing_and_cannot_tell_are_answers_like_the_others(answers: AnswerWords) -> None:
    assert answers.states["nothing"] == "nothing"
    assert answers.states["cant-tell"] == answers.needs["cant-tell"] == "can\u2019t tell"
    assert answers.felt[0] == answers.needs["nothing"] == "nothing"
    assert answers.stirs["nothing"] == "Nothing"


def test_no_two_answers_to_one_question_read_the_same(answers: AnswerWords) -> None:
    questions: list[list[str]] = [
        list(answers.states.values()),
        list(answers.felt),
        list(answers.connected),
        list(answers.energy.values()),
        list(answers.strengths.values()),
        list(answers.needs.values()),
        list(answers.stirs.values()),
    ]
    assert all(len(words) == len(set(words)) for words in questions)


@given(SHARES)
def test_the_nearest_step_is_nearest(share: float) -> None:
    nearest = nearest_step(share)
    assert abs(STEPS[nearest] - share) == min(abs(step - share) for step in STEPS)


@given(SHARES, SHARES)
def test_more_never_gives_a_lower_step(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert nearest_step(low) <= nearest_step(high)


@pytest.mark.parametrize("index", range(len(STEPS)))
def test_a_step_is_nearest_to_itself(index: int) -> None:
    assert nearest_step(STEPS[index]) == index


@pytest.mark.parametrize(("halfway", "lower"), [(0.125, 0), (0.375, 1), (0.625, 2), (0.875, 3)])
def test_halfway_gives_the_lower_step(halfway: float, lower: int) -> None:
    assert nearest_step(halfway) == lower


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (b'tight = "tight"', b'happy = "happy"'),
        (b'tight = "tight"', b"tight = 3"),
        (b'"a trace", ', b""),
        (b"[stirs]", b"[stir]"),
        (b"[stirs]", b"[stirs"),
        (b'night = "the middle of the night"', b""),
        (b'night = "the middle of the night"', b'nigth = "the middle of the night"'),
    ],
)
def test_misshapen_answers_are_refused_by_the_name_of_their_file(found: bytes, broken: bytes) -> None:
    assert found in DATA
    with pytest.raises(UnreadableContent, match=r"^en/answers\.toml[,:] "):
        read_answers(FILE, DATA.replace(found, broken))
