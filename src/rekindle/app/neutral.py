"""Where Leave goes: the neutral page, or an https address of the person's own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rekindle.app.errors import NotUnderstood
from rekindle.app.ports import Device
from rekindle.sentences import N_

LONGEST_ADDRESS = 500

NOT_AN_ADDRESS = N_("This is not an address that works. One like https://www.bbc.com/weather does.")
NOT_SAFE = N_("This address is not a safe one. One that begins with https:// works.")
TOO_LONG = N_("This address is too long. A short one works better.")

_PLAIN = re.compile(r"[!#-;=?-\[\]_a-z~\u00a1-\U0010ffff]+")
"""No blanks, control characters, quotes, angle or curly brackets, backslashes or bars: none belongs in an address."""
_NAME = re.compile(r"(?=.{4,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


def checked_address(typed: str) -> str:
    """Give the https address that was typed, "" for none; one typed without `https://` gets it.

    Raises:
        NotUnderstood: it is no address, or not an https one; the message says what works.
    """
    address = typed.strip()
    if not address:
        return ""
    if len(address) > LONGEST_ADDRESS:
        raise NotUnderstood(TOO_LONG)
    if "://" not in address:
        address = f"https://{address}"
    if not _PLAIN.fullmatch(address):
        raise NotUnderstood(NOT_AN_ADDRESS)
    if not address.lower().startswith("https://"):
        raise NotUnderstood(NOT_SAFE)
    if not _is_public(address):
        raise NotUnderstood(NOT_AN_ADDRESS)
    return address


def leave_address(device: Device, neutral: str) -> str:
    """Give where Leave goes now; the `neutral` page when the address in the settings file is not one that works."""
    try:
        return checked_address(device.leave_to) or neutral
    except NotUnderstood:
        return neutral


def _is_public(address: str) -> bool:
    """Tell an address with a name in it from one with a bare number, a login, or nothing at all."""
    try:
        parts = urlsplit(address)
        _port_reads = parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and _NAME.fullmatch(parts.hostname or "") is not None
