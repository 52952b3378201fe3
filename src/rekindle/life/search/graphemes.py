"""Where a text may be cut without breaking what a reader sees as one sign.

The rules are those of Unicode's annex 29 on grapheme clusters, as far as the character categories of Python's own
`unicodedata` tell; Prepend characters, which no text here is expected to hold, are left out.
"""

import re
import unicodedata

JOINER = "\N{ZERO WIDTH JOINER}"
VIRAMA = 9
"""The combining class of the sign that binds two consonants in the scripts of India."""
_EXTENDING = frozenset({"Mn", "Mc", "Me"})
_ALSO_EXTENDING = re.compile("[\u0e33\u0eb3\u200c\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Thai and Lao am, joiners, half-width voicing, skin tones, tags."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_FLAGS_BEFORE = re.compile("[\U0001f1e6-\U0001f1ff]*$")
_HANGUL = re.compile("[\u1100-\u115f\ua960-\ua97c\uac00-\ud7a3\u1160-\u11a7\ud7b0-\ud7c6]")
_HANGUL_FOLLOWING = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")

LONGEST_SIGN = 64
"""Characters after which a sign that has still not ended is broken all the same: no script has one like it."""


def is_cut(text: str, at: int) -> bool:
    """Tell whether a text may be cut before the character at `at` (0 to its length)."""
    if at <= 0 or at >= len(text):
        return True
    before, sign = text[at - 1], text[at]
    if before.isascii() and sign.isascii():
        return (before, sign) != ("\r", "\n")
    if unicodedata.category(sign) in _EXTENDING or _ALSO_EXTENDING.match(sign):
        return before in "\r\n"
    return not _bound(text, at, before, sign)


def _bound(text: str, at: int, before: str, sign: str) -> bool:
    """Tell whether two characters, of which the second does not extend by itself, are one sign together."""
    if before == JOINER:
        return unicodedata.category(sign) in {"So", "Lo"}
    if _FLAG.match(sign):
        flags = _FLAGS_BEFORE.search(text, max(0, at - 64), at)
        return flags is not None and len(flags[0]) % 2 == 1
    if unicodedata.combining(before) == VIRAMA:
        return unicodedata.category(sign) == "Lo"
    # In a text that was taken apart, a syllable is two or three characters, each a letter by itself.
    return bool(_HANGUL_FOLLOWING.match(sign) and (_HANGUL.match(before) or _HANGUL_FOLLOWING.match(before)))


def next_cut(text: str, at: int) -> int:
    """Give the first place from `at` (0 to its length) on where a text may be cut."""
    return next((one for one in range(at, at + LONGEST_SIGN) if is_cut(text, one)), at)


def last_cut(text: str, at: int) -> int:
    """Give the last place up to `at` (0 to its length) where a text may be cut."""
    return next((one for one in range(at, at - LONGEST_SIGN, -1) if is_cut(text, one)), at)
