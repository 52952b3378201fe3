"""After "too much": a minute of grounding, one line at a time; within the hour again, first the ways out."""

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
MINUTE = "m"


def steady(talk: Talk, words: SteadyTexts, *, still: bool) -> None:
    """Say that it is stopped, and the lines of the minute."""
    talk.say()
    talk.head(words.too_much.first)
    _minute(talk, words, still=still)


def _minute(talk: Talk, words: SteadyTexts, *, still: bool) -> None:
    """Say the lines of the minute: each for its seconds, or until Enter; all at once where nothing moves."""
    talk.say(words.page.intro)
    talk.aside(words.page.leave_out)
    talk.say()
    try:
        _say_lines(talk, words, moves=may_move(talk, still=still))
        talk.say(words.page.ended)
    except (Left, KeyboardInterrupt):
        talk.say()
    talk.aside(_("“rekindle help-lines” shows where to turn."))


def ways_out(talk: Talk, visit: Visit, *, still: bool) -> None:
    """Offer help and rest, and the minute to whoever wants it again."""
    words = visit.library.steady.too_much
    talk.say()
    talk.head(words.again_within_the_hour)
    talk.row(f"  {HELP}      {words.help_now}")
    talk.row(f"  {MINUTE}      {words.minute}")
    talk.row(f"  Enter  {words.phone_down}")
    try:
        typed = talk.ask("")
    except KeyboardInterrupt:
        typed = None
    said = (typed or "").strip().casefold()
    if said == HELP:
        say_help(talk, visit.library, chosen_country(visit))
    elif said == MINUTE:
        _minute(talk, visit.library.steady, still=still)
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
