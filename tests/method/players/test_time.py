"""Time in a practice: which screens go dark, what comes by itself, and how long it is to take."""

from typing import get_args

import pytest

from rekindle.method.players import Outside, Timed
from rekindle.method.players.checking import steps_of
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Drawing, Screen, Step
from rekindle.method.practice import Practice
from rekindle.web import drawings
from tests.method.shipped import CATALOGUE, PRACTICES

FIRST, SECOND, LAST = Step(say="Lie.", seconds=30), Step(say="Anything?"), Step(say="Stay.", seconds=270)
CHOSEN = Timed(steps=(FIRST, SECOND, LAST), minutes=(5, 2, 10), dark=True, close="There.")
OUT = Outside(before=(FIRST, SECOND), smallest="A look.", seconds=600, half="Half.", after=(LAST,), close="There.")
WITH_TIME = [one for one in PRACTICES if isinstance(one.play, Timed)]


def seconds(minutes: int) -> list[int]:
    return [screen.step.seconds for screen in CHOSEN.screens(Walk(minutes=minutes))]


def test_the_last_while_makes_up_the_length_that_was_chosen() -> None:
    assert seconds(2) == [30, 0, 90]
    assert seconds(10) == [30, 0, 570]


@pytest.mark.parametrize("minutes", [0, 7, 9999])
def test_a_length_that_was_not_offered_is_the_usual_one(minutes: int) -> None:
    assert seconds(minutes) == [30, 0, 270]


def test_a_length_is_asked_for_once_and_never_in_the_smallest_form() -> None:
    assert [screen.lengths for screen in CHOSEN.screens(Walk())] == [(5, 2, 10), (), ()]
    assert [screen.lengths for screen in CHOSEN.screens(Walk(smallest=True))] == [()]


def test_in_the_dark_the_next_line_comes_by_itself_and_elsewhere_only_where_it_is_said() -> None:
    assert [(screen.face, screen.flows) for screen in CHOSEN.screens(Walk())] == [
        ("dark", True),
        ("step", False),
        ("dark", True),
    ]
    steps = (FIRST, SECOND)
    assert [screen.flows for screen in Timed(steps=steps, close="There.").screens(Walk())] == [False, False]
    by_itself = Timed(steps=steps, by_itself=True, close="There.").screens(Walk())
    assert [(screen.face, screen.flows) for screen in by_itself] == [("timer", True), ("step", False)]


def test_out_of_doors_the_last_line_stands_on_the_quiet_page_and_waits_there() -> None:
    _first, quiet, _after = OUT.screens(Walk())
    assert (quiet.face, quiet.say, quiet.step.seconds, quiet.half) == ("dark", "Anything?", 600, "Half.")
    assert not quiet.flows
    small, _after = OUT.screens(Walk(smallest=True))
    assert small == Screen(step=Step(say="A look."), say="A look.")


@pytest.mark.parametrize("practice", WITH_TIME, ids=lambda one: one.id)
def test_the_smallest_form_is_not_much_longer_than_was_said(practice: Practice) -> None:
    whole = sum(screen.step.seconds for screen in practice.play.screens(Walk(smallest=True)))
    assert whole <= practice.seconds("smallest") + 6


@pytest.mark.parametrize("practice", WITH_TIME, ids=lambda one: one.id)
def test_the_first_length_is_the_one_that_is_said_beforehand(practice: Practice) -> None:
    assert isinstance(practice.play, Timed)
    assert not practice.play.minutes or practice.play.minutes[0] == practice.minutes_usual


def test_dull_words_are_a_dark_screen_on_which_one_comes_after_another() -> None:
    screens = CATALOGUE.by_id("rest-dull-words").play.screens(Walk())
    assert {(screen.face, screen.flows) for screen in screens} == {("dark", True)}
    assert sum(screen.step.seconds for screen in screens) == 300


def test_every_drawing_that_a_step_names_is_there_and_every_one_that_is_there_is_named() -> None:
    named = {step.drawing for one in PRACTICES for step in steps_of(one.play) if step.drawing}
    assert named == set(get_args(Drawing)) == set(drawings.names("d"))
