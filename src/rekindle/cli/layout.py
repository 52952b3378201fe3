"""Laying out lines by the room they take on a screen: wide signs take two columns, marks that join take none."""

import unicodedata

_JOINING = frozenset({"Mn", "Me", "Cf"})
"""Signs that stand on or between others: accents, vowel signs, joiners, marks of direction."""


def width_of(text: str) -> int:
    """Give the columns that a text takes (Unicode Standard Annex 11; what is ambiguous is narrow)."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Give a text with spaces after it, up to so many columns."""
    return text + " " * (width - width_of(text))


def wrapped(line: str, width: int) -> list[str]:
    """Break a line into lines of at most so many columns. One that fits stays as it is, spaces and all.

    Words stay whole, even one that is longer than a line: an address can be picked up then. Where signs are wide, as
    in Chinese and Japanese, a line may end after any of them.
    """
    if width_of(line) <= width:
        return [line.rstrip()]
    lines, room = [""], width
    for piece in _pieces(line):
        taken = width_of(piece)
        if taken > room and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            piece, room = piece.lstrip(), width  # noqa: PLW2901 - a line begins with a word
            taken = width_of(piece)
        lines[-1] += piece
        room -= taken
    return [one.rstrip() for one in lines if one.strip()] or [""]


def _pieces(line: str) -> list[str]:
    """Give the pieces between which a line may end; what is between two words goes with the second."""
    pieces: list[str] = []
    for number, word in enumerate(line.expandtabs(4).split(" ")):
        between = " " if number else ""
        first, *others = _parted(word)
        pieces += [between + first, *others]
    return pieces


def _parted(word: str) -> list[str]:
    """Give a word in parts, each beginning with a wide sign where there are any. Marks stay with their sign."""
    parts = [""]
    for sign in word:
        wide = _width(sign) == 2 and unicodedata.category(sign) == "Lo"
        if wide and parts[-1]:
            parts.append(sign)
        else:
            parts[-1] += sign
    return parts


def _width(sign: str) -> int:
    if unicodedata.category(sign) in _JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
