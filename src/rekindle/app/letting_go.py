"""Letting go of something kept: what is being written over it goes along, and comes back along."""

from collections.abc import Iterable
from contextlib import suppress

from rekindle.app import drafts
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere


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


def delete(diary: Diary, record_id: bytes) -> None:
    """Delete a record and the drafts of changes to it, at once and for good."""
    with diary.atomically():
        for one in (*drafts.over(diary, record_id), record_id):
            diary.remove(one)
