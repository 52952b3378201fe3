"""Strings that other programs trip over, each with a mark behind it, by which it is known wherever it comes up."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rekindle.life.texts import cleaned

MARK: Final = re.compile(r"⟦(\d+)⟧")
"""What stands behind each string: its number, in signs that no token and no address of ours holds."""
LONGEST: Final = 1_900
"""Letters of a bundle: fewer than a line of the diary holds, so that it is kept and not refused."""


def _read() -> tuple[str, ...]:
    lines = Path(__file__).with_name("naughty.txt").read_text(encoding="ascii").splitlines()
    return tuple(json.loads(line) for line in lines if line and not line.startswith("#"))


STRINGS: Final = _read()


def marked(number: int) -> str:
    """Give a string with its mark."""
    return f"{STRINGS[number]}⟦{number}⟧"


def _bundles() -> Iterable[str]:
    bundle: list[str] = []
    for number in range(len(STRINGS)):
        if len(" ".join([*bundle, marked(number)])) > LONGEST:
            yield " ".join(bundle)
            bundle = []
        bundle.append(marked(number))
    yield " ".join(bundle)


BUNDLES: Final = tuple(_bundles())
"""All of them, in as few lines as they fit in: what every field is sent."""


ALL: Final = " ".join(BUNDLES)
"""All of them in one text: too long for a line."""


def changed(text: str) -> list[str]:
    """Give the strings that come up in a text other than they were sent; a blank before one may be gone."""
    found = []
    for mark in MARK.finditer(text):
        sent = cleaned(STRINGS[int(mark[1])]) + mark[0]
        upto = text[: mark.end()]
        if not upto.endswith((sent, sent.lstrip())):
            found.append(f"{upto[-60:]!r} was sent as {sent!r}")
    return found
