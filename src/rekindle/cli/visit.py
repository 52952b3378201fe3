"""One command's visit to a home: the house it may open, and the keys it may ask for."""

from __future__ import annotations

import contextlib
import getpass
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rekindle.cli.refusals import NoOneToAsk, NothingYet, Refusal, Stopped, cannot_write, may_pass
from rekindle.cli.talk import harmless, note
from rekindle.cli.words import LANGUAGE, _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.house import House
    from rekindle.app.keys import Opened
    from rekindle.app.library import Library
    from rekindle.app.ports import Device
    from rekindle.store.home import Home

FROM_ENVIRONMENT = "REKINDLE_PASSPHRASE"
TRIES = 3


def open_house(folder: Path) -> House:
    """Open the house of a home's folder."""
    from rekindle import bootstrap

    return bootstrap.open_house(folder)


def open_to_read(folder: Path) -> House:
    """Open the house of a home's folder in which nothing can be written."""
    from rekindle import bootstrap

    return bootstrap.open_house_to_read(folder)


def ask_secret(question: str) -> str:
    """Ask on the terminal itself, whatever standard input is; what is typed does not show.

    Raises:
        NoOneToAsk: there is no terminal.
        Stopped: there came no answer.
    """
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise NoOneToAsk from None
    try:
        return getpass.getpass(harmless(question))
    except EOFError:
        raise Stopped from None


def _load() -> None:
    """Load what opening needs. What goes wrong is said when it is opened."""
    with contextlib.suppress(Exception):
        import rekindle.bootstrap  # noqa: F401


