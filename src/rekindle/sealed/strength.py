"""Says whether a new passphrase is hard enough to guess, in one plain sentence when it is not."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rekindle.sealed.errors import WeakPassphrase
from rekindle.sealed.kdf import normalise
from rekindle.sealed.phrases import KNOWN_PHRASES
from rekindle.sentences import N_

LEAST_CHARACTERS = 12
LEAST_WORDS = 4
LEAST_SCORE = 3
"""zxcvbn's scale runs from 0 to 4; 3 stands for more than 10**8 guesses, each of which costs an Argon2id."""

SHORT = N_("This one is short. Four words only you would put together work well.")
REPEATED = N_("A word said twice counts once. Four different words work well.")

_WORD = re.compile(r"[^\s\-_.,;:+/]+")
# zxcvbn raises above 72 characters. It also tries every way of reading these signs as letters, in every
# combination: with many kinds of them it needs seconds, and the first 24 characters tell enough.
_REACH, _SHORT_REACH, _MANY_SIGNS = 72, 24, 10
_SIGNS = frozenset("4@8({[<3691!|7$5+%20")


def check_strength(passphrase: str) -> None:
    """Let a new passphrase pass if it has 12 characters or 4 words, and is hard to guess.

    A word said twice counts once. Signs of East Asian scripts and pictures count as two characters, as each
    of them is typed with several keys. There are no rules about capitals, digits or signs.

    Raises:
        WeakPassphrase: it is short, repeats itself, or is easy to guess; the message says what works.
        PassphraseTooLong: above 1 KB of UTF-8.
    """
    words = _WORD.findall(normalise(passphrase).casefold())
    different = _once_each(words)
    if not _is_long_enough(different):
        raise WeakPassphrase(REPEATED if _is_long_enough(words) else SHORT)
    if _estimate(" ".join(different)) < LEAST_SCORE:
        raise WeakPassphrase


def _once_each(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _is_long_enough(words: list[str]) -> bool:
    width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in " ".join(words))
    return len(words) >= LEAST_WORDS or width >= LEAST_CHARACTERS


def _estimate(text: str) -> int:
    """Give zxcvbn's score, 0 to 4, of a text in small letters in which no word comes twice."""
    # Imported here: it takes 50 ms and 14 MB, and is needed only while a passphrase is chosen.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    reach = _SHORT_REACH if len(_SIGNS.intersection(text)) > _MANY_SIGNS else _REACH
    score: int = zxcvbn(text[:reach], user_inputs=_known())["score"]
    return score


@cache
def _known() -> tuple[str, ...]:
    """Give every run of three or more words of the known phrases, as ``check_strength`` sees it.

    Each comes with its words once and apart, and as typed and run together.
    """
    runs: dict[str, None] = {}
    for phrase in KNOWN_PHRASES:
        words = phrase.split()
        for start in range(len(words) - 2):
            for end in range(start + 3, len(words) + 1):
                run = words[start:end]
                runs[" ".join(_once_each(run))] = None
                runs["".join(run)] = None
        if len(words) == 2:
            runs[phrase] = runs["".join(words)] = None
    return tuple(runs)
