"""Turns a passphrase into key material with Argon2id, and one secret into many with HKDF-SHA256.

Argon2id is the one costly function of the whole program: at most ``AT_ONCE`` of them run in a process at a
time, whatever number of people sign in together, so that ``AT_ONCE`` x memory (2 x 64 MiB) bounds its use.
Sources: RFC 9106 (Argon2, second recommended option with one lane), RFC 5869 (HKDF), OWASP password storage
cheat sheet (the floor of 19 MiB, 2 passes, 1 lane).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from threading import BoundedSemaphore

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rekindle.sealed.errors import PassphraseTooLong, UnsafeParameters

AT_ONCE = 2
"""How many Argon2id computations run at the same time in one process; others wait their turn."""

LONGEST_PASSPHRASE = 1024
"""Bytes of UTF-8 after NFKC."""

# Normalising shortens some scripts (three Hangul jamo become one syllable), never as much as this.
_LONGEST_TYPED = 4 * LONGEST_PASSPHRASE

_turns = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """How hard Argon2id works; kept beside each wrap, so that it can grow with the years.

    ``memory_kib`` from 19,456 (19 MiB) to 1,048,576 (1 GiB), ``iterations`` from 2 to 10, ``lanes`` from 1 to
    8. Below, guessing is cheap; above, only a row that someone tampered with asks for it.

    Raises:
        UnsafeParameters: any of them lies outside.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not (19_456 <= self.memory_kib <= 1_048_576 and 2 <= self.iterations <= 10 and 1 <= self.lanes <= 8):
            raise UnsafeParameters

    def is_weaker_than(self, other: Argon2Parameters) -> bool:
        """Whether a guess costs less memory, or less memory times passes, than under ``other``."""
        return (
            self.memory_kib < other.memory_kib
            or self.memory_kib * self.iterations < other.memory_kib * other.iterations
        )


FLOOR = Argon2Parameters(memory_kib=19_456, iterations=2, lanes=1)
"""For tiny hosts and for tests: about 40 ms."""

CURRENT = Argon2Parameters(memory_kib=65_536, iterations=3, lanes=1)
"""What a new passphrase gets: 64 MiB, about 0.3 s."""


def normalise(passphrase: str) -> str:
    """Bring a passphrase into the one form that is used: NFKC, nothing else.

    Nothing is cut, trimmed or made small: what was typed counts. NFKC makes the composed and the decomposed
    form of one letter the same, since keyboards differ in which they send.

    Raises:
        PassphraseTooLong: above ``LONGEST_PASSPHRASE`` bytes of UTF-8.
    """
    if len(passphrase) > _LONGEST_TYPED:
        raise PassphraseTooLong
    text = unicodedata.normalize("NFKC", passphrase)
    if len(_as_bytes(text)) > LONGEST_PASSPHRASE:
        raise PassphraseTooLong
    return text


def _as_bytes(text: str) -> bytes:
    # A terminal may hand on bytes that are no text, as lone surrogates: they count as typed, too.
    return text.encode("utf-8", "surrogatepass")


def stretch(passphrase: str, salt: bytes, parameters: Argon2Parameters) -> bytes:
    """Derive 32 bytes from a passphrase with Argon2id, after NFKC; waits while ``AT_ONCE`` others run.

    ``salt`` is 16 random bytes.

    Raises:
        PassphraseTooLong: above ``LONGEST_PASSPHRASE`` bytes of UTF-8.
        ValueError: ``salt`` has another length.
    """
    if len(salt) != 16:
        raise ValueError("the salt of Argon2id is 16 bytes")
    secret = _as_bytes(normalise(passphrase))
    with _turns:
        return Argon2id(
            salt=salt,
            length=32,
            iterations=parameters.iterations,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
        ).derive(secret)


def hkdf(secret: bytes, info: bytes, salt: bytes = b"", length: int = 32) -> bytes:
    """Derive ``length`` bytes (1 to 8,160) from a secret for one purpose, named by ``info`` (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
