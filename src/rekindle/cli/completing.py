"""What the shell offers when Tab is pressed: names that everybody has. Nothing of a home is opened or read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from rekindle import content
from rekindle.cli.words import LANGUAGE

if TYPE_CHECKING:
    import click

    from rekindle.app.library import Library

Offer = list[CompletionItem]
Complete = Callable[["click.Context", "click.Parameter", str], Offer]
MONTHS = 12


def _library() -> Library:
    from rekindle.surroundings import library

    return library(LANGUAGE)


def _beginning(incomplete: str, names: Iterable[str] | Mapping[str, str]) -> Offer:
    """Give the names that begin as was typed, whatever the capitals, each with what it means where that is known."""
    said = names if isinstance(names, Mapping) else dict.fromkeys(names, "")
    typed = incomplete.casefold()
    return [CompletionItem(name, help=means) for name, means in said.items() if name.casefold().startswith(typed)]


def practices(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer the ids of practices, by the names of their files: quicker than reading them all."""
    files = (content.HERE / LANGUAGE / "practices").glob("*.toml")
    return _beginning(incomplete, sorted(file.stem for file in files))


def chips(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer what it is like, by the names of the chips of the list."""
    return _beginning(incomplete, {chip.id: chip.word for chip in _library().needs})


def places(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer the places of the map."""
    return _beginning(incomplete, {place.id: place.title for place in _library().map})


def states(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer the words for how it is."""
    return _beginning(incomplete, _library().answers.states)


def needs(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer what may be needed."""
    return _beginning(incomplete, _library().answers.needs)


def feelings(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer feeling words, and after a colon how strong."""
    word, colon, strength = incomplete.rpartition(":")
    if colon:
        return [CompletionItem(f"{word}:{one}") for one in _library().answers.strengths if one.startswith(strength)]
    groups = _library().feelings.groups
    return _beginning(incomplete, {one.id: one.meaning for group in groups for one in group.words})


def countries(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer the codes of countries, each with its name."""
    return _beginning(incomplete, _library().countries.names)


def days(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offer:
    """Offer today, yesterday, and the months of the last year."""
    from rekindle.surroundings import local_now

    named, first = ["today", "yesterday"], local_now().date().replace(day=1)
    for _month in range(MONTHS):
        named.append(f"{first:%Y-%m}")
        first = _month_before(first)
    return _beginning(incomplete, named)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)
