"""Places on the body and words for what may be there; nothing is ever asked of any place."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.states import Strength

Id = Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=30)]
Word = Annotated[str, Meta(pattern=r"^[^:,.;]+$", max_length=30)]
"""A word that can stand in a line such as “hands: warm, faint” and be read out of it again."""
Side = Literal["front", "back", "both"]
Look = Literal["warm", "held", "far", "stirring"]
"""How it is drawn, beside being said: as warmth, as hatching, as a dotted edge, as dots."""
HANDS, NOWHERE = "hands", "nowhere"
"""The place that comes first, and the answer that is complete without a word for what is there."""
NO_MORE = frozenset({"nothing", "cant-tell"})
"""Full answers: how strong they are is not asked."""


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place, on the side from which it is seen."""

    id: Id
    word: Word
    side: Side
    within: str = ""
    """The larger place on the outline in which it lies, where it is too small to touch by itself."""


class Sensation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word for what may be there."""

    id: Id
    word: Word
    look: Look


class BodyTexts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said beside the outline."""

    hands_missing: str
    come_back: str
    list: str
    nothing: str


class Mark(Struct, frozen=True):
    """What was said of one place, by ids."""

    place: str
    sensation: str = ""
    strength: Strength | None = None


class BodyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All words of the body in one language."""

    at_once: tuple[Id, ...]
    """The sensations that stand there at once; the others are folded."""
    texts: BodyTexts
    places: tuple[Place, ...]
    sensations: tuple[Sensation, ...]

    def place(self, name: str) -> Place | None:
        """Find a place."""
        return next((place for place in self.places if place.id == name), None)

    def sensation(self, name: str) -> Sensation | None:
        """Find a sensation."""
        return next((one for one in self.sensations if one.id == name), None)

    def said(self, mark: Mark, strengths: Mapping[Strength, str]) -> str:
        """Say a mark in one line, such as “hands: warm, faint”; "" where there is nothing to say of the place."""
        place, sensation = self.place(mark.place), self.sensation(mark.sensation)
        if place is None or (sensation is None and place.id != NOWHERE):
            return ""
        if sensation is None:
            return place.word
        strong = strengths[mark.strength] if mark.strength and sensation.id not in NO_MORE else ""
        return f"{place.word}: {sensation.word}{', ' if strong else ''}{strong}"

    def read(self, said: str, strengths: Mapping[Strength, str]) -> Mark | None:
        """Read a mark out of its line; None where it is none."""
        place, _, rest = said.partition(": ")
        sensation, _, strong = rest.partition(", ")
        places = {one.word: one.id for one in self.places}
        sensations = {one.word: one.id for one in self.sensations}
        strength = next((one for one, word in strengths.items() if word == strong), None)
        mark = Mark(places.get(place, ""), sensations.get(sensation, ""), strength)
        return mark if said and self.said(mark, strengths) == said else None


def read_body(file: str, data: bytes) -> BodyWords:
    """Read the words of the body.

    Raises:
        UnreadableContent: the file has the wrong shape, something stands twice, or is named and not there.
    """
    body = decode(file, data, BodyWords)
    _check_once(file, "places", [word for one in body.places for word in {one.id, one.word}])
    _check_once(file, "sensations", [word for one in body.sensations for word in {one.id, one.word}])
    places, sensations = {one.id for one in body.places}, {one.id for one in body.sensations}
    for field, named, there in (
        ("places", {HANDS, NOWHERE} | {one.within for one in body.places if one.within}, places),
        ("at_once", {*body.at_once, *NO_MORE}, sensations),
    ):
        if missing := sorted(named - there):
            raise UnreadableContent(file, f"there is no {', '.join(missing)}", field=field)
    return body


def _check_once(file: str, field: str, ids: list[str]) -> None:
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise UnreadableContent(file, f"{', '.join(twice)} stands twice", field=field)
