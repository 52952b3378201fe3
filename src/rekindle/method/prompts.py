"""Beginnings for a page: small starts a person may take, and other ways in."""

from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode


class Prompts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Starts for an open page and for ten words."""

    open_page: Annotated[tuple[str, ...], Meta(min_length=6)]
    ten_words: Annotated[tuple[str, ...], Meta(min_length=6)]


def read_prompts(file: str, data: bytes) -> Prompts:
    """Read the starts.

    Raises:
        UnreadableContent: the file has the wrong shape.
    """
    return decode(file, data, Prompts)
