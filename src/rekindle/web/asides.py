"""What stands beside some screens of a practice: one's own list, the ways out of a draft, then and now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from rekindle.app import growing
from rekindle.method.players import Cards, Message, Plan, Reflect
from rekindle.method.players.reflect import Beside
from rekindle.web.lengths import say_month
from rekindle.web.playing import Playing
from rekindle.web.visit import Visit

LONGEST_LINK = 1_800
"""Characters in the longest address that messengers and mail programs are known to take; longer texts are copied."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses that open a draft in the person's own messenger or mail program; "" where it is too long."""

    messages: str
    mail: str


@dataclass(frozen=True, slots=True)
class Asides:
    """What the templates of some faces ask for beside the screen itself; each is empty where it is not asked for."""

    asked: int = 0
    """How many questions came before the first step."""
    own: tuple[tuple[str, str, str], ...] = ()
    """What stands on the list here: id, text, and what is about it."""
    ways: Ways | None = None
    both_times: tuple[Beside, ...] = ()
    month: str = ""
    """When the earlier of both times was."""
    so_far: tuple[str, ...] = ()
    """What was said so far, line by line."""
    stood: tuple[str, ...] = ()
    """What was planned before, on a screen that looks back on it."""


def asides(visit: Visit, playing: Playing) -> Asides:
    """Give what stands beside the screen where one is."""
    play, screen = playing.practice.play, playing.screen
    beside = Asides(asked=len(play.asks_first))
    if screen is None:
        return beside
    if play.list:
        beside = replace(beside, own=_own(visit, playing))
    if screen.face == "draft" and isinstance(play, Message) and not play.aloud:
        beside = replace(beside, ways=ways_of(playing.now.text or screen.say))
    if screen.face == "beside" and isinstance(play, Reflect):
        month = say_month(visit, playing.back_to)
        beside = replace(beside, both_times=play.both_times(playing.walk), month=month)
    if screen.step.shows:
        beside = replace(beside, so_far=play.kept(playing.walk))
    if isinstance(play, Plan | Message) and screen.step in play.back:
        beside = replace(beside, stood=playing.walk.stood)
    return beside


def ways_of(text: str) -> Ways:
    """Give the addresses for a text: RFC 5724 for messages, RFC 6068 for mail."""
    sms = f"sms:?body={quote(text, safe='')}"
    mail = f"mailto:?body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return Ways(*(address if len(address) <= LONGEST_LINK else "" for address in (sms, mail)))


def _own(visit: Visit, playing: Playing) -> tuple[tuple[str, str, str], ...]:
    """Give what stands on the list; a card that is itself a line of it has that one alone."""
    own = growing.own_lines(visit.diary, playing.practice)
    play = playing.practice.play
    if isinstance(play, Cards) and play.lines:
        here = own[playing.at : playing.at + 1]
    else:
        here = own if playing.at == 0 and not isinstance(play, Plan) else ()
    return tuple((one.id.hex(), one.record.text, one.record.about) for one in here)
