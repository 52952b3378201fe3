"""A claim about every life: drawn at random until one puts it to the test, and worked out from the records alone."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from rekindle.guide.offer import Choice, Quiet, choose
from rekindle.life.records import PracticeDone
from rekindle.method.catalogue import Catalogue
from tests.guide.lives import AGO, Life, dice, lives

WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)

DRAWN = (100, 400, 4_000)
"""How many lives are drawn, and how many more each time where none of them gave an occasion, which is seldom.

A hundred again and again would not do: where Hypothesis is to be repeatable, as it is by itself under CI, it draws
the same hundred each time.
"""

Claim = Callable[[Life], int]
"""Asserts something of a life, and gives how often it came to do so: none where the life gave no occasion."""


def in_lives(
    *often: str, catalogue: Catalogue | None = None, ago: SearchStrategy[timedelta] = AGO
) -> Callable[[Claim], Callable[[], None]]:
    """Make a test of a claim: it holds in every life that is drawn, and some of them put it to the test."""

    def test_of(claim: Claim) -> Callable[[], None]:
        def test() -> None:
            occasions = 0

            def holds(life: Life) -> None:
                nonlocal occasions
                occasions += claim(life)

            for number in DRAWN:
                drawn = given(lives(*often, catalogue=catalogue, ago=ago))
                settings(max_examples=number, deadline=None)(drawn(holds))()
                if occasions:
                    return
            raise AssertionError("no life gave this claim an occasion")

        test.__name__, test.__qualname__ = claim.__name__, claim.__qualname__
        return test

    return test_of


def strained(one: PracticeDone) -> bool:
    return one.ended == "too-much" or one.stirred == "too-much"


def not_safe_lately(life: Life) -> bool:
    return any(one.not_safe and life.now - one.at < WEEK for one in life.check_ins)


def hard_day(life: Life) -> bool:
    return any("heavy" in one.states and life.holds(one) for one in life.check_ins)


def night(life: Life) -> bool:
    return life.now.hour in {22, 23, 0, 1, 2, 3, 4, 5}


def tense(life: Life) -> bool:
    answers = [one.states for one in life.check_ins if one.states and life.holds(one)]
    return bool(answers) and not {"tight", "restless"}.isdisjoint(answers[-1])


def of_family(life: Life, practice: str, family: str) -> bool:
    return practice in life.catalogue and life.catalogue.by_id(practice).family == family


def is_back_after_long(life: Life) -> bool:
    days = [record.at.date() for record in life.records if record.at.date() < life.now.date()]
    return life.now.date() - max([life.began.date(), *days]) >= timedelta(days=21)


def answer(life: Life, number: int = 1) -> Choice | Quiet:
    return choose(life.catalogue, life.situation, number, dice(0))
