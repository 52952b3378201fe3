"""What stands at the door of a practice for one person: what is asked there, what holds, what they want of it."""

from __future__ import annotations

from dataclasses import dataclass

from rekindle.app.wishes import Says, what_is_wanted
from rekindle.method.evidence import Note
from rekindle.method.practice import Practice
from rekindle.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Door:
    """The door of one practice."""

    asks: tuple[tuple[str, str], ...]
    """Codes that are asked about here, each with its words; never more than the practice carries."""
    asks_about_home: bool
    """Whether to leave out what involves people at home is asked here; never together with another question."""
    holds: tuple[str, ...]
    """Words of codes that the person said hold."""
    not_said: tuple[str, ...]
    """Words of codes that they rather keep to themselves."""
    names: tuple[str, ...]
    """Words of what else it may not suit, named to everybody."""
    left_out: bool
    """Whether they left out what involves people at home, and this does."""
    outward: Practice
    """Where to go instead."""
    says: Says
    reads_before: bool
    note: Note
    about: str


def door_of(visit: Visit, practice: Practice) -> Door:
    """Give what stands at a door."""
    wanted, words = what_is_wanted(visit.diary), visit.library.answers.codes
    known, evidence = wanted.known, visit.library.evidence
    asks = tuple((code, said) for code, said in words.items() if code in known.to_ask(practice))
    return Door(
        asks=asks,
        asks_about_home=not asks and known.asks_about_home(practice),
        holds=tuple(said for code, said in words.items() if code in known.holding(practice)),
        not_said=tuple(said for code, said in words.items() if code in practice.not_for and code in known.withheld),
        names=tuple(visit.library.answers.named[code] for code in known.names(practice)),
        left_out=known.leaves_out(practice),
        outward=visit.library.catalogue.outward_of(practice),
        says=wanted.says(practice),
        reads_before=wanted.reads_before(practice),
        note=evidence.of(practice),
        about=evidence.about,
    )
