"""The elements of the method: each is made real by practices, and each stance by a rule or a screen that is there."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from rekindle import content, web
from rekindle.method.elements import Stance, read_method, read_stances
from rekindle.method.errors import UnreadableContent
from tests.method.shipped import PRACTICES

DATA = content.read("en/method.toml")
STANCE_DATA = content.read("stances.toml")
ELEMENTS = {element.id: element.name for element in read_method("method.toml", DATA)}
STANCES = read_stances("stances.toml", STANCE_DATA)
HOW_MANY = {
    "R": 11, "A": 5, "U": 9, "S": 6, "F": 7, "B": 5, "P": 7, "C": 8, "E": 5, "H": 6, "T": 6, "O": 6, "N": 5, "G": 4,
    "X": 5, "W": 6,
}  # fmt: skip
ARE_STANCES = "R11 A1 A2 A5 S5 S6 F5 F7 P7 C8 H5 T6 G1 G2 G4 X5 W1 W2 W5 W6".split()  # noqa: SIM905 - as decided


def test_all_elements_of_the_method_are_here_each_with_a_name_of_its_own() -> None:
    assert Counter(element[0] for element in ELEMENTS) == HOW_MANY
    assert len(set(ELEMENTS.values())) == len(ELEMENTS) == 101


def test_every_element_is_made_real_by_two_practices_at_least() -> None:
    claimed = Counter(element for practice in PRACTICES for element in practice.elements)
    assert [element for element in ELEMENTS if claimed[element] < 2] == []


def test_no_practice_claims_an_element_that_nobody_knows() -> None:
    assert {(p.id, e) for p in PRACTICES for e in p.elements if e not in ELEMENTS} == set()


def test_every_stance_is_kept_somewhere() -> None:
    assert [stance.element for stance in STANCES] == ARE_STANCES
    assert set(ARE_STANCES) <= ELEMENTS.keys()


@pytest.mark.parametrize("stance", [s for s in STANCES if s.rule], ids=lambda s: s.element)
def test_a_rule_that_keeps_a_stance_is_there(stance: Stance) -> None:
    module, name = stance.rule.split(":")
    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize("stance", [s for s in STANCES if s.screen], ids=lambda s: s.element)
def test_a_screen_that_keeps_a_stance_says_so(stance: Stance) -> None:
    template = Path(web.__path__[0]) / "templates" / stance.screen
    assert f'_("{stance.says}")' in template.read_text("utf-8")


@pytest.mark.parametrize(
    ("found", "broken", "named"),
    [
        (b'id = "R2"', b'id = "R1"', "stands twice"),
        (b'id = "R2"', b'id = "Q2"', "another group"),
        (b'id = "R2"', b'id = "two"', "groups"),
        (b'name = "Seeing the signs"', b"", "name"),
    ],
)
def test_misshapen_elements_are_refused_by_name(found: bytes, broken: bytes, named: str) -> None:
    with pytest.raises(UnreadableContent, match=named):
        read_method("method.toml", DATA.replace(found, broken, 1))


def test_a_stance_that_names_nothing_is_refused() -> None:
    with pytest.raises(UnreadableContent, match="R11 names a rule"):
        read_stances("stances.toml", b"[[stances]]\nelement = 'R11'\nhow = 'So.'\n")
