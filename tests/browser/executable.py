"""Which Chromium the browser tests drive; run as a program it prints the path, or fails when there is none."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium() -> str | None:
    """Give the path of a Chromium: the one that $CHROMIUM names and no other, else the first one there is.

    The one without a window comes first: it is the same engine, and opens a page in less than half the time.
    """
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    for name in (*NAMES, *APPLICATIONS):
        if path := shutil.which(name):
            return path
    return _find_playwrights_own()


def _find_playwrights_own() -> str | None:
    """Look last where Playwright keeps the one that it brings itself: asking it takes half a second."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    path = find_chromium()
    sys.stdout.write(f"{path}\n" if path else "")
    sys.exit(0 if path else 1)
