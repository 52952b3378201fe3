"""Settings, what may not suit me: what was said at doors, each answer to be changed, and people at home."""

from __future__ import annotations

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import wishes
from rekindle.app.wishes import ANSWERS, Answer, what_is_wanted
from rekindle.guide.suits import AT_HOME
from rekindle.method.practice import HEALTH_CODES
from rekindle.web.notes import Note
from rekindle.web.rendering import go
from rekindle.web.visit import Visit, inside

HERE = "/settings#suits"
GROUP = "/settings/suits"


@dataclass(frozen=True, slots=True)
class SaidSoFar:
    """What was said: each code with its words and its answer, and the question of its own."""

    said: list[tuple[str, str, Answer]]
    at_home: str


def said_so_far(visit: Visit) -> SaidSoFar:
    """Give what the settings show: only what was asked about somewhere, so that it never reads as a list of ills."""
    answers = what_is_wanted(visit.diary).answers
    words = visit.library.answers.codes
    return SaidSoFar(
        [(code, said, answers[code]) for code, said in words.items() if code in answers],
        answers.get(AT_HOME, ""),
    )


@inside("GET", "POST")
def change(visit: Visit) -> HttpResponseBase:
    """Keep the answers as they stand in the form, with Undo."""
    if not visit.posted:
        return go(visit, HERE)
    standing = what_is_wanted(visit.diary).answers
    said = {code: answer for code in HEALTH_CODES if (answer := _answer(visit, code))}
    changed = {code: answer for code, answer in said.items() if answer != standing.get(code, "unasked")}
    if not changed:
        return go(visit, HERE, Note(visit.gettext("Nothing changed."), GROUP))
    before = wishes.say_of_codes(visit.diary, changed)
    if visit.said("undo"):
        return go(visit, HERE, Note(visit.gettext("It is as it was."), GROUP))
    undo = {code: str(answer) for code, answer in before.items()}
    return go(visit, HERE, Note(visit.gettext("Kept."), GROUP, {**undo, "undo": "1"}))


def _answer(visit: Visit, code: str) -> Answer | None:
    said = visit.said(code)
    return next((one for one in ANSWERS if one == said), None)


PATHS = [path("settings/suits", change)]
