"""Time that passes at a terminal: a light along a line, a length by number, a bell only where it was asked for."""

import io
import sys
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from rekindle.app.house import House
from rekindle.cli import main, passing
from rekindle.cli.pace import Light, move
from rekindle.cli.talk import Talk
from rekindle.life.records import PracticeDone
from rekindle.method.players.step import Screen, Step
from tests.cli.conftest import Terminal
from tests.cli.keeping import kept
from tests.cli.pseudo_terminal import PseudoTerminal

LYING = Screen(step=Step(say="Lie here.", note="A sofa will do.", seconds=60), say="Lie here.", face="dark")
WALKING = Screen(step=LYING.step, say="Walk.", face="dark", half="Half the time is gone.")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let every while be over at once, at a terminal that moves; give the seconds of each."""
    passed: list[float] = []

    def move(seconds: float, *_drawn: object) -> bool:
        passed.append(seconds)
        return False

    monkeypatch.setattr(passing, "may_move", lambda _talk, *, still: not still)
    monkeypatch.setattr(passing, "move", move)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 9))
    return passed


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("bell", "rings"), [(False, 0), (True, 1)])
def test_it_waits_at_the_end_and_rings_only_where_that_was_asked_for(
    capsys: pytest.CaptureFixture[str], bell: bool, rings: int
) -> None:
    passing.let_time_pass(Talk(), LYING, still=False, bell=bell)
    shown = capsys.readouterr().out
    assert shown.count("\a") == rings
    assert shown.index("A sofa will do.") < shown.index("About 1 minute.") < shown.index("That is time enough.")


def test_half_the_time_is_said_where_the_practice_says_it(
    at_once: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    passing.let_time_pass(Talk(), WALKING, still=False, bell=True)
    assert at_once == [30, 30]
    shown = capsys.readouterr().out
    assert shown.count("\a") == 2
    assert shown.index("Half the time is gone.") < shown.index("That is time enough.")


@pytest.mark.usefixtures("at_once")
def test_what_goes_on_by_itself_neither_waits_nor_rings(capsys: pytest.CaptureFixture[str]) -> None:
    passing.let_time_pass(Talk(), LYING, still=False, bell=True, goes_on=True)
    assert "\a" not in (shown := capsys.readouterr().out)
    assert "That is time enough." not in shown


def test_where_nothing_moves_it_waits_for_enter(at_once: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    passing.let_time_pass(Talk(), WALKING, still=True)
    assert at_once == []
    assert "About 1 minute. Enter when it was enough:" in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "said"), [("", 10), ("1", 2), ("3", 10), ("soon", 10)])
def test_the_length_is_chosen_by_number_and_enter_takes_the_usual_one(
    terminal: Terminal, house: House, typed: str, said: int
) -> None:
    rest = {2: "About 2 minutes.", 10: "About 10 minutes."}[said]
    shown = terminal.run("do", "notice-phone-down", typed=f"\n{typed}\n\n\n\n").out
    assert "1 2 minutes, 2 5 minutes, 3 10 minutes" in shown
    assert f"{rest} Enter when it was enough:" in shown.partition("Now leave it there.")[2]
    assert [done.ended for done in kept(house, PracticeDone)] == ["done"]


def test_no_bell_is_offered_where_no_time_runs(terminal: Terminal) -> None:
    assert "bell" not in terminal.run("do", "rest-just-lie", typed="\n" * 8).out


def test_the_light_that_goes_along_leaves_nothing_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    light = Light(Talk(), along=True)
    for share in (0, 0.5, 1):
        light.draw("", share)
    drawn = out.buffer.getvalue().decode().replace("\x1b[K", "").split("\r")
    assert [line.count("●") for line in drawn if line] == [1, 1, 1]
    assert len({line.index("●") for line in drawn if line}) == 3
    assert len({len(line.rstrip()) for line in drawn if line}) == 1


def in_a_hurry() -> int:
    """Run the program with whiles that take a third of their time."""
    with patch.object(passing, "move", lambda seconds, draw, hold: move(seconds / 3, draw, hold)):
        return main()


def test_at_a_terminal_the_light_goes_along_waits_and_is_paused(tmp_path: Path) -> None:
    walking = ("do", "move-ten-steps", "--form", "smallest")
    with PseudoTerminal(tmp_path, *walking, env={"NO_COLOR": "1"}, program=in_a_hurry) as person:
        person.read_until("rather not, or Enter: ")
        person.type("\n")
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until("·●")
        person.type(" ")
        person.read_until("Paused. Space goes on.")
        time.sleep(2.2)  # longer than the whole while
        person.type(" ")
        went_on = time.monotonic()
        person.read_until("That is time enough. Enter goes on: ")
        assert time.monotonic() - went_on > 0.5
        person.type("s\n")
        assert person.status() == 0
        assert "\a" not in person.shown


def test_at_a_terminal_the_dark_asks_for_a_bell_before_it_begins(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "do", "rest-dull-words", "--form", "smallest") as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until("A bell at the end? y and Enter, or Enter for none: ")
        assert "Spoon" not in person.shown
        person.type("\n")
        person.read_until("Spoon")
        person.type("\n")
        person.read_until("Did anything stir?")
        assert "\a" not in person.shown
        person.type("\n")
        assert person.status() == 0


def test_notes_of_earlier_times_are_said_where_a_practice_looks_back(terminal: Terminal) -> None:
    first = terminal.run("do", "nature-same-tree", typed="\n\n\n\n1, a nest\n\n\n")
    assert "From earlier times" not in first.out
    again = terminal.run("do", "nature-same-tree", typed="")
    assert "From earlier times" in again.out
    assert "a nest" in again.out
