"""A sentence made of answers: whatever was left out, what stands there reads as a sentence."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.method.players import Message, Plan
from rekindle.method.players.sentence import Sentence
from rekindle.method.players.step import Said, Step
from rekindle.method.practice import Practice
from tests.method.shipped import PRACTICES

WITH_ONE = [one for one in PRACTICES if isinstance(one.play, Plan | Message) and one.play.sentence]
AMISS = re.compile(
    r"\s\s|\s[.,;:!?”]|[,;:][.,;:]|(?<!\.)\.\.(?!\.)|[.!?]\.|[{}\[\]]|“”|“\s|,”,|^[\s.,;:]|[,;:“]$|\.\s*[.,]|”“"
)
"""What no reader would take for a sentence: two stops, a blank before one, an empty place, empty quotes."""
WORDS = st.text(st.sampled_from("ab é.,?!… \n\t“”\"'"), max_size=12)


def plays(practice: Practice) -> Plan | Message:
    assert isinstance(practice.play, Plan | Message)
    return practice.play


def made(play: Plan | Message, said: dict[int, str]) -> str:
    return Sentence(play.sentence).made_of(said)


@pytest.mark.parametrize("practice", WITH_ONE, ids=[one.id for one in WITH_ONE])
def test_whichever_parts_are_left_out_and_whichever_chips_are_picked_it_reads_as_a_sentence(
    practice: Practice,
) -> None:
    play = plays(practice)
    chips = [["", *(_placed(step, word) for word in (one.word for one in step.answers))] for step in play.parts]
    longest = max(map(len, chips))
    for turn in range(longest):
        for left in product((True, False), repeat=len(chips)):
            said = {
                number: words[turn % len(words)] if stays else ""
                for number, (words, stays) in enumerate(zip(chips, left, strict=True), 1)
            }
            text = made(play, said)
            assert not AMISS.search(text), text
            assert not text or text.endswith((".", "?", "”", "!")), text


def _placed(step: Step, word: str) -> str:
    return ", ".join(step.placed(Said((word,))))


@pytest.mark.parametrize("practice", WITH_ONE, ids=[one.id for one in WITH_ONE])
def test_every_answer_that_has_a_place_stands_in_the_sentence(practice: Practice) -> None:
    play = plays(practice)
    places = Sentence(play.sentence).places
    text = made(play, {number: f"word{number}" for number in range(1, len(play.parts) + 1)})
    assert all(f"word{number}" in text for number in places)


@given(st.dictionaries(st.integers(1, 4), WORDS))
def test_no_words_of_ones_own_leave_a_place_or_a_doubled_stop_behind(said: dict[int, str]) -> None:
    text = Sentence("I will {1}[, {2}].[ I say: “{3}.”][ If not: {4}.]").made_of(said)
    assert not re.search(r"[{}\[\]]", text)
    for number, stop in ((1, "."), (4, ".")):
        last = " ".join(said.get(number, "").split())
        if last.endswith(stop) and not last.endswith(".."):
            assert f"{last}." not in text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({}, ""),
        ({2: "tomorrow"}, ""),
        ({1: "make toast"}, "I will make toast."),
        ({1: "make toast."}, "I will make toast."),
        ({1: "make toast.", 2: "tomorrow"}, "I will make toast, tomorrow."),
        ({1: "sit", 3: "“Hello. I am new.”"}, "I will sit. I say: “Hello. I am new.”"),
        ({1: "sit", 3: "What needs doing?"}, "I will sit. I say: “What needs doing?”"),
        ({1: "a {2} b", 2: "now"}, "I will a {2} b, now."),
        ({1: "sit", 2: " … "}, "I will sit."),
    ],
)
def test_a_sentence_reads_as_it_would_be_written(said: dict[int, str], text: str) -> None:
    assert Sentence("I will {1}[, {2}].[ I say: “{3}.”][ If not: {4}.]").made_of(said) == text


@pytest.mark.parametrize("written", ["I will [{1}.", "I will {1}].", "[[{1}]"])
def test_a_bracket_that_does_not_match_is_told(written: str) -> None:
    with pytest.raises(ValueError, match="brackets"):
        Sentence(written)
