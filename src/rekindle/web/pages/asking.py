"""The questions before anything that leads to other people: asked one by one, and the answers kept nowhere.

What travels on is only that they were passed. The page that an answer leads to is shown at once, so that no address
and no cookie tells which answer it was.
"""

from __future__ import annotations

from django.http.response import HttpResponseBase

from rekindle.app import strain
from rekindle.method.practice import Practice
from rekindle.web.pages.door import show_door
from rekindle.web.pages.steady import show_steady
from rekindle.web.rendering import show
from rekindle.web.visit import Visit

PASSED = "asked"
"""Name of the field that says how many questions were passed."""


def still_asks(visit: Visit, practice: Practice) -> bool:
    """Tell whether a question comes before the screen that is asked for."""
    return _passed(visit) < len(practice.play.asks_first)


def ask(visit: Visit, practice: Practice, form: str, at: int) -> HttpResponseBase:
    """Ask one question."""
    return show(
        visit,
        "step/asks.html",
        practice=practice,
        question=visit.library.asks.of(practice.play.asks_first[at]),
        form=form,
        passed=at,
    )


def hear(visit: Visit, practice: Practice, form: str) -> HttpResponseBase | str:
    """Hear an answer: ask what is still to be asked, lead elsewhere, or give what is said above the first screen."""
    at, questions = _passed(visit), practice.play.asks_first
    if at >= len(questions):
        return ""
    question, said = visit.library.asks.of(questions[at]), visit.said("tap")
    if not question.has(said):
        return ask(visit, practice, form, at)
    passes, elsewhere = question.passes(said), practice.play.elsewhere(questions[at])
    if not passes and elsewhere:
        return _lead(visit, visit.library.catalogue.by_id(elsewhere), question.instead)
    if at + 1 < len(questions):
        return ask(visit, practice, form, at + 1)
    if passes or not question.said:
        return ""
    paper = practice.play.paper
    title = visit.library.catalogue.by_id(paper).title if paper else ""
    return question.said.replace("{title}", title) if title else ""


def _lead(visit: Visit, practice: Practice, said: str) -> HttpResponseBase:
    """Lead to a practice that is there instead; where that was too much itself, to what is steady."""
    if strain.is_withdrawn(visit.diary, visit.library.catalogue, practice):
        return show_steady(visit, said)
    return show_door(visit, practice, said)


def _passed(visit: Visit) -> int:
    said = visit.said(PASSED)
    return int(said) if visit.posted and said.isdecimal() and len(said) < 3 else 0
