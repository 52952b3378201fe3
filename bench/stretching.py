"""One Argon2id at the strength that a new passphrase gets: what nobody who opens a locked home can go below."""

import os

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.homes import PASSPHRASE
from rekindle.sealed import CURRENT


def stretch() -> None:
    """Stretch the passphrase of the homes that are measured."""
    Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=CURRENT.iterations,
        lanes=CURRENT.lanes,
        memory_cost=CURRENT.memory_kib,
    ).derive(PASSPHRASE.encode())
