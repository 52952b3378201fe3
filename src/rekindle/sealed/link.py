"""One-time links: the address carries a token, the database only its hash."""

from __future__ import annotations

import hashlib
import secrets

from rekindle.sealed.envelope import RandomBytes
from rekindle.sealed.urlsafe import from_urlsafe, to_urlsafe

TOKEN_LENGTH = 32
"""Characters of a token: 192 random bits, and still short enough to be typed from a terminal."""


def new_link(random_bytes: RandomBytes = secrets.token_bytes) -> tuple[str, bytes]:
    """Make a token for an address, and the id (32 bytes) of the row that lets it be used once."""
    token = to_urlsafe(random_bytes(24))
    return token, _row_id(token)


def link_row_id(token: str) -> bytes | None:
    """Give the row's id, SHA-256 of the token; None for what can be no token."""
    if len(token) != TOKEN_LENGTH or from_urlsafe(token) is None:
        return None
    return _row_id(token)


def _row_id(token: str) -> bytes:
    return hashlib.sha256(token.encode("ascii")).digest()
