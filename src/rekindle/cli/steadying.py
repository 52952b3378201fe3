"""After "too much": a minute of grounding, one line at a time; the second time within the hour, only the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.help_page import chosen_country, say_help
from rekindle.cli.keyboard import single_keys
from rekindle.cli.leaving import Left
from rekindle.cli.pace import may_move, wait
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.help.texts import SteadyTexts

HELP = "h"


def steady(talk: Talk, words: SteadyTexts, *, still: bool) -> None:
    """Say the lines of the minute: each for its seconds, or until Enter; all at once where nothing moves."""
    talk.say()
    talk.head(words.too_much.first)
    talk.say(words.page.intro)
    talk.aside(words.page.leave_out)
    talk.say()
    try:
        _say_lines(talk, words, moves=may_move(talk, still=still))
        talk.say(words.page.ended)
    except (Left, KeyboardInterrupt):
        talk.say()
    talk.aside(_("“rekindle help-lines” shows where to turn."))


def ways_out(talk: Talk, visit: Visit) -> None:
    """Offer help and rest, and nothing else."""
    words = visit.library.steady.too_much
    talk.say()
    talk.head(words.again_within_the_hour)
    talk.row(f"  {HELP}      {words.help_now}")
    talk.row(f"  Enter  {words.phone_down}")
    try:
        typed = talk.ask("")
    except KeyboardInterrupt:
        typed = None
    if typed is not None and typed.strip().casefold() == HELP:
        say_help(talk, visit.library, chosen_country(visit))
    else:
        talk.say(words.phone_down_said)


def _say_lines(talk: Talk, words: SteadyTexts, *, moves: bool) -> None:
    if not moves:
        for line in words.lines:
            talk.say(line.text, indent=2)
        return
    talk.aside(_("Enter goes on, space pauses, s stops."))
    with single_keys(talk):
        for line in words.lines:
            talk.say(line.text, indent=2)
            talk.out.flush()
            wait(talk, line.seconds)
