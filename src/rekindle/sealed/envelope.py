"""Encloses bytes with AES-256-GCM, the one form that every box, wrap and carried text shares.

Layout: format byte (1) || nonce (12) || ciphertext || tag (16). The associated data begin with the format
byte, so that it cannot be changed either. Nonces are random: with one key per person, 2**32 of them (NIST
SP 800-38D, section 8.3) lie far beyond what one person keeps in a life.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rekindle.sealed.errors import DoesNotOpen, UnknownFormat

RandomBytes = Callable[[int], bytes]
"""Gives n random bytes; handed in so that known answers can be computed. Otherwise ``secrets``."""

FORMAT = 1
"""The format that is written. Older ones stay readable; a newer one is refused, never guessed at."""

OVERHEAD = 1 + 12 + 16
"""Bytes that enclosing adds."""

_FORMAT_BYTE = bytes([FORMAT])


def check_format(data: bytes) -> None:
    """Let only known formats through.

    Raises:
        UnknownFormat: the first byte is above ``FORMAT``.
        DoesNotOpen: there is no first byte, or it was never a format.
    """
    if not data or data[0] == 0:
        raise DoesNotOpen
    if data[0] > FORMAT:
        raise UnknownFormat


def enclose(cipher: AESGCM, plain: bytes, about: bytes, random_bytes: RandomBytes = secrets.token_bytes) -> bytes:
    """Enclose ``plain``, bound to ``about`` (associated data, which is not kept inside)."""
    nonce = random_bytes(12)
    return _FORMAT_BYTE + nonce + cipher.encrypt(nonce, plain, _FORMAT_BYTE + about)


def disclose(cipher: AESGCM, closed: bytes, about: bytes) -> bytes:
    """Give back what was enclosed with the same key and the same ``about``.

    Raises:
        DoesNotOpen: any bit of it, the key or ``about`` differs.
        UnknownFormat: a newer program enclosed it.
    """
    if closed[:1] != _FORMAT_BYTE:
        check_format(closed)
    try:
        return cipher.decrypt(closed[1:13], closed[13:], _FORMAT_BYTE + about)
    except (InvalidTag, ValueError):
        # A cut nonce is a ValueError, a cut tag an InvalidTag: to a person both are the same.
        raise DoesNotOpen from None


def frame(*parts: bytes) -> bytes:
    """Join byte strings so that no two different lists give the same bytes: each behind its length."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
