"""Breathing from anywhere: nothing is opened, nothing is made, nothing is kept, and it can be left at any breath."""

import contextlib
import io
import os
import pty
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rekindle import surroundings
from rekindle.cli import keyboard
from rekindle.cli.pace import Light
from rekindle.cli.running import run
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.method.players import Breath
from rekindle.surroundings import library
from tests.cli.conftest import Terminal
from tests.cli.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

LIGHT, SHOW_CURSOR = "━", "\x1b[?25h"
PLAY = library("en").catalogue.by_id("breath-three-slow").play
ENDS = (PLAY.close, *PLAY.close_again)
"""The lines that end it, one a day."""


def never_opened(_folder: Path) -> None:
    raise AssertionError("breathing opens no database")


def test_it_opens_nothing_and_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["breathe"], Visit(tmp_path / "home", never_opened)) == 0  # type: ignore[arg-type]
    assert "In, as it comes: 1 2 3 4\n" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_another_day_has_another_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for day in range(1, len(ENDS) + 1):
        monkeypatch.setattr(surroundings, "local_now", lambda day=day: datetime(2026, 6, day, 10, tzinfo=UTC))
        run(["breathe"], Visit(tmp_path / "home", never_opened))  # type: ignore[arg-type]
        said.append(capsys.readouterr().out.strip().rpartition("\n")[2])
    assert sorted(said) == sorted(ENDS)


def test_it_works_when_all_is_locked(terminal: Terminal) -> None:
    terminal.run("passphrase", secrets=["wet slate, tin roof, slow tram"] * 2)
    terminal.asked.clear()
    assert terminal.run("breathe").status == 0
    assert terminal.asked == []


def test_at_a_terminal_a_light_moves_and_enter_ends_it(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "breathe") as person:
        person.read_until("Enter begins: ")
        assert LIGHT not in person.shown
        person.type("\n")
        person.read_until(LIGHT * 3)
        person.type("\n")
        assert person.status() == 0
        assert " ".join(person.shown.split()).endswith(ENDS)
        assert SHOW_CURSOR in person.shown


def test_ctrl_c_stops_gently_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "breathe") as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until(LIGHT)
        person.type("\x03")
        assert person.status() == 0
        assert person.shown.rstrip().endswith(SHOW_CURSOR)
        assert "Traceback" not in person.shown


def test_space_pauses_and_goes_on_and_no_key_shows(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "breathe") as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until(LIGHT)
        assert not person.echoes
        person.type(" ")
        person.read_until("Paused. Space goes on.")
        person.type(" ")
        person.read_until("In, as it comes")
        person.type("s")
        assert person.status() == 0
        assert person.echoes
        assert not any(end in " ".join(person.shown.split()) for end in ENDS)


def test_a_stop_signal_gives_the_terminal_back_before_it_is_heeded(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "breathe") as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until(LIGHT)
        os.kill(person.pid, signal.SIGTSTP)  # nobody could bring it back here, so the system lets it run on
        person.read_until(SHOW_CURSOR)
        person.read_until(LIGHT)
        os.kill(person.pid, signal.SIGTERM)
        assert person.status() == 0
        assert person.shown.rstrip().endswith(SHOW_CURSOR)
        assert person.echoes


class StoppedInTheMiddle(io.RawIOBase):
    """A terminal on which a stop signal comes while the first line goes out to it."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self.stopped = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._terminal

    def write(self, data: "Buffer") -> int:
        if not self.stopped:
            self.stopped = True
            assert callable(signal.getsignal(signal.SIGTSTP)), "it would stop the tests themselves"
            signal.raise_signal(signal.SIGTSTP)
        return os.write(self._terminal, data)


def read_to_the_end(window: io.FileIO) -> Iterator[bytes]:
    """Give what a terminal shows whose other side is closed."""
    with contextlib.suppress(OSError):  # how it says that there is no more (Linux)
        while data := window.read(1024):
            yield data


def test_a_stop_signal_in_the_middle_of_a_line_is_heeded_and_the_line_comes_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = pty.openpty()
    raw = StoppedInTheMiddle(theirs)
    with os.fdopen(theirs) as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8"))
        monkeypatch.setattr(os, "kill", lambda *_: None)  # nobody could bring this process back
        with keyboard.single_keys(Talk()):
            sys.stdout.write(f"In, as it comes {LIGHT}")
            sys.stdout.flush()
    with os.fdopen(ours, "rb", buffering=0) as window:
        shown = b"".join(read_to_the_end(window)).decode()
    assert raw.stopped
    assert f"In, as it comes {LIGHT}" in shown
    assert shown.count(SHOW_CURSOR) == 2  # when it was stopped, and at the end


@pytest.mark.parametrize("width", [20, 30, 40, 80, 200])
def test_the_light_and_its_words_fit_any_width(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    cues = [beat.cue for one in library("en").catalogue if isinstance(one.play, Breath) for beat in one.play.beats]
    for cue in cues:
        light = Light(Talk(), tuple(cues))
        light.draw(cue, 1.0)
        drawn = capsys.readouterr().out.replace("\x1b[K", "").removeprefix("\r").split("\n")
        assert all(len(line) < width for line in drawn)
        assert " ".join(" ".join(drawn).split()[1:]) == cue
        light.draw(cue, 0.0)
        assert capsys.readouterr().out.startswith("\r" if len(drawn) == 1 else f"\x1b[{len(drawn) - 1}A\r")


@pytest.mark.parametrize("env", [{"REKINDLE_STILL": "1"}, {"TERM": "dumb"}])
def test_nothing_moves_where_that_is_wanted_and_too_much_leads_to_what_is_steady(
    tmp_path: Path, env: dict[str, str]
) -> None:
    with PseudoTerminal(tmp_path, "breathe", env=env) as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until("Enter when it was enough: ")
        assert LIGHT not in person.shown
        person.type("t\n")
        person.read_until("That was the minute.")
        assert person.status() == 0


def test_no_color_is_heeded(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "breathe", env={"NO_COLOR": "1"}) as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until(LIGHT * 2)
        person.type("s\n")
        assert person.status() == 0
        assert "\x1b[38" not in person.shown
        assert "\x1b[1m" not in person.shown
