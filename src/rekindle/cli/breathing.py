"""The breath in a terminal: a light that rises and settles, or, where nothing moves, the beats to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.leaving import reply
from rekindle.cli.pace import Light, may_move, move
from rekindle.cli.talk import Talk
from rekindle.cli.words import _, ngettext

if TYPE_CHECKING:
    from rekindle.method.players import Breath
    from rekindle.method.players.breath import Beat
    from rekindle.method.practice import Form

FASTEST = 10
"""Seconds that one breath takes at least: six a minute, never faster, whatever its beats are to count."""


def breathe_along(talk: Talk, play: Breath, form: Form, *, still: bool) -> None:
    """Play a breath to its end, or until Enter.

    Raises:
        Left: the person leaves earlier.
    """
    rounds = play.rounds_smallest if form == "smallest" else play.rounds_usual
    if may_move(talk, still=still):
        talk.aside(_("Your own pace wins. Space pauses, Enter ends it. s stops, t is too much."))
        _move_along(talk, play, rounds)
    else:
        count_along(talk, play, rounds)
        reply(talk, _("Enter when it was enough: "))


def count_along(talk: Talk, play: Breath, rounds: int) -> None:
    """Say the beats, to be counted at one's own pace."""
    talk.say(_("Count at your own pace. Nothing here moves."))
    for beat in play.beats:
        counted = " ".join(str(second) for second in range(1, beat.seconds + 1))
        talk.say(f"{beat.cue}: {counted}", indent=2)
    talk.say(_("Once.") if rounds == 1 else ngettext("%d time, or fewer.", "%d times, or fewer.", rounds) % rounds)
    talk.say(play.without_counting)


def _move_along(talk: Talk, play: Breath, rounds: int) -> None:
    slower = max(1.0, FASTEST / sum(beat.seconds for beat in play.beats))
    light = Light(talk, tuple(beat.cue for beat in play.beats))
    with light.shown():
        for _round in range(rounds):
            for beat in play.beats:
                if _beat(light, beat, beat.seconds * slower):
                    return


def _beat(light: Light, beat: Beat, seconds: float) -> bool:
    """Let the light rise, settle, or rest where it is; tell whether the person goes on from it."""
    start = light.share
    end = {"rises": 1.0, "settles": 0.0, "rests": start}[beat.light]
    return move(
        seconds,
        lambda passed: light.draw(beat.cue, start + (end - start) * passed),
        lambda: light.draw(_("Paused. Space goes on."), light.share),
    )
