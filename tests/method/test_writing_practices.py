"""The page on how to write a practice: its examples load and can be played, and its tables leave out nothing.

The words of the examples are held to the rules beside all that ships, in `tests/content/test_words.py`.
"""

import csv
import re
import tomllib
from typing import get_args

import msgspec
import pytest

from rekindle import content
from rekindle.method.catalogue import read_catalogue
from rekindle.method.players import Play
from rekindle.method.players.checking import complaints
from rekindle.method.practice import Practice
from tests.content.examples import EXAMPLES, PAGE, ROW, WHOLE
from tests.method.shipped import ELEMENTS
from tests.method.test_catalogue import FACTS_FILE, facts_of

PLAYERS = {str(player.__struct_config__.tag): player for player in get_args(Play)}


def rows(heading: str) -> dict[str, str]:
    """Give a table below a heading: the names in its first column, each with the rest of its row."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"^\| (`.*?`) \|(.*)\|$", part, re.MULTILINE)
    return {name: rest for cell, rest in found for name in re.findall(r"`([^`]+)`", cell)}


def test_the_whole_example_is_a_practice_that_could_ship() -> None:
    name = f"{tomllib.loads(WHOLE)['id']}.toml"
    others = [(file, data) for file, data in content.read_folder("en/practices") if not file.endswith(f"/{name}")]
    catalogue = read_catalogue([*others, (name, WHOLE.encode())], ELEMENTS)
    assert len(catalogue) == len(others) + 1


def test_its_row_says_the_facts_that_its_file_says() -> None:
    told = msgspec.convert(tomllib.loads(WHOLE), Practice)
    with FACTS_FILE.open(newline="") as file:
        columns = next(csv.reader(file))
    assert dict(zip(columns, next(csv.reader([ROW])), strict=True)) == facts_of(told)


@pytest.mark.parametrize("practice", EXAMPLES, ids=lambda practice: practice.id)
def test_what_a_player_is_told_in_an_example_can_be_played(practice: Practice) -> None:
    assert list(complaints(practice.play)) == []


def test_the_page_names_each_file_in_which_a_practice_has_its_place() -> None:
    folder = content.HERE / "en"
    for name in rows("Where it stands"):
        assert (folder / name).is_file() or (FACTS_FILE.parents[2] / name).is_file()


def test_every_field_of_a_practice_stands_in_its_table() -> None:
    assert set(rows("The facts")) == set(Practice.__struct_fields__)


def test_every_player_stands_in_its_table_with_fields_that_it_has() -> None:
    table = rows("The players")
    assert set(table) == set(PLAYERS)
    for player, row in table.items():
        named = set(re.findall(r"`([^`]+)`", row))
        assert named
        assert named <= set(PLAYERS[player].__struct_fields__)
