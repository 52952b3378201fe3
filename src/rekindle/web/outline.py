"""The outline of a body as a form asks for it: hands first, then any place, on the drawing or in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rekindle.method.body import HANDS, NO_MORE, NOWHERE, BodyWords, Mark, Place, Sensation
from rekindle.method.states import STRENGTHS
from rekindle.web.feeling_words import strength_of
from rekindle.web.visit import Visit

WHOLE = "whole"
"""Says that the whole outline is open, and opens it; no place of it is chosen by that."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place in the list: what it is called there, and what is said of it."""

    id: str
    name: str
    said: str
    look: str


@dataclass(frozen=True, slots=True)
class Card:
    """The place that is asked about now."""

    id: str
    name: str
    at_once: Sequence[Sensation]
    folded: Sequence[Sensation]
    sensation: str
    strength: str
    nearer: Sequence[Row]
    """Smaller places within it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline as it stands in the form."""

    card: Card | None
    whole: bool
    rows: Sequence[Row]
    looks: Mapping[str, str]
    """How each place is drawn of which something is said."""
    names: Mapping[str, str]
    """What each place is called on the drawing, with what is said of it."""
    carried: Sequence[str]
    """The lines of all other places, which travel in hidden fields."""
    strengths: Sequence[tuple[str, str]]
    bare: frozenset[str] = NO_MORE


def read_marks(visit: Visit) -> tuple[str, ...]:
    """Read what was said of each place, in its line; of other places than this one as it travelled along."""
    body, strengths = visit.library.body, visit.library.answers.strengths
    here, opened = visit.said("place"), visit.said("open")
    marks = [mark for said in visit.all_said("tap") if (mark := body.read(said, strengths))]
    marks = [mark for mark in marks if mark.place != here]
    if opened == NOWHERE:
        marks = (
            [mark for mark in marks if mark.place != NOWHERE] if _is_marked(marks, NOWHERE) else [*marks, _NOWHERE]
        )
    marks.append(Mark(here, visit.said("sensation"), strength_of(visit.said("strength"))))
    return tuple(dict.fromkeys(said for mark in marks if (said := body.said(mark, strengths))))


def outline(visit: Visit, picks: Sequence[str]) -> Outline:
    """Give the outline with what was said so far."""
    body, strengths = visit.library.body, visit.library.answers.strengths
    marks = {mark.place: mark for said in picks if (mark := body.read(said, strengths))}
    opened = visit.said("open")
    place = body.place(opened) if opened not in {"", NOWHERE} else None
    if place is None and not opened:
        place = body.place(visit.said("place") or HANDS)
    rows = [_row(visit, one, marks.get(one.id)) for one in body.places]
    return Outline(
        card=_card(body, place, marks, rows) if place else None,
        whole=bool(opened or visit.said(WHOLE)) or bool(marks.keys() - {HANDS}),
        rows=rows,
        looks={name: _look(body, mark) for name, mark in marks.items()},
        names={row.id: f"{row.name}: {row.said}" if row.said else row.name for row in rows},
        carried=[body.said(mark, strengths) for name, mark in marks.items() if place is None or name != place.id],
        strengths=[(strength, strengths[strength]) for strength in STRENGTHS],
    )


_NOWHERE = Mark(NOWHERE)


def _is_marked(marks: Sequence[Mark], place: str) -> bool:
    return any(mark.place == place for mark in marks)


def _row(visit: Visit, place: Place, mark: Mark | None) -> Row:
    name = place.word[:1].upper() + place.word[1:]
    if mark is None:
        return Row(place.id, name, "", "")
    said = visit.library.body.said(mark, visit.library.answers.strengths).removeprefix(place.word).removeprefix(": ")
    return Row(place.id, name, said or visit.gettext("yes"), _look(visit.library.body, mark))


def _look(body: BodyWords, mark: Mark) -> str:
    sensation = body.sensation(mark.sensation)
    return sensation.look if sensation else "far"


def _card(body: BodyWords, place: Place, marks: Mapping[str, Mark], rows: Sequence[Row]) -> Card:
    mark = marks.get(place.id, Mark(place.id))
    within = {one.id for one in body.places if one.within == place.id}
    return Card(
        id=place.id,
        name=place.word[:1].upper() + place.word[1:],
        at_once=[one for name in body.at_once if (one := body.sensation(name))],
        folded=[one for one in body.sensations if one.id not in body.at_once],
        sensation=mark.sensation,
        strength=mark.strength or "",
        nearer=[row for row in rows if row.id in within],
    )
