"""The players: a practice's door, then its screens one after another, with Pause, Too much and Stop in each.

A player works by plain forms. What was said so far travels in hidden fields, so that nothing is kept before the end.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import practising, steps, strain
from rekindle.app.errors import TextTooLong
from rekindle.app.practising import Ended, Played
from rekindle.app.steps import Step
from rekindle.life.records import LONGEST_TEXT, PracticeDone
from rekindle.life.timeline import Kept
from rekindle.method.errors import UnknownPractice
from rekindle.method.practice import Breath, Form, Play, Practice, Senses, TenWords, Write
from rekindle.web.addresses import FORMS, SLUGS, record_id_of
from rekindle.web.drafts import cards, finish_draft
from rekindle.web.lengths import say_length
from rekindle.web.notes import Note
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

MOST_SAID = 20
ENDINGS: dict[str, tuple[Ended, bool | None]] = {
    "done": ("done", None),
    "keep": ("done", True),
    "let-go": ("done", False),
    "stop": ("stopped", None),
    "much": ("too-much", None),
}
"""What each button makes of a practice: how it ended, and whether the words are kept (None: as the practice does)."""
OUTWARD = "senses-textures"
"""Where "look outward instead" leads when a practice names no twin that is there."""
SCREENS: dict[type[Play], str] = {Breath: "breath", Senses: "senses", TenWords: "ten-words", Write: "page"}


@dataclass(frozen=True, slots=True)
class Playing:
    """A practice on its way: at which screen, and what was said so far."""

    practice: Practice
    form: Form
    once: str
    at: int = 0
    said: tuple[str, ...] = ()
    answer: str = ""
    taps: tuple[str, ...] = ()
    start: str = ""
    paused: bool = False
    problem: str = ""

    @property
    def slug(self) -> str:
        """The form's word in the address."""
        return SLUGS[self.form]

    @property
    def screens(self) -> int:
        """How many screens there are."""
        play = self.practice.play
        if isinstance(play, Senses):
            return play.steps_smallest if self.form == "smallest" else len(play.steps)
        return 1

    @property
    def is_last(self) -> bool:
        """Whether this is the last screen."""
        return self.at >= self.screens - 1

    @property
    def ends_here(self) -> bool:
        """Whether Stop is called Done here: at the last thing to notice. A page ends with Keep or Let it go."""
        return self.is_last and isinstance(self.practice.play, Senses)


@inside("GET")
def door(visit: Visit, number: int) -> HttpResponseBase:
    """Say what a practice asks and how long it takes, before it begins."""
    practice = _practice(visit, number)
    return show(
        visit,
        "step/door.html",
        place="practices",
        practice=practice,
        small=say_length(visit, practice, "smallest"),
        whole=say_length(visit, practice, "usual"),
        withdrawn=strain.is_withdrawn(visit.diary, visit.library.catalogue, practice),
        codes=[words for code, words in visit.library.answers.codes.items() if code in practice.not_for],
    )


@inside("POST")
def bring_back(visit: Visit, number: int) -> HttpResponseBase:
    """Offer a practice and its family again."""
    strain.bring_back(visit.diary, visit.library.catalogue, _practice(visit, number))
    return go(visit, f"/step/{number}", Note(visit.gettext("It may be offered again.")))


@inside("POST")
def begin(visit: Visit) -> HttpResponseBase:
    """Begin today's step."""
    step = steps.begin_step(visit.diary, visit.library)
    if not isinstance(step, Step):
        return go(visit, "/")
    return go(visit, f"/step/{step.practice.number}/{SLUGS[step.offer.form]}")


@inside("GET", "POST")
def play(visit: Visit, number: int, form: str) -> HttpResponseBase:
    """Play a practice, one screen after another."""
    practice = _practice(visit, number)
    if not visit.posted:
        return _screen(visit, Playing(practice, FORMS[form], secrets.token_hex(16)))
    playing = _read(visit, practice, FORMS[form])
    if visit.reopens:
        return _screen(visit, playing)
    try:
        return _act(visit, playing)
    except TextTooLong as error:
        return _screen(visit, replace(playing, problem=error.sentence(visit.gettext)), status=422)


def _act(visit: Visit, playing: Playing) -> HttpResponseBase:
    """Do what the pressed button says; a tap or Next goes on to the next screen."""
    if visit.said("start-with"):
        return _screen(visit, _started(playing, visit.said("start-with")))
    act = visit.said("do")
    if act in ENDINGS:
        return _end(visit, playing, act)
    if act in {"pause", "go-on"}:
        return _screen(visit, replace(playing, paused=act == "pause"))
    if playing.is_last:
        return _end(visit, playing, "done")
    return _screen(visit, replace(playing, at=playing.at + 1, said=_said(playing), answer="", taps=()))


def _started(playing: Playing, start: str) -> Playing:
    """Take up a start; on a page with words it stands below them, so that none gets another beginning."""
    if not playing.answer.strip():
        return replace(playing, start=start)
    return replace(playing, answer=f"{playing.answer.rstrip()}\n{start.rstrip('…').rstrip()} ")


