"""A practice on its way through a browser: what travels in the fields of its form, so that nothing is kept early."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from msgspec.structs import replace as changed

from rekindle.app import practising, walking
from rekindle.app.errors import TextTooLong
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said, Screen
from rekindle.method.practice import Form, Practice
from rekindle.web.addresses import SLUGS, record_id_of
from rekindle.web.ticks import in_degrees
from rekindle.web.visit import Visit

NOTHING = Said()
MOST_SCREENS = 40
MOST_PICKS = 60
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Playing:
    """A practice on its way: what was said on earlier screens, and what stands on this one."""

    practice: Practice
    form: Form
    once: str
    walk: Walk
    now: Said = NOTHING
    paused: bool = False
    problem: str = ""
    begins_with: str = ""
    """What is said above the first screen, where a question before it calls for a word."""
    off: str = ""
    """Id of what was just taken off a list, so that it can be put back."""
    picture: str = ""
    """What was drawn by hand on this screen, as the page sent it."""
    left_open: bool = False
    """Whether it has ended but for one thing: whether words that would not stay by themselves are kept."""
    back_to: str = ""
    """The month of what it looks back on, such as `2026-11`: it travels along, so that it is looked for once."""

    @property
    def slug(self) -> str:
        """The form's word in the address."""
        return SLUGS[self.form]

    @property
    def at(self) -> int:
        """At which screen it is, from 0."""
        return len(self.walk.said)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The screens as they come, with what stands on this one."""
        return self.practice.play.screens(self.gone_on)

    @property
    def screen(self) -> Screen | None:
        """This screen; None where all were passed and only what follows from the last answer is left to say."""
        screens = self.screens
        return screens[self.at] if self.at < len(screens) else None

    @property
    def gone_on(self) -> Walk:
        """The walk with what stands on this screen."""
        return changed(self.walk, said=(*self.walk.said, self.now))

    @property
    def is_last(self) -> bool:
        """Whether no screen comes after this one, as far as can be told."""
        return self.at >= len(self.screens) - 1

    @property
    def ends_here(self) -> bool:
        """Whether Stop is called Done here: on the last screen, unless it ends with Keep or Let it go."""
        return self.is_last and not self.is_chosen_whether_to_keep and not self.left_open

    @property
    def is_chosen_whether_to_keep(self) -> bool:
        """Whether Keep and Let it go stand side by side on this screen."""
        return self.is_last and self.screen is not None and self.screen.is_written_on

    @property
    def takes_words(self) -> bool:
        """Whether words of one's own can be typed here, or were on the way: they can be kept, so they wait."""
        return bool(self.screen and self.screen.step.ask) or any(one.own for one in self.gone_on.said)

    @property
    def answers(self) -> tuple[str, ...]:
        """What is said first on this screen, in answer to what was picked on the one before."""
        if not self.walk.said:
            return ()
        before = self.practice.play.screens(self.walk)[: self.at]
        return before[-1].then(self.walk.said[-1]) if len(before) == self.at else ()

    def kept(self) -> tuple[str, ...]:
        """Give everything there is to keep, up to and with this screen.

        Raises:
            TextTooLong: there is more than a page, or the line of a flicker, can hold.
        """
        if self.screen is None:
            return self.practice.play.kept(self.walk)
        if len(self.now.words) > practising.room_of(self.practice, self.gone_on):
            raise TextTooLong
        return self.practice.play.kept(self.gone_on)


def opened(visit: Visit, practice: Practice, form: Form) -> Playing:
    """Give a practice at its first screen."""
    walk = walking.begun(visit.diary, practice, form)
    back_to = walking.month_of_last(visit.diary, practice) if walk.stood else ""
    return Playing(practice, form, secrets.token_hex(16), walk, back_to=back_to)


def read(visit: Visit, practice: Practice, form: Form) -> Playing:
    """Read a practice from its form as it was sent."""
    once, screens = visit.said("once"), min(_number(visit, "at", 2), MOST_SCREENS)
    said = tuple(
        Said(
            _picks(visit, f"picked-{index}"),
            visit.text(f"own-{index}"),
            visit.said(f"start-{index}"),
            tuple(visit.all_said(f"line-{index}"))[:MOST_PICKS],
        )
        for index in range(screens)
    )
    back, back_to = visit.said("back"), _month(visit, "back-to")
    walk = Walk(
        smallest=form == "smallest",
        turn=_number(visit, "turn", 4),
        minutes=_number(visit, "minutes", 2),
        own=walking.own_texts(visit.diary, practice),
        back=bool(back),
        stood=walking.stood_before(visit.diary, practice, back_to) if back or back_to else (),
        said=said,
    )
    lines = tuple(line for line in visit.all_said("line") if line.strip())[:MOST_PICKS]
    now = Said(_picks(visit, "tap"), visit.text("answer"), visit.said("start"), lines)
    walk = _within(practice, walk, now)
    now = changed(now, picks=in_degrees(visit, practice.play, walk, now.picks))
    once = once if record_id_of(once) else secrets.token_hex(16)
    return Playing(practice, form, once, walk, now, picture=visit.text("picture"), back_to=back_to)


def _within(practice: Practice, walk: Walk, now: Said) -> Walk:
    """Take away what was said beyond the last screen; what is said now is said on a screen that is there."""
    screens = len(practice.play.screens(walk))
    return changed(walk, said=walk.said[: screens if now == NOTHING else max(0, screens - 1)])


def _number(visit: Visit, name: str, digits: int) -> int:
    """Read a number that the form itself wrote, of so many digits at most; 0 for anything else."""
    said = visit.said(name)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= digits else 0


def _month(visit: Visit, name: str) -> str:
    """Read a month that the form itself wrote; "" for anything else."""
    said = visit.said(name)
    return said if MONTH.fullmatch(said) else ""


def _picks(visit: Visit, name: str) -> tuple[str, ...]:
    return tuple(visit.all_said(name))[:MOST_PICKS]
