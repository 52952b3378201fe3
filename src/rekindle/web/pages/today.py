"""Today: how is it right now, one small step, and a place to put a flicker."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import now, steps, writing
from rekindle.app.errors import AppError, NotThere
from rekindle.app.keys import has_begun
from rekindle.app.steps import NoStep, Step
from rekindle.guide.why import sentence
from rekindle.life.records import CheckIn
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.states import STATES, State
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import finish_draft
from rekindle.web.lengths import say_length
from rekindle.web.notes import Note
from rekindle.web.pages.lock import shut
from rekindle.web.pages.welcome import welcome
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, anyone, inside

NUMB: frozenset[State] = frozenset({"nothing", "far", "foggy", "cant-tell"})
"""After these the flicker is a plain link: a field that waits to be filled would ask for too much."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer to "How is it right now?"."""

    state: State
    word: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StepCard:
    """The step as Today shows it; without a practice, the sentence says why there is none."""

    sentence: str
    title: str = ""
    length: str = ""
    number: int = 0
    smallest: bool = False
    done: bool = False
    not_today: bool = False
    not_safe: bool = False


@anyone("GET")
def today(visit: Visit) -> HttpResponseBase:
    """Show the front door: the welcome before anything began, the lock when it is shut, else Today."""
    if visit.opened is not None:
        return show_today(visit)
    return shut(visit) if has_begun(visit.house) else welcome(visit)


def show_today(visit: Visit, *, flicker: str = "", problem: str = "", status: int = 200) -> HttpResponse:
    """Render Today, with a flicker that is not kept still in its field."""
    timeline = visit.diary.recent()
    running = timeline.check_in_at(visit.diary.now())
    step = steps.todays_step(visit.diary, visit.library, timeline)
    began = not visit.posted and visit.diary.has_drafts()
    return show(
        visit,
        "today/today.html",
        place="today",
        status=status,
        tiles=tiles(visit, running),
        card=step_card(visit, step),
        plain_flicker=not flicker and _is_numb(timeline, visit.diary.now().date()),
        flicker=flicker,
        once=visit.said("once", 40) or secrets.token_hex(16),
        problem=problem,
        body=visit.library.catalogue.named_for("in-the-body"),
        began=began,
        began_several=began and visit.diary.has_several_drafts(),
    )


@inside("POST")
def tap(visit: Visit) -> HttpResponseBase:
    """Keep one tap, with Undo. The tile says what it means, so that two quick presses do not undo each other."""
    wanted = not visit.said("off")
    state = _state(visit.said("on") or visit.said("off"))
    if state is None:
        return go(visit, "/")
    tapped = now.tap(visit.diary, state, wanted=wanted)
    steps.hold_step(visit.diary, visit.library)
    word = visit.library.answers.states[state]
    said = visit.gettext("Kept: “%s”.") if wanted else visit.gettext("Taken back: “%s”.")
    undo = {"now": str(state), "id": tapped.check_in.id.hex() if tapped.check_in else ""}
    return go(visit, "/", Note(said % word, "/now/undo", undo))


@inside("POST")
def undo_tap(visit: Visit) -> HttpResponseBase:
    """Undo a tap in the check-in it belongs to."""
    state, record_id = _state(visit.said("now")), record_id_of(visit.said("id"))
    if state is None:
        return go(visit, "/")
    try:
        if record_id:
            now.undo_tap(visit.diary, record_id, state)
        else:
            now.tap(visit.diary, state)
    except NotThere as gone:
        return go(visit, "/", Note(gone.sentence(visit.gettext)))
    return go(visit, "/", Note(visit.gettext("Undone.")))


@inside("POST")
def change_step(visit: Visit) -> HttpResponseBase:
    """Smaller, something else, not today, or one after all; each costs nothing."""
    note = None
    match visit.said("step"):
        case "smaller":
            held = steps.hold_step(visit.diary, visit.library)
            if isinstance(held, Step) and held.offer.form == "smallest":
                note = Note(visit.gettext("This is the smallest form. Half of it counts too."))
            steps.smaller(visit.diary, visit.library)
        case "else":
            steps.something_else(visit.diary, visit.library)
        case "not-today":
            steps.not_today(visit.diary, visit.library)
        case "ask":
            steps.ask_after_all(visit.diary, visit.library)
        case _:
            pass
    return go(visit, "/#step", note)


@inside("POST")
def keep_flicker(visit: Visit) -> HttpResponseBase:
    """Keep a flicker, with Undo."""
    text = visit.text("flicker")
    if visit.reopens:
        return show_today(visit, flicker=text)
    try:
        with visit.diary.atomically():
            kept = writing.keep_flicker(visit.diary, text, record_id_of(visit.said("once")))
            finish_draft(visit)
    except AppError as error:
        return show_today(visit, flicker=text, problem=error.sentence(visit.gettext), status=422)
    undo = {"id": kept.id.hex(), "to": "/"}
    return go(visit, "/", Note(visit.gettext("The flicker is kept."), "/undo/written", undo))


def tiles(visit: Visit, running: Kept[CheckIn] | None) -> list[Tile]:
    """Give the nine tiles, with those of the running check-in chosen."""
    chosen = running.record.states if running else ()
    return [Tile(state, visit.library.answers.states[state], state in chosen) for state in STATES]


def step_card(visit: Visit, step: Step | NoStep) -> StepCard:
    """Give the card of a step."""
    words = sentence(visit.library.why, step.why, visit.diary.now().date())
    if isinstance(step, NoStep):
        code = step.why.code
        return StepCard(words, not_today=code == "not-today", not_safe=code == "not-safe")
    return StepCard(
        words,
        title=step.practice.title,
        length=say_length(visit, step.practice, step.offer.form),
        number=step.practice.number,
        smallest=step.offer.form == "smallest",
        done=step.done,
    )


def _state(text: str) -> State | None:
    return next((state for state in STATES if state == text), None)


def _is_numb(timeline: Timeline, day: date) -> bool:
    last = timeline.last(CheckIn)
    return last is not None and last.at.date() == day and set(last.record.states) <= NUMB


PATHS = [
    path("", today),
    path("now/tap", tap),
    path("now/undo", undo_tap),
    path("step", change_step),
    path("flicker", keep_flicker),
]
