"""Runs a command, and turns whatever stops it into one sentence and an exit status; no traceback reaches a person."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

import click

from rekindle.cli.commands import rekindle
from rekindle.cli.refusals import NotShown, Stopped, hint_for, sentence_for
from rekindle.cli.talk import columns, note
from rekindle.cli.usage import usage_sentence
from rekindle.cli.visit import Visit

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
NARROWEST, WIDEST = 24, 100
"""Columns of the help, in a small window and in a wide one."""


def run(args: Sequence[str] | None = None, visit: Visit | None = None) -> int:
    """Run a command (`args`; else what was typed) on a visit's home; give the exit status."""
    _ready_streams()
    try:
        try:
            rekindle.main(
                args=args,
                prog_name="rekindle",
                standalone_mode=False,
                obj=visit or Visit(),
                terminal_width=max(NARROWEST, min(WIDEST, columns()) - 1),
            )
            _flush()
        except click.Abort as abort:
            raise abort.__cause__ or Stopped from None
    except click.UsageError as error:
        _tell(usage_sentence(error))
        return WRONG_USAGE
    except (BrokenPipeError, SystemExit):
        # Whoever read along has left (click turns a broken pipe into an exit). What was to be kept is kept.
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        _tell(str(Stopped()))
        return REFUSED
    except Exception as error:  # noqa: BLE001 - this is the place where every error ends
        _tell(f"{sentence_for(error)} {hint_for(error)}".rstrip())
        return REFUSED
    return DONE


def _tell(sentence: str) -> None:
    """Say what stopped it, after all that was said before."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    note(sentence)


def _flush() -> None:
    """Write out what was said.

    Raises:
        BrokenPipeError: nobody reads it any more.
        NotShown: it cannot be written, to a full disk perhaps.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        _drop_output()
        raise NotShown from None


def _ready_streams() -> None:
    """Let no letter that a terminal cannot show, and no byte that is no letter, stop a command."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started this
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Let Python's own last flush find no broken pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
