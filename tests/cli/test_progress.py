"""The line that tells how far an import has come: in a terminal alone, after a second, and gone in the end."""

import io
import sys
import time

import pytest

from rekindle.cli.progress import Progress


class Screen(io.StringIO):
    """Standard error, on a terminal or not."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def shown(monkeypatch: pytest.MonkeyPatch, seconds: float, *, is_terminal: bool) -> str:
    """Give what is written when so many seconds go by before each call."""
    screen, now = Screen(is_terminal=is_terminal), [0.0]
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Progress() as progress:
        for found in (1, 2_000):
            now[0] += seconds
            progress(found)
    return screen.getvalue()


def test_a_quick_import_shows_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 0.4, is_terminal=True) == ""


def test_a_longer_one_tells_how_much_was_found_and_clears_it_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, 0.9, is_terminal=True)
    assert "2000 found so far" in said
    assert said.endswith("\r\x1b[K")


def test_nothing_is_told_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 9, is_terminal=False) == ""
