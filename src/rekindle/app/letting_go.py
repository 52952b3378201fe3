"""Letting go of something kept and bringing it back; what is being written over it goes along, both ways."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Literal

from rekindle.app import drafts
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.importing import waiting_batch
from rekindle.life.records import Draft, Import, Record
from rekindle.life.timeline import Kept
from rekindle.sentences import N_

Among = Literal["all", "kept", "drafts"]

NOTHING_COMES_BACK = N_(
    "There is nothing to bring back. What was let go can come back for ten minutes, and not after Lock now or Leave."
)


def let_go(diary: Diary, record_id: bytes) -> list[bytes]:
    """Set a record aside for ten minutes, and the drafts of changes to it; give the ids of all, its own first.

    Raises:
        NotThere: there is no such record.
    """
    with diary.atomically():
        gone = [record_id, *drafts.over(diary, record_id)]
        diary.set_aside(*gone)
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


def can_come_back(diary: Diary, among: Among) -> bool:
    """Tell whether anything was let go among what was kept, or among the drafts, that can still be brought back."""
    return _last(diary, among) is not None


def bring_back_last(diary: Diary, among: Among = "all") -> Kept[Record]:
    """Take the last deletion back that can still be taken back, and what was let go with it; give what was meant.

    Raises:
        NotThere: there is none.
        NotReadable: it is back, but it cannot be read.
    """
    with diary.atomically():
        found = _last(diary, among)
        if found is None:
            raise NotThere(NOTHING_COMES_BACK)
        last, others = found
        bring_back(diary, [last.id, *others])
    if isinstance(last, Unreadable):
        raise NotReadable
    return last


def delete(diary: Diary, record_id: bytes) -> None:
    """Delete a record and the drafts of changes to it, at once and for good."""
    with diary.atomically():
        for one in (*drafts.over(diary, record_id), record_id):
            diary.remove(one)


def _last(diary: Diary, among: Among) -> tuple[Kept[Record] | Unreadable, list[bytes]] | None:
    let_go_lately = filter(_was_let_go, diary.lately_set_aside(waiting_batch(diary)))
    for _until, together in groupby(let_go_lately, key=itemgetter(1)):
        own, others = _own_first([one for one, _until in together])
        if among == "all" or _is_draft(own) == (among == "drafts"):
            return own, others
    return None


def _own_first(together: Sequence[Kept[Record] | Unreadable]) -> tuple[Kept[Record] | Unreadable, list[bytes]]:
    """Give one of those that went at the same moment, no draft where there is another, and the drafts over it."""
    own = next((one for one in together if not _is_draft(one)), together[0])
    return own, [
        one.id
        for one in together
        if isinstance(one, Kept) and isinstance(one.record, Draft) and drafts.is_over(one.record, own.id)
    ]


def _is_draft(one: Kept[Record] | Unreadable) -> bool:
    return isinstance(one, Kept) and isinstance(one.record, Draft)


def _was_let_go(found: tuple[Kept[Record] | Unreadable, datetime]) -> bool:
    """Tell whether the person let it go: a finished draft and an import that waits were set aside by themselves."""
    one, _until = found
    if isinstance(one, Unreadable):
        return True
    is_finished = isinstance(one.record, Draft) and one.record.filled is None
    return not is_finished and not isinstance(one.record, Import)
