"""Playing a practice in a terminal, whichever kind it is, and what was said in it, however it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rekindle.cli.asked import ask, ask_whole, let_time_pass
from rekindle.cli.breathing import breathe_along
from rekindle.cli.leaving import Left
from rekindle.cli.pages import Page, play_ten_words, play_write
from rekindle.cli.talk import Talk

if TYPE_CHECKING:
    from rekindle.app.practising import Ended
    from rekindle.method.players.step import Said, Screen, Walk
    from rekindle.method.practice import Form, Practice


@dataclass
class Playing:
    """A practice on its way."""

    talk: Talk
    practice: Practice
    form: Form
    still: bool
    walk: Walk
    """What was said so far."""
    page: Page | None = None
    """What stands on a page that is being written."""
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
        return self.practice.play.kept(self._with_page())

    @property
    def is_written_on(self) -> bool:
        """Whether a person wrote where writing is what the practice is for."""
        walk = self._with_page()
        said = zip(self.practice.play.screens(walk), walk.said, strict=False)
        return any(screen.face != "step" and one.text.strip() for screen, one in said)

    def _with_page(self) -> Walk:
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
        from rekindle.app.practising import room_of

        if screen.face in {"page", "ten-words"}:
            return self._write(screen)
        if screen.face == "canvas":
            return self._draw(screen)
        if screen.face in {"plan", "draft"}:
            return ask_whole(self.talk, screen)
        if screen.face in {"timer", "dark"}:
            let_time_pass(self.talk, screen, still=self.still)
            if not screen.step.answers and not screen.step.ask:
                return _nothing()
        else:
            self.talk.say()
            self.talk.say(screen.say)
        return ask(self.talk, screen, room_of(self.practice, self.walk))

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
