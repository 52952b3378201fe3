"""Leaving a practice before its end: typed at any prompt, or with Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.talk import Talk

if TYPE_CHECKING:
    from rekindle.app.practising import Ended

STOP, TOO_MUCH = "s", "t"


class Left(Exception):
    """The person leaves; `ended` says how."""

    def __init__(self, ended: Ended) -> None:
        self.ended: Ended = ended
        super().__init__(ended)


def reply(talk: Talk, question: str) -> str:
    """Ask for a line within a practice.

    Raises:
        Left: the line says so, or there is none.
    """
    return heed(talk.ask(question))


def heed(typed: str | None) -> str:
    """Give a typed line without the space around it, unless it says that the person leaves.

    Raises:
        Left: it says so, or there is none.
    """
    if typed is None:
        raise Left("stopped")
    line = typed.strip()
    if line.casefold() == STOP:
        raise Left("stopped")
    if line.casefold() == TOO_MUCH:
        raise Left("too-much")
    return line
