"""A hit in its sentence: a stretch of text short enough to read at a glance, with what was asked for marked in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rekindle.life.search.folding import letters
from rekindle.life.search.graphemes import last_cut, next_cut
from rekindle.life.search.query import Query

LONGEST_EXCERPT = 240
"""Characters shown of a text, unless the hit alone is longer."""
BEFORE_HIT = 80
"""How many of them may come before the hit where its sentence is longer than all of them."""
MOST_PLACES = 4
"""Places of one text that are shown, where what is asked for stands apart."""
ELLIPSIS = "…"

_WINDOW = 1_000
_SENTENCE_END = re.compile(
    "[.!?\u2026]+[\"'\u2019\u201d\u00bb)\\]]*(?=\\s)|[\u3002\uff01\uff1f\uff61\u0964\u06d4]+[\u300d\u300f]*|\n"
)
"""A full stop and its like with white space after it; those that stand by themselves; the end of a line."""
_BLANK = re.compile(r"\s")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt, and whether it is what was asked for."""

    text: str
    is_hit: bool = False


def excerpt_of(text: str, query: Query) -> tuple[Piece, ...]:
    """Give the parts of a text in which the needles of a search stand first, in pieces that follow each other.

    All of the text where it is short; else the sentence of each; of a long one, what is around the hit. Where
    something is left out, an ellipsis tells it. No sign is broken. Where no needle stands in it, it is its beginning.
    """
    patterns = [_pattern(needle) for needle in sorted(query.needles, key=len, reverse=True)]
    pieces: list[Piece] = []
    read = 0
    for start, end in _stretches(text, patterns):
        between = text[read:start]
        if between.strip():
            pieces.append(Piece(f" {ELLIPSIS} " if pieces else f"{ELLIPSIS} "))
        elif between and pieces:
            pieces.append(Piece(between))
        pieces += _marked(text[start:end], patterns)
        read = end
    if text[read:].strip():
        pieces.append(Piece(f" {ELLIPSIS}"))
    return tuple(pieces)


def _stretches(text: str, patterns: Sequence[re.Pattern[str]]) -> list[Span]:
    """Give the bounds of what is shown, in the order of the text: one place of each needle, the longest first.

    A needle that stands in what another one shows has none of its own.
    """
    shown = [_bounds(text, _first(text, patterns[0]))]
    for pattern in patterns[1:]:
        if len(shown) == MOST_PLACES:
            break
        if any(_spans(text[start:end], [pattern]) for start, end in shown):
            continue
        hit = _first(text, pattern)
        if hit[1]:
            shown.append(_bounds(text, hit))
    return _merged(sorted(shown))


def _pattern(needle: str) -> re.Pattern[str]:
    """Give what finds a needle in letters that are folded, whatever white space stands in a phrase."""
    return re.compile(r"\s+".join(map(re.escape, needle.split(" "))))


def _first(text: str, pattern: re.Pattern[str]) -> Span:
    """Give where a pattern first stands in a text, or the very beginning; a text may be long, so by windows."""
    if text.isascii():
        found = pattern.search(letters(text))
        return found.span() if found else (0, 0)
    overlap = 4 * len(pattern.pattern) + 64
    for begin in range(0, len(text), _WINDOW):
        start, end = last_cut(text, begin), next_cut(text, min(begin + _WINDOW + overlap, len(text)))
        window = text[start:end]
        if pattern.search(letters(window)):
            return next(((start + first, start + last) for first, last in _spans(window, [pattern])), (0, 0))
    return 0, 0


def _spans(text: str, patterns: Sequence[re.Pattern[str]]) -> list[Span]:
    """Give every place of a text where a pattern stands, whole signs alone, in order; some may overlap."""
    folded, starts, ends = [], [], []
    for start, end in _signs(text):
        sign = letters(text[start:end])
        folded.append(sign)
        starts += [start] * len(sign)
        ends += [end] * len(sign)
    whole = "".join(folded)
    found = (match.span() for pattern in patterns for match in pattern.finditer(whole))
    return sorted((starts[first], ends[last - 1]) for first, last in found)


def _signs(text: str) -> Iterator[Span]:
    """Give the bounds of every sign of a text, as a reader sees them."""
    start = 0
    while start < len(text):
        end = next_cut(text, start + 1)
        yield start, end
        start = end


def _bounds(text: str, hit: Span) -> Span:
    """Give the bounds of the sentence round a hit, or of as much of it as is shown."""
    if len(text) <= LONGEST_EXCERPT:
        return _without_blanks(text, 0, len(text))
    start, end = max(0, hit[0] - LONGEST_EXCERPT), last_cut(text, min(len(text), hit[1] + LONGEST_EXCERPT))
    sentence_start, sentence_end = start, end
    for stop in _SENTENCE_END.finditer(text, start, end):
        if stop.end() <= hit[0]:
            sentence_start = stop.end()
        elif stop.end() >= hit[1]:
            sentence_end = stop.end()
            break
    if sentence_end - sentence_start > LONGEST_EXCERPT or sentence_start == start > 0:
        sentence_start = max(sentence_start, _begin_of_word(text, hit[0] - BEFORE_HIT, hit[0]))
    if sentence_end - sentence_start > LONGEST_EXCERPT:
        sentence_end = max(hit[1], _end_of_word(text, hit[1], sentence_start + LONGEST_EXCERPT))
    return _without_blanks(text, sentence_start, sentence_end)


def _begin_of_word(text: str, at: int, hit: int) -> int:
    """Give the first place from `at` on where a word begins, before a hit; without one, where a sign begins."""
    if at <= 0:
        return 0
    blank = _BLANK.search(text, at - 1, hit)
    return blank.end() if blank else next_cut(text, at)


def _end_of_word(text: str, hit: int, at: int) -> int:
    """Give the last place up to `at` where a word ends, after a hit; without one, where a sign ends."""
    if at >= len(text):
        return len(text)
    blanks = [blank.start() for blank in _BLANK.finditer(text, hit, at + 1)]
    return blanks[-1] if blanks else last_cut(text, at)


def _without_blanks(text: str, start: int, end: int) -> Span:
    """Draw the bounds in to where there is something to read; a blank that carries a mark stays with it."""
    shown = text[start:end]
    return last_cut(text, start + len(shown) - len(shown.lstrip())), start + len(shown.rstrip())


def _marked(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Piece]:
    """Give a text in pieces, hits apart from the rest; hits that overlap or touch are one."""
    read = 0
    for start, end in _merged(_spans(text, patterns)):
        if start > read:
            yield Piece(text[read:start])
        yield Piece(text[start:end], is_hit=True)
        read = end
    if read < len(text):
        yield Piece(text[read:])


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
