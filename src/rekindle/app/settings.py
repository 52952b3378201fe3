"""Settings that lie in clear in the home: which values there are, and what a person typed for one."""

import secrets
import unicodedata

from rekindle.app.errors import NotUnderstood
from rekindle.app.ports import Device
from rekindle.sentences import N_

DEFAULT_TAB_NAME = "Notes"
LONGEST_NAME = 40
IDLE_MINUTES = (5, 10, 20, 30, 60)
"""The times after which it may lock by itself, as they are offered; any from 1 to 240 works."""

NOT_A_NAME = N_("A short name works best: letters, numbers, up to 40 of them.")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Cn"})
"""Line ends, marks that turn writing round, and the like: none belongs in the name of a tab."""


def checked_tab_name(typed: str) -> str:
    """Give the name for the browser tab that was typed, "" for the usual one.

    Raises:
        NotUnderstood: it is too long, or holds something that does not show.
    """
    name = typed.strip()
    if len(name) > LONGEST_NAME or any(unicodedata.category(sign) in _UNSEEN for sign in name):
        raise NotUnderstood(NOT_A_NAME)
    return "" if name == DEFAULT_TAB_NAME else name


def new_device() -> Device:
    """Give the settings of a fresh home, with a name of its own."""
    return Device(name=secrets.token_hex(4))
