"""Where in the program something came up: all that may be told of a fault, for its message may hold what was kept."""

import traceback
from pathlib import Path

PACKAGE = Path(__file__).parent


def place_of(error: BaseException) -> str:
    """Give file and line of the innermost place in our own code, such as `cli/now.py:30`; else of any; else `?`."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        file = Path(frame.filename)
        if file.is_relative_to(PACKAGE):
            return f"{file.relative_to(PACKAGE)}:{frame.lineno}"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
