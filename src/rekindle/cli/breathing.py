"""The breath in a terminal: a light that rises and settles, or, where nothing moves, the beats to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.leaving import heed_meanwhile, reply
from rekindle.cli.pace import Light, may_move, move
from rekindle.cli.talk import Talk
from rekindle.cli.words import _, ngettext

if TYPE_CHECKING:
    from rekindle.method.practice import Beat, Breath, Form


def breathe_along(talk: Talk, play: Breath, form: Form, *, still: bool) -> None:
    """Play a breath to its end, or until Enter.

    Raises:
        Left: the person leaves earlier.
    """
    rounds = play.rounds_smallest if form == "smallest" else play.rounds_usual
    if may_move(talk, still=still):
        talk.aside(_("Your own pace wins. Enter ends it whenever you like."))
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
    light = Light(talk)
    with light.shown():
        for _round in range(rounds):
            for beat in play.beats:
                if heed_meanwhile(_beat(light, beat)):
                    return


def _beat(light: Light, beat: Beat) -> str | None:
    def draw(passed: float) -> None:
        share = {"rises": passed, "settles": 1 - passed, "rests": 0.0}[beat.light]
        light.draw(beat.cue, share)

    return move(beat.seconds, draw)
