"""The places of the map as one person knows them: what they kept there lately, and where they have been."""

from __future__ import annotations

from collections.abc import Iterator

from rekindle.app.diary import Diary
from rekindle.life.records import Flicker, PracticeDone
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.map import Place, WholeMap

MOST = 12
"""The newest things that were kept at a place; all of them stand among the days."""


def kept_there(timeline: Timeline, place: Place) -> list[Kept[PracticeDone] | Kept[Flicker]]:
    """Give what was lately kept of practices of a place, the newest first: words, or a flicker."""
    return sorted(_kept_there(timeline, place), key=lambda one: one.at, reverse=True)[:MOST]


def words_of(record: PracticeDone | Flicker) -> str:
    """Give the words of something that was kept of a practice."""
    if isinstance(record, Flicker):
        return record.text
    return "\n".join((*record.kept, *((record.word,) if record.word else ())))


def been_at(diary: Diary, whole: WholeMap, catalogue: Catalogue) -> frozenset[int]:
    """Give the numbers of the places where something was done in the last months.

    What was done leaves its trace in one place, though it may stand in several.
    """
    done = {one.record.practice for one in diary.recent().of(PracticeDone)}
    homes = (whole.home_of(catalogue.by_id(practice)) for practice in done if practice in catalogue)
    return frozenset(place.number for place in homes if place is not None)


def _kept_there(timeline: Timeline, place: Place) -> Iterator[Kept[PracticeDone] | Kept[Flicker]]:
    for one in timeline.of(PracticeDone):
        if one.record.practice in place and (one.record.kept or one.record.word):
            yield one
    for flicker in timeline.of(Flicker):
        if flicker.record.practice in place:
            yield flicker
