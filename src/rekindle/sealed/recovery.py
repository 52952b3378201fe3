"""Wraps a person's key so that their recovery code opens it, even when passphrase and pepper are lost.

    code (160 bits) --HKDF "recovery/v1", salt-------> kek;  AES-256-GCM wraps the person's key
    code (160 bits) --HKDF "recovery-auth/v1", salt--> auth; its SHA-256 is kept as the verifier

The code is random and long, so it needs no Argon2id, and no pepper: it has to outlive both.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass, field

from rekindle.sealed.envelope import FORMAT, RandomBytes, check_format
from rekindle.sealed.errors import DoesNotOpen, WrongRecoveryCode
from rekindle.sealed.kdf import hkdf
from rekindle.sealed.keys import WRAPPED_SIZE, PersonKey, unwrap_key, wrap_key
from rekindle.sealed.recovery_code import RecoveryCode, parse_recovery_code

_PURPOSE = b"recovery/v1"
_LAYOUT = struct.Struct(f">B16s32s{WRAPPED_SIZE}s")


@dataclass(frozen=True, slots=True)
class RecoveryWrap:
    """What is kept so that a recovery code opens a person's key; useless without the code.

    ``salt`` 16 bytes, ``verifier`` 32, ``wrapped`` 61. A store may keep the fields as columns, or
    ``to_bytes()`` as one blob.

    Raises:
        DoesNotOpen: a field has another length, so it was damaged.
    """

    salt: bytes = field(repr=False)
    verifier: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if [len(self.salt), len(self.verifier), len(self.wrapped)] != [16, 32, WRAPPED_SIZE]:
            raise DoesNotOpen

    def to_bytes(self) -> bytes:
        """Give the wrap as one blob, format byte first."""
        return _LAYOUT.pack(FORMAT, self.salt, self.verifier, self.wrapped)

    @classmethod
    def from_bytes(cls, blob: bytes) -> RecoveryWrap:
        """Read what ``to_bytes`` gave.

        Raises:
            DoesNotOpen: it is damaged.
            UnknownFormat: a newer program wrote it.
        """
        check_format(blob)
        if len(blob) != _LAYOUT.size:
            raise DoesNotOpen
        return cls(*_LAYOUT.unpack(blob)[1:])


def wrap_with_recovery(
    key: PersonKey, code: RecoveryCode, person: bytes, random_bytes: RandomBytes = secrets.token_bytes
) -> RecoveryWrap:
    """Wrap a person's key under a recovery code, with a new salt."""
    salt = random_bytes(16)
    auth, kek = _auth_and_kek(code, salt)
    wrapped = wrap_key(kek, key, _PURPOSE, person, random_bytes)
    return RecoveryWrap(salt, hashlib.sha256(auth).digest(), wrapped)


def open_with_recovery(wrap: RecoveryWrap, text: str, person: bytes) -> PersonKey:
    """Give the person's key to who has the code, typed in any of the ways ``parse_recovery_code`` reads.

    Raises:
        WrongRecoveryCode: it has a slip, or is another code; the message tells which.
        DoesNotOpen: the code is right, but the wrap was changed or belongs to another person.
        UnknownFormat: the code is right, but a newer program wrapped the key.
    """
    auth, kek = _auth_and_kek(parse_recovery_code(text), wrap.salt)
    if not hmac.compare_digest(hashlib.sha256(auth).digest(), wrap.verifier):
        raise WrongRecoveryCode
    return unwrap_key(kek, wrap.wrapped, _PURPOSE, person)


def matches(wrap: RecoveryWrap, text: str, person: bytes) -> bool:
    """Whether this typed code would open everything: the drill. It opens the wrap, and keeps nothing.

    False for another code and for one with a slip (``parse_recovery_code`` says where).

    Raises:
        DoesNotOpen: the code is right, but the wrap itself is damaged; a new code is needed.
        UnknownFormat: the code is right, but a newer program wrapped the key.
    """
    try:
        open_with_recovery(wrap, text, person)
    except WrongRecoveryCode:
        return False
    return True


def _auth_and_kek(code: RecoveryCode, salt: bytes) -> tuple[bytes, bytes]:
    bits = code.as_bytes()
    return hkdf(bits, b"recovery-auth/v1", salt), hkdf(bits, b"recovery/v1", salt)
