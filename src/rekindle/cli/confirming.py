"""Asking once before something is done; no answer is a no."""

from rekindle.cli.talk import Talk
from rekindle.cli.words import _


def wanted(talk: Talk, question: str) -> bool:
    """Ask, and tell whether the answer is yes. Enter, anything else, and the end of input are a no."""
    answer = talk.ask(f"{question} {_('(y, or Enter to leave it)')} ")
    return answer is not None and answer.strip().casefold() in {"y", "yes", _("yes")}
