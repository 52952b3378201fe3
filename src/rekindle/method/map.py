"""The map of the whole way: fourteen places in any order, each with paths of practices inside it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.catalogue import Catalogue
from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.practice import Practice

Short = Annotated[str, Meta(min_length=1, max_length=80)]


class Path(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A few practices that belong together, in the order in which they are shown."""

    title: Short
    practices: Annotated[tuple[str, ...], Meta(min_length=1)]


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place of the map."""

    number: Annotated[int, Meta(ge=1, le=99)]
    """Stands for the place in addresses, which tell nothing; never used twice."""
    id: Annotated[str, Meta(pattern=r"^[a-z]+$")]
    title: Short
    line: Short
    """What is there, in one line."""
    about: Annotated[str, Meta(min_length=1, max_length=400)]
    elements: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Ids of the method's elements that stand here and nowhere else."""
    paths: Annotated[tuple[Path, ...], Meta(min_length=1)]

    def __contains__(self, practice_id: object) -> bool:
        return any(practice_id in path.practices for path in self.paths)


class WholeMap(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All places, in the order of the list."""

    places: tuple[Place, ...]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def home_of(self, practice: Practice) -> Place | None:
        """Give the one place that a practice is most at home in: where the foremost of its elements stands."""
        at = {element: position for position, element in enumerate(practice.elements)}
        listing = (place for place in self if practice.id in place)
        return min(listing, key=lambda place: min(at.get(one, len(at)) for one in place.elements), default=None)

    def by_number(self, number: int) -> Place | None:
        """Find a place by the number it has in addresses."""
        return next((place for place in self.places if place.number == number), None)

    def by_name(self, name: str) -> Place | None:
        """Find a place by what a person types for it: its id, its title or its number."""
        typed = name.strip().casefold()
        names = ((place, {place.id, place.title.casefold(), str(place.number)}) for place in self.places)
        return next((place for place, known in names if typed in known), None)


def read_map(file: str, data: bytes, catalogue: Catalogue) -> WholeMap:
    """Read the map.

    Raises:
        UnreadableContent: the file has the wrong shape, repeats a number, an id or an element, or names a practice
            that is not there or that stands in no list.
    """
    found = decode(file, data, WholeMap)
    for what in ("number", "id"):
        _once(file, what, (getattr(place, what) for place in found))
    _once(file, "element", (element for place in found for element in place.elements))
    for at, place in enumerate(found):
        for nth, path in enumerate(place.paths):
            listed(file, catalogue, path.practices, f"places[{at}].paths[{nth}].practices")
    return found


def listed(file: str, catalogue: Catalogue, names: Iterable[str], field: str) -> list[Practice]:
    """Give the practices that a file names in a field.

    Raises:
        UnreadableContent: one of them is not there, or leaves no trace and so stands in no list.
    """
    for name in names:
        if name not in catalogue:
            raise UnreadableContent(file, f"there is no practice called {name}", field=field)
        if catalogue.by_id(name).leaves_no_trace:
            raise UnreadableContent(file, f"{name} leaves no trace, so it stands in no list", field=field)
    return [catalogue.by_id(name) for name in names]


def _once(file: str, what: str, values: Iterable[object]) -> None:
    twice = [str(value) for value, times in Counter(values).items() if times > 1]
    if twice:
        raise UnreadableContent(file, f"the {what} {', '.join(twice)} stands there twice", field="places")
