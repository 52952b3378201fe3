"""Folding: two ways to write the same word become one, whatever their capitals, accents and widths.

Letters go through the Unicode forms NFKD and NFC with case folding between them. Marks fall away where people leave
them out when they type: the accents of Latin, Greek and Cyrillic, the points of Hebrew, the vowel signs of Arabic.
They stay where they are letters: the signs of Devanagari and Thai, the voicing of Japanese, the marks on й, ў and ї,
a hamza on its seat.
"""

import re
import unicodedata
from types import MappingProxyType

_DROPPED = re.compile(
    "["
    "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"  # not seen at all
    "]"
    # Letters of their own: й and ў, ї, and the hamza that sits on waw or yeh.
    "(?<![\u0418\u0423\u0438\u0443]\u0306)(?<![\u0406\u0456]\u0308)(?<![\u0648\u064a]\u0654)"
)
"""What is left out of a decomposed text. The stretch of Arabic signs has the tatweel in it, which only makes room."""
_ALIKE = MappingProxyType(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER H WITH STROKE}": "h",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
"""What Unicode keeps apart and a keyboard does not: letters with a stroke, two yehs, apostrophes, dashes."""
_TO_BE_ALIKE = re.compile(f"[{''.join(_ALIKE)}]")
_SPELLED = MappingProxyType(
    {sign: ascii_ for sign, ascii_ in _ALIKE.items() if ascii_.isascii()}
    | {sign.upper(): ascii_ for sign, ascii_ in _ALIKE.items() if ascii_.isascii() and not sign.upper().isascii()}
    | dict.fromkeys("\N{LATIN SMALL LETTER SHARP S}\N{LATIN CAPITAL LETTER SHARP S}", "ss")
)
"""What folds to ASCII and is not ASCII once it is decomposed, small and capital."""
_TO_BE_SPELLED = re.compile(f"[{''.join(_SPELLED)}]")
_ACUTE = "\N{ACUTE ACCENT}"


def fold(text: str) -> str:
    """Give what a text is compared by: its letters folded, and every stretch of white space as one blank."""
    return " ".join(letters(text).split())


def letters(text: str) -> str:
    """Fold the letters of a text; blanks and line ends stay, each as some white space."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", loose_letters(text))


def loose_letters(text: str) -> str:
    """Fold the letters of a text, and leave those apart that stay letters with their marks: at half the cost.

    What is in `letters` of a text is in this of it, once it is folded so as well; not the other way round.
    """
    folded = _DROPPED.sub("", _apart(text)).casefold()
    return _TO_BE_ALIKE.sub(_alike, folded)


def ascii_letters(text: str) -> bytes:
    """Give the ASCII alone that a text folds to, as if nothing else stood between: at a third of the cost.

    Whatever stretch of ASCII is in `letters` of a text is in this of it; not the other way round.
    """
    return _TO_BE_SPELLED.sub(_spelled, _apart(text)).encode("ascii", "ignore").lower()


def _apart(text: str) -> str:
    # An acute that stands alone is typed for an apostrophe; Unicode would make a blank of it.
    return unicodedata.normalize("NFKD", text.replace(_ACUTE, "'"))


def _alike(found: re.Match[str]) -> str:
    return _ALIKE[found[0]]


def _spelled(found: re.Match[str]) -> str:
    return _SPELLED[found[0]]
