"""Kills processes that write, and prints as JSON what came of it: `python -m scripts.killing --kills 300`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import msgspec

from scripts.killing.driving import kill_often


def main() -> int:
    """Kill, look, and tell; give the exit status, which is 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="killing", description="Kill processes that write, and look what is left.")
    parser.add_argument("--kills", type=int, default=300, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - quick; a kill leaves memory as it was
    with tempfile.TemporaryDirectory(prefix="rekindle-killing-", dir=memory) as folder:
        result = kill_often(Path(folder), asked.kills, asked.seed)
    print(msgspec.json.encode(result).decode())
    return 1 if result.amiss else 0


if __name__ == "__main__":
    sys.exit(main())
