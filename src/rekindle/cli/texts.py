"""A text from the command line, from standard input, or typed line by line."""

import os
import sys
from collections.abc import Callable, Sequence

from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

TEXT_HELP = "\n\n" + _(
    "Leave TEXT out, and you are asked for it. “-” reads standard input.\n\n"
    "What stands in the command line stays in the shell's history."
)

END = "."
"""A line with this alone ends a text of many lines."""
NOT_UTF_8 = _("This is not text in UTF-8, so it could not be read. Nothing was kept.")
MOST_BYTES_A_LETTER = 4
"""UTF-8 needs no more."""


def given(words: Sequence[str], longest: int) -> str:
    """Give the text that a command line holds or points to.

    Raises:
        TextTooLong: what came from standard input is longer than `longest` letters.
        Refusal: it is no text.
    """
    return from_standard_input(longest) if tuple(words) == ("-",) else readable(" ".join(words))


def readable(text: str) -> str:
    """Give a text of the command line with every letter in it.

    Where the locale knows no UTF-8, Python hands over bytes as half signs (PEP 383); they are read once more.

    Raises:
        Refusal: it is not in UTF-8; kept without what could not be read, it would not be what was written.
    """
    if text.isprintable():
        return text
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        raise Refusal(NOT_UTF_8) from None


def from_standard_input(longest: int) -> str:
    """Read a text from standard input, to its end.

    Raises:
        TextTooLong: it is longer than `longest` letters; it is not read any further then.
        Refusal: it is not in UTF-8.
    """
    from rekindle.app.errors import LineTooLong, TextTooLong
    from rekindle.life.records import LONGEST_LINE

    most = longest * MOST_BYTES_A_LETTER
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise LineTooLong if longest == LONGEST_LINE else TextTooLong
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(NOT_UTF_8) from None


def introduce_page(talk: Talk) -> None:
    """Say how a text of many lines is typed."""
    talk.say(_("Write as little or as much as you like."))
    talk.aside(_("A line with a dot alone, or Ctrl-D, ends it and keeps it. Ctrl-C lets it go."))


def asked_page(talk: Talk, start: str = "", lines: list[str] | None = None) -> str:
    """Ask for a text of many lines, which may follow a start; the introduction comes before.

    Each line goes into `lines` as it comes, for whoever looks after them meanwhile.
    """
    if start:
        talk.say(start)
    return typed_lines(lambda: talk.ask(""), [] if lines is None else lines)


def typed_lines(line: Callable[[], str | None], lines: list[str]) -> str:
    """Collect typed lines up to one that holds a dot alone, or to the end of input. A paste may hold many."""
    while (typed := line()) is not None:
        for one in typed.split("\n"):
            if one.strip() == END:
                return "\n".join(lines)
            lines.append(one)
    return "\n".join(lines)
