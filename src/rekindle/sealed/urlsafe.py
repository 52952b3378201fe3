"""Writes bytes as text that is safe in cookies, addresses and forms, and reads back nothing else."""

from __future__ import annotations

import base64


def to_urlsafe(data: bytes) -> str:
    """Give base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_urlsafe(text: str) -> bytes | None:
    """Give the bytes that ``to_urlsafe`` writes as exactly this text; None when no bytes are written so."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    # The decoder skips foreign signs and spare bits; one text for one value leaves nothing to play with.
    return data if to_urlsafe(data) == text else None
