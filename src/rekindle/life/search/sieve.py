"""The sieve: tells of a record's bytes, still undecoded, whether it may hold what is asked for.

It lets through all that does, and little else, at a fraction of what decoding and folding would cost. It looks for
pieces of the search that stand in JSON as they stand in a text: stretches without white space and without what JSON
writes in another way. A piece may be in the bytes themselves; in the words with letters beyond ASCII, folded; or in
the shown word of an id that stands in them.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from rekindle.life.codec import CLASSES, heads_of
from rekindle.life.records import Record
from rekindle.life.search.folding import fold, letters
from rekindle.life.search.query import Query
from rekindle.life.search.texts import SEARCHED, ShownWords

_BETWEEN = re.compile(r"""[\s"\\/,\x00-\x1f\x7f]+""")
"""What no piece holds: white space, what JSON escapes, and the comma that `texts` puts between chosen words."""
_ESCAPED = b"\\u"
"""Ours are written for control characters alone; with one of them, a text is decoded to be sure."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a needle: folded, as its bytes, and the ids (as JSON has them) whose shown words hold it."""

    text: str
    data: bytes
    ids: tuple[bytes, ...]

    def is_in(self, lowered: bytes) -> bool:
        return self.data in lowered or any(one in lowered for one in self.ids)


class Sieve:
    """Looks through bytes for one search, among records of some kinds (names of `SEARCHED`; none of them: all)."""

    def __init__(self, query: Query, shown: ShownWords, kinds: Collection[str] = ()) -> None:
        self._kinds = tuple(SEARCHED[name] for name in kinds or SEARCHED)
        self._wanted = heads_of(self._kinds)
        self._unwanted = heads_of(set(CLASSES.values()).difference(self._kinds))
        words = [(f'"{name}"'.encode().lower(), fold(word)) for name, word in shown.by_id()]
        found = dict.fromkeys(piece for needle in query.needles for piece in _BETWEEN.split(needle) if piece)
        # The longest is the rarest, mostly: it turns most records away by itself.
        self._pieces = [
            _Piece(piece, piece.encode(), tuple(dict.fromkeys(name for name, word in words if piece in word)))
            for piece in sorted(found, key=len, reverse=True)
        ]

    def takes(self, record: Record) -> bool:
        """Tell whether a record is of a wanted kind."""
        return isinstance(record, self._kinds)

    def may_hold(self, data: bytes) -> bool:
        """Tell whether a record, as its JSON, is of a wanted kind and may hold all that is asked for.

        What was written by another version of the program is always let through, for whoever decodes it to judge.
        """
        if not data.startswith(self._wanted):
            return not data.startswith(self._unwanted)
        lowered, folded = data.lower(), ""
        is_plain = data.isascii() and _ESCAPED not in data
        for piece in self._pieces:
            if piece.is_in(lowered):
                continue
            if is_plain:
                return False
            folded = folded or _folded_part(data)
            if piece.text not in folded:
                return _ESCAPED in data
        return True


def _folded_part(data: bytes) -> str:
    """Give the words of a JSON text that hold letters beyond ASCII, folded."""
    return letters(b" ".join([word for word in data.split() if not word.isascii()]).decode(errors="replace"))
