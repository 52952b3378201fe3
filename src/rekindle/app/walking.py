"""The beginning of a practice: which time it is, what stands on its list, and what it looks back on."""

from collections.abc import Iterator

from rekindle.app import growing
from rekindle.app.diary import Diary
from rekindle.life.records import PracticeDone
from rekindle.life.timeline import Kept
from rekindle.method.players import Message, Plan, Reflect
from rekindle.method.players.step import Walk
from rekindle.method.practice import Form, Practice


def begun(diary: Diary, practice: Practice, form: Form) -> Walk:
    """Give a walk through a practice at its first screen."""
    turn = sum(one.record.practice == practice.id for one in diary.recent().of(PracticeDone))
    stood = stood_before(diary, practice)
    back = bool(stood) and isinstance(practice.play, Plan | Message) and _looks_back(diary, practice)
    return Walk(smallest=form == "smallest", turn=turn, own=own_texts(diary, practice), back=back, stood=stood)


def _looks_back(diary: Diary, practice: Practice) -> bool:
    """Tell whether it is asked what became of what stands there: not on the day it was kept, and then once.

    It was asked when the practice was begun on a later day, however that ended.
    """
    kept = last_done(diary, practice.id)
    if kept is None:
        return False
    newest = next((one for month in diary.months() for one in _times(diary, month, practice.id)), kept)
    return newest.at.date() <= kept.at.date() < diary.now().date()


def _times(diary: Diary, month: str, practice_id: str) -> Iterator[Kept[PracticeDone]]:
    """Give the times that a practice was begun in a month, the newest first."""
    return (one for one in diary.month(month).of(PracticeDone) if one.record.practice == practice_id)


def own_texts(diary: Diary, practice: Practice) -> tuple[str, ...]:
    """Give the person's own lines on the list of a practice."""
    return tuple(one.record.text for one in growing.own_lines(diary, practice))


def stood_before(diary: Diary, practice: Practice) -> tuple[str, ...]:
    """Give what a practice looks back on: its plan, its last draft, or what was answered in another."""
    play = practice.play
    if isinstance(play, Reflect):
        done = last_done(diary, play.beside) if play.beside else None
        return done.record.kept if done else ()
    if not isinstance(play, Plan | Message) or not play.back:
        return ()
    if isinstance(play, Plan) and play.list:
        return own_texts(diary, practice)
    done = last_done(diary, practice.id)
    if done is None:
        return ()
    faded = isinstance(play, Plan) and diary.now().date() > done.at.date() + growing.PLAN_STANDS
    return () if faded or _only_looks_back(play, done.record.kept[-1]) else done.record.kept[-1:]


def _only_looks_back(play: Plan | Message, line: str) -> bool:
    """Tell whether a line is what was answered to a look back, and so nothing that could be looked back on."""
    labelled = any(step.label and line.startswith(f"{step.label}: ") for step in play.back)
    tapped = {answer.word for step in play.back for answer in step.answers}
    return labelled or tapped.issuperset(line.split(", "))


def last_done(diary: Diary, practice_id: str) -> Kept[PracticeDone] | None:
    """Give the last time that a practice was done to its end and something was kept of it, however long ago."""
    for month in diary.months():
        times = _times(diary, month, practice_id)
        last = next((one for one in times if one.record.ended == "done" and one.record.kept), None)
        if last is not None:
            return last
    return None


def month_of_last(diary: Diary, practice: Practice) -> str:
    """Give the month, such as `2026-11`, of what a practice looks back on; "" where there is nothing."""
    play = practice.play
    done = last_done(diary, play.beside) if isinstance(play, Reflect) and play.beside else None
    return f"{done.at.year:04}-{done.at.month:02}" if done else ""
