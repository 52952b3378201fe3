"""Time in a terminal: a light that moves with the breath, what can be pressed meanwhile, and a pause in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rekindle.cli.keyboard import Key, key_within, single_keys
from rekindle.cli.layout import width_of, wrapped
from rekindle.cli.leaving import Left
from rekindle.cli.talk import PLAIN, Talk, columns, harmless, in_signs_of, takes_style
from rekindle.cli.words import _

STILL = "REKINDLE_STILL"
FRAME = 0.1
"""Seconds between two pictures of the light."""
WIDEST = 24
"""Columns of the light's way, where there is room."""
EMBER = "\x1b[38;5;173m"
BACK_TO_START, CLEAR_LINE, CLEAR_BELOW = "\r", "\x1b[K", "\x1b[J"


def may_move(talk: Talk, *, still: bool) -> bool:
    """Tell whether things may move and take their time: on a terminal, unless the person wants them still."""
    return talk.out.isatty() and os.environ.get("TERM") != "dumb" and not (still or os.environ.get(STILL))


@dataclass
class Light:
    """A bar of light, and words beside it, or below it where there is little room. It goes where the breath goes."""

    talk: Talk
    cues: tuple[str, ...] = ()
    """All words that will stand beside it, so that they stay in their place from one to the next."""
    along: bool = False
    """Whether it is one point that goes along its way, and leaves nothing lit behind it."""
    share: float = field(default=0.0, init=False)
    """Where it is on its way, from 0 to 1."""
    _drawn: list[int] = field(default_factory=list, init=False)
    """How wide each line of the last picture is."""

    def draw(self, words: str, share: float) -> None:
        """Draw it anew: the light at a share (0 to 1) of its way, and the words."""
        self.share, room, back = share, columns() - 3, self._back()
        way = min(WIDEST, room)
        lit = round(1 + (way - 1) * share)
        shows_all = (self.talk.out.encoding or "").lower().startswith("utf")
        full, point, rest = ("━", "●", "·") if shows_all else ("=", "o", ".")
        bar, passed = (point, rest * (lit - 1)) if self.along else (full * lit, "")
        shown = f"{EMBER}{bar}{PLAIN}" if takes_style(self.talk.out) else bar
        said = in_signs_of(harmless(words), self.talk.out)
        is_beside = way + 2 + max(map(width_of, (said, *self.cues))) <= room
        below = [] if is_beside else [f"  {line}" for line in wrapped(said, room)]
        first = f"  {passed}{shown}{rest * (way - lit)}{f'  {said}' if is_beside else ''}"
        self.talk.out.write(back + "\n".join(f"{line}{CLEAR_LINE}" for line in (first, *below)))
        self.talk.out.flush()
        self._drawn = [way + 2 + (2 + width_of(said) if is_beside else 0), *map(width_of, below)]

    def _back(self) -> str:
        """Give what leads back to where it begins; a window made narrower has broken a line into several."""
        rows = sum(1 + max(0, width - 1) // max(1, columns()) for width in self._drawn)
        return f"\x1b[{rows - 1}A{BACK_TO_START}{CLEAR_BELOW}" if rows > 1 else BACK_TO_START

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Take single keys meanwhile, and leave the terminal as it was, however this ends."""
        with single_keys(self.talk):
            try:
                yield
            finally:
                self.talk.out.write(f"{self._back()}{CLEAR_LINE}")
                self.talk.out.flush()


def move(seconds: float, draw: Callable[[float], None], hold: Callable[[], None]) -> bool:
    """Draw what moves, from 0 to 1 within so many seconds; tell whether the person goes on from it.

    `hold` shows that it is paused. Time in which this program was stopped, or the computer slept, does not count.

    Raises:
        Left: the person leaves.
    """
    passed = 0.0
    while passed < seconds:
        draw(passed / seconds)
        began = time.monotonic()
        key = key_within(min(FRAME, seconds - passed))
        passed += min(time.monotonic() - began, 2 * FRAME)
        if key == "pause":
            hold()
            key = after_pause()
        if heeded(key):
            return True
    draw(1)
    return False


def wait(talk: Talk, seconds: float) -> None:
    """Let some seconds pass, or until a key goes on; a pause in it is said.

    Raises:
        Left: the person leaves.
    """
    move(seconds, lambda _share: None, lambda: talk.aside(_("Paused. Space goes on.")))


def after_pause() -> Key | None:
    """Wait until the pause is over; give what ended it, or None when it just goes on."""
    while (key := key_within(None)) is None:
        pass
    return None if key == "pause" else key


def heeded(key: Key | None) -> bool:
    """Tell whether a key goes on.

    Raises:
        Left: it says that the person leaves.
    """
    if key == "stop":
        raise Left("stopped")
    if key == "too-much":
        raise Left("too-much")
    return key == "on"
