"""Playing a practice in a terminal, whichever kind it is, and what was said in it, however it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rekindle.cli.asked import ask
from rekindle.cli.asked_own import ask_day, ask_draft, ask_list, ask_plan, say_both_times
from rekindle.cli.body import Body
from rekindle.cli.breathing import breathe_along
from rekindle.cli.feeling_words import ask_for_feelings
from rekindle.cli.leaving import Left
from rekindle.cli.pace import may_move
from rekindle.cli.pages import Page, play_ten_words, play_write
from rekindle.cli.passing import choose_length, let_time_pass, wants_bell
from rekindle.cli.talk import Talk

OWN_FACES = {"plan": ask_plan, "draft": ask_draft, "list": ask_list, "beside": say_both_times}
"""The faces of plans, drafts, lists, letters and looks side by side, each with what asks it."""

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from rekindle.app.diary import Diary
    from rekindle.app.library import Library
    from rekindle.app.practising import Ended
    from rekindle.cli.own_lists import OwnLists
    from rekindle.method.players.step import Said, Screen, Walk
    from rekindle.method.practice import Form, Practice


ASIDE = frozenset({"step", "timer", "dark", "tones"})
"""Faces on which what is written stands beside what the practice is for."""


@dataclass
class Playing:
    """A practice on its way."""

    talk: Talk
    practice: Practice
    form: Form
    still: bool
    walk: Walk
    """What was said so far."""
    library: Library
    diary: Diary
    page: Page | None = None
    """What stands on a page that is being written."""
    bell: bool | None = None
    """Whether the terminal rings when its time is over; None as long as that was not asked."""
    today: date | None = None
    """The person's own day, for what waits for another one."""
    own: OwnLists | None = None
    """The person's own lines on the list of this practice; None where it has none."""
    leads: str = ""
    """Where an answer led in place of the next screen: help, steady, or the id of a practice."""

    def play(self) -> Ended:
        """Play it to its end, or until the person leaves; tell how it ended."""
        try:
            self._play()
        except Left as left:
            return left.ended
        except KeyboardInterrupt:
            self.talk.say()
            return "stopped"
        return "done"

    @property
    def said(self) -> tuple[str, ...]:
        """What there is to keep of what was said so far."""
        return self.practice.play.kept(self.walk_so_far)

    @property
    def is_written_on(self) -> bool:
        """Whether a person wrote where writing is what the practice is for."""
        walk = self.walk_so_far
        said = zip(self.practice.play.screens(walk), walk.said, strict=False)
        return any(screen.face not in ASIDE and one.text.strip() for screen, one in said)

    @property
    def walk_so_far(self) -> Walk:
        """All that was said, with what stands on a page that is being written."""
        if self.page is None or self.page.is_empty:
            return self.walk
        return replace(self.walk, said=(*self.walk.said, self.page.said))

    def _play(self) -> None:
        from rekindle.method.players import Breath

        if isinstance(self.practice.play, Breath):
            breathe_along(self.talk, self.practice.play, self.form, still=self.still)
            return
        while len(self.walk.said) < len(screens := self.practice.play.screens(self.walk)):
            screen = screens[len(self.walk.said)]
            said = self._ask(screen)
            self.walk = replace(self.walk, said=(*self.walk.said, said))
            for line in screen.then(said):
                self.talk.say(line)
            leads = screen.leads(said)
            if leads:
                self.leads = "" if leads == "end" else leads
                return

    def _ask(self, screen: Screen) -> Said:
        """Ask what one screen asks.

        Raises:
            Left: the person leaves.
        """
        if self.own is not None and not self.walk.said:
            self.own.show(self.talk)
        ways: dict[str, Callable[[Screen], Said]] = {
            "page": self._write,
            "ten-words": self._write,
            "letter": self._write,
            "outline": self._ask_where,
            "canvas": self._draw,
            "feelings": lambda one: ask_for_feelings(self.talk, self.library, self.diary, one),
            "seal": lambda one: ask_day(self.talk, one, self.today),
        }
        if screen.face in OWN_FACES:
            return OWN_FACES[screen.face](self.talk, self.practice, screen, self.walk)
        return ways.get(screen.face, self._ask_plainly)(screen)

    def _ask_plainly(self, screen: Screen) -> Said:
        from rekindle.app.practising import room_of

        if screen.face in {"timer", "dark"}:
            self._let_time_pass(screen)
            if not screen.step.answers and not screen.step.ask:
                return _nothing()
        else:
            self.talk.say()
            for line in self.walk.stood if self.walk.back and not self.walk.said else ():
                self.talk.aside(line)
            self.talk.say(screen.say)
        return ask(self.talk, screen, room_of(self.practice, self.walk))

    def _let_time_pass(self, screen: Screen) -> None:
        """Let the time of a screen pass; how long, and whether a bell rings, is asked before it begins."""
        if screen.lengths:
            self.walk = replace(self.walk, minutes=choose_length(self.talk, screen))
        if screen.face == "dark" and self.bell is None:
            self.bell = may_move(self.talk, still=self.still) and wants_bell(self.talk)
        screen, *after = self.practice.play.screens(self.walk)[len(self.walk.said) :]
        goes_on = screen.flows and bool(after)
        let_time_pass(self.talk, screen, still=self.still, bell=bool(self.bell), goes_on=goes_on)

    def _ask_where(self, screen: Screen) -> Said:
        """Ask where something is in the body; what was said of one place stays when the person leaves at another."""
        from rekindle.method.players import BodyMap
        from rekindle.method.players.step import Said

        play = self.practice.play
        if not isinstance(play, BodyMap):
            raise TypeError(play)
        body = Body(self.talk, self.library, play)
        try:
            body.ask(screen.say)
        except (Left, KeyboardInterrupt):
            self.walk = replace(self.walk, said=(*self.walk.said, Said(body.marks)))
            raise
        return Said(body.marks)

    def _draw(self, screen: Screen) -> Said:
        from rekindle.app.practising import room_of
        from rekindle.cli.drawing import draw
        from rekindle.method.players import Draw

        play, room = self.practice.play, room_of(self.practice, self.walk)
        return draw(self.talk, play, screen, room) if isinstance(play, Draw) else _nothing()

    def _write(self, screen: Screen) -> Said:
        from rekindle.method.players import Letter, TenWords, Write

        play, self.page = self.practice.play, Page(screen.say)
        if isinstance(play, TenWords):
            play_ten_words(self.talk, play, self.page)
        elif isinstance(play, Write | Letter):
            play_write(self.talk, play, self.page)
        said, self.page = self.page.said, None
        return said


def _nothing() -> Said:
    from rekindle.method.players.step import Said

    return Said()
