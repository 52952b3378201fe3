"""Asking once before something is done; no answer is a no."""

import sys

from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.words import _


def wanted(talk: Talk, question: str, *, if_nobody: str = "") -> bool:
    """Ask, and tell whether the answer is yes. Enter, anything else, and the end of input are a no.

    Raises:
        Refusal: nobody is there to answer, and `if_nobody` says that it is not done then.
    """
    answer = talk.ask(f"{question} {_('(y, or Enter to leave it)')} ")
    if answer is None and if_nobody and not sys.stdin.isatty():
        raise Refusal(if_nobody)
    return answer is not None and answer.strip().casefold() in {"y", "yes", _("yes")}
