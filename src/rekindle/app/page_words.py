"""The words of single pages that belong to no room, typed and checked."""

from __future__ import annotations

from msgspec import Struct

from rekindle.help.decoding import decode_toml
from rekindle.help.texts import Paragraphs, Words


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
        TextsError: the file cannot be used; the message names file and field.
    """
    return decode_toml(data, PrivateWords, file=file)


def decode_neutral(data: bytes, *, file: str = "neutral.toml") -> str:
    """Give the address where Leave goes until the person chooses another.

    Raises:
        TextsError: the file cannot be used; the message names file and field.
    """
    return decode_toml(data, _Neutral, file=file).leave_to
