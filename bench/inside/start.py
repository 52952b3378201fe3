"""Imports what `rekindle find` does, sets Django up, stretches a passphrase, and does nothing more."""

import os
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.homes import PASSPHRASE
from rekindle import bootstrap
from rekindle.app import finding, keys
from rekindle.cli import find, running
from rekindle.sealed import CURRENT

USED = (finding, keys, find, running)
"""What is imported for its cost alone."""


def main() -> None:
    """Start and stretch."""
    with tempfile.TemporaryDirectory() as folder:
        bootstrap.open_house(Path(folder))
    Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=CURRENT.iterations,
        lanes=CURRENT.lanes,
        memory_cost=CURRENT.memory_kib,
    ).derive(PASSPHRASE.encode())


if __name__ == "__main__":
    main()
