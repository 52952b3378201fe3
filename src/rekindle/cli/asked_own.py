"""Plans, drafts, growing lists, the day of a letter and two looks side by side, asked in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.asked import ask
from rekindle.cli.leaving import reply
from rekindle.cli.talk import Talk
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from datetime import date

    from rekindle.method.players.step import Said, Screen, Walk
    from rekindle.method.practice import Practice

HALF = "h"


def ask_plan(talk: Talk, practice: Practice, screen: Screen, _walk: Walk) -> Said:
    """Say the plan as it reads, let it be said in another way, and halve it as often as is wished.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players.step import Said

    text = screen.say
    picks: tuple[str, ...] = ()
    smaller: list[str] = list(getattr(practice.play, "smaller", ()))
    talk.say()
    talk.say(text)
    while True:
        if smaller:
            talk.aside(_("h and Enter: half of it."))
        typed = reply(talk, _("Enter leaves it so, or type it your own way: "))
        if typed.casefold() == HALF and smaller:
            picks = (smaller.pop(0),)
            talk.say(picks[0])
        else:
            return Said(picks, typed or text)


def ask_draft(talk: Talk, practice: Practice, screen: Screen, _walk: Walk) -> Said:
    """Say the whole draft alone on its lines, ready to be copied, and let it be said in another way. Nothing is sent.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players.step import Said

    text = screen.say
    while True:
        talk.say()
        for line in text.split("\n"):
            talk.say(line)
        talk.say()
        if getattr(practice.play, "aloud", False):
            talk.aside(_("To read out."))
        else:
            talk.aside(_("To copy from here, if you want. Nothing is sent."))
        typed = reply(talk, _("Enter leaves it so, or type it your own way: "))
        if not typed:
            return Said(text=text)
        text = typed


def ask_list(talk: Talk, practice: Practice, screen: Screen, walk: Walk) -> Said:
    """Ask for ticks by number, how often each is meant where that is asked, and for lines as long as some come.

    Raises:
        Left: the person leaves.
    """
    from msgspec.structs import replace

    from rekindle.app.practising import room_of

    step = screen.step
    talk.say()
    talk.say(screen.say)
    if step.shows:
        for line in practice.play.kept(walk):
            talk.say(line, indent=2)
    said = ask(talk, screen, room_of(practice, walk))
    said = replace(said, picks=_in_degrees(talk, practice, screen, said), lines=said.own, text="")
    while step.ask and said.lines and (typed := reply(talk, _("Another one, or Enter goes on: "))):
        said = replace(said, lines=(*said.lines, typed))
    return said


def ask_day(talk: Talk, screen: Screen, today: date | None) -> Said:
    """Ask when a letter may be opened, until it is a day to come.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.errors import NotUnderstood
    from rekindle.app.letters import read_day
    from rekindle.life.records import LONGEST_LINE

    talk.say()
    talk.say(screen.say)
    while True:
        said = ask(talk, screen, LONGEST_LINE)
        if not said.text.strip() or today is None:
            return said
        try:
            read_day(said.text, today)
        except NotUnderstood as error:
            talk.say(error.sentence(_))
        else:
            return said


def say_both_times(talk: Talk, practice: Practice, _screen: Screen, walk: Walk) -> Said:
    """Say what was answered then and now, side by side, without a verdict.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players import Reflect
    from rekindle.method.players.step import Said

    talk.say()
    talk.say(_("Both times, side by side."))
    for one in practice.play.both_times(walk) if isinstance(practice.play, Reflect) else ():
        earlier = _("ticked") if one.earlier == one.about else one.earlier or _("not ticked")
        talk.say(one.about, indent=2)
        talk.say(f"{_('Earlier')}: {earlier}. {_('Now')}: {one.now}.", indent=4)
    reply(talk, _("Enter goes on: "))
    return Said()


def _in_degrees(talk: Talk, practice: Practice, screen: Screen, said: Said) -> tuple[str, ...]:
    from rekindle.method.players.growing import in_degree

    degrees: tuple[str, ...] = getattr(practice.play, "degrees", ())
    picks = []
    for pick in screen.step.heard(said).picks if degrees else ():
        answer = screen.step.answer(pick)
        if answer is None or not answer.stands:
            picks.append(pick)
            continue
        offered = ", ".join(f"{number} {degree}" for number, degree in enumerate(degrees, 1))
        index = numbered(degrees, reply(talk, f"{pick}: {offered}, {WORDS.gettext('or Enter')}: "))
        picks.append(in_degree(pick, "" if index is None else degrees[index]))
    return tuple(picks) if degrees else said.picks
