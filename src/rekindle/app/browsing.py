"""The list of practices: made shorter by what it is like, by time, energy and place, or by a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rekindle.app.library import Library
from rekindle.app.wishes import Wanted
from rekindle.guide.hours import is_evening, is_night
from rekindle.guide.rings import RINGS
from rekindle.life.search.errors import SearchError
from rekindle.life.search.folding import fold
from rekindle.life.search.query import Query, read_query
from rekindle.method.map import Path
from rekindle.method.needs import NeedChip, is_outside
from rekindle.method.practice import Need, Practice

WHERE: dict[str, Callable[[Practice], bool]] = {
    "bed": lambda practice: practice.small_hours or practice.place == "bed",
    "indoors": lambda practice: practice.place in {"any", "home", "bed"} and not is_outside(practice),
    "outdoors": is_outside,
}
"""Where one is, and what can be done there."""
AT_ANY_MOMENT: frozenset[Need] = frozenset({"safe-person", "safe-space", "food-or-drink", "own-music"})
"""What may be there or not, and is no reason: every other need is one."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list is made shorter by; what is None, or no word, leaves everything."""

    need: NeedChip | None = None
    minutes: float | None = None
    energy: int | None = None
    where: str = ""
    words: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether it makes the list shorter at all."""
        return self != Sought()

    def leaves(self, practice: Practice) -> bool:
        """Tell whether a practice stays, whatever the words."""
        return (
            (self.need is None or self.need.names(practice))
            and (self.minutes is None or fits_in(practice, self.minutes))
            and (self.energy is None or practice.energy <= self.energy)
            and (not self.where or WHERE[self.where](practice))
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """The list as it stands: what is kept near first, then the rest, and by itself what is not for this person."""

    near: tuple[Practice, ...]
    others: tuple[Practice, ...]
    not_for_me: tuple[Practice, ...] = ()

    @property
    def all(self) -> tuple[Practice, ...]:
        """What is kept near, and the rest."""
        return self.near + self.others


def browse(library: Library, sought: Sought, wanted: Wanted | None = None, now: datetime | None = None) -> Shelf:
    """Make the list: without `wanted`, as it stands for everybody; without `now`, as it stands at no hour."""
    by_words = bool(sought.words.strip())
    practices = [one for one in library.catalogue if sought.leaves(one) and (by_words or not one.leaves_no_trace)]
    ordered = _by_words(practices, sought) if by_words else sorted(practices, key=_order(sought, now))
    if wanted is None:
        return Shelf((), tuple(ordered))
    ordered = [one for one in ordered if not wanted.known.leaves_out(one)]
    said = {one.id: wanted.says(one) for one in ordered}
    return Shelf(
        near=tuple(one for one in ordered if said[one.id] == "near"),
        others=tuple(one for one in ordered if said[one.id] == "as-before"),
        not_for_me=tuple(one for one in ordered if said[one.id] == "not-for-me"),
    )


def on_path(library: Library, path: Path, wanted: Wanted | None = None) -> tuple[Practice, ...]:
    """Give the practices of a path of the map, without those that the person never wants to be offered."""
    practices = (library.catalogue.by_id(name) for name in path.practices)
    if wanted is None:
        return tuple(practices)
    return tuple(one for one in practices if not wanted.known.leaves_out(one) and wanted.says(one) != "not-for-me")


def fits_in(practice: Practice, minutes: float) -> bool:
    """Tell whether a practice fits into some minutes: as it is, or below a minute in its smallest form."""
    form = practice.minutes("smallest") if minutes < 1 else practice.minutes("usual")
    return form <= minutes


def lightest_first(practice: Practice) -> tuple[int, int, int, int]:
    """Give what the list is ordered by: outward before inward, oneself before others, short before long."""
    return practice.inward, RINGS[practice.family].value, practice.seconds_smallest, practice.number


def waits_for_its_moment(practice: Practice, now: datetime | None) -> bool:
    """Tell whether a practice is for a moment that the hour does not tell of: for a night, or with a reason."""
    late = now is not None and (is_night(now) or is_evening(now))
    here = {"night-time"} if now and is_night(now) else {"evening"} if late else set()
    return not AT_ANY_MOMENT.union(here).issuperset(practice.needs) or (practice.place == "bed" and not late)


def _order(sought: Sought, now: datetime | None = None) -> Callable[[Practice], tuple[int, ...]]:
    # What it is like, or where one is, was chosen: then its own order holds.
    waits = not (sought.need or sought.where)

    def order(practice: Practice) -> tuple[int, ...]:
        last = waits and waits_for_its_moment(practice, now)
        return (sought.need.place_of(practice) if sought.need else int(last), *lightest_first(practice))

    return order


def _by_words(practices: Iterable[Practice], sought: Sought) -> list[Practice]:
    """Give those in which every word stands: what only a search finds, then those with all of them in the title."""
    try:
        query = read_query(sought.words)
    except SearchError:
        return []
    found = sorted(practices, key=_order(sought))
    first = [one for one in found if one.leaves_no_trace and query.is_in(fold(" ".join((one.title, *one.found_by))))]
    listed = [one for one in found if not one.leaves_no_trace]
    in_title = [one for one in listed if query.is_in(fold(one.title))]
    return first + in_title + list(_elsewhere(listed, query, {one.id for one in in_title}))


def _elsewhere(practices: Iterable[Practice], query: Query, found: set[str]) -> Iterator[Practice]:
    for one in practices:
        texts = (one.title, one.about, one.about_smallest, one.may_come_up, *one.found_by)
        if one.id not in found and query.is_in(fold(" ".join(texts))):
            yield one
