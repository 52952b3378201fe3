"""What a screen on which time passes shows: how long, what comes by itself, and lengths to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from rekindle.app.saying import say_seconds
from rekindle.method.players.step import Screen
from rekindle.web.playing import Playing
from rekindle.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Length:
    """A length to choose: its minutes, as words too, and whether it is the one that is taken."""

    minutes: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Timing:
    """How time passes on one screen."""

    about: str
    """How long this screen takes."""
    whole: str
    """How long it takes with those that come by themselves after it."""
    lines: tuple[Screen, ...]
    """This screen, and in the dark those that come by themselves after it."""
    ends: bool
    """Whether the practice ends with the last of them."""
    lengths: tuple[Length, ...] = ()


def timing_of(visit: Visit, playing: Playing) -> Timing | None:
    """Give how time passes on this screen; None where it waits for the person alone."""
    screen = playing.screen
    if screen is None or not screen.step.seconds or screen.face not in {"timer", "dark"}:
        return None
    lines = _lines(playing.screens[playing.at :])
    taken = playing.walk.minutes if playing.walk.minutes in screen.lengths else next(iter(screen.lengths), 0)
    return Timing(
        about=say_seconds(visit, screen.step.seconds),
        whole=say_seconds(visit, sum(line.step.seconds for line in lines)),
        lines=lines,
        ends=playing.at + len(lines) == len(playing.screens),
        lengths=tuple(
            Length(minutes, say_seconds(visit, minutes * 60), minutes == taken) for minutes in sorted(screen.lengths)
        ),
    )


def _lines(screens: tuple[Screen, ...]) -> tuple[Screen, ...]:
    """Give the first screen, and with it those in the dark that follow without anything asked between."""
    lines = [screens[0]]
    for screen in screens[1:]:
        before = lines[-1]
        if not (before.flows and before.face == screen.face == "dark") or before.step.answers or before.step.ask:
            break
        lines.append(screen)
    return tuple(lines)
