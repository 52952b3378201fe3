"""The beginning of a practice: which time it is, what stands on its list, and what it looks back on."""

from collections.abc import Iterable, Iterator

from rekindle.app import growing
from rekindle.app.diary import Diary, recent_shelves
from rekindle.life.records import PracticeDone, month_of
from rekindle.life.timeline import Kept
from rekindle.method.players import Message, Plan, Reflect
from rekindle.method.players.player import Walk
from rekindle.method.practice import Form, Practice

LOOKED_BACK_MONTHS = 13
"""What is looked back on was said in this month or in the twelve before it: a page opens no more of a life."""


def begun(diary: Diary, practice: Practice, form: Form) -> Walk:
    """Give a walk through a practice at its first screen; the turn counts the times of the last three months."""
    turn = sum(one.record.practice == practice.id for one in diary.recent().of(PracticeDone))
    stood = stood_before(diary, practice)
    back = bool(stood) and isinstance(practice.play, Plan | Message) and _looks_back(diary, practice)
    return Walk(smallest=form == "smallest", turn=turn, own=own_texts(diary, practice), back=back, stood=stood)


def _looks_back(diary: Diary, practice: Practice) -> bool:
    """Tell whether it is asked what became of what stands there: not on the day it was kept, and then once.

    It was asked when the practice was begun on a later day, however that ended.
    """
    kept = _looked_back_on(diary, practice) or last_done(diary, practice.id, recent_shelves(diary.now()))
    if kept is None:
        return False
    lately = recent_shelves(diary.now(), LOOKED_BACK_MONTHS)
    newest = next((one for month in lately for one in _times(diary, month, practice.id)), kept)
    return newest.at.date() <= kept.at.date() < diary.now().date()


def _times(diary: Diary, month: str, practice_id: str) -> Iterator[Kept[PracticeDone]]:
    """Give the times that a practice was begun in a month, the newest first."""
    return (one for one in diary.month(month).of(PracticeDone) if one.record.practice == practice_id)


def own_texts(diary: Diary, practice: Practice) -> tuple[str, ...]:
    """Give the person's own lines on the list of a practice."""
    return tuple(one.record.text for one in growing.own_lines(diary, practice))


def stood_before(diary: Diary, practice: Practice, month: str = "") -> tuple[str, ...]:
    """Give what a practice looks back on: its plan, its last draft, or what was answered in another.

    `month` names the one where it was found before, so that no other is opened.
    """
    play = practice.play
    if isinstance(play, Plan) and play.back and play.list:
        return own_texts(diary, practice)
    done = _looked_back_on(diary, practice, month)
    if done is None:
        return ()
    if isinstance(play, Reflect):
        return done.record.kept
    return () if _only_looks_back(practice, done.record.kept[-1]) else done.record.kept[-1:]


def _only_looks_back(practice: Practice, line: str) -> bool:
    """Tell whether a line is what was answered to a look back, and so nothing that could be looked back on."""
    back = practice.play.back if isinstance(practice.play, Plan | Message) else ()
    labelled = any(step.label and line.startswith(f"{step.label}: ") for step in back)
    tapped = {answer.word for step in back for answer in step.answers}
    return labelled or tapped.issuperset(line.split(", "))


def month_of_last(diary: Diary, practice: Practice) -> str:
    """Give the month, such as `2026-11`, of what a practice looks back on; "" where there is nothing."""
    done = _looked_back_on(diary, practice)
    return month_of(done.at) if done else ""


def _looked_back_on(diary: Diary, practice: Practice, month: str = "") -> Kept[PracticeDone] | None:
    """Find what a practice without a list looks back on. A plan that has faded is not looked for."""
    play, months = practice.play, [month] if month else None
    if isinstance(play, Reflect) and play.beside:
        return last_done(diary, play.beside, months)
    if isinstance(play, Message) and play.back:
        return last_done(diary, practice.id, months)
    if isinstance(play, Plan) and play.back and not play.list:
        now = diary.now()
        since = now.date() - growing.PLAN_STANDS
        # Of a long life even the names of all its months cost more than to look into two.
        lately = [shelf for shelf in recent_shelves(now) if shelf >= month_of(since)]
        done = last_done(diary, practice.id, months or lately)
        return done if done and done.at.date() >= since else None
    return None


def last_done(diary: Diary, practice_id: str, months: Iterable[str] | None = None) -> Kept[PracticeDone] | None:
    """Give the last time that a practice was done to its end and something was kept of it; None in over a year.

    `months` says in which months to look, the newest first, where fewer are enough.
    """
    for shelf in recent_shelves(diary.now(), LOOKED_BACK_MONTHS) if months is None else months:
        times = _times(diary, shelf, practice_id)
        last = next((one for one in times if one.record.ended == "done" and one.record.kept), None)
        if last is not None:
            return last
    return None


def turn_of(diary: Diary, done: Kept[PracticeDone]) -> int:
    """Tell how often a practice had been begun before this time of it, counted as at its beginning."""
    others = (one for one in diary.recent().of(PracticeDone) if one.id != done.id and one.at <= done.at)
    return sum(one.record.practice == done.record.practice for one in others)
