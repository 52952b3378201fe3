"""Playing a practice in a terminal, whichever kind it is, and what was said in it, however it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.breathing import breathe_along
from rekindle.cli.leaving import Left, reply
from rekindle.cli.pages import Page, play_ten_words, play_write
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.practising import Ended
    from rekindle.method.practice import Form, Practice, Sense, Senses


@dataclass
class Playing:
    """A practice on its way."""

    talk: Talk
    practice: Practice
    form: Form
    still: bool
    heard: list[str] = field(default_factory=list)
    """What was said of each step of a practice for the senses."""
    page: Page | None = None
    """What stands on the page of a practice of words."""

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
        """What was said so far, as a practice keeps it."""
        from rekindle.method.practice import TenWords, Write

        play = self.practice.play
        if self.page is not None and isinstance(play, TenWords | Write):
            return self.page.words(play)
        return tuple(self.heard)

    def _play(self) -> None:
        from rekindle.method.practice import Breath, Senses, TenWords, Write

        match self.practice.play:
            case Breath() as play:
                breathe_along(self.talk, play, self.form, still=self.still)
            case Senses() as play:
                self._notice(play)
            case TenWords() as play:
                self.page = Page(play.start)
                play_ten_words(self.talk, play, self.page)
            case Write() as play:
                self.page = Page(play.starts[0])
                play_write(self.talk, play, self.page)

    def _notice(self, play: Senses) -> None:
        from rekindle.app.practising import room_of

        steps = play.steps[: play.steps_smallest] if self.form == "smallest" else play.steps
        for step in steps:
            heard = self._notice_one(step, room_of(play), own_words=play.keeps == "flicker")
            if heard:
                self.heard.append(heard)

    def _notice_one(self, step: Sense, room: int, *, own_words: bool) -> str:
        """Ask for one thing; give what was said, and with `own_words` nothing that was only picked."""
        from rekindle.app.errors import TextTooLong

        self.talk.say()
        self.talk.say(step.say)
        if step.taps:
            self.talk.say(", ".join(f"{number} {tap}" for number, tap in enumerate(step.taps, 1)), indent=2)
        question = f"{step.ask}: " if step.ask else _("A number, or Enter: ") if step.taps else _("Enter goes on: ")
        while True:
            heard = read_taps(step, reply(self.talk, question), own_words=own_words)
            if len(heard) <= room:
                return heard
            self.talk.say(_(TextTooLong.message))


def read_taps(step: Sense, typed: str, *, own_words: bool = False) -> str:
    """Turn numbers into the taps they stand for, or leave them out; other words stay as they are."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) == 1 and all(numbered(step.taps, piece) is not None for piece in typed.split()):
        parts = typed.split()
    found = [(numbered(step.taps, part), part) for part in parts]
    picked = () if own_words else step.taps
    return ", ".join(part if index is None else step.taps[index] for index, part in found if index is None or picked)
