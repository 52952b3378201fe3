"""What one screen of a practice asks, in a terminal: answers by number, and words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import reply
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.method.players.step import Said, Screen, Step


def ask(talk: Talk, screen: Screen, room: int) -> Said:
    """Ask for answers by number and for words, until they are short enough for the `room` there is, in letters.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.errors import TextTooLong

    step = screen.step
    if step.note:
        talk.aside(step.note)
    if step.answers:
        offered = ", ".join(f"{number} {answer.word}" for number, answer in enumerate(step.answers, 1))
        talk.say(offered, indent=2)
    if step.start:
        talk.aside(step.start)
    while True:
        said = read(step, reply(talk, _question(step)))
        if len(said.words) <= room:
            return said
        talk.say(_(TextTooLong.message))


def read(step: Step, typed: str) -> Said:
    """Turn numbers into the answers they stand for; other words stay as they are.

    Where nothing is asked at all, a number stands for nothing: it was meant for another screen.
    """
    from rekindle.method.players.step import Said

    if not step.answers and not step.ask and typed.strip().isdecimal():
        return Said()
    answers = [answer.word for answer in step.answers]
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) == 1 and all(numbered(answers, piece) is not None for piece in typed.split()):
        parts = typed.split()
    found = [(numbered(answers, part), part) for part in parts]
    picks = tuple(dict.fromkeys(answers[index] for index, _part in found if index is not None))
    text = ", ".join(part for index, part in found if index is None)
    return Said(picks, text)


def _question(step: Step) -> str:
    if step.ask:
        return f"{step.ask}: "
    return _("A number, or Enter: ") if step.answers else _("Enter goes on: ")
