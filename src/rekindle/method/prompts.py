"""Beginnings for a page: small starts a person may take, and other ways in."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.method.decoding import decode

SHOWN = 4
"""Starts that are shown at once."""


class Prompts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Starts for an open page and for ten words."""

    open_page: Annotated[tuple[str, ...], Meta(min_length=6)]
    ten_words: Annotated[tuple[str, ...], Meta(min_length=6)]

    def on(self, day: date, form: Literal["page", "ten-words"]) -> list[str]:
        """Give the few starts of a day; the next day has the next ones."""
        starts = self.open_page if form == "page" else self.ten_words
        first = day.toordinal() * SHOWN
        return [starts[(first + index) % len(starts)] for index in range(SHOWN)]


def read_prompts(file: str, data: bytes) -> Prompts:
    """Read the starts.

    Raises:
        UnreadableContent: the file has the wrong shape.
    """
    return decode(file, data, Prompts)
