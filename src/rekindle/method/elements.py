"""What the whole way is made of: its elements by group, and where those that are a stance are kept."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent

ElementId = Annotated[str, Meta(pattern=r"^[A-Z]\d{1,2}$")]
Name = Annotated[str, Meta(min_length=1, max_length=60)]


class Element(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a person can do, or is met by."""

    id: ElementId
    name: Name


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Elements that belong together; their ids begin with its letter."""

    id: Annotated[str, Meta(pattern=r"^[A-Z]$")]
    name: Name
    elements: Annotated[tuple[Element, ...], Meta(min_length=1)]


class Method(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All elements."""

    groups: tuple[Group, ...]

    def __iter__(self) -> Iterator[Element]:
        return (element for group in self.groups for element in group.elements)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all elements."""
        return frozenset(element.id for element in self)


class Stance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a stance is kept: by a rule, or on a screen by what is said there."""

    element: ElementId
    how: Annotated[str, Meta(min_length=1)]
    """What is done, in one sentence."""
    rule: str = ""
    """A function, such as `rekindle.guide.gates:fits_the_energy`."""
    screen: str = ""
    """A template, such as `today/today.html`."""
    says: str = ""


class Stances(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All stances."""

    stances: tuple[Stance, ...]


def read_method(file: str, data: bytes) -> Method:
    """Read the elements.

    Raises:
        UnreadableContent: the file has the wrong shape, an id stands twice, or lies in a group of another letter.
    """
    method = decode(file, data, Method)
    ids = [element.id for element in method]
    if len(ids) != len(set(ids)):
        raise UnreadableContent(file, "an element stands twice")
    astray = [e.id for group in method.groups for e in group.elements if not e.id.startswith(group.id)]
    if astray:
        raise UnreadableContent(file, f"{astray[0]} stands in another group")
    return method


def read_stances(file: str, data: bytes) -> tuple[Stance, ...]:
    """Read where stances are kept.

    Raises:
        UnreadableContent: the file has the wrong shape, or a stance names both a rule and a screen, or neither.
    """
    stances = decode(file, data, Stances).stances
    for stance in stances:
        if bool(stance.rule) == bool(stance.screen) or bool(stance.screen) != bool(stance.says):
            raise UnreadableContent(file, f"{stance.element} names a rule, or a screen with what it says")
    return stances
