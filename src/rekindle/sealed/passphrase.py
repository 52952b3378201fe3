"""Wraps a person's key so that their passphrase opens it.

    passphrase --NFKC, Argon2id(salt)--> R
    R --HKDF "root/v1", salt = the install's pepper, if it has one--> R'
        R' --HKDF "auth/v1"--> auth; its SHA-256 is kept as the verifier
        R' --HKDF "kek/v1"---> kek;  AES-256-GCM wraps the person's key

One Argon2id answers both "is it right?" and "open it". A change of passphrase wraps the same key again, so
nothing that was sealed has to be touched.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass, field

from rekindle.sealed.envelope import FORMAT, RandomBytes, check_format
from rekindle.sealed.errors import DoesNotOpen, PepperMissing, WrongPassphrase
from rekindle.sealed.kdf import CURRENT, Argon2Parameters, hkdf, stretch
from rekindle.sealed.keys import WRAPPED_SIZE, PersonKey, unwrap_key, wrap_key

NO_PEPPER = bytes(8)
"""Stands where the id of a pepper would."""

_PURPOSE = b"passphrase/v1"
_LAYOUT = struct.Struct(f">BIIB16s8s32s{WRAPPED_SIZE}s")


@dataclass(frozen=True, slots=True)
class PassphraseWrap:
    """What is kept so that a passphrase opens a person's key; useless without the passphrase.

    ``salt`` 16 bytes, ``pepper_id`` 8, ``verifier`` 32, ``wrapped`` 61. A store may keep the fields as
    columns, or ``to_bytes()`` as one blob.

    Raises:
        DoesNotOpen: a field has another length, so it was damaged.
    """

    parameters: Argon2Parameters
    salt: bytes = field(repr=False)
    pepper_id: bytes = field(repr=False)
    verifier: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    def __post_init__(self) -> None:
        lengths = [len(self.salt), len(self.pepper_id), len(self.verifier), len(self.wrapped)]
        if lengths != [16, 8, 32, WRAPPED_SIZE]:
            raise DoesNotOpen

    def to_bytes(self) -> bytes:
        """Give the wrap as one blob, format byte first."""
        p = self.parameters
        return _LAYOUT.pack(
            FORMAT,
            p.memory_kib,
            p.iterations,
            p.lanes,
            self.salt,
            self.pepper_id,
            self.verifier,
            self.wrapped,
        )

    @classmethod
    def from_bytes(cls, blob: bytes) -> PassphraseWrap:
        """Read what ``to_bytes`` gave.

        Raises:
            DoesNotOpen: it is damaged.
            UnknownFormat: a newer program wrote it.
            UnsafeParameters: it asks for too little or too much work.
        """
        check_format(blob)
        if len(blob) != _LAYOUT.size:
            raise DoesNotOpen
        _, memory_kib, iterations, lanes, *rest = _LAYOUT.unpack(blob)
        return cls(Argon2Parameters(memory_kib, iterations, lanes), *rest)


def wrap_with_passphrase(
    key: PersonKey,
    passphrase: str,
    person: bytes,
    parameters: Argon2Parameters = CURRENT,
    pepper: bytes | None = None,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> PassphraseWrap:
    """Wrap a person's key under a passphrase, with a new salt; costs one Argon2id.

    ``pepper`` is a secret of 32 bytes that an install keeps outside its database. Strength is not looked at
    here: see ``check_strength``.

    Raises:
        PassphraseTooLong: above 1 KB of UTF-8.
    """
    salt = random_bytes(16)
    auth, kek = _auth_and_kek(passphrase, salt, parameters, pepper)
    wrapped = wrap_key(kek, key, _PURPOSE, person, random_bytes)
    return PassphraseWrap(parameters, salt, _pepper_id(pepper), _verifier(auth), wrapped)


def open_with_passphrase(
    wrap: PassphraseWrap, passphrase: str, person: bytes, pepper: bytes | None = None
) -> PersonKey:
    """Give the person's key to who knows the passphrase; costs one Argon2id.

    Raises:
        WrongPassphrase: it is another one.
        PassphraseTooLong: above 1 KB of UTF-8.
        PepperMissing: it was wrapped with a pepper, and this is not the one.
        DoesNotOpen: the passphrase is right, but the wrap was changed or belongs to another person.
        UnknownFormat: the passphrase is right, but a newer program wrapped the key.
    """
    if wrap.pepper_id == NO_PEPPER:
        pepper = None  # wrapped before this install had one; ``needs_rewrap`` tells
    elif wrap.pepper_id != _pepper_id(pepper):
        raise PepperMissing
    auth, kek = _auth_and_kek(passphrase, wrap.salt, wrap.parameters, pepper)
    if not hmac.compare_digest(_verifier(auth), wrap.verifier):
        raise WrongPassphrase
    return unwrap_key(kek, wrap.wrapped, _PURPOSE, person)


def needs_rewrap(wrap: PassphraseWrap, parameters: Argon2Parameters = CURRENT, pepper: bytes | None = None) -> bool:
    """Whether to wrap again while the passphrase is at hand: the work is too little, or a pepper is new."""
    without_pepper = pepper is not None and wrap.pepper_id != _pepper_id(pepper)
    return without_pepper or wrap.parameters.is_weaker_than(parameters)


def _auth_and_kek(
    passphrase: str, salt: bytes, parameters: Argon2Parameters, pepper: bytes | None
) -> tuple[bytes, bytes]:
    root = hkdf(stretch(passphrase, salt, parameters), b"root/v1", salt=_checked(pepper))
    return hkdf(root, b"auth/v1"), hkdf(root, b"kek/v1")


def _verifier(auth: bytes) -> bytes:
    return hashlib.sha256(auth).digest()


def _checked(pepper: bytes | None) -> bytes:
    if pepper is None:
        return b""
    if len(pepper) != 32:
        # An empty pepper would quietly be none at all.
        raise ValueError("a pepper is 32 bytes")
    return pepper


def _pepper_id(pepper: bytes | None) -> bytes:
    """Tell peppers apart without telling anything about them; eight zeros stand for none."""
    return NO_PEPPER if pepper is None else hkdf(_checked(pepper), b"pepper-id/v1", length=8)
