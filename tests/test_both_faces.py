"""What a practice keeps is the same in a browser and in a terminal, where nobody chooses otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from rekindle.app.house import House
from rekindle.life.records import Attachment, Flicker, Letter, PracticeDone, Record
from rekindle.method.players.player import Walk
from rekindle.method.practice import Practice
from tests.cli.test_every_walk import Hands, do, records_in
from tests.method.shipped import PRACTICES
from tests.walks import Walker
from tests.web.conftest import Visitor, begun_client, client
from tests.web.test_every_walk import Asked, Web

__all__ = ["begun_client", "client"]


@dataclass
class Undecided(Hands):
    """Types what is asked for, and only Enter where it is asked whether the words stay."""

    leaves: bool = False
    """Whether they stop at the first question after the first answer."""

    def _answer(self, new: str) -> str:
        if self.leaves and (self.walker.kept or self.walker.passed):
            return "s"
        return super()._answer(new)

    def _keep(self, _new: str) -> str:
        return ""


@dataclass
class OnTheWeb(Web):
    """Presses Keep where writing is what it is for, and otherwise what the practice would do by itself."""

    leaves: bool = False
    """Whether they stop on the screen of the first answer."""

    def _pressed(self, asked: Asked, pressed: tuple[str, str] | None) -> dict[str, list[str]]:
        if self.leaves and (self.walker.kept or self.walker.passed):
            tap = {pressed[0]: [pressed[1]]} if pressed else {}
            return {**tap, "do": ["stop"]}
        nothing_else = not (asked.rooms or asked.days or asked.choices or asked.values("tap"))
        if "keep" in asked.values("do") and nothing_else:
            return {"do": ["let-go"]}  # it keeps nothing by itself, and asks about words of one's own
        return super()._pressed(asked, pressed)


def one_of_each() -> list[Practice]:
    """Give one practice of each sort: its player, what it keeps by itself, and the faces of its screens."""
    found: dict[object, Practice] = {}
    for practice in PRACTICES:
        faces = frozenset(screen.face for screen in practice.play.screens(Walk()))
        if not practice.leaves_no_trace and faces:
            found.setdefault((type(practice.play), practice.play.keeps, faces), practice)
    return list(found.values())


def is_kept(walker: Walker, came: Iterable[Record]) -> bool | None:
    """Tell whether anything of a practice is kept; None where nothing was said that could be."""
    records = list(came)
    kept = any(one.kept for one in records if isinstance(one, PracticeDone))
    kept = kept or any(isinstance(one, Flicker | Letter | Attachment) for one in records)
    return kept if walker.kept else None


@pytest.mark.parametrize("leaves", [False, True], ids=["to its end", "left"])
def test_where_nobody_chooses_otherwise_both_faces_keep_the_same(
    begun_client: Visitor, house: House, leaves: bool
) -> None:
    said: dict[str, tuple[bool, bool]] = {}
    for practice in one_of_each():
        before = records_in(house)
        web = OnTheWeb(begun_client, Walker(practice, "first"), "whole", leaves=leaves)
        web.walk()
        between = records_in(house)
        hands = Undecided(Walker(practice, "first"), leaves=leaves)
        assert do(house, practice, "usual", hands) == 0
        on_web = is_kept(web.walker, (one for key, one in between.items() if key not in before))
        in_terminal = is_kept(hands.walker, (one for key, one in records_in(house).items() if key not in between))
        if on_web is not None and in_terminal is not None:
            said[practice.id] = on_web, in_terminal
    assert {name: both for name, both in said.items() if both[0] != both[1]} == {}
    assert {True, False} == {one for one, _other in said.values()}
    assert len(said) > 25
