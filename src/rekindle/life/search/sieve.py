"""The sieve: tells of a record's bytes, still undecoded, whether it may hold what is asked for.

It lets through all that does, and little else, at a fraction of what decoding and folding would cost. It looks for
pieces of the search that stand in JSON as they stand in a text: stretches without white space and without what JSON
writes in another way. A piece may be in the bytes themselves, in the shown word of an id that stands in them, or
in the text once it is folded, which is tried last.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple, TypeGuard

from rekindle.life.codec import CLASSES, heads_of
from rekindle.life.records import Findable, Record
from rekindle.life.search.folding import ascii_letters, fold, loose_letters
from rekindle.life.search.query import Query
from rekindle.life.search.texts import SEARCHED, ShownWords

_BETWEEN = re.compile(r"""[\s"\\/,\x00-\x1f\x7f]+""")
"""What no piece holds: white space, what JSON escapes, and the comma that `texts` puts between chosen words."""
_BACKSLASH = ord("\\")
_ESCAPED = b"\\u"
"""We write it for control characters alone, another program that made a copy for any letter: then all is decoded."""
_ASCII = bytes(range(128))
_RAREST = b"qzjbgpfmculhsokdvwyxrniaet"
"""The letters, those in the fewest records first; the last ones stand in the words that JSON has in each of ours."""
_MOSTLY = 4
"""In a text of which less than a quarter lies beyond ASCII, it is worth asking which letters those are."""


class _Piece(NamedTuple):
    """A stretch of a needle, folded."""

    text: str
    data: bytes
    rare: int
    """The byte of it that is in the fewest records; and its capital."""
    capital: int
    ids: tuple[bytes, ...]
    """Those (as JSON has them, small) whose shown words hold it."""


class Sieve:
    """Looks through bytes for one search, among records of some kinds (names of `SEARCHED`; none of them: all)."""

    def __init__(self, query: Query, shown: ShownWords, kinds: Collection[str] = ()) -> None:
        self._kinds = tuple(SEARCHED[name] for name in kinds or SEARCHED)
        self._wanted = heads_of(self._kinds)
        self._unwanted = heads_of(set(CLASSES.values()).difference(self._kinds))
        words = [(f'"{name}"'.encode().lower(), fold(word)) for name, word in shown.by_id()]
        found = dict.fromkeys(piece for needle in query.needles for piece in _BETWEEN.split(needle) if piece)
        # The longest is the rarest, mostly: it turns most records away by itself.
        self._pieces = [_piece(text, words) for text in sorted(found, key=len, reverse=True)]
        self._rigid: dict[tuple[str, frozenset[str]], tuple[bytes, ...]] = {}

    def takes(self, record: Record) -> TypeGuard[Findable]:
        """Tell whether a record is of a wanted kind."""
        return isinstance(record, self._kinds)

    def may_hold(self, data: bytes) -> bool:
        """Tell whether a record, as its JSON, is of a wanted kind and may hold all that is asked for.

        What was written by another version of the program is always let through, for whoever decodes it to judge.
        """
        if not data.startswith(self._wanted):
            return not data.startswith(self._unwanted)
        for text, plain, rare, capital, ids in self._pieces:
            # One byte, as a number, is looked for at a tenth of what several cost, and mostly it is not there.
            if (rare in data or capital in data) and plain in data.lower():
                continue
            if ids and any(one in data.lower() for one in ids):
                continue
            if _BACKSLASH in data and _ESCAPED in data:
                return True
            if data.isascii() or not self._is_in_folded(text, data):
                return False
        return True

    def _is_in_folded(self, piece: str, data: bytes) -> bool:
        """Tell whether a piece that is not in a JSON text as it stands may be in it once that is folded."""
        if not piece.isascii():
            return loose_letters(piece) in loose_letters(data.decode(errors="replace"))
        signs = data.translate(None, _ASCII).decode(errors="replace")
        if len(signs) * _MOSTLY < len(data):
            about = piece, frozenset(signs)
            if about not in self._rigid:
                self._rigid[about] = _rigid_parts(*about)
            lowered = data.lower()
            if any(part not in lowered for part in self._rigid[about]):
                return False
        return piece.encode() in ascii_letters(data.decode(errors="replace"))


def _piece(text: str, words: Collection[tuple[bytes, str]]) -> _Piece:
    """Make a piece; `words` are ids (as JSON has them) with their shown words, folded."""
    data = text.encode()
    rare = min(data, key=_rank)
    ids = dict.fromkeys(name for name, word in words if text in word)
    return _Piece(text, data, rare, ord(bytes([rare]).upper()), tuple(ids))


def _rank(byte: int) -> int:
    """Give the place of a byte among those in the fewest texts; what is no letter comes after all letters."""
    return _RAREST.find(byte) if byte in _RAREST else len(_RAREST)


def _rigid_parts(piece: str, signs: Collection[str]) -> tuple[bytes, ...]:
    """Give the parts of an ASCII piece that none of some other signs can stand for, so that ASCII alone spells them.

    There is none where one of the signs folds to nothing, as it may stand within any part.
    """
    folded = {_folded_sign(sign) for sign in signs}
    if "" in folded:
        return ()
    made = "".join(folded)
    spelled = "".join(" " if sign in made else sign for sign in piece)
    return tuple(part.encode() for part in sorted(spelled.split(), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return loose_letters(sign)
