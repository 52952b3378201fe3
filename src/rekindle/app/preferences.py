"""The preferences that hold: this home's own, or those that came along from another while it has said nothing yet.

Their row id is derived from the person's key, so those from another home lie under another id. They stay as they
came; the first change made here takes them up into this home's own, and `drop` takes them out again.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.keys import PREFERENCES
from rekindle.life.records import Preferences
from rekindle.life.timeline import Kept, Timeline


def in_force(diary: Diary, timeline: Timeline) -> Preferences | None:
    """Give what holds, from a timeline with all that stands; None when there is nothing that can be read.

    The person began when they first began anywhere, and what was brought back anywhere is brought back.
    """
    own_id = row_id(diary)
    every = sorted(timeline.of(Preferences), key=lambda one: one.id != own_id)
    if not every:
        return None
    says = next((one.record for one in every if _says_something(one.record)), every[0].record)
    return replace(says, at=min(one.at for one in every), brought_back=_latest(one.record for one in every))


def change(diary: Diary, change: Callable[[Preferences], Preferences]) -> None:
    """Change what holds, in this home's own.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    with diary.atomically():
        holding = in_force(diary, diary.standing())
        diary.rewrite(row_id(diary), Preferences, lambda own: replace(change(holding or own), at=own.at))


def from_elsewhere(diary: Diary) -> list[Kept[Preferences]]:
    """Give those that came along from other homes."""
    own_id = row_id(diary)
    return [one for one in diary.standing().of(Preferences) if one.id != own_id]


def drop(diary: Diary, gone: Iterable[Preferences]) -> None:
    """Take what was brought back in preferences that have gone again out of this home's own; the counts stay.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    taken_up = {pair for one in gone for pair in one.brought_back.items()}

    def without(own: Preferences) -> Preferences:
        return replace(own, brought_back=dict(own.brought_back.items() - taken_up))

    diary.rewrite(row_id(diary), Preferences, without)


def row_id(diary: Diary) -> bytes:
    """Give the id under which this home's own preferences lie."""
    return diary.key.derive_id(PREFERENCES)


def _latest(every: Iterable[Preferences]) -> dict[str, datetime]:
    latest: dict[str, datetime] = {}
    for name, at in (pair for one in every for pair in one.brought_back.items()):
        latest[name] = max(at, latest.get(name, at))
    return latest


def _says_something(preferences: Preferences) -> bool:
    return bool(preferences.too_much or preferences.further or preferences.brought_back)
