"""What is asked for: words and phrases, each of which has to be in a record, in any order."""

import re
from dataclasses import dataclass

from rekindle.life.search.errors import NothingSought, TooMuchSought
from rekindle.life.search.folding import fold

LONGEST_QUERY = 2_000
"""Characters in the longest search."""

_MARKS = re.compile(
    '["\u201c-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02\ufe41-\ufe44\uff62\uff63]'
)
"""Quotation marks of any kind; which of them open and which close differs from one language to the next."""
_CONTROL = dict.fromkeys((*range(32), 127), " ")


@dataclass(frozen=True, slots=True)
class Query:
    """A search, read: its needles, each folded (`folding.fold`), not empty, and none of them twice."""

    needles: tuple[str, ...]

    def is_in(self, folded: str) -> bool:
        """Tell whether all that is asked for stands in a folded text."""
        return all(needle in folded for needle in self.needles)


def read_query(typed: str) -> Query:
    """Read a search as it was typed: words, and phrases in quotation marks.

    A mark that is not closed is passed over, so that a search half typed finds more and not less.

    Raises:
        NothingSought: there is no word in it.
        TooMuchSought: it is longer than `LONGEST_QUERY`.
    """
    if len(typed) > LONGEST_QUERY:
        raise TooMuchSought
    clean = typed.translate(_CONTROL).encode("utf-8", "ignore").decode()
    needles: list[str] = []
    *paired, rest = _MARKS.split(clean)
    for number, part in enumerate(paired):
        is_phrase = number % 2 == 1
        needles += [fold(part)] if is_phrase else fold(part).split()
    needles += fold(rest).split()
    found = tuple(dict.fromkeys(filter(None, needles)))
    if not found:
        raise NothingSought
    return Query(found)
