"""The starts of a page: enough of them, each open at its end, none that digs."""

import re

import pytest

from rekindle import content
from rekindle.method.errors import UnreadableContent
from rekindle.method.players import TenWords, Write
from rekindle.method.prompts import Prompts, read_prompts
from tests.method.shipped import PRACTICES

FILE = "en/prompts.toml"
DATA = content.read(FILE)
PROMPTS: Prompts = read_prompts(FILE, DATA)
STARTS = [*PROMPTS.open_page, *PROMPTS.ten_words]
IN_PRACTICES = [
    start
    for practice in PRACTICES
    if isinstance(practice.play, TenWords | Write)
    for start in (
        practice.play.starts if isinstance(practice.play, Write) else (practice.play.start, *practice.play.ways)
    )
]
DIGS = re.compile(
    r"\b(?:why did|why do|worst|memor(?:y|ies)|remember|childhood|as a child|happened to me|when I was|past)\b",
    re.IGNORECASE,
)
TAKES_A_FEELING_FOR_GRANTED = re.compile(r"\bI (?:feel|felt|am feeling)\b|\bmy feelings?\b", re.IGNORECASE)


def test_there_are_enough_starts_to_find_one() -> None:
    assert len(PROMPTS.open_page) >= 16
    assert len(PROMPTS.ten_words) >= 12


@pytest.mark.parametrize("start", STARTS + IN_PRACTICES)
def test_a_start_is_short_and_left_open(start: str) -> None:
    assert start.endswith(" …")
    assert len(start.split()) <= 11


def test_no_start_stands_twice() -> None:
    assert len(STARTS) == len(set(STARTS))
    assert len(IN_PRACTICES) == len(set(IN_PRACTICES))


def test_no_start_digs_or_takes_a_feeling_for_granted() -> None:
    starts = STARTS + IN_PRACTICES
    assert [s for s in starts if DIGS.search(s) or TAKES_A_FEELING_FOR_GRANTED.search(s)] == []


def test_one_can_start_from_nothing() -> None:
    assert "Right now it is like …" in PROMPTS.open_page
    assert "What I do not feel is …" in PROMPTS.open_page


@pytest.mark.parametrize(
    ("found", "broken"), [(b"open_page", b"page"), (b"ten_words = [", b"ten_words = [3, "), (b"]", b"")]
)
def test_misshapen_starts_are_refused_by_the_name_of_their_file(found: bytes, broken: bytes) -> None:
    with pytest.raises(UnreadableContent, match=r"^en/prompts\.toml[,:] "):
        read_prompts(FILE, DATA.replace(found, broken))
