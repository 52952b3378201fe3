"""The icons and glyphs, drawn into the page so that they take the page's own colours."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_SPRITE = Path(__file__).with_name("drawings") / "sprite.svg"
_SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d ]+)">(.*?)</symbol>', re.DOTALL)


def icon(name: str, small: bool = False) -> Markup:
    """The icon `name` as inline SVG, 24 x 24, hidden from screen readers: the word beside it is its name.

    Raises:
        KeyError: There is no such icon; the message lists those there are.
    """
    return _drawn(f"i-{name}", "icon icon--s" if small else "icon")


def glyph(name: str) -> Markup:
    """The glyph `name`, one state of the landscape, as inline SVG, 48 x 36, hidden from screen readers.

    Raises:
        KeyError: There is no such glyph; the message lists those there are.
    """
    return _drawn(f"g-{name}", "glyph")


def shapes(name: str) -> Markup:
    """The shapes of the icon `name` alone, to stand inside another drawing.

    Raises:
        KeyError: There is no such icon.
    """
    return Markup(_symbols()[f"i-{name}"][1])  # noqa: S704 - our own file, as below


def drawing(name: str) -> Markup:
    """The drawing `name` above a step, 120 x 100 inline SVG, hidden from screen readers: the step says it in words.

    Raises:
        KeyError: There is no such drawing; the message lists those there are.
    """
    return _drawn(f"d-{name}", "drawing")


def mark() -> Markup:
    """The small mark at the top left of every page, as inline SVG."""
    return _drawn("mark", "mark")


def names(kind: str) -> tuple[str, ...]:
    """The names that `icon` (kind `i`), `glyph` (`g`) or `drawing` (`d`) knows, in the order of the sprite."""
    return tuple(key[2:] for key in _symbols() if key.startswith(f"{kind}-"))


@cache
def _drawn(key: str, classes: str) -> Markup:
    try:
        view_box, shapes = _symbols()[key]
    except KeyError:
        kind, _, name = key.partition("-")
        known = ", ".join(names(kind))
        raise KeyError(f"The sprite has no drawing named {name!r}. It has: {known}.") from None
    # Our own file, read once at start: nothing a person wrote passes through here.
    return Markup(f'<svg class="{classes}" viewBox="{view_box}" aria-hidden="true">{shapes}</svg>')  # noqa: S704


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    found = _SYMBOL.findall(_SPRITE.read_text(encoding="utf-8"))
    return {key: (view_box, shapes) for key, view_box, shapes in found}
