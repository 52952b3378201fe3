"""Words of danger in what was looked for: then help stands first. Looked at while a page is made, and kept nowhere.

It changes only how near help is, which is one tap away on every page. It misses most indirect wording, and
it is cheap to be wrong: whoever meant something else finds what they looked for right below.
"""

import re
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.help.texts import Words
from rekindle.life.search.folding import fold
from rekindle.method.decoding import decode

Phrase = Annotated[str, Meta(pattern=r"^[a-z]+\*?( [a-z]+\*?)*$")]


class Heavy(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All of heavy.toml: what is listened for, and what is said then."""

    said: Words
    listens_for: Annotated[tuple[Phrase, ...], Meta(min_length=1)]

    def is_in(self, typed: str) -> bool:
        """Tell whether one of the words or phrases stands in what was typed, as whole words one after another."""
        return self._any.search(_bare(typed)) is not None

    @cached_property
    def _any(self) -> re.Pattern[str]:
        phrases = "|".join(phrase.replace("*", r"\w*") for phrase in self.listens_for)
        return re.compile(rf"\b(?:{phrases})\b")


def decode_heavy(file: str, data: bytes) -> Heavy:
    """Give the words.

    Raises:
        UnreadableContent: the file cannot be used; the message names file and field.
    """
    return decode(file, data, Heavy)


def _bare(typed: str) -> str:
    """Give the words of a text alone, folded, one blank between them; an apostrophe is left out."""
    return " ".join(re.findall(r"\w+", fold(typed).replace("'", "")))
