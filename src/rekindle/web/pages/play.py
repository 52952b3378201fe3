"""The players: one screen after another by plain forms, with Pause, Too much and Stop in each.

What was said so far travels in hidden fields, so that nothing is kept before the end.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import DatabaseError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from msgspec.structs import replace as changed

from rekindle.app import feelings, letters, practising
from rekindle.app.errors import AppError, NotAPicture, NotUnderstood, TextTooLong
from rekindle.app.ports_beside import Picture
from rekindle.app.practising import Ended, Played
from rekindle.life.records import LONGEST_TEXT, PracticeDone
from rekindle.life.timeline import Kept
from rekindle.method.players import Breath, Play
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said
from rekindle.method.practice import Form
from rekindle.sentences import N_
from rekindle.web import faces, sheets
from rekindle.web.addresses import FORMS, record_id_of
from rekindle.web.asides import asides
from rekindle.web.drafts import cards, finish_draft
from rekindle.web.lengths import say_day, say_length
from rekindle.web.notes import Note
from rekindle.web.pages.asking import ask, hear, still_asks
from rekindle.web.pages.door import practice_of
from rekindle.web.pages.drawings import of_practice
from rekindle.web.playing import Playing, opened, read
from rekindle.web.rendering import go, show
from rekindle.web.staying import stay
from rekindle.web.timing import timing_of
from rekindle.web.visit import Visit, inside

ENDINGS: dict[str, tuple[Ended, bool | None]] = {
    "keep": ("done", True),
    "let-go": ("done", False),
    "stop": ("stopped", None),
    "much": ("too-much", None),
}
"""What each button makes of a practice: how it ended, and whether the words are kept (None: nothing was chosen)."""
PUT_AWAY = N_("It is put away. It waits under Letters, and never opens by itself.")
ELSEWHERE = {"help": "/help", "steady": "/steady"}


@inside("GET", "POST")
def play(visit: Visit, number: int, form: str) -> HttpResponseBase:
    """Play a practice, one screen after another."""
    practice = practice_of(visit, number)
    if still_asks(visit, practice):
        return ask(visit, practice, form, 0)
    if not visit.posted:
        return _screen(visit, opened(visit, practice, FORMS[form]))
    playing = faces.answered(visit, read(visit, practice, FORMS[form]))
    if visit.reopens or faces.asks_for_more(visit):
        return _screen(visit, playing)
    try:
        return _act(visit, playing)
    except (TextTooLong, NotUnderstood) as error:
        return _refused(visit, playing, error)
    except NotAPicture as error:
        return _refused(visit, replace(playing, picture=""), error)


@inside("POST")
def first(visit: Visit, number: int, form: str) -> HttpResponseBase:
    """Hear the answer to a question before the first step, and begin where it is passed."""
    practice = practice_of(visit, number)
    heard = hear(visit, practice, form)
    if isinstance(heard, HttpResponseBase):
        return heard
    return _screen(visit, replace(opened(visit, practice, FORMS[form]), begins_with=heard))


def _refused(visit: Visit, playing: Playing, error: AppError) -> HttpResponseBase:
    return _screen(visit, replace(playing, problem=error.sentence(visit.gettext)), status=422)


def _act(visit: Visit, playing: Playing) -> HttpResponseBase:
    """Do what the pressed button says; a tap, Next or Done goes on to what comes next."""
    if visit.said("start-with"):
        return _screen(visit, _started(playing, visit.said("start-with")))
    staying = stay(visit, playing)
    if staying is not None:
        return _screen(visit, staying)
    drawn_on = sheets.pressed(visit, playing)
    if drawn_on is not None:
        return _screen(visit, drawn_on)
    act = visit.said("do")
    if act in ENDINGS:
        return _end(visit, playing, act)
    if act in {"pause", "go-on"}:
        return _screen(visit, replace(playing, paused=act == "pause"))
    return _go_on(visit, playing)


def _go_on(visit: Visit, playing: Playing) -> HttpResponseBase:
    """Go where the answer leads: to another page, to the next screen, to what follows from it, or to the end."""
    elsewhere = playing.screen.leads(playing.now) if playing.screen else None
    if elsewhere in ELSEWHERE:
        return _lead_out(visit, playing, elsewhere)
    playing.kept()
    if playing.screen is None or elsewhere == "end":
        return _finished(visit, playing, None)
    if elsewhere:
        return _lead(visit, playing, elsewhere)
    following = replace(playing, walk=playing.gone_on, now=Said())
    if following.screen is None and not following.answers:
        return _finished(visit, playing, None)
    return _screen(visit, following)


def _lead(visit: Visit, playing: Playing, elsewhere: str) -> HttpResponseBase:
    """Go on to the practice to which an answer leads; what was said is kept, and what follows is said there."""
    _finish(visit, playing, "done")
    return go(visit, f"/step/{visit.library.catalogue.by_id(elsewhere).number}", _said_then(playing))


def _lead_out(visit: Visit, playing: Playing, elsewhere: str) -> HttpResponseBase:
    """Lead to help, or to what is steady, whatever becomes of the words."""
    _finish_anyway(visit, playing, "done")
    return go(visit, ELSEWHERE[elsewhere], _said_then(playing))


def _said_then(playing: Playing) -> Note | None:
    then = " ".join(playing.screen.then(playing.now)) if playing.screen else ""
    return Note(then) if then else None


def _started(playing: Playing, start: str) -> Playing:
    """Take up a start; on a page with words it stands below them, so that none gets another beginning."""
    now = playing.now
    if not now.text.strip():
        return replace(playing, now=changed(now, start=start))
    return replace(playing, now=changed(now, text=f"{now.text.rstrip()}\n{start.rstrip('…').rstrip()} "))


def _end(visit: Visit, playing: Playing, act: str) -> HttpResponseBase:
    ended, keep = ENDINGS[act]
    if ended == "too-much":
        return _too_much(visit, playing)
    if ended == "stopped":
        kept = _finish(visit, playing, ended)
        return go(visit, "/", _stopped_note(visit, playing, kept))
    return _finished(visit, playing, keep)


def _finished(visit: Visit, playing: Playing, keep: bool | None) -> HttpResponseBase:
    played = Played(playing.practice, playing.form, "done", playing.kept(), keep, walk=_walked(playing))
    if practising.is_left_open(played):
        return _screen(visit, replace(playing, left_open=True))
    kept = _finish(visit, playing, "done", keep=keep)
    return go(visit, f"/after/{kept.id.hex()}" if kept else "/", _end_note(visit, playing, keep))


def _end_note(visit: Visit, playing: Playing, keep: bool | None) -> Note | None:
    """Say what follows from the last answer, that a letter is put away, or the end where no page comes after it."""
    said = list(playing.screen.then(playing.now)) if playing.screen else []
    if playing.practice.leaves_no_trace:
        said.append(playing.practice.play.closing(playing.walk.turn))
    elif keep is False and (sheets.is_drawn_on(playing) or playing.kept()):
        to = "/kept" if sheets.is_drawn_on(playing) else "/drafts"
        return Note(" ".join((*said, visit.gettext("It is let go."))), "/undo/last", {"to": to})
    elif playing.kept() and letters.waits(playing.practice):
        said.append(visit.gettext(PUT_AWAY))
    return Note(" ".join(said)) if said else None


def _too_much(visit: Visit, playing: Playing) -> HttpResponseBase:
    """Lead to steadying, whatever becomes of the words."""
    kept = _finish_anyway(visit, playing, "too-much")
    return go(visit, "/steady", _stopped_note(visit, playing, kept))


def _finish_anyway(visit: Visit, playing: Playing, ended: Ended) -> Kept[PracticeDone] | None:
    """End the practice so that nothing stands in the way out; a text longer than a page is kept in pieces.

    None where nothing could be kept, and nothing was written that would be lost.
    """
    try:
        return _finish(visit, playing, ended)
    except TextTooLong:
        text = playing.now.text
        pieces = tuple(text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT))
        before = playing.practice.play.kept(playing.walk)
        return _kept(
            visit, Played(playing.practice, playing.form, ended, (*before, *pieces), keep=True), playing.once
        )
    except DatabaseError:
        if playing.now.text.strip():
            raise
        return None


def _finish(visit: Visit, playing: Playing, ended: Ended, *, keep: bool | None = None) -> Kept[PracticeDone] | None:
    """End the practice; what is kept of it can be let go afterwards. None for one that leaves no trace."""
    if playing.practice.leaves_no_trace:
        return None
    said = playing.kept()
    named = feelings.named_in(visit.library, playing.practice, playing.gone_on)
    walk, picture = _walked(playing), _picture(visit, playing, ended, keep)
    played = Played(playing.practice, playing.form, ended, said, keep, named=named, walk=walk, picture=picture)
    return _kept(visit, played, playing.once)


def _walked(playing: Playing) -> Walk:
    """Give the walk as far as it was gone."""
    return playing.walk if playing.screen is None else playing.gone_on


def _picture(visit: Visit, playing: Playing, ended: Ended, keep: bool | None) -> Picture | None:
    """Give what was drawn. One that cannot be kept holds nobody back for whom it was too much, or who lets it go."""
    try:
        return sheets.picture_of(visit, playing)
    except NotAPicture:
        if ended == "too-much" or keep is False:
            return None
        raise


def _kept(visit: Visit, played: Played, once: str) -> Kept[PracticeDone]:
    with visit.diary.atomically():
        kept = practising.finish(visit.diary, played, record_id_of(once))
        finish_draft(visit)
    return kept


def _stopped_note(visit: Visit, playing: Playing, kept: Kept[PracticeDone] | None) -> Note | None:
    """Say what was kept, when there was anything; otherwise stopping says nothing."""
    if kept is None:
        return None
    if letters.waits(playing.practice) and not kept.record.kept:
        return Note(visit.gettext(PUT_AWAY)) if playing.kept() else None
    wrote = visit.gettext("What you wrote is kept.")
    if kept.record.kept:
        return Note(wrote, "/undo/words", {"id": kept.id.hex(), "to": "/drafts"})
    drawn = of_practice(visit, kept.id)
    if drawn is None and practising.flicker_of(visit.diary, kept.id) is None:
        return None
    return Note(visit.gettext("What you drew is kept.") if drawn else wrote, "/after/let-go", {"id": kept.id.hex()})


def _screen(visit: Visit, playing: Playing, status: int = 200) -> HttpResponse:
    play = playing.practice.play
    return show(
        visit,
        _template(playing),
        status=status,
        playing=playing,
        practice=playing.practice,
        play=play,
        screen=playing.screen,
        sheet=sheets.shown(visit, playing),
        rounds=_rounds(play, playing.form),
        timing=timing_of(visit, playing),
        earlier=[
            (say_day(visit, one.record.at.date()), one.record.kept)
            for one in (practising.earlier_notes(visit.diary, playing.practice) if playing.at == 0 else ())
        ],
        dark=playing.screen is not None and playing.screen.face == "dark",
        saves=play.keeps != "nothing" or playing.is_chosen_whether_to_keep or playing.takes_words,
        length=say_length(visit, playing.practice, playing.form),
        began=cards(visit, f"/step/{playing.practice.number}/{playing.slug}"),
        beside=asides(visit, playing),
        outward=visit.library.catalogue.outward_of(playing.practice).number,
        **faces.shown(visit, playing),
    )


def _template(playing: Playing) -> str:
    if isinstance(playing.practice.play, Breath):
        return "step/breath.html"
    return f"step/{playing.screen.face}.html" if playing.screen else "step/said.html"


def _rounds(play: Play, form: Form) -> int:
    if not isinstance(play, Breath):
        return 0
    return play.rounds_smallest if form == "smallest" else play.rounds_usual


PATHS = [path("step/<int:number>/<form:form>", play), path("step/<int:number>/<form:form>/first", first)]
