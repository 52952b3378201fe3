"""What was too much, or led further away: counted for good, so that it is not offered again until brought back."""

from collections.abc import Mapping
from contextlib import suppress

from msgspec.structs import replace

from rekindle.app import preferences as held
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere
from rekindle.life.records import PracticeDone, Preferences
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Practice
from rekindle.method.states import Stir

TWICE = 2


def count(diary: Diary, practice: Practice, before: Stir | None, after: Stir | None) -> None:
    """Count an answer, and take an earlier one back out of the count.

    The count is a summary, and the answer itself is kept beside: where the summary cannot be read, the answer is kept
    all the same, and `recounting` makes the summary anew.
    """
    if before == after:
        return
    step = {before: -1, after: 1}

    def counted(preferences: Preferences) -> Preferences:
        return replace(
            preferences,
            too_much=_add(preferences.too_much, practice.id, step.get("too-much", 0)),
            further=_add(preferences.further, practice.id, step.get("further", 0)),
        )

    with suppress(NotThere):
        held.change(diary, counted)


def is_withdrawn(diary: Diary, catalogue: Catalogue, practice: Practice) -> bool:
    """Tell whether a practice is no longer offered: its family was too much twice, or it led further away twice."""
    preferences = held.in_force(diary, diary.standing())
    if preferences is None:
        return False
    family = sum(preferences.too_much.get(one, 0) for one in _family(catalogue, practice))
    return max(family, preferences.further.get(practice.id, 0)) >= TWICE


def bring_back(diary: Diary, catalogue: Catalogue, practice: Practice) -> None:
    """Offer a practice and its family again; what was before counts no more."""
    names, now = _family(catalogue, practice), diary.now()

    def brought_back(preferences: Preferences) -> Preferences:
        return replace(
            preferences,
            too_much=_without(preferences.too_much, names),
            further=_without(preferences.further, (practice.id,)),
            brought_back={**preferences.brought_back, **dict.fromkeys((practice.family, practice.id), now)},
        )

    held.change(diary, brought_back)


def answer_of(done: PracticeDone) -> Stir | None:
    """Give the answer as it counts: a practice that ended with "too much" was too much, whatever was said after."""
    return "too-much" if done.ended == "too-much" else done.stirred


def _family(catalogue: Catalogue, practice: Practice) -> tuple[str, ...]:
    return tuple(one.id for one in catalogue if one.family == practice.family)


def _add(times: Mapping[str, int], name: str, step: int) -> dict[str, int]:
    count = max(0, times.get(name, 0) + step)
    return {**_without(times, (name,)), **({name: count} if count else {})}


def _without(times: Mapping[str, int], names: tuple[str, ...]) -> dict[str, int]:
    return {name: count for name, count in times.items() if name not in names}
