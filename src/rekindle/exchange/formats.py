"""The formats by name, and the one that a file is of, told by what is in it."""

from importlib import import_module

from rekindle.exchange import NAMES
from rekindle.exchange.errors import NotRecognised
from rekindle.exchange.shape import Format
from rekindle.exchange.source import Source


def named(name: str) -> Format:
    """Load the format of one of the `NAMES`."""
    if name not in NAMES:
        raise ValueError(f"there is no format {name!r}")
    found: Format = import_module(f"rekindle.exchange.{name}").FORMAT
    return found


def recognise(source: Source) -> Format:
    """Give the format of a file.

    Raises:
        NotRecognised: it is none of ours.
    """
    for name in NAMES:
        tried = named(name)
        if tried.recognises(source):
            return tried
    raise NotRecognised
