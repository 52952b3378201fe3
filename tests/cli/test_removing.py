"""Removing everything: told first, done only when it is said, and then nothing of it is left."""

import pytest

from rekindle.app.house import House
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.django_settings import HOME

TEXT = "easy to find " * 30


def test_where_nothing_has_begun_there_is_nothing_to_remove(terminal: Terminal, house: House) -> None:
    assert "there is nothing to remove" in terminal.run("remove-everything").out
    assert house.people.only() is None


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", "no\n"])
def test_anything_but_the_word_leaves_all_as_it_is(terminal: Terminal, house: House, typed: str) -> None:
    terminal.run("write", TEXT)
    answered = terminal.run("remove-everything", typed=typed)
    assert (answered.status, answered.err) == (1, "Nothing was removed.\n")
    assert "Nothing brings it back." in answered.out
    assert "easy to find" in terminal.run("kept").out


@pytest.mark.parametrize(("args", "typed"), [([], "Remove\n"), (["--yes"], "")])
def test_once_it_is_said_all_of_it_goes(terminal: Terminal, house: House, args: list[str], typed: str) -> None:
    terminal.run("write", TEXT)
    answered = terminal.run("remove-everything", *args, typed=typed)
    assert (answered.status, answered.out.endswith("It is gone.\n")) == (0, True)
    assert house.people.only() is None
    assert not HOME.key.exists()
    assert not HOME.device.exists()


def test_a_locked_home_asks_for_its_passphrase_first(terminal: Terminal, house: House) -> None:
    terminal.run("passphrase", secrets=[PASSPHRASE, PASSPHRASE])
    terminal.asked.clear()
    assert terminal.run("remove-everything", "--yes").status == 1
    assert house.people.only() is not None
    assert terminal.run("remove-everything", "--yes", secrets=[PASSPHRASE]).status == 0
    assert house.people.only() is None
