"""Logging that tells nothing of what is kept: no requests, no messages; only that something went wrong, and where."""

import logging

from rekindle.cli.refusals import UNKNOWN
from rekindle.cli.talk import note
from rekindle.places import place_of


class KindAndPlace(logging.Handler):
    """Says on standard error that something went wrong: its kind and place, never its message."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one line."""
        error = record.exc_info[1] if record.exc_info else None
        told = f"{type(error).__name__}, {place_of(error)}" if error else record.name
        try:
            note(f"{UNKNOWN} ({told})")
        except (OSError, ValueError):  # nobody reads standard error any more
            return


def hush() -> None:
    """Let only errors be said, and only in this way."""
    logging.basicConfig(handlers=[KindAndPlace()], level=logging.ERROR, force=True)
