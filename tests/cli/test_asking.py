"""A check-in that is asked for: any question can be left out, and stopping keeps what was said."""

import pytest

from rekindle.app.house import House
from rekindle.life.records import CheckIn, Feeling
from tests.cli.conftest import Terminal
from tests.cli.keeping import kept


def the_check_in(house: House) -> CheckIn:
    (only,) = kept(house, CheckIn)
    return only


def test_all_questions_can_be_answered(terminal: Terminal, house: House) -> None:
    answered = terminal.run("now", typed="2, heavy\n3\n7\n2\nworn:faint\nit rained\n")
    assert answered.status == 0
    assert "How is it right now?" in answered.out
    check_in = the_check_in(house)
    assert check_in.states == ("far", "heavy")
    assert (check_in.felt, check_in.connected, check_in.energy) == (0.3, 0.7, "little")
    assert (check_in.feelings, check_in.note) == ((Feeling("worn", "faint"),), "it rained")


def test_every_question_can_be_left_out(terminal: Terminal, house: House) -> None:
    assert terminal.run("now", typed="\n\n\n\n\nonly this\n").status == 0
    assert the_check_in(house).note == "only this"


@pytest.mark.parametrize("stop", [".\n", ""])
def test_stopping_keeps_what_was_said(terminal: Terminal, house: House, stop: str) -> None:
    assert terminal.run("now", typed=f"1\n4\n{stop}").status == 0
    assert (the_check_in(house).states, the_check_in(house).felt) == (("nothing",), 0.4)


def test_stopping_at_once_keeps_nothing_and_that_is_fine(terminal: Terminal, house: House) -> None:
    answered = terminal.run("now", typed="")
    assert answered.status == 1
    assert "That is fine." in answered.err
    assert kept(house, CheckIn) == []


@pytest.mark.parametrize("slip", ["10", "0", "sunny", "99999", "\x1b[31m", "x" * 100_000])
def test_a_slip_is_said_and_asked_again(terminal: Terminal, house: House, slip: str) -> None:
    answered = terminal.run("now", typed=f"{slip}\n2\n.\n")
    assert answered.status == 0
    assert "is none of the answers here" in answered.out
    assert "\x1b" not in answered.out
    assert the_check_in(house).states == ("far",)


def test_i_am_not_safe_ends_the_questions(terminal: Terminal, house: House) -> None:
    answered = terminal.run("now", typed="4\n!\n7\n7\n")
    assert "That comes first." in answered.out
    assert "Nothing else is asked of you now." in answered.out
    assert (the_check_in(house).states, the_check_in(house).not_safe) == (("heavy",), True)
    assert the_check_in(house).connected is None


def test_for_a_script_the_questions_go_beside_the_answer(terminal: Terminal) -> None:
    answered = terminal.run("now", "--json", typed="1\n.\n")
    assert answered.out.startswith("{")
    assert "How is it right now?" in answered.err
