"""Numbers to call and to write to, as the phone and text cells of the help lines hold them."""

import re
from typing import Final

from msgspec import Struct

from rekindle.help.errors import NumberError, quoted

BETWEEN: Final = "; "
"""What stands between two numbers in one cell."""

_DIGITS = r"[+*]?[0-9](?:[ -]?[0-9]){1,19}"
_NUMBER = re.compile(rf"(?P<shown>{_DIGITS})(?: \((?P<label>[^()]+)\))?")
_TEXT = re.compile(rf"(?:(?P<word>[^\W_]{{1,20}}) to |(?P<whatsapp>WhatsApp ))?(?P<shown>{_DIGITS})")
_UNDIALLED = re.compile(r"[ -]")


class Number(Struct, frozen=True):
    """A number to call.

    ``label`` says what it reaches or what to press ("police", "press 1"), or is "". ``shown`` is the number
    as the list prints it. ``tel`` is what a phone dials: digits, with "+" or "*" at most in front. A "#" or
    a "*" further on never passes, because such codes can change a phone's own settings.
    """

    label: str
    shown: str
    tel: str

    @property
    def address(self) -> str:
        """The link that opens the phone with this number (the ``tel`` scheme of RFC 3966)."""
        return f"tel:{self.tel}"


class Text(Struct, frozen=True):
    """A number to write to.

    ``shown`` is the number as the list prints it, ``number`` the same without spaces, ``word`` the word to
    send first, or "". ``address`` is the link that opens a text message (the ``sms`` scheme of RFC 5724), or
    "" for a number on WhatsApp, where a text message would go nowhere. The word is not put into the link:
    phones differ in how they read that, and a number misread is worse than a word typed.
    """

    shown: str
    word: str
    number: str
    whatsapp: bool
    address: str


def parse_numbers(cell: str) -> tuple[Number, ...]:
    """The numbers of a phone cell, in its order: "0800 1; 0800 2 (young people)". Empty for an empty cell.

    Raises NumberError for anything else.
    """
    return tuple(_parse_number(part) for part in _parts(cell))


def parse_texts(cell: str) -> tuple[Text, ...]:
    """The numbers of a text cell: "988", "SHOUT to 85258" or "WhatsApp 9151 1767". Empty for an empty cell.

    Raises NumberError for anything else.
    """
    return tuple(_parse_text(part) for part in _parts(cell))


def _parts(cell: str) -> list[str]:
    return cell.split(BETWEEN) if cell else []


def _parse_number(part: str) -> Number:
    match = _NUMBER.fullmatch(part)
    if match is None:
        raise NumberError(
            f"{quoted(part)} is not a number to call. Use digits and spaces, with + or * in front if needed."
        )
    return Number(label=match["label"] or "", shown=match["shown"], tel=_dialled(match["shown"]))


def _parse_text(part: str) -> Text:
    match = _TEXT.fullmatch(part)
    if match is None:
        raise NumberError(
            f"{quoted(part)} is not a number to write to. Use “85258”, “WORD to 85258” or “WhatsApp 85258”."
        )
    number = _dialled(match["shown"])
    whatsapp = match["whatsapp"] is not None
    return Text(
        shown=match["shown"],
        word=match["word"] or "",
        number=number,
        whatsapp=whatsapp,
        address="" if whatsapp else f"sms:{number}",
    )


def _dialled(shown: str) -> str:
    return _UNDIALLED.sub("", shown)
