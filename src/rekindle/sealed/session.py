"""Splits a person's key between a browser's cookie and a session row: neither alone opens anything.

    cookie = base64url of id (16) || secret (32)
    row    = SHA-256(id), and the person's key wrapped under HKDF(secret, "session/v1")

Any server that gets the cookie and can read the row serves the request, and holds nothing afterwards. The
same secret seals, under HKDF(secret, "carry/v1"), what was posted after the row had gone, so that a page can
carry it in a hidden field over an unlock: the row is not needed for that.
"""

from __future__ import annotations

import hashlib
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rekindle.sealed.envelope import RandomBytes, disclose, enclose, frame
from rekindle.sealed.errors import DoesNotOpen
from rekindle.sealed.kdf import hkdf
from rekindle.sealed.keys import PersonKey, unwrap_key, wrap_key
from rekindle.sealed.urlsafe import from_urlsafe, to_urlsafe
from rekindle.sentences import N_

ENDED = N_("This session has ended. Unlocking starts a new one.")

_ID_SIZE, _SECRET_SIZE = 16, 32
_COOKIE_LENGTH = 64


def new_cookie(random_bytes: RandomBytes = secrets.token_bytes) -> str:
    """Make a cookie without a row: enough to carry a text from a page that came without any cookie."""
    return to_urlsafe(random_bytes(_ID_SIZE + _SECRET_SIZE))


def new_session(
    key: PersonKey, person: bytes, random_bytes: RandomBytes = secrets.token_bytes
) -> tuple[str, bytes, bytes]:
    """Start a session: the cookie for the browser, and the row's id (32 bytes) and wrap for the database."""
    cookie = new_cookie(random_bytes)
    session_id, secret = _halves(cookie)
    row_id = _row_id(session_id)
    wrap = wrap_key(_session_kek(secret), key, _about(row_id), person, random_bytes)
    return cookie, row_id, wrap


def session_row_id(cookie: str) -> bytes | None:
    """Give the id of the row that belongs to a cookie, SHA-256 of its first half; None if malformed."""
    try:
        session_id, _ = _halves(cookie)
    except DoesNotOpen:
        return None
    return _row_id(session_id)


def open_session(cookie: str, wrap: bytes, person: bytes) -> PersonKey:
    """Give the person's key to a request with this cookie.

    Raises:
        DoesNotOpen: cookie, row and person do not belong together, or one of them was changed.
        UnknownFormat: a newer program wrote the row.
    """
    session_id, secret = _halves(cookie)
    try:
        return unwrap_key(_session_kek(secret), wrap, _about(_row_id(session_id)), person)
    except DoesNotOpen:
        raise DoesNotOpen(ENDED) from None


def seal_carry(cookie: str, text_bytes: bytes, random_bytes: RandomBytes = secrets.token_bytes) -> str:
    """Seal what was posted, as text for a hidden field that only this cookie opens.

    Raises:
        DoesNotOpen: the cookie is malformed; ``new_cookie`` gives one that serves.
    """
    session_id, secret = _halves(cookie)
    return to_urlsafe(enclose(_carry_cipher(secret), text_bytes, _carry_about(session_id), random_bytes))


def open_carry(cookie: str, carried: str) -> bytes:
    """Give back what ``seal_carry`` sealed.

    Raises:
        DoesNotOpen: the field was changed, or the cookie is another one.
        UnknownFormat: a newer program sealed it.
    """
    session_id, secret = _halves(cookie)
    sealed = from_urlsafe(carried)
    if sealed is None:
        raise DoesNotOpen
    return disclose(_carry_cipher(secret), sealed, _carry_about(session_id))


def _halves(cookie: str) -> tuple[bytes, bytes]:
    """Give id and secret; anyone may send a cookie, so a malformed one is an ended session, no more."""
    both = from_urlsafe(cookie) if len(cookie) == _COOKIE_LENGTH else None
    if both is None:
        raise DoesNotOpen(ENDED)
    return both[:_ID_SIZE], both[_ID_SIZE:]


def _row_id(session_id: bytes) -> bytes:
    return hashlib.sha256(session_id).digest()


def _session_kek(secret: bytes) -> bytes:
    return hkdf(secret, b"session/v1")


def _about(row_id: bytes) -> bytes:
    return frame(b"session/v1", row_id)


def _carry_cipher(secret: bytes) -> AESGCM:
    return AESGCM(hkdf(secret, b"carry/v1"))


def _carry_about(session_id: bytes) -> bytes:
    return frame(b"carry/v1", _row_id(session_id))
