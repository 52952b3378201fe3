"""After a practice: did anything stir? One tap, and a word for it if one comes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import drafts, letting_go, practising, walking
from rekindle.app.errors import AppError, LineTooLong, NotThere
from rekindle.life.records import PracticeDone
from rekindle.life.timeline import Kept
from rekindle.method.states import STIRS, Stir
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import cards, finish_draft
from rekindle.web.notes import Note
from rekindle.web.pages.drawings import of_practice
from rekindle.web.pages.today import show_today
from rekindle.web.pages.undo import let_go_note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the equal answers."""

    stir: Stir
    word: str
    chosen: bool


@inside("GET", "POST")
def after(visit: Visit, record: str) -> HttpResponseBase:
    """Ask what stirred, and keep the answer."""
    record_id = bytes.fromhex(record)
    try:
        if not visit.posted:
            return _page(visit, visit.diary.find(record_id, PracticeDone))
        if visit.reopens:
            return _page(visit, visit.diary.find(record_id, PracticeDone), word=visit.text("word"))
        if "word" in visit.request.POST and "stir" not in visit.request.POST:
            with visit.diary.atomically():
                practising.add_word(visit.diary, record_id, visit.text("word"))
                finish_draft(visit)
            return go(visit, "/", Note(visit.gettext("Kept.")))
        return _answer(visit, record_id, record)
    except AppError as error:
        if visit.reopens and isinstance(error, NotThere):
            raise
        return _refused(visit, record_id, error)


@inside("POST")
def let_go(visit: Visit) -> HttpResponseBase:
    """Let go of what a practice kept; for ten minutes it can come back, words as a page that was begun."""
    record_id = record_id_of(visit.said("id")) or b""
    try:
        with visit.diary.atomically():
            words = practising.let_words_go(visit.diary, record_id)
            beside = of_practice(visit, record_id) or practising.flicker_of(visit.diary, record_id)
            gone = [*(letting_go.let_go(visit.diary, beside.id) if beside else ()), *words]
    except NotThere as error:
        return go(visit, "/", Note(error.sentence(visit.gettext)))
    said = visit.gettext("It is let go.")
    if not gone:
        return go(visit, "/", Note(said))
    return go(visit, "/", let_go_note(said, gone, "/" if beside else "/drafts"))


def _refused(visit: Visit, record_id: bytes, error: AppError) -> HttpResponseBase:
    """Give back the word that could not be kept; where the practice is gone, among the flickers of Today."""
    word, problem = visit.text("word"), error.sentence(visit.gettext)
    try:
        return _page(visit, visit.diary.find(record_id, PracticeDone), word=word, problem=problem, status=422)
    except NotThere as gone:
        if not word.strip():
            return go(visit, "/")
        return show_today(visit, flicker=word, problem=gone.sentence(visit.gettext), status=422)


def _answer(visit: Visit, record_id: bytes, record: str) -> HttpResponseBase:
    stirred = next((stir for stir in STIRS if stir == visit.said("stir")), None)
    if stirred is None:
        return go(visit, f"/after/{record}")
    with visit.diary.atomically():
        practising.answer(visit.diary, visit.library.catalogue, record_id, stirred)
        _add_word(visit, record_id, stirred)
    if stirred == "too-much":
        return go(visit, "/steady")
    return go(visit, "/" if stirred == "skip" else f"/after/{record}")


def _add_word(visit: Visit, record_id: bytes, stirred: Stir) -> None:
    """Keep the word that stood there when another answer was tapped; one that is too long never bars Too much."""
    word = visit.text("word")
    if not word.strip():
        return
    try:
        practising.add_word(visit.diary, record_id, word)
    except LineTooLong:
        if stirred != "too-much":
            raise
        drafts.begin(visit.diary, "/write", text=word)
    finish_draft(visit)


def _page(
    visit: Visit, kept: Kept[PracticeDone], *, word: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    done = kept.record
    catalogue = visit.library.catalogue
    practice = catalogue.by_id(done.practice) if done.practice in catalogue else None
    once = visit.said("once", 40) or secrets.token_hex(16)
    return show(
        visit,
        "step/after.html",
        place="today",
        status=status,
        record=kept.id.hex(),
        done=done,
        drawing=of_practice(visit, kept.id),
        flicker=practising.flicker_of(visit.diary, kept.id),
        close=practice.play.closing(walking.turn_of(visit.diary, kept)) if practice else "",
        answers=[Answer(stir, visit.library.answers.stirs[stir], stir == done.stirred) for stir in STIRS],
        word=word or done.word,
        asks_word=bool(word or done.word or done.stirred not in {None, "skip"}),
        problem=problem,
        once=once,
        began=cards(visit, f"/after/{kept.id.hex()}"),
    )


PATHS = [path("after/let-go", let_go), path("after/<record:record>", after)]
