"""The words of single pages that belong to no room, typed and checked."""

from __future__ import annotations

from msgspec import Struct

from rekindle.help.texts import Paragraphs, Words
from rekindle.method.decoding import decode


class PrivatePage(Struct, frozen=True, forbid_unknown_fields=True):
    """The head of the page on what stays private."""

    title: Words
    short: Words
    opening: Words


class PrivatePart(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of it; `id` is its name in addresses, `at_home` the words of a link to the help for that."""

    id: str
    heading: Words
    lines: Paragraphs
    at_home: str = ""


class PrivateWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All of private.toml."""

    page: PrivatePage
    parts: tuple[PrivatePart, ...]


class _Neutral(Struct, frozen=True, forbid_unknown_fields=True):
    leave_to: str


def decode_private(data: bytes, *, file: str = "private.toml") -> PrivateWords:
    """Give the words on what stays private.

    Raises:
        UnreadableContent: the file cannot be used; the message names file and field.
    """
    return decode(file, data, PrivateWords)


def decode_neutral(data: bytes, *, file: str = "neutral.toml") -> str:
    """Give the address where Leave goes until the person chooses another.

    Raises:
        UnreadableContent: the file cannot be used; the message names file and field.
    """
    return decode(file, data, _Neutral).leave_to
