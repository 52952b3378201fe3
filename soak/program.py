"""Rekindle as it is, with the clock of the week: `python -m soak.program CLOCK-FILE COMMAND ...`."""

import sys
from pathlib import Path

from rekindle import cli, surroundings
from soak.clock import WeekClock


def main() -> int:
    """Run a command; give its exit status."""
    clock = WeekClock(Path(sys.argv.pop(1)))
    surroundings.local_now = clock.now
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
