"""Keeping what was typed: when it cannot be written just now, it is not lost, and there is another try."""

import sys
from collections.abc import Callable
from typing import TypeVar

from rekindle.cli.refusals import Stopped, may_pass, sentence_for
from rekindle.cli.talk import Talk, note
from rekindle.cli.words import _

T = TypeVar("T")


def asked(ask: Callable[[], T]) -> T:
    """Ask; Ctrl-C lets go of what was typed, and says so.

    Raises:
        Stopped: by Ctrl-C.
    """
    try:
        return ask()
    except KeyboardInterrupt:
        if sys.stdin.isatty():
            note("")  # what was typed stands in the line
        raise Stopped(_("Stopped. Nothing was kept.")) from None


def keep_typed(talk: Talk, keep: Callable[[], T]) -> T:
    """Do what keeps something the person has just typed, as often as they want to try."""
    while True:
        try:
            return keep()
        except Exception as error:
            if not may_pass(error):
                raise
            note(sentence_for(error))
            if talk.ask(_("What you typed is still here. Enter tries again, Ctrl-D lets it go. ")) is None:
                raise
