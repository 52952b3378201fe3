"""Every player can be named by a file, and every face that a screen can have is there to be shown."""

from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

import pytest

from rekindle.cli.playing import ASKERS
from rekindle.method import players
from rekindle.method.players.player import Player
from rekindle.method.players.step import Face
from tests.house.repository import ROOT

FACES: tuple[Face, ...] = get_args(Face)
TEMPLATES = ROOT / "src" / "rekindle" / "web" / "templates" / "step"


def test_every_player_can_be_named_by_a_file() -> None:
    modules = [import_module(f"{players.__name__}.{found.name}") for found in iter_modules(players.__path__)]
    there = {one for module in modules for one in vars(module).values() if isinstance(one, type)}
    tagged = {one for one in there if issubclass(one, Player) and one.__struct_config__.tag}
    assert len(tagged) > 10
    assert tagged == set(get_args(players.Play))
    assert {*(one.__name__ for one in tagged), "Play"} == set(players.__all__)


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_its_template(face: Face) -> None:
    assert (TEMPLATES / f"{face}.html").is_file()


@pytest.mark.parametrize("face", FACES)
def test_every_face_is_asked_in_a_terminal_by_something_named(face: Face) -> None:
    assert face in ASKERS
