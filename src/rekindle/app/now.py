"""How is it right now: one tap, a little more, and "I am not safe"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.errors import LineTooLong, NothingToKeep, NotThere
from rekindle.life.check_ins import More, says_nothing
from rekindle.life.check_ins import say_more as put_more
from rekindle.life.check_ins import tap as put_tap
from rekindle.life.records import LONGEST_LINE, CheckIn
from rekindle.life.timeline import Kept
from rekindle.method.states import State, nearest_step


@dataclass(frozen=True, slots=True)
class Tapped:
    """What one tap did: the check-in after it, or None when nothing is left of it."""

    check_in: Kept[CheckIn] | None
    added: bool


def running(diary: Diary) -> Kept[CheckIn] | None:
    """Give the check-in of the last 15 minutes, which a tap now belongs to."""
    return diary.recent().check_in_at(diary.now())


def tap(diary: Diary, state: State, *, wanted: bool | None = None) -> Tapped:
    """Add a tile to the check-in of the last 15 minutes, or take it away; without one, begin one.

    `wanted` says whether the tile is to stand afterwards; None turns it round.
    """
    with diary.atomically():
        standing = running(diary)
        stands = standing is not None and state in standing.record.states
        if wanted is not None and wanted == stands:
            return Tapped(standing, added=stands)
        if standing is None:
            return Tapped(diary.keep(put_tap(None, state, diary.now())), added=True)
        return _toggle(diary, standing, state)


def undo_tap(diary: Diary, record_id: bytes, state: State) -> Tapped:
    """Undo a tap in the check-in it belongs to, however long ago it was.

    Raises:
        NotThere: the check-in is gone.
    """
    with diary.atomically():
        return _toggle(diary, diary.find(record_id, CheckIn), state)


def say_more(diary: Diary, more: More, seen: Kept[CheckIn] | None = None) -> Kept[CheckIn] | None:
    """Put a longer answer into the check-in that the form showed, or begin one.

    `seen` is that check-in with the change counter it had then. When it was changed meanwhile, or another began, the
    answer is added to what stands there; nothing that the form did not show is written over.
    Gives None when the answer takes back all that stood there.

    Raises:
        NothingToKeep: nothing is said, and nothing stood there.
        LineTooLong: the line is longer than a line can be.
    """
    with diary.atomically():
        if seen is not None and _stands(diary, seen):
            return _change(diary, seen, lambda check_in: put_more(check_in, _as_exact(more, check_in), check_in.at))
        return add(diary, (), more)


def _stands(diary: Diary, seen: Kept[CheckIn]) -> bool:
    try:
        return diary.find(seen.id, CheckIn).change == seen.change
    except NotThere:
        return False


def _as_exact(more: More, check_in: CheckIn) -> More:
    """Leave a finer value that stands there where the worded step chosen is the one it is shown as."""
    return More(
        felt=_exact(more.felt, check_in.felt),
        connected=_exact(more.connected, check_in.connected),
        energy=more.energy,
        feelings=more.feelings,
        needs=more.needs,
        note=more.note,
    )


def _exact(chosen: float | None, stood: float | None) -> float | None:
    same = chosen is not None and stood is not None and nearest_step(chosen) == nearest_step(stood)
    return stood if same else chosen


def not_safe(diary: Diary) -> None:
    """Keep that the person, or someone near them, is not safe: in the running check-in, or in one of its own."""
    with diary.atomically():
        standing = running(diary)
        if standing is None:
            diary.keep(CheckIn(at=diary.now(), not_safe=True))
        else:
            diary.rewrite(standing.id, CheckIn, lambda check_in: replace(check_in, not_safe=True))


def _toggle(diary: Diary, standing: Kept[CheckIn], state: State) -> Tapped:
    after = _change(diary, standing, lambda check_in: put_tap(check_in, state, standing.at))
    return Tapped(after, added=after is not None and state in after.record.states)


def _change(diary: Diary, standing: Kept[CheckIn], change: Callable[[CheckIn], CheckIn]) -> Kept[CheckIn] | None:
    """Change a check-in; delete it when nothing is left in it."""
    after = diary.rewrite(standing.id, CheckIn, change)
    if not says_nothing(after.record):
        return after
    diary.remove(after.id)
    return None


def add(diary: Diary, states: Sequence[State], more: More, *, not_safe: bool = False) -> Kept[CheckIn]:
    """Add what is said in one go to the check-in of the last 15 minutes, or begin one.

    States, words, needs and lines are added to what stands there, and the scales replace it: unlike the form of
    `say_more`, who says this does not see what was said before.

    Raises:
        NothingToKeep: nothing is said.
        LineTooLong: the line is longer than a line can be.
    """
    if len(more.note) > LONGEST_LINE:
        raise LineTooLong
    with diary.atomically():
        standing, now = running(diary), diary.now()
        said = _added(CheckIn(at=now), states, more, not_safe)
        if says_nothing(said):
            raise NothingToKeep
        if standing is not None and _fits(standing.record, more):
            return diary.rewrite(standing.id, CheckIn, lambda check_in: _added(check_in, states, more, not_safe))
        kept = diary.keep(said)
    if kept is None:
        raise AssertionError("a new id is never there already")
    return kept


def _added(check_in: CheckIn, states: Sequence[State], more: More, not_safe: bool) -> CheckIn:
    said_again = {feeling.word for feeling in more.feelings}
    lines = (check_in.note, more.note)
    return replace(
        check_in,
        states=tuple(dict.fromkeys((*check_in.states, *states))),
        felt=check_in.felt if more.felt is None else more.felt,
        connected=check_in.connected if more.connected is None else more.connected,
        energy=more.energy or check_in.energy,
        feelings=(*(one for one in check_in.feelings if one.word not in said_again), *more.feelings),
        needs=tuple(dict.fromkeys((*check_in.needs, *more.needs))),
        note="\n".join(line for line in lines if line),
        not_safe=check_in.not_safe or not_safe,
    )


def _fits(check_in: CheckIn, more: More) -> bool:
    """Tell whether both lines fit into one; otherwise the second begins a check-in of its own, and none is cut."""
    return not more.note or len(check_in.note) + 1 + len(more.note) <= LONGEST_LINE
