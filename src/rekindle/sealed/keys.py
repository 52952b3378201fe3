"""The key of one person, what is derived from it, and how it is wrapped under other keys."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import NoReturn

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rekindle.sealed.envelope import OVERHEAD, RandomBytes, disclose, enclose, frame
from rekindle.sealed.kdf import hkdf

WRAPPED_SIZE = 32 + OVERHEAD
"""Bytes of a wrapped key."""


class PersonKey:
    """The 32 random bytes under which all of one person's content lies.

    It is never kept bare but in key-file mode, shows nothing of itself when printed, and refuses to be
    pickled, so that it does not slip into a cache, a log or a traceback.
    """

    __slots__ = ("_bytes", "_derived")

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("a person's key is 32 bytes")
        self._bytes = bytes(key)
        self._derived: dict[bytes, bytes] = {}

    @classmethod
    def new(cls, random_bytes: RandomBytes = secrets.token_bytes) -> PersonKey:
        """Make a key for a new person."""
        return cls(random_bytes(32))

    @classmethod
    def from_bytes(cls, key: bytes) -> PersonKey:
        """Take up a key of 32 bytes; any other length is a ``ValueError``."""
        return cls(key)

    def as_bytes(self) -> bytes:
        """Give the 32 bytes, for wrapping and for a key file alone."""
        return self._bytes

    @property
    def records(self) -> bytes:
        """The 32-byte key of the boxes in which records lie."""
        return hkdf(self._bytes, b"records/v1")

    def derive_id(self, *parts: str) -> bytes:
        """Give the 16-byte row id that belongs to these parts: the same in every process, for this person.

        Without the key nobody can tell which parts made it, nor whether two people's rows share them.
        """
        return self._mac(b"ids/v1", parts)[:16]

    def draw_seed(self, *parts: str) -> bytes:
        """Give a 32-byte seed for a draw named by these parts; it shares nothing with ``derive_id``."""
        return self._mac(b"draws/v1", parts)

    def _mac(self, info: bytes, parts: tuple[str, ...]) -> bytes:
        message = frame(*(part.encode() for part in parts))
        if info not in self._derived:  # deriving costs far more than the digest, and an import asks for thousands
            self._derived[info] = hkdf(self._bytes, info)
        return hmac.digest(self._derived[info], message, hashlib.sha256)

    def __repr__(self) -> str:
        return "PersonKey(hidden)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PersonKey):
            return NotImplemented
        return hmac.compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]  # equal keys in a dict would ask for a hash of the secret

    def __reduce__(self) -> NoReturn:
        raise TypeError("a person's key is not pickled")


def wrap_key(
    kek: bytes, key: PersonKey, purpose: bytes, person: bytes, random_bytes: RandomBytes = secrets.token_bytes
) -> bytes:
    """Wrap a person's key under a key-encryption key of 32 bytes, bound to its purpose and the person."""
    return enclose(AESGCM(kek), key.as_bytes(), frame(purpose, person), random_bytes)


def unwrap_key(kek: bytes, wrapped: bytes, purpose: bytes, person: bytes) -> PersonKey:
    """Give back the person's key.

    Raises:
        DoesNotOpen: the wrap was changed, or belongs to another purpose or person.
        UnknownFormat: a newer program wrapped it.
    """
    return PersonKey(disclose(AESGCM(kek), wrapped, frame(purpose, person)))
