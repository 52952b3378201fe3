"""Country names: in which order they stand, and finding one from what a person typed."""

import re
import unicodedata
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode

Code = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Name = Annotated[str, Meta(pattern=r"^\S.*\S$")]

_NOT_A_LETTER = re.compile(r"[^\w]+")
_LONGEST_QUERY = 80
_SHORTEST_BEGINNING = 3


class Countries(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of countries by ISO 3166-1 code, and other names people use for them (``also``)."""

    names: dict[Code, Name]
    also: dict[Code, tuple[Name, ...]]

    def name(self, code: str) -> str:
        """The plain name, or the code itself where no name is known."""
        return self.names.get(code, code)

    def in_order(self, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The given codes with their names, by name; accents do not push a name to the end."""
        named = [(code, self.name(code)) for code in codes]
        return tuple(sorted(named, key=lambda pair: (_fold(pair[1]), pair[0])))

    def find(self, typed: str) -> tuple[str, ...]:
        """The codes that fit what was typed, best order by name: a code, a name, or how a name begins.

        A whole name or code gives that one country alone ("Niger" is not Nigeria). Otherwise every country
        is given that has a name with a word that begins so. Empty when nothing fits.
        """
        asked = _fold(typed[:_LONGEST_QUERY])
        if not asked:
            return ()
        exact = [code for code in self.names if asked in self._folded(code)]
        if exact:
            return tuple(code for code, _ in self.in_order(tuple(exact)))
        if len(asked) < _SHORTEST_BEGINNING:
            return ()
        begun = [code for code in self.names if any(f" {name}".find(f" {asked}") >= 0 for name in self._folded(code))]
        return tuple(code for code, _ in self.in_order(tuple(begun)))

    def _folded(self, code: str) -> tuple[str, ...]:
        return tuple(_fold(name) for name in (code, self.names[code], *self.also.get(code, ())))


def decode_countries(data: bytes, *, file: str = "countries.toml") -> Countries:
    """The country names in the bytes of a TOML file. Raises UnreadableContent, which names file and field."""
    return decode(file, data, Countries)


def _fold(name: str) -> str:
    """Lower case, without accents, with one space for whatever is no letter; a leading "the" falls away."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", plain.casefold().replace("&", " and ")).strip().removeprefix("the ")
