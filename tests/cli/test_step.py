"""Today's step in the terminal: held, and why; smaller, something else, not today."""

import json

import pytest

from rekindle.app.house import House
from rekindle.life.records import Offer
from tests.cli.conftest import Terminal
from tests.cli.keeping import kept


def step(terminal: Terminal, *args: str) -> dict[str, object]:
    answered = terminal.run("step", *args, "--json")
    assert answered.status == 0
    read = json.loads(answered.out)
    assert {"id", "title", "why", "probability", "minutes"} <= set(read)
    return dict(read)


def test_a_step_has_title_length_and_reason(terminal: Terminal, house: House) -> None:
    read, answered = step(terminal), terminal.run("step")
    assert answered.status == 0
    assert str(read["title"]) in answered.out
    assert str(read["why"]) in answered.out
    assert "About 1" in answered.out or "second" in answered.out
    assert isinstance(read["probability"], float)
    assert 0 < read["probability"] <= 1
    assert isinstance(read["minutes"], float)
    assert 0 < read["minutes"] <= 60
    assert read["id"] in house.library.catalogue


def test_looking_again_shows_the_same_step_and_holds_one_offer(terminal: Terminal, house: House) -> None:
    assert step(terminal) == step(terminal)
    (offer,) = kept(house, Offer)
    assert offer.outcome == "offered"


def test_something_else_gives_two_more_and_then_points_to_the_list(terminal: Terminal) -> None:
    seen = [step(terminal)["id"], step(terminal, "--else")["id"], step(terminal, "--else")["id"]]
    assert len(set(seen)) == 3
    assert step(terminal, "--else")["id"] is None
    assert "rekindle library" in terminal.run("step").out


def test_smaller_is_the_smallest_form_of_the_same_step(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--energy", "some")
    before, after = step(terminal), step(terminal, "--smaller")
    assert after["id"] == before["id"]
    practice = house.library.catalogue.by_id(str(after["id"]))
    assert after["minutes"] == round(practice.seconds_smallest / 60, 2)


def test_not_today_costs_nothing_and_asks_nothing(terminal: Terminal) -> None:
    step(terminal)
    assert terminal.run("step", "--not-today").out.startswith("That is fine. Nothing is needed.\n")
    read = step(terminal)
    assert (read["id"], read["why"]) == (None, "That is fine. Nothing is needed.")


def test_after_not_safe_help_comes_first(terminal: Terminal) -> None:
    terminal.run("now", "--not-safe")
    answered = terminal.run("step")
    assert answered.status == 0
    assert answered.out.startswith("Help comes first now.")
    assert "rekindle help-lines" in answered.out


def test_all_of_the_reasons_can_be_read(terminal: Terminal) -> None:
    answered = terminal.run("step", "--why")
    assert "Plain rules leave out what does not fit now" in answered.out


@pytest.mark.parametrize("args", [["--bigger"], ["extra"]])
def test_wrong_usage_is_said(terminal: Terminal, args: list[str]) -> None:
    assert terminal.run("step", *args).status == 2


def test_the_list_can_be_read_before_anything_began(terminal: Terminal, house: House) -> None:
    answered = terminal.run("library")
    assert answered.status == 0
    hidden = {practice.id for practice in house.library.catalogue if practice.leaves_no_trace}
    named = {one.id for one in house.library.catalogue if f"{one.id}, or {one.number}. " not in answered.out}
    assert named == hidden
    short = json.loads(terminal.run("library", "--minutes", "0.2", "--json").out)["practices"]
    assert 0 < len(short) < len(house.library.catalogue)
    assert all(one["minutes_smallest"] <= 0.2 for one in short)
    assert house.people.only() is None


def test_a_step_can_be_had_after_all(terminal: Terminal) -> None:
    assert "“rekindle step --after-all”" in terminal.run("step", "--not-today").out
    assert json.loads(terminal.run("step", "--after-all", "--json").out)["id"] is not None


def test_a_practice_that_was_too_much_twice_can_be_brought_back(terminal: Terminal) -> None:
    for _time in range(2):
        terminal.run("do", "words-ten", typed="\nt\n")
    shown = terminal.run("do", "words-ten").out
    assert "it is no longer offered." in shown
    assert "“rekindle step --again words-ten”" in shown
    assert "may be offered again." in terminal.run("step", "--again", "words-ten").out
    assert "it is no longer offered." not in terminal.run("do", "words-ten").out
    assert terminal.run("step", "--again", "no-such").status == 2
    assert set(json.loads(terminal.run("step", "--again", "words-ten", "--json").out)) == {"id", "title"}
