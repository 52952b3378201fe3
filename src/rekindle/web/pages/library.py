"""Practices: all that can be done here, made shorter by what it is like, by time, energy and place, or by a word.

What it is like stands in addresses as a number that says nothing; a word that is looked for stands in none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.http import urlencode

from rekindle.app.browsing import WHERE, Sought, browse
from rekindle.app.wishes import what_is_wanted
from rekindle.method.needs import NeedChip
from rekindle.web.listed import Listed, listed
from rekindle.web.rendering import show
from rekindle.web.visit import Visit, inside

AT_ONCE = 24
"""Practices that are shown at once; the others lie under a fold."""
MINUTES = (1, 3, 10)
ENERGIES = (0, 1)
PLACES = tuple(WHERE)


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip of what it is like; the one that is chosen leads back to the whole list."""

    word: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """Time, energy and place, each by its number in the address; 0 leaves everything."""

    minutes: int = 0
    energy: int = 0
    where: int = 0

    @property
    def query(self) -> str:
        """How they stand in an address, from its question mark on."""
        chosen = {"t": self.minutes, "e": self.energy, "w": self.where}
        said = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{said}" if said else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The list as the page shows it."""

    said: str
    heavy: str
    """What is said first where words of danger were looked for."""
    near: list[Listed]
    first: list[Listed]
    more: list[Listed]
    not_for_me: list[Listed] = field(default_factory=list)


@inside("GET")
def library(visit: Visit, need: int = 0) -> HttpResponseBase:
    """Show the practices, or those that go with a chip."""
    chip = visit.library.needs.by_number(need)
    if need and chip is None:
        raise Http404
    return _page(visit, chip, _filters(visit))


@inside("GET", "POST")
def find(visit: Visit) -> HttpResponseBase:
    """Show the practices in which some words stand; they came in a form and go back into it."""
    return _page(visit, None, Filters(), visit.said("words"))


def _page(visit: Visit, chip: NeedChip | None, filters: Filters, words: str = "") -> HttpResponseBase:
    sought = Sought(
        need=chip,
        minutes=MINUTES[filters.minutes - 1] if filters.minutes else None,
        energy=ENERGIES[filters.energy - 1] if filters.energy else None,
        where=PLACES[filters.where - 1] if filters.where else "",
        words=words,
    )
    return show(
        visit,
        "library/library.html",
        place="practices",
        chips=_chips(visit, chip, filters),
        need=chip.number if chip else 0,
        filters=filters,
        words=words,
        shown=_shown(visit, sought),
        narrowed=sought.is_anything,
    )


def _shown(visit: Visit, sought: Sought) -> Shown:
    shelf = browse(visit.library, sought, what_is_wanted(visit.diary), visit.diary.now())
    others = listed(visit, shelf.others)
    return Shown(
        said=_said(visit, sought, fits=bool(shelf.all)),
        heavy=visit.library.heavy.said if visit.library.heavy.is_in(sought.words) else "",
        near=listed(visit, shelf.near),
        first=others[:AT_ONCE],
        more=others[AT_ONCE:],
        not_for_me=listed(visit, shelf.not_for_me),
    )


def _said(visit: Visit, sought: Sought, *, fits: bool) -> str:
    if not fits:
        if sought.words.strip():
            return visit.gettext("No practice has that in it. A shorter word, or one of the chips, may find more.")
        return visit.gettext("Nothing here fits all of that. Fewer choices leave more.")
    if sought.need:
        return sought.need.said
    if sought.words.strip():
        return visit.gettext("With these words in it.")
    return visit.gettext("The lightest come first.")


def _chips(visit: Visit, chosen: NeedChip | None, filters: Filters) -> list[Chip]:
    return [
        Chip(one.word, ("/library" if one is chosen else f"/library/{one.number}") + filters.query, one is chosen)
        for one in visit.library.needs
    ]


def _filters(visit: Visit) -> Filters:
    return Filters(
        _number(visit, "t", len(MINUTES)), _number(visit, "e", len(ENERGIES)), _number(visit, "w", len(PLACES))
    )


def _number(visit: Visit, name: str, most: int) -> int:
    """Give a choice from the address; what is none of the choices is none."""
    said = visit.request.GET.get(name, "")
    return int(said) if said in map(str, range(1, most + 1)) else 0


PATHS = [
    path("library", library),
    path("library/<int:need>", library),
    path("library/find", find),
]
