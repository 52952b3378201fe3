"""What is said to an answer is true of it: a plan loses no part of it, and nothing overrules a "nothing"."""

import re

import pytest

from rekindle.method.players import Message, Plan
from rekindle.method.players.plan import read_sentence
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said, Screen, Step
from rekindle.method.practice import Practice
from tests.content.reading import words
from tests.method.shipped import CATALOGUE, PRACTICES

PLANS = [(practice, practice.play) for practice in PRACTICES if isinstance(practice.play, Plan)]
MADE_OF_PARTS = [practice for practice in PRACTICES if isinstance(practice.play, Plan | Message)]
FEELINGS = {"feel-lonely-here": "lonely", "feel-sad-here": "sad"}
NOTHING_THERE = ["nothing", "can\u2019t tell", "another word"]


def standing(step: Step) -> Said:
    """Give an answer to a step that can stand in a sentence."""
    return Said(picks=(next(answer.word for answer in step.answers if answer.stands),))


@pytest.mark.parametrize(("practice", "play"), PLANS, ids=[practice.id for practice, _ in PLANS])
def test_a_plan_has_a_place_for_each_thing_that_is_said(practice: Practice, play: Plan) -> None:
    kept = {number for number, part in enumerate(play.parts, 1) if part.keeps}
    assert read_sentence(play.sentence).places == kept, practice.id


@pytest.mark.parametrize(("practice", "play"), PLANS, ids=[practice.id for practice, _ in PLANS])
def test_the_smallest_form_of_a_plan_is_no_fragment(practice: Practice, play: Plan) -> None:
    asked = play.parts[: play.parts_smallest]
    said = tuple(standing(part) for part in asked)
    plan = play.plan(Walk(smallest=True, said=(*said, Said())))
    answers = {word for one in said for pick in one.picks for word in words(pick)}
    assert plan.endswith((".", "”"))
    assert len(set(words(plan)) - answers) >= 2, plan


@pytest.mark.parametrize("practice", MADE_OF_PARTS, ids=[practice.id for practice in MADE_OF_PARTS])
def test_no_answer_of_ones_own_runs_into_the_next(practice: Practice) -> None:
    assert isinstance(practice.play, Plan | Message)
    assert re.findall(r"\}\s*\[\s+\{", practice.play.sentence) == []


def test_a_full_stop_of_ones_own_does_not_break_the_small_good_thing() -> None:
    play = CATALOGUE.by_id("alive-small-good").play
    assert isinstance(play, Plan)
    said = (Said(text="call Ann."), Said(picks=("now",)), Said(picks=("half of it",)), Said())
    assert play.plan(Walk(said=said)) == "I will call Ann, now. If not: half of it."


def after(practice: str, answer: str) -> list[Screen]:
    """Give the screens that come after the first one was answered so."""
    walk = Walk(said=(Said(picks=(answer,)),))
    return list(CATALOGUE.by_id(practice).play.screens(walk)[1:])


@pytest.mark.parametrize("answer", NOTHING_THERE)
@pytest.mark.parametrize(("practice", "feeling"), FEELINGS.items())
def test_who_is_not_sad_or_lonely_is_not_told_that_they_are(practice: str, feeling: str, answer: str) -> None:
    coming = after(practice, answer)
    assert coming
    assert [one.say for one in coming if re.search(rf"\b{feeling}\b", one.say, re.IGNORECASE)] == []
    assert ("Another word" in {one.step.label for one in coming}) == (answer == "another word")


@pytest.mark.parametrize(("practice", "feeling"), FEELINGS.items())
def test_who_is_sad_or_lonely_is_asked_what_about(practice: str, feeling: str) -> None:
    assert feeling in after(practice, feeling)[0].say.casefold()


@pytest.mark.parametrize(
    ("practice", "answer"),
    [
        ("alive-best-second", "none"),
        ("senses-least-unpleasant", "nothing today"),
        ("say-thanks-paper", "none today"),
        ("words-need-now", "nothing"),
        ("words-need-now", "can\u2019t tell"),
        ("people-name-one", "can\u2019t tell"),
    ],
)
def test_where_there_is_nothing_no_more_is_asked_about_it(practice: str, answer: str) -> None:
    first = CATALOGUE.by_id(practice).play.screens(Walk())[0]
    assert first.leads(Said(picks=(answer,))) == "end"
