"""Counting again, from the practices that were done, what the preferences hold as a summary of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from msgspec.structs import replace

from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotThere
from rekindle.app.preferences import drop, in_force, row_id
from rekindle.app.strain import answer_of
from rekindle.life.errors import RecordError
from rekindle.life.records import Entry, Import, PracticeDone, Preferences, Record
from rekindle.method.catalogue import Catalogue
from rekindle.sealed import SealedError


@dataclass
class _Found:
    """What was met on the way through everything; `whole` while nothing was met that cannot be read."""

    begun: datetime
    done: list[PracticeDone] = field(default_factory=list)
    whole: bool = True


def recount(diary: Diary, catalogue: Catalogue) -> bool:
    """Count again what was too much or led further away; tell whether the counts had to be changed.

    While something kept cannot be read, no count goes down, for it may be what was counted. Preferences that are gone
    or damaged are made anew; what had been brought back in them alone is brought back no more.

    Raises:
        RecordError, SealedError: a newer Rekindle wrote the preferences; they are left as they are.
    """
    row = row_id(diary)
    with diary.atomically():
        holding = in_force(diary, diary.standing())
        try:
            stands = diary.find(row, Preferences).record
        except NotThere:
            found = _look_through(diary, diary.now(), row)
            diary.make_anew(_counted(found.done, catalogue, _anew(found.begun, holding)), row)
            return True
        holding = holding or stands
        found = _look_through(diary, stands.at, row)
        counted = _counted(found.done, catalogue, holding)
        counted = counted if found.whole else _at_least(counted, holding)
        if counted != holding:
            diary.rewrite(row, Preferences, lambda own: replace(counted, at=own.at))
        return counted != holding


def recount_without(diary: Diary, catalogue: Catalogue, gone: Collection[Preferences]) -> None:
    """Take out of the counts what was taken up from preferences of another home that have gone again.

    Where this home's own were written by a newer Rekindle, they are left as they are.
    """
    with suppress(RecordError, SealedError), diary.atomically():
        with suppress(NotThere):
            drop(diary, gone)
        recount(diary, catalogue)


def _look_through(diary: Diary, now: datetime, row: bytes) -> _Found:
    found = _Found(now)
    for one in diary.everything():
        if isinstance(one, Unreadable):
            found.whole = found.whole and one.id == row
            continue
        if not _came_in(one.record):
            found.begun = min(found.begun, one.at)
        if isinstance(one.record, PracticeDone):
            found.done.append(one.record)
    return found


def _came_in(record: Record) -> bool:
    """Tell whether a record says nothing of when the person began: another program wrote it, or it tells of that."""
    return isinstance(record, Import) or (isinstance(record, Entry) and record.origin is not None)


def _anew(begun: datetime, holding: Preferences | None) -> Preferences:
    return replace(holding, at=begun) if holding else Preferences(at=begun)


def _counted(done: Iterable[PracticeDone], catalogue: Catalogue, preferences: Preferences) -> Preferences:
    """Give the preferences with both counts as these practices make them; what was brought back counts anew."""
    too_much: Counter[str] = Counter()
    further: Counter[str] = Counter()
    for one in done:
        known = one.practice in catalogue
        family = catalogue.by_id(one.practice).family if known else one.practice
        too_much[one.practice] += answer_of(one) == "too-much" and _is_after(one, preferences, family)
        further[one.practice] += answer_of(one) == "further" and _is_after(one, preferences, one.practice)
    return replace(preferences, too_much=dict(+too_much), further=dict(+further))


def _is_after(one: PracticeDone, preferences: Preferences, name: str) -> bool:
    brought_back = preferences.brought_back.get(name)
    return brought_back is None or one.at > brought_back


def _at_least(counted: Preferences, before: Preferences) -> Preferences:
    return replace(
        counted,
        too_much=dict(Counter(counted.too_much) | Counter(before.too_much)),
        further=dict(Counter(counted.further) | Counter(before.further)),
    )
