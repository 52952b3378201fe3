"""Keeping what was typed: when it cannot be written just now, it is not lost, and there is another try."""

import sys
from collections.abc import Callable
from typing import TypeVar

from rekindle.cli.refusals import Stopped, may_pass, sentence_for
from rekindle.cli.talk import Talk, note
from rekindle.cli.words import _

T = TypeVar("T")


TYPE_TO_GO_ON = _("Type %s to go on, or Enter to leave all as it is: ")
NOTHING_KEPT = _("Stopped. Nothing was kept.")
NOTHING_CHANGED = _("Stopped. Nothing was changed.")
NOTHING_REMOVED = _("Stopped. Nothing was removed.")


def asked(ask: Callable[[], T], otherwise: str = NOTHING_KEPT) -> T:
    """Ask; Ctrl-C lets go of what was typed, and says so, or what did not happen otherwise.

    Raises:
        Stopped: by Ctrl-C.
    """
    try:
        return ask()
    except KeyboardInterrupt:
        if sys.stdin.isatty():
            note("")  # what was typed stands in the line
        raise Stopped(otherwise) from None


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
