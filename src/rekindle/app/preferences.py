"""The preferences that hold: this home's own, or those that came along from another while it has said nothing yet.

Their row id is derived from the person's key, so those from another home lie under another id. They stay as they
came; the first change made here takes them up into this home's own, and `drop` takes them out again.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.keys import PREFERENCES
from rekindle.life.records import Preferences
from rekindle.life.timeline import Kept, Timeline

T = TypeVar("T")


def in_force(diary: Diary, timeline: Timeline) -> Preferences | None:
    """Give what holds, from a timeline with all that stands; None when there is nothing that can be read.

    The person began when they first began anywhere. What was brought back anywhere is brought back, and of two wishes
    about one practice, or two answers about one code, the later holds.
    """
    own_id = row_id(diary)
    every = sorted(timeline.of(Preferences), key=lambda one: one.id != own_id)
    if not every:
        return None
    says = next((one.record for one in every if _says_something(one.record)), every[0].record)
    records = [one.record for one in every]
    return replace(
        says,
        at=min(one.at for one in every),
        brought_back=_latest((one.brought_back for one in records), lambda moment: moment),
        wishes=_latest((one.wishes for one in records), lambda wish: wish.at),
        suits=_latest((one.suits for one in records), lambda answer: answer.at),
    )


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
    """Take what was said in preferences that have gone again out of this home's own; the counts stay.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    left = list(gone)

    def without(own: Preferences) -> Preferences:
        return replace(
            own,
            brought_back=_not_in(own.brought_back, [one.brought_back for one in left]),
            wishes=_not_in(own.wishes, [one.wishes for one in left]),
            suits=_not_in(own.suits, [one.suits for one in left]),
        )

    diary.rewrite(row_id(diary), Preferences, without)


def row_id(diary: Diary) -> bytes:
    """Give the id under which this home's own preferences lie."""
    return diary.key.derive_id(PREFERENCES)


def _latest(every: Iterable[Mapping[str, T]], moment_of: Callable[[T], datetime]) -> dict[str, T]:
    latest: dict[str, T] = {}
    for name, said in (pair for one in every for pair in one.items()):
        if name not in latest or moment_of(said) > moment_of(latest[name]):
            latest[name] = said
    return latest


def _not_in(own: Mapping[str, T], gone: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return {name: said for name, said in own.items() if all(one.get(name) != said for one in gone)}


def _says_something(preferences: Preferences) -> bool:
    return preferences != Preferences(at=preferences.at)
