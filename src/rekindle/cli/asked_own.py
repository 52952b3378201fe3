"""Plans, drafts, growing lists, the day of a letter and two looks side by side, asked in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.asked import ask
from rekindle.cli.leaving import reply
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from rekindle.cli.playing import Playing
    from rekindle.method.players.step import Screen

HALF = "h"


def ask_plan(playing: Playing, screen: Screen) -> None:
    """Say the plan as it reads, let it be said in another way, and halve it as often as is wished.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players import Plan
    from rekindle.method.players.step import Said

    talk, text, play = playing.talk, screen.say, playing.practice.play
    smaller = list(play.smaller) if isinstance(play, Plan) else []
    playing.now = Said(text=text)
    talk.say()
    talk.say(text)
    while True:
        if smaller:
            talk.aside(_("h and Enter: half of it."))
        typed = reply(talk, _("Enter leaves it so, or type it your own way: "))
        if typed.casefold() == HALF and smaller:
            playing.now = Said((smaller.pop(0),), text)
            talk.say(playing.now.picks[0])
        else:
            playing.now = Said(playing.now.picks, typed or text)
            return


def ask_draft(playing: Playing, screen: Screen) -> None:
    """Say the whole draft alone on its lines, ready to be copied, and let it be said in another way. Nothing is sent.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players import Message
    from rekindle.method.players.step import Said

    talk, play = playing.talk, playing.practice.play
    playing.now = Said(text=screen.say)
    while True:
        talk.say()
        for line in playing.now.text.split("\n"):
            talk.say(line)
        talk.say()
        if isinstance(play, Message) and play.aloud:
            talk.aside(_("To read out."))
        else:
            talk.aside(_("To copy from here, if you want. Nothing is sent."))
        typed = reply(talk, _("Enter leaves it so, or type it your own way: "))
        if not typed:
            return
        playing.now = Said(text=typed)


def ask_list(playing: Playing, screen: Screen) -> None:
    """Ask for ticks by number, how often each is meant where that is asked, and for lines as long as some come.

    Raises:
        Left: the person leaves.
    """
    from msgspec.structs import replace

    from rekindle.app.practising import room_of

    talk, practice, step = playing.talk, playing.practice, screen.step
    talk.say()
    talk.say(screen.say)
    if step.shows:
        for line in practice.play.kept(playing.walk):
            talk.say(line, indent=2)
    said = ask(talk, screen, room_of(practice, playing.walk))
    playing.now = replace(said, lines=said.own, text="")
    _ask_for_degrees(playing, screen)
    while step.ask and playing.now.lines and (typed := reply(talk, _("Another one, or Enter goes on: "))):
        playing.now = replace(playing.now, lines=(*playing.now.lines, typed))


def ask_day(playing: Playing, screen: Screen) -> None:
    """Ask when a letter may be opened, until it is a day to come.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.errors import NotUnderstood
    from rekindle.app.letters import read_day
    from rekindle.life.records import LONGEST_LINE

    talk, today = playing.talk, playing.today
    talk.say()
    talk.say(screen.say)
    while True:
        said = ask(talk, screen, LONGEST_LINE)
        try:
            if said.text.strip() and today is not None:
                read_day(said.text, today)
        except NotUnderstood as error:
            talk.say(error.sentence(_))
        else:
            playing.now = said
            return


def say_both_times(playing: Playing, _screen: Screen) -> None:
    """Say what was answered then and now, side by side, without a verdict.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players import Reflect

    talk, play = playing.talk, playing.practice.play
    talk.say()
    talk.say(_("Both times, side by side."))
    for one in play.both_times(playing.walk) if isinstance(play, Reflect) else ():
        earlier = _("ticked") if one.earlier == one.about else one.earlier or _("not ticked")
        talk.say(one.about, indent=2)
        talk.say(f"{_('Earlier')}: {earlier}. {_('Now')}: {one.now}.", indent=4)
    reply(talk, _("Enter goes on: "))


def _ask_for_degrees(playing: Playing, screen: Screen) -> None:
    """Ask how often each tick is meant, one after another; one that was not reached stays a mere tick."""
    from msgspec.structs import replace

    from rekindle.method.players.growing import Growing, in_degree

    play = playing.practice.play
    if not isinstance(play, Growing) or not play.degrees:
        return
    picks = list(screen.step.heard(playing.now).picks)
    playing.now = replace(playing.now, picks=tuple(picks))
    for place, pick in enumerate(picks):
        answer = screen.step.answer(pick)
        if answer is None or not answer.stands:
            continue
        offered = ", ".join(f"{number} {degree}" for number, degree in enumerate(play.degrees, 1))
        index = numbered(play.degrees, reply(playing.talk, f"{pick}: {offered}, {WORDS.gettext('or Enter')}: "))
        picks[place] = in_degree(pick, "" if index is None else play.degrees[index])
        playing.now = replace(playing.now, picks=tuple(picks))
