"""Settings, what may not suit me: what was said at doors, each answer to be changed, and people at home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rekindle.app import wishes
from rekindle.app.wishes import ANSWERS, Answer, what_is_wanted
from rekindle.guide.suits import AT_HOME
from rekindle.method.practice import HEALTH_CODES
from rekindle.web.visit import Visit

UNASKED: Answer = "unasked"


@dataclass(frozen=True, slots=True)
class SaidSoFar:
    """What was said: each code with its words and its answer, and the question of its own."""

    said: list[tuple[str, str, Answer]]
    at_home: str


def said_so_far(visit: Visit) -> SaidSoFar:
    """Give what the settings show: only what was asked about somewhere, so that it never reads as a list of ills."""
    answers = {**what_is_wanted(visit.diary).answers, **_sent(visit)}
    words = visit.library.answers.codes
    return SaidSoFar(
        [(code, said, answers[code]) for code, said in words.items() if code in answers],
        answers.get(AT_HOME, ""),
    )


def standing(visit: Visit) -> dict[str, str]:
    """Give the answers that hold now, by code."""
    return {code: str(answer) for code, answer in what_is_wanted(visit.diary).answers.items()}


def keep(visit: Visit, shown: Mapping[str, str]) -> dict[str, str]:
    """Keep the answers that were changed on the page, which showed those of `shown`; give those that held before."""
    holds = standing(visit)
    said = _sent(visit)
    changed = {
        code: answer
        for code, answer in said.items()
        if answer != shown.get(code, UNASKED) and answer != holds.get(code, UNASKED)
    }
    before = wishes.say_of_codes(visit.diary, changed) if changed else {}
    return {code: str(answer) for code, answer in before.items()}


def _sent(visit: Visit) -> dict[str, Answer]:
    return {code: answer for code in HEALTH_CODES if (answer := _answer(visit, code))}


def _answer(visit: Visit, code: str) -> Answer | None:
    said = visit.said(code)
    return next((one for one in ANSWERS if one == said), None)
