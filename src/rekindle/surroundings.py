"""Before anything is opened: the usual folder, the content and the time of day, which every process finds first."""

import os
import sys
from datetime import datetime
from functools import cache
from pathlib import Path

from rekindle import content
from rekindle.app.library import Library


def default_home() -> Path:
    """Give the folder where everything lies unless the person says otherwise."""
    named = os.environ.get("REKINDLE_HOME")
    if named:
        return Path(named).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Rekindle"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "rekindle"


@cache
def library(language: str) -> Library:
    """Give the content of a language, read once for a process."""
    return Library(content.read, content.read_folder, language)


def local_now() -> datetime:
    """Tell the time with this computer's offset from UTC."""
    return datetime.now().astimezone()