@dataclass
class Visit:
    """What a command works with. Nothing is read, opened or asked until it is needed."""

    folder: Path | None = None
    """The home's folder; None means the usual place."""
    open_house: Callable[[Path], House] = open_house
    ask_secret: Callable[[str], str] = ask_secret
    open_to_read: Callable[[Path], House] = open_to_read
    only_reads: bool = False
    """Whether the command only reads, and so works where nothing can be written: on a full disk, in a copy."""
    _first_try: str = field(default="", init=False, repr=False)
    """The passphrase that was asked for at once, until it is tried."""

    @cached_property
    def home(self) -> Home:
        """The names of the files in the home; nothing is made.

        Raises:
            Refusal: it is meant to lie with somebody who is not there.
        """
        from rekindle.store.home import Home
        from rekindle.surroundings import default_home

        try:
            return Home((self.folder or default_home()).expanduser().absolute())
        except RuntimeError:  # how Python says that it knows of no such person
            raise Refusal(_("The name of the folder begins with ~, and there is nobody of that name here.")) from None

    @cached_property
    def house(self) -> House:
        """The house; opening it makes the home if it is not there."""
        try:
            return self.open_house(self.home.folder)
        except Exception as error:
            if not self._reads_on(error):
                raise
        return self._house_to_read()

    def _reads_on(self, error: Exception) -> bool:
        return self.only_reads and cannot_write(error)

    def _house_to_read(self) -> House:
        note(_("Nothing can be written here just now. What you kept can be read."))
        return self.open_to_read(self.home.folder)

    @cached_property
    def library(self) -> Library:
        """All content; needs no home."""
        from rekindle.surroundings import library

        return library(LANGUAGE)

    @cached_property
    def passphrase(self) -> str:
        """The passphrase from the environment; taken out of it, so that no program started from here inherits it."""
        return os.environ.pop(FROM_ENVIRONMENT, "")

    @cached_property
    def opened(self) -> Opened:
        """The person and their key: asked for, read, or made when nobody has begun here.

        What was let go more than ten minutes ago goes for good now: in a home without a server nothing else does it.
        """
        opened = self._opened()
        try:
            self.house.rows.remove_set_aside(opened.person, self.house.clock())
        except Exception as error:
            if not (self.only_reads and may_pass(error)):  # else it goes with the next command that can write
                raise
        return opened

    @cached_property
    def is_ready(self) -> bool:
        """Whether nothing will be asked or told before it is open: it has begun, and the key lies in its file."""
        return self.home.key.is_file()

    def diary_after(self, say: Callable[[], None]) -> Diary:
        """Say what comes before the first question and open the diary, so that there is something to read at once.

        The diary is open before anything is typed: what could not be kept would be lost.
        """
        if self.is_ready:
            say()
            return self.diary
        diary = self.diary
        say()
        return diary

    def _opened(self) -> Opened:
        self._ask_at_once()
        from rekindle.app import keys

        if not keys.has_begun(self.house):
            began = self._begin()
            if began is not None:
                return self.remember(began)
        if keys.is_lockable(self.house):
            return self.unlock()
        return self.remember(keys.open_key_file(self.house))

    @cached_property
    def has_begun(self) -> bool:
        """Whether somebody has begun here. Where there is no home, none is made to find that out."""
        from rekindle.store.peek import needs_passphrase

        home = self.home
        if home.key.exists() or needs_passphrase(home.database):
            return True
        if not (home.database.exists() or home.rebuilt.exists()):
            return False
        from rekindle.app import keys

        return keys.has_begun(self.house)

    @property
    def diary(self) -> Diary:
        """The person's diary. Where nobody has begun, this begins it."""
        return self.house.diary(self.opened.person, self.opened.key)

    @property
    def begun_diary(self) -> Diary:
        """The diary of somebody who has begun: for a command that only reads, or changes what is there.

        Raises:
            NothingYet: nobody has, and nothing was made.
        """
        if not self.has_begun:
            raise NothingYet
        return self.diary

    def begin_if_locked(self) -> None:
        """Begin with the passphrase of the environment, where there is one and nobody has begun."""
        from rekindle.app import keys

        if self.passphrase and not keys.has_begun(self.house):
            self._begin()

    def device(self) -> Device | None:
        """The settings that lie in clear, as far as they can be read; help comes before a mended file."""
        from rekindle.store.errors import HomeError
        from rekindle.store.home import HomeDeviceFile

        try:
            return HomeDeviceFile(self.home.device).read() if self.home.device.is_file() else None
        except (HomeError, OSError):
            return None

    def unlock(self) -> Opened:
        """Open the diary with the passphrase of the environment, or with the one that is typed."""
        from rekindle.sealed import WrongPassphrase

        if self.passphrase:
            return self.remember(self._unlocked(self.passphrase))
        for tries_left in range(TRIES - 1, -1, -1):
            typed, self._first_try = self._first_try or self._typed(), ""
            try:
                return self.remember(self._unlocked(typed))
            except WrongPassphrase as wrong:
                if not tries_left:
                    raise
                note(wrong.sentence(_))
        raise AssertionError("the last try opens it or raises")

    def _unlocked(self, typed: str) -> Opened:
        from rekindle.app import keys

        try:
            return keys.unlock(self.house, typed)
        except Exception as error:  # the try could not be counted, perhaps
            if not self._reads_on(error):
                raise
        self.house = self._house_to_read()
        return keys.unlock(self.house, typed)

    def _ask_at_once(self) -> None:
        """Ask for the passphrase before anything is loaded, where one is needed; load while it is typed."""
        from rekindle.store.peek import needs_passphrase

        if not self.passphrase and needs_passphrase(self.home.database):
            threading.Thread(target=_load, daemon=True).start()
            self._first_try = self._typed()

    def remember(self, opened: Opened) -> Opened:
        """Note that it was opened here, with the wrong tries before it; a full or busy disk keeps nobody out.

        Every way in goes through here: a secret that opens it sets the count of wrong tries to nothing.
        """
        from rekindle.app.openings import remember

        try:
            remember(self.house.diary(opened.person, opened.key), "terminal", self.house.clock(), opened.wrong)
        except Exception as error:
            if not may_pass(error):
                raise
        return opened

    def _typed(self) -> str:
        typed = self.ask_secret(_("Passphrase: "))
        if not typed:
            raise Stopped(_("Nothing was typed. It stays locked."))
        return typed

    def _begin(self) -> Opened | None:
        """Begin, and say what that means; None when another process began meanwhile."""
        from rekindle.app import keys
        from rekindle.app.errors import AlreadyBegun

        try:
            if self.passphrase:
                opened, _code = keys.begin_locked(self.house, self.passphrase)
                note(
                    _("This begins here, locked with REKINDLE_PASSPHRASE. “rekindle recovery” makes a recovery code.")
                )
            else:
                opened = keys.begin(self.house)
                note(
                    _(
                        "This begins here, without a passphrase. It all stays on this computer, and anyone who opens "
                        "this computer can read it. “rekindle passphrase” locks it, now or later."
                    )
                )
        except AlreadyBegun:
            return None
        return opened
