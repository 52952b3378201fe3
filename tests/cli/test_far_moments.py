"""Moments at either end of the calendar, as a file from elsewhere may hold them, in a terminal."""

import pytest

from rekindle.app import importing
from rekindle.app.house import House
from tests.app.homes import returned
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of
from tests.far_moments import FAR, of_every_kind


@pytest.mark.parametrize("at", FAR)
def test_what_happened_there_is_shown_and_found(terminal: Terminal, house: House, at: str) -> None:
    terminal.begin()
    importing.take_at_once(diary_of(house), "archive", returned(of_every_kind(at)))
    for command in (["kept"], ["kept", at[:7]], ["find", "kettle"], ["kept", "--json"], ["find", "kettle", "--json"]):
        answered = terminal.run(*command)
        assert answered.status == 0, (command, answered.everything)
        assert "kettle" in answered.out or command == ["kept"]
    assert terminal.run("step").status == 0
