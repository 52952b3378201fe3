"""Bringing back what the person let go last, and nothing that was set aside for another reason."""

from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.importing import waiting_batch
from rekindle.life.records import Draft, Import, Record
from rekindle.life.timeline import Kept
from rekindle.sentences import N_


def bring_back_last(diary: Diary) -> Kept[Record]:
    """Take the last deletion back that can still be taken back.

    Raises:
        NotThere: there is none.
        NotReadable: it is back, but it cannot be read.
    """
    with diary.atomically():
        found = diary.lately_set_aside(waiting_batch(diary))
        last = next((one for one in found if _was_let_go(one)), None)
        if last is None:
            raise NotThere(N_("There is nothing to bring back. What was let go can come back for ten minutes."))
        diary.bring_back(last.id)
    if isinstance(last, Unreadable):
        raise NotReadable
    return last


def _was_let_go(one: Kept[Record] | Unreadable) -> bool:
    """Tell whether the person let it go: a finished draft and an import that waits were set aside by themselves."""
    if isinstance(one, Unreadable):
        return True
    is_finished = isinstance(one.record, Draft) and one.record.filled is None
    return not is_finished and not isinstance(one.record, Import)
