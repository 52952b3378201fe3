"""The page on how to write a practice: its examples load and keep the rules, and its tables leave out nothing."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from rekindle import content
from rekindle.method.catalogue import Catalogue, read_catalogue
from rekindle.method.elements import read_method
from rekindle.method.players import Play
from rekindle.method.players.checking import complaints
from rekindle.method.practice import Practice
from tests.content.reading import grade, is_prose, said_in, sentences, words
from tests.content.test_words import HIGHEST_GRADE, LONGEST_SENTENCE, NEVER_SAID, WAY_OUT
from tests.method.shipped import CATALOGUE, ELEMENTS

PAGE = Path(__file__).parents[2].joinpath("docs", "writing-practices.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
WHOLE, *PLAYS = BLOCKS
PLAYERS = {str(player.__struct_config__.tag): player for player in get_args(Play)}


def rows(heading: str) -> dict[str, str]:
    """Give a table below a heading: the names in its first column, each with the rest of its row."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"^\| (`.*?`) \|(.*)\|$", part, re.MULTILINE)
    return {name: rest for cell, rest in found for name in re.findall(r"`([^`]+)`", cell)}


def example() -> Practice:
    name = tomllib.loads(WHOLE)["id"]
    (practice,) = read_catalogue([(f"{name}.toml", WHOLE.encode())], ELEMENTS)
    return practice


def test_the_whole_example_is_a_practice_that_could_ship() -> None:
    practice = example()
    assert practice.id not in CATALOGUE
    assert len(Catalogue([*CATALOGUE, practice])) == len(CATALOGUE) + 1
    assert set(practice.elements) <= {one.id for one in read_method("method.toml", content.read("en/method.toml"))}
    assert WAY_OUT.search(practice.about)


def test_the_example_keeps_the_rules_of_how_rekindle_speaks() -> None:
    texts = [said.text for block in BLOCKS for said in said_in("example", tomllib.loads(block))]
    assert [text for text in texts if NEVER_SAID.search(text) or "!" in text] == []
    assert max(len(words(part)) for text in texts for part in sentences(text)) <= LONGEST_SENTENCE
    assert grade([text for text in texts if is_prose(text)]) <= HIGHEST_GRADE


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: str(tomllib.loads(play)["play"]["player"]))
def test_what_a_player_is_told_in_the_other_examples_can_be_played(play: str) -> None:
    told: dict[str, Any] = {**tomllib.loads(WHOLE), **tomllib.loads(play)}
    practice = msgspec.convert(told, Practice)
    assert list(complaints(practice.play)) == []


def test_every_field_of_a_practice_stands_in_its_table() -> None:
    assert set(rows("The facts")) == set(Practice.__struct_fields__)


def test_every_player_stands_in_its_table_with_fields_that_it_has() -> None:
    table = rows("The players")
    assert set(table) == set(PLAYERS)
    for player, row in table.items():
        named = set(re.findall(r"`([^`]+)`", row))
        assert named
        assert named <= set(PLAYERS[player].__struct_fields__)
