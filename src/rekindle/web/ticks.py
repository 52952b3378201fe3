"""Ticks that say how often or how much they are meant, as a form sends them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rekindle.method.players import Growing, Play
from rekindle.method.players.growing import in_degree
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said
from rekindle.web.visit import Visit


def in_degrees(visit: Visit, play: Play, walk: Walk, picks: Sequence[str]) -> tuple[str, ...]:
    """Give what was ticked on the screen where one is, each tick in the degree that stands beside it."""
    if not isinstance(play, Growing) or not play.degrees:
        return tuple(picks)
    screens = play.screens(replace(walk, said=(*walk.said, Said())))
    if len(walk.said) >= len(screens):
        return tuple(picks)
    places = {answer.word: index for index, answer in enumerate(screens[len(walk.said)].step.answers)}
    return tuple(
        in_degree(pick, degree) if pick in places and (degree := _degree(visit, play, places[pick])) else pick
        for pick in picks
    )


def _degree(visit: Visit, play: Growing, index: int) -> str:
    said = visit.said(f"degree-{index}")
    return said if said in play.degrees else ""
