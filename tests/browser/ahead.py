"""The program with a clock that goes ahead by the minutes that stand in a file.

It is by itself here because the process that runs it loads this module, and nothing that a test stands on.
"""

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from rekindle.cli import main
from rekindle.surroundings import local_now


def run_ahead(minutes: Path) -> int:
    """Run the program, ahead of the time."""
    with patch("rekindle.bootstrap.local_now", lambda: local_now() + timedelta(minutes=int(minutes.read_text()))):
        return main()
