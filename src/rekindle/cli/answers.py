"""Small answers as a person types them: a number or a word becomes one of the answers, or a word of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from rekindle.cli.texts import readable
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.life.records import Feeling
    from rekindle.method.states import Energy, State

K = TypeVar("K", bound=str)

HIGHEST = 10
"""How far "felt" and "connected" go in a terminal; n is kept as n/10."""
_APOSTROPHES = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_BETWEEN = re.compile(r"[,;]")


class NotAnAnswer(Exception):
    """What was typed is none of the answers; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one language, found by what was typed."""

    library: Library

    def state(self, typed: str) -> State:
        """Find a state by its id or its word.

        Raises:
            NotAnAnswer: there is none like that.
        """
        words = self.library.answers.states
        found = _named(words, typed)
        if found is None:
            raise _none_of(words, typed)
        return found

    def states(self, typed: str) -> tuple[State, ...]:
        """Find several states by their numbers in the list (from 1) or by name, with commas or spaces between.

        Raises:
            NotAnAnswer: one of them is none of the states.
        """
        found: list[State] = []
        for part in filter(None, (one.strip() for one in _BETWEEN.split(typed))):
            try:
                found.append(self._numbered_state(part))
            except NotAnAnswer:
                pieces = part.split()
                if len(pieces) == 1:
                    raise
                found += [self._numbered_state(piece) for piece in pieces]
        return tuple(dict.fromkeys(found))

    def energy(self, typed: str) -> Energy:
        """Find how much energy by its number in the list (from 1), its id or its word.

        Raises:
            NotAnAnswer: there is none like that.
        """
        words = self.library.answers.energy
        found = _numbered(words, typed) or _named(words, typed)
        if found is None:
            raise _none_of(words, typed)
        return found

    def _numbered_state(self, typed: str) -> State:
        return _numbered(self.library.answers.states, typed) or self.state(typed)

    def feeling(self, typed: str) -> Feeling:
        """Read WORD or WORD:STRENGTH; a known word becomes its id, any other stands as it is.

        Raises:
            NotAnAnswer: there is no word, or no strength of that name.
            TextTooLong: the word is longer than a line can be.
        """
        from rekindle.life.records import Feeling

        word, colon, strength = typed.strip().rpartition(":")
        word, strength = (word, strength) if colon else (strength, "")
        strengths = self.library.answers.strengths
        known = _named(strengths, strength) if colon else None
        if not word.strip() or (colon and known is None):
            said = {"typed": shortened(typed), "strengths": ", ".join(strengths.values())}
            raise NotAnAnswer(
                _("“%(typed)s” does not read as WORD or WORD:STRENGTH. Strengths: %(strengths)s.") % said
            )
        ids = {one.id: one.word for group in self.library.feelings.groups for one in group.words}
        word = self.line(word)
        return Feeling(_named(ids, word) or word, known)

    def line(self, typed: str) -> str:
        """Read a line of the person's own.

        Raises:
            NothingToKeep, TextTooLong: empty, or longer than a line can be.
            Refusal: it is no text.
        """
        from rekindle.app.writing import checked
        from rekindle.life.records import LONGEST_LINE

        return checked(readable(typed), LONGEST_LINE)

    def need(self, typed: str) -> str:
        """Find a need by its id or its word; any other stands as it is.

        Raises:
            NothingToKeep, TextTooLong: no word, or longer than a line can be.
        """
        word = self.line(typed)
        return _named(self.library.answers.needs, word) or word


def _none_of(words: Mapping[K, str], typed: str) -> NotAnAnswer:
    said = {"typed": shortened(typed), "answers": ", ".join(words.values())}
    return NotAnAnswer(_("“%(typed)s” is none of the answers here: %(answers)s.") % said)


def numbered(words: Sequence[object], typed: str) -> int | None:
    """Give the index that a typed number (from 1) points to in a list; None when it points to nothing."""
    number = typed.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 3):
        return None
    return int(number) - 1 if 1 <= int(number) <= len(words) else None


def share(typed: str) -> float:
    """Read a number from 0 to 10 as the share (0 to 1) that is kept.

    Raises:
        NotAnAnswer: it is no such number.
    """
    number = typed.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 2 and int(number) <= HIGHEST):
        raise NotAnAnswer(_("A whole number from 0 to 10 is what fits here."))
    return int(number) / HIGHEST


def shortened(typed: str, longest: int = 40) -> str:
    """Give what was typed in a length that fits into a sentence."""
    return typed if len(typed) <= longest else f"{typed[:longest]}…"


def found(words: Mapping[K, str], typed: str) -> K | None:
    """Find a key by its number in the list (from 1), by itself or by its word; None where there is none."""
    return _numbered(words, typed) or _named(words, typed)


def _numbered(words: Mapping[K, str], typed: str) -> K | None:
    index = numbered(list(words), typed)
    return None if index is None else list(words)[index]


def _named(words: Mapping[K, str], typed: str) -> K | None:
    """Find a key by itself or by its word, whatever the capitals, accents and marks."""
    asked = _folded(typed)
    return next((key for key, word in words.items() if asked in {_folded(key), _folded(word)}), None)


def _folded(word: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(_APOSTROPHES, "", plain.casefold())).split())
