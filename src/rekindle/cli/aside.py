"""What is being typed is put aside as a sealed draft again and again, so that not even a kill or a crash loses it."""

from __future__ import annotations

import secrets
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, TypeVar

from rekindle.cli.ending import LOOK, is_waiting, line_so_far, look, look_every, unfinished
from rekindle.cli.refusals import Stopped, may_pass
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary

T = TypeVar("T")

LOOKS = 40
"""Looks between two savings: what was typed since is put aside three times a minute."""


class Aside:
    """Puts aside what is typed while the block runs, as a draft of a form; it goes when that is kept or let go.

    The block stands inside `to_the_end`, which has the line looked at.
    """

    def __init__(self, diary: Diary, to: str, name: str, **picked: str) -> None:
        self.lines: list[str] = []
        """The lines that were typed so far; whoever asks for them puts them here."""
        self.so_far: Callable[[], Sequence[str]] = lambda: self.lines
        """Gives those lines; whoever has them elsewhere says where."""
        self.picked = picked
        """What belongs to it and was not written: a start, a day."""
        self.once = secrets.token_hex(16)
        self._diary = diary
        self._to, self._name = to, name
        self._number, self._saved, self._looks = 0, "", 0
        self._is_kept = False

    def __enter__(self) -> Aside:
        self._before = signal.signal(signal.SIGALRM, self._look)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGALRM, self._before)
        if isinstance(error, Stopped) and self._let_go():
            said = _("Stopped. Nothing was kept. For ten minutes “rekindle bring-back” brings it back, as a draft.")
            raise Stopped(said) from None

    def kept(self, keep: Callable[[], T]) -> T:
        """Do what keeps it, and let the draft go in the same transaction, where there is one."""
        if not self._saved:
            kept = keep()
        else:
            with self._diary.atomically():
                kept = keep()
                self._finish()
        self._is_kept = True
        return kept

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_kept or not is_waiting():  # what is asked after it is none of it
            return
        look()
        self._looks += 1
        if self._looks % LOOKS == 0:
            look_every(0)
            with suppress(Exception):  # what is typed goes on whatever the disk says; keeping it will tell
                self._save("\n".join([*self.so_far(), line_so_far()]).strip())
            look_every(LOOK)

    def _save(self, text: str) -> None:
        from rekindle.app import drafts
        from rekindle.life.filled import Filled

        if text.strip() and text != self._saved:
            fields = {self._name: text, **self.picked, "once": self.once}
            filled = Filled(self._to, tuple((name, said) for name, said in fields.items() if said))
            drafts.save(self._diary, filled, self.once, self._number)
            self._number, self._saved = self._number + 1, text

    def _finish(self) -> None:
        from rekindle.app import drafts

        drafts.finish(self._diary, self._to, self.once, was_saved=False)

    def _let_go(self) -> bool:
        """Let go of what was typed, with ten minutes to bring it back; False where there was nothing."""
        from rekindle.app import drafts
        from rekindle.app.errors import NotThere

        try:
            with self._diary.atomically():
                self._save("\n".join(filter(None, [*self.so_far(), unfinished()])) or self._saved)
                if self._saved:
                    self._diary.set_aside(drafts.draft_id(self._diary, self._to, self.once))
        except NotThere:  # it was let go somewhere else meanwhile
            return False
        except Exception as error:
            if not may_pass(error):  # else what was put aside before stays among the drafts
                raise
            return False
        return bool(self._saved)
