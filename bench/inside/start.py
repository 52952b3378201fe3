"""Imports what `rekindle find` does, sets Django up, stretches a passphrase, and does nothing more."""

import tempfile
from pathlib import Path

from bench.stretching import stretch
from rekindle import bootstrap
from rekindle.app import finding, keys
from rekindle.cli import find, running

USED = (finding, keys, find, running)
"""What is imported for its cost alone."""


def main() -> None:
    """Start and stretch."""
    with tempfile.TemporaryDirectory() as folder:
        bootstrap.open_house(Path(folder))
    stretch()


if __name__ == "__main__":
    main()
