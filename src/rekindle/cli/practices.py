"""Finding a practice by what a person types for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.usage import perhaps
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.method.practice import Practice


def find_practice(library: Library, name: str) -> Practice:
    """Find a practice by its id or by its number.

    Raises:
        UsageError: there is none.
    """
    from rekindle.method.errors import UnknownPractice

    try:
        if name.isascii() and name.isdigit() and len(name) <= 4:
            return library.catalogue.by_number(int(name))
        return library.catalogue.by_id(name)
    except UnknownPractice as error:
        near = perhaps(name, (one.id for one in library.catalogue))
        raise click.UsageError(f"{error.sentence(_)} {near}".rstrip()) from None