def _end(visit: Visit, playing: Playing, act: str) -> HttpResponseBase:
    ended, keep = ENDINGS[act]
    if ended == "too-much":
        return _too_much(visit, playing)
    kept = _finish(visit, playing, ended, keep=keep)
    if ended == "stopped":
        return go(visit, "/", _stopped_note(visit, kept))
    return go(visit, f"/after/{kept.id.hex()}")


def _too_much(visit: Visit, playing: Playing) -> HttpResponseBase:
    """Lead to steadying, whatever becomes of the words; a text longer than a page is kept in pieces."""
    kept = None
    try:
        kept = _finish(visit, playing, "too-much")
    except TextTooLong:
        text = playing.answer
        pieces = tuple(text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT))
        played = Played(playing.practice, playing.form, "too-much", (*playing.said, *pieces), keep=True)
        kept = _kept(visit, played, playing.once)
    except DatabaseError:
        if playing.answer.strip():
            raise
    return go(visit, "/steady", _stopped_note(visit, kept) if kept else None)


def _practice(visit: Visit, number: int) -> Practice:
    try:
        return visit.library.catalogue.by_number(number)
    except UnknownPractice as unknown:
        raise Http404 from unknown


def _read(visit: Visit, practice: Practice, form: Form) -> Playing:
    at, once = visit.said("at"), visit.said("once")
    playing = Playing(
        practice,
        form,
        once=once if record_id_of(once) else secrets.token_hex(16),
        said=tuple(visit.all_said("said"))[:MOST_SAID],
        answer=visit.text("answer"),
        taps=tuple(visit.all_said("tap"))[:MOST_SAID],
        start=visit.said("start"),
    )
    return replace(playing, at=min(int(at), playing.screens - 1) if at.isdecimal() and len(at) < 3 else 0)


def _said(playing: Playing) -> tuple[str, ...]:
    """Give everything said up to and with this screen.

    Raises:
        TextTooLong: there is more than a page, or the line of a flicker, can hold.
    """
    play = playing.practice.play
    match play:
        case Senses():
            taps = () if play.keeps == "flicker" else playing.taps  # a flicker is in a person's own words
            now = ", ".join((*taps, *([playing.answer.strip()] if playing.answer.strip() else [])))
            if play.keeps == "flicker" and len(now) > practising.room_of(play):
                raise TextTooLong
            return (*playing.said, now) if now else playing.said
        case TenWords() | Write():
            return practising.page_words(play, playing.start, playing.answer, playing.taps)
        case Breath():
            return ()


def _finish(visit: Visit, playing: Playing, ended: Ended, *, keep: bool | None = None) -> Kept[PracticeDone]:
    """End the practice. Words that were being written when it stopped are kept; they can be let go afterwards."""
    said = _said(playing)
    if keep is None and ended != "done" and isinstance(playing.practice.play, TenWords | Write):
        keep = True
    played = Played(playing.practice, playing.form, ended, said, keep)
    return _kept(visit, played, playing.once)


def _kept(visit: Visit, played: Played, once: str) -> Kept[PracticeDone]:
    with visit.diary.atomically():
        kept = practising.finish(visit.diary, played, record_id_of(once))
        finish_draft(visit)
    return kept


def _stopped_note(visit: Visit, kept: Kept[PracticeDone]) -> Note | None:
    """Say that words were kept, when there were any; otherwise stopping says nothing."""
    if not kept.record.kept:
        return None
    return Note(visit.gettext("What you wrote is kept."), "/undo/words", {"id": kept.id.hex(), "to": "/drafts"})


def _screen(visit: Visit, playing: Playing, status: int = 200) -> HttpResponse:
    play = playing.practice.play
    twin = playing.practice.outward_twin
    return show(
        visit,
        f"step/{SCREENS[type(play)]}.html",
        status=status,
        playing=playing,
        practice=playing.practice,
        play=play,
        step=play.steps[playing.at] if isinstance(play, Senses) else None,
        rounds=_rounds(play, playing.form),
        start=playing.start or _first_start(play),
        saves=not isinstance(play, Senses) or play.keeps != "nothing",  # what is never kept is no draft either
        length=say_length(visit, playing.practice, playing.form),
        began=cards(visit, f"/step/{playing.practice.number}/{playing.slug}"),
        outward=visit.library.catalogue.by_id(twin if twin in visit.library.catalogue else OUTWARD).number,
    )


def _rounds(play: Play, form: Form) -> int:
    if not isinstance(play, Breath):
        return 0
    return play.rounds_smallest if form == "smallest" else play.rounds_usual


def _first_start(play: Play) -> str:
    match play:
        case TenWords(start=start):
            return start
        case Write(starts=starts):
            return starts[0]
        case _:
            return ""


PATHS = [
    path("step/begin", begin),
    path("step/<int:number>", door),
    path("step/<int:number>/again", bring_back),
    path("step/<int:number>/<form:form>", play),
]
