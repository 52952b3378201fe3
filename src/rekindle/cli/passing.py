"""Time that passes in a practice, in a terminal: a light along a line, and a bell only where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import reply
from rekindle.cli.pace import Light, may_move, move
from rekindle.cli.talk import Talk
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from rekindle.method.players.step import Screen

BELL = "\a"
YES = "y"


def choose_length(talk: Talk, screen: Screen) -> int:
    """Ask by number how many minutes it is to take; the first is taken unasked.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.saying import say_seconds

    lengths = sorted(screen.lengths)
    words = [say_seconds(WORDS, minutes * 60) for minutes in lengths]
    talk.say()
    talk.say(_("How long?"))
    talk.say(", ".join(f"{number} {word}" for number, word in enumerate(words, 1)), indent=2)
    usual = say_seconds(WORDS, screen.lengths[0] * 60)
    chosen = numbered(words, reply(talk, _("A number, or Enter for %s: ") % usual))
    return screen.lengths[0] if chosen is None else lengths[chosen]


def wants_bell(talk: Talk) -> bool:
    """Ask whether the terminal may ring at the end.

    Raises:
        Left: the person leaves.
    """
    return reply(talk, _("A bell at the end? y and Enter, or Enter for none: ")).casefold() == YES


def let_time_pass(talk: Talk, screen: Screen, *, still: bool, bell: bool = False, goes_on: bool = False) -> None:
    """Say what is done meanwhile, and let its seconds pass, or until Enter; where nothing moves, wait for Enter.

    When it is over it waits, unless it `goes_on` by itself or something is asked afterwards anyway.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.saying import say_seconds

    step = screen.step
    asks = bool(step.answers or step.ask)
    talk.say()
    talk.say(screen.say)
    if step.note and not asks:
        talk.aside(step.note)
    about = say_seconds(WORDS, step.seconds)
    if not may_move(talk, still=still):
        reply(talk, _("About %s. Enter when it was enough: ") % about)
        return
    talk.aside(_("About %s. Enter goes on, space pauses, s stops.") % about)
    if _run(talk, screen, bell=bell) or goes_on:
        return
    if bell:
        _ring(talk)
    if not asks:
        reply(talk, _("That is time enough. Enter goes on: "))


def _run(talk: Talk, screen: Screen, *, bell: bool) -> bool:
    """Let the light go along its line; tell whether the person went on before its end."""
    seconds = screen.step.seconds
    if not screen.half:
        return _go_along(talk, seconds, 0, 1)
    if _go_along(talk, seconds / 2, 0, 0.5):
        return True
    if bell:
        _ring(talk)
    talk.say(screen.half)
    return _go_along(talk, seconds / 2, 0.5, 1)


def _go_along(talk: Talk, seconds: float, start: float, end: float) -> bool:
    light = Light(talk, along=True)
    with light.shown():
        return move(
            seconds,
            lambda passed: light.draw("", start + (end - start) * passed),
            lambda: light.draw(_("Paused. Space goes on."), light.share),
        )


def _ring(talk: Talk) -> None:
    talk.out.write(BELL)
    talk.out.flush()
