"""What is said once before the deeper practices."""

from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.practice import Practice

DEEP = 2
"""The inward level from which on a practice is one of the deeper ones."""

Paragraph = Annotated[str, Meta(min_length=1, max_length=300)]


class Before(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of it."""

    title: Paragraph
    first: Paragraph
    lines: Annotated[tuple[Paragraph, ...], Meta(min_length=1)]
    with_someone: Paragraph


def read_before(file: str, data: bytes) -> Before:
    """Read it.

    Raises:
        UnreadableContent: the file has the wrong shape.
    """
    return decode(file, data, Before)


def is_deep(practice: Practice) -> bool:
    """Tell whether a practice is one of the deeper ones."""
    return practice.inward >= DEEP
