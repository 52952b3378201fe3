"""Talking in a terminal: what is said, asked, and given to a script; nothing that is said can steer the terminal."""

import contextlib
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TextIO

from rekindle.cli.ending import InputEnded, cut_off, is_over, waiting
from rekindle.cli.layout import wrapped
from rekindle.cli.refusals import NotShown

WIDEST = 78
BOLD, SOFT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_BEGINS, _ENDS = "\x01", "\x02"

# All of these could move the cursor, hide text, or turn the direction in which it reads. Tab and line end stay.
_STEERING = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)
_PLAIN_TWINS = str.maketrans(
    {"“": '"', "”": '"', "\N{RIGHT SINGLE QUOTATION MARK}": "'", "…": "...", "·": "-", "–": "-"}  # noqa: RUF001
)


@dataclass(frozen=True, slots=True)
class Talk:
    """Speaks to the person. Where a script reads standard output, all that is not for it goes to standard error."""

    as_json: bool = False

    @property
    def out(self) -> TextIO:
        """Where the person reads."""
        return sys.stderr if self.as_json else sys.stdout

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Say a paragraph, wrapped where a person reads it."""
        _put(laid_out(text, self.out, indent), self.out)

    def row(self, text: str) -> None:
        """Say one line as it is, spaces and all."""
        _put(harmless(text).rstrip(), self.out)

    def item(self, mark: str, text: str, *, indent: int = 0) -> None:
        """Say a line of a list: a soft mark, and beside it the text, wrapped to its own edge."""
        edge = indent + len(mark) + 2
        first, *others = laid_out(text, self.out, edge).split("\n")
        marked = f"{' ' * indent}{styled(harmless(mark), SOFT, self.out)}  {first.lstrip()}"
        _put("\n".join((marked.rstrip(), *others)), self.out)

    def head(self, text: str) -> None:
        """Say a heading."""
        _put(styled(laid_out(text, self.out), BOLD, self.out), self.out)

    def aside(self, text: str, *, indent: int = 0) -> None:
        """Say something that can be passed over."""
        _put(styled(laid_out(text, self.out, indent), SOFT, self.out), self.out)

    def marked(self, pieces: Iterable[tuple[str, bool]], *, indent: int = 0) -> None:
        """Say a paragraph of pieces that follow each other; those that are marked stand out where that is welcome."""
        bold, plain = (BOLD, PLAIN) if takes_style(self.out) else ("", "")
        # A mark is one control character until the lines are broken, and no text that is harmless holds one.
        text = "".join(f"{_BEGINS}{harmless(one)}{_ENDS}" if mark else harmless(one) for one, mark in pieces)
        _put(_in_lines(text, self.out, indent).replace(_BEGINS, bold).replace(_ENDS, plain), self.out)

    def give(self, **values: object) -> None:
        """Give what a script reads: one JSON object on one line, in letters that every terminal shows."""
        _put(json.dumps(values), sys.stdout)

    def ask(self, question: str) -> str | None:
        """Ask for one line; None when there is no more (Ctrl-D, the end of a file, or of this process)."""
        if is_over():
            return None
        *above, asked = laid_out_question(question, self.out).rpartition("\n")
        self.out.write("".join(above))
        if sys.stdin.isatty() and self.out.isatty() and not self.as_json:
            return self._ask_with_editing(asked)
        self.out.write(asked)
        self.out.flush()
        try:
            with waiting():
                line = sys.stdin.readline()
        except InputEnded:
            return None
        if not line:
            _put("", self.out)
            return None
        return line.rstrip("\r\n")

    def _ask_with_editing(self, question: str) -> str | None:
        _edit_lines()
        try:
            with waiting():
                return input(question)
        except InputEnded as ended:
            _put("", self.out)
            return ended.typed or None
        except EOFError:
            # Where the window was closed nothing can be shown any more: what was typed goes on to be kept.
            with contextlib.suppress(NotShown):
                _put("", self.out)
            return cut_off()
        except OSError as error:
            if error.errno != errno.EIO:  # how a terminal whose window was closed says that no more will come
                raise
            return cut_off()


def note(text: str) -> None:
    """Say something beside the matter, or why it was not done, on standard error."""
    _put(laid_out(text, sys.stderr), sys.stderr)


def harmless(text: str) -> str:
    """Give a text in which nothing steers a terminal: control characters show as a mark."""
    return text if text.isascii() and text.isprintable() else text.translate(_STEERING)


def laid_out(text: str, out: TextIO, indent: int = 0) -> str:
    """Give a harmless text, wrapped to the terminal's width where a person reads it; its line ends stay."""
    return _in_lines(harmless(text), out, indent)


def laid_out_question(question: str, out: TextIO) -> str:
    """Give a harmless question, wrapped by words where a person reads it; the space before the answer stays."""
    return laid_out(question, out) + question[len(question.rstrip(" ")) :]


def _in_lines(text: str, out: TextIO, indent: int) -> str:
    margin = " " * indent
    if not out.isatty():
        return "\n".join(f"{margin}{line}".rstrip() for line in text.split("\n"))
    width = max(20, min(WIDEST, columns() - 1)) - indent
    lines = (part for line in text.split("\n") for part in wrapped(line, width))
    return "\n".join(f"{margin}{line}".rstrip() for line in lines)


def columns() -> int:
    """Give how wide the terminal is, in columns."""
    return shutil.get_terminal_size().columns


def styled(text: str, style: str, out: TextIO) -> str:
    """Give a text in a style, where the terminal shows styles and the person wants them (no-color.org)."""
    return f"{style}{text}{PLAIN}" if takes_style(out) else text


def takes_style(out: TextIO) -> bool:
    """Tell whether bold and soft are welcome."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _put(text: str, out: TextIO) -> None:
    try:
        out.write(f"{in_signs_of(text, out)}\n")
    except BrokenPipeError:
        raise
    except OSError:
        raise NotShown from None


def in_signs_of(text: str, out: TextIO) -> str:
    """Give a text in signs that can be shown: where letters beyond ASCII cannot, the plain twins of our marks."""
    shows_all = text.isascii() or (out.encoding or "utf-8").lower().startswith("utf")
    return text if shows_all else text.translate(_PLAIN_TWINS)


@cache
def _edit_lines() -> None:
    """Let arrows and long lines work while a line is typed, and let nothing of it be called back later."""
    try:
        import readline
    except ImportError:  # a Python built without it; the plain prompt works
        return
    readline.set_auto_history(False)
