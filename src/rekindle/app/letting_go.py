"""Letting go of something kept and bringing it back; what is being written over it goes along, both ways."""

from collections.abc import Iterable
from contextlib import suppress

from rekindle.app import drafts
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.importing import waiting_batch
from rekindle.life.records import Draft, Import, Record
from rekindle.life.timeline import Kept
from rekindle.sentences import N_


def let_go(diary: Diary, record_id: bytes) -> list[bytes]:
    """Set a record aside for ten minutes, and the drafts of changes to it; give the ids of all, its own first.

    Raises:
        NotThere: there is no such record.
    """
    with diary.atomically():
        gone = [record_id, *drafts.over(diary, record_id)]
        for one in reversed(gone):  # its own last: who brings back what went last gets what they let go
            diary.set_aside(one)
    return gone


def bring_back(diary: Diary, record_ids: Iterable[bytes]) -> None:
    """Bring back what was let go together, as far as it is there; the first has to be.

    Raises:
        NotThere: the ten minutes are over.
    """
    first, *others = record_ids
    with diary.atomically():
        diary.bring_back(first)
        for one in others:
            with suppress(NotThere):
                diary.bring_back(one)


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


def delete(diary: Diary, record_id: bytes) -> None:
    """Delete a record and the drafts of changes to it, at once and for good."""
    with diary.atomically():
        for one in (*drafts.over(diary, record_id), record_id):
            diary.remove(one)


def _was_let_go(one: Kept[Record] | Unreadable) -> bool:
    """Tell whether the person let it go: a finished draft and an import that waits were set aside by themselves."""
    if isinstance(one, Unreadable):
        return True
    is_finished = isinstance(one.record, Draft) and one.record.filled is None
    return not is_finished and not isinstance(one.record, Import)
