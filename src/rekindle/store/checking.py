"""Looks at a home's files and mends what can be mended without losing anything."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from rekindle.app.checking import Finding
from rekindle.sentences import N_
from rekindle.store.errors import DamagedDevice
from rekindle.store.files import OWNER_ONLY
from rekindle.store.home import OWNER_ONLY_FOLDER, Home, HomeDeviceFile, HomeKeyFile

JOURNAL = "-wal"
OTHERS = stat.S_IRWXG | stat.S_IRWXO

FOLDER_OPEN = N_("Other people on this computer could open the folder. Now only you can.")
FOLDER_STAYS_OPEN = N_("Other people on this computer can open the folder, and this could not be changed.")
KEY_OPEN = N_("Other people on this computer could read the key file. Now only you can.")
KEY_STAYS_OPEN = N_("Other people on this computer can read the key file, and this could not be changed.")
KEY_LEFT = N_("A key file lay beside the passphrase. It is gone now.")
HALF_WRITTEN = N_("A file was left half written. It is gone now.")
DEVICE_DAMAGED = N_(
    "The settings could not be read, so they are as at first. Nothing you kept was in them. The old file lies beside."
)
DEVICE_CLOSED = N_("The settings file cannot be opened. Nothing you kept is in it.")
NOBODY_SERVES = N_("A note said that Rekindle is running, and it is not. The note is gone now.")
DAMAGED_BESIDE = N_(
    "A damaged file from before lies here. What could not be read is still in it. When you miss nothing, delete it."
)
DATABASE_DAMAGED = N_(
    "The file where everything is kept is damaged. Please copy the whole folder before anything else. "
    "“rekindle doctor --rebuild” then saves what can be read."
)


class HomeCheck:
    """`rekindle.app.checking.HomeFiles` of one home. Made before the house is opened, which tidies by itself."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._key_was_there = home.key.exists()

    def exists(self) -> bool:
        """Tell whether there is a home at all."""
        return self._home.database.exists() or self._key_was_there

    def check_files(self) -> Iterator[Finding]:
        """Look at the folder and the small files in it, and mend what can be mended without losing anything."""
        if not self._home.folder.is_dir():
            return
        yield from _closed(self._home.folder, OWNER_ONLY_FOLDER, FOLDER_OPEN, FOLDER_STAYS_OPEN)
        if self._key_was_there:
            yield from _closed(self._home.key, OWNER_ONLY, KEY_OPEN, KEY_STAYS_OPEN)
        yield from self._half_written()
        yield from self._device()
        yield from self._serving()
        yield from self._damaged()

    def check_key_file(self) -> Iterator[Finding]:
        """Tell whether a key file was there that opening the house took away, as it does beside a passphrase."""
        if self._key_was_there and not self._home.key.exists():
            yield Finding(KEY_LEFT, self._home.key.name, mended=True)

    def check_database(self) -> Iterator[Finding]:
        """Look whether the database file is whole. The house is open by then."""
        from django.db import DatabaseError  # noqa: PLC0415 - the files are checked without Django

        from rekindle.store.database import integrity  # noqa: PLC0415

        try:
            whole = not integrity()
        except DatabaseError:
            whole = False
        if not whole:
            yield Finding(DATABASE_DAMAGED, self._home.database.name, mended=False)

    def _half_written(self) -> Iterator[Finding]:
        """A process that ended while it wrote a file whole leaves `NAME.….PID.new`; one of the key holds the key."""
        for file in sorted(self._home.folder.glob("*.*.new")):
            writer = file.suffixes[-2][1:]
            if writer.isdigit() and not _runs(int(writer)):
                HomeKeyFile(file).remove()
                yield Finding(HALF_WRITTEN, file.name, mended=True)

    def _device(self) -> Iterator[Finding]:
        device = self._home.device
        try:
            if device.exists():
                HomeDeviceFile(device).check()
        except DamagedDevice:
            device.replace(device.with_name(f"{device.name}.damaged"))
            yield Finding(DEVICE_DAMAGED, device.name, mended=True)
        except OSError:
            yield Finding(DEVICE_CLOSED, device.name, mended=False)

    def _damaged(self) -> Iterator[Finding]:
        """Tell of each damaged database that a new one was made from, for as long as it lies there."""
        for file in self._home.damaged():
            if not file.name.endswith(JOURNAL):
                yield Finding(DAMAGED_BESIDE, file.name, mended=True)

    def _serving(self) -> Iterator[Finding]:
        note = self._home.serving
        if not note.exists():
            return
        with self._home.first("serving") as nobody_serves:
            if nobody_serves:
                note.unlink(missing_ok=True)
                yield Finding(NOBODY_SERVES, note.name, mended=True)


def _closed(path: Path, mode: int, mended: str, stays: str) -> Iterator[Finding]:
    """Take from others what they may do with a file or a folder."""
    if not path.stat().st_mode & OTHERS:
        return
    try:
        path.chmod(mode)
    except OSError:
        yield Finding(stays, path.name, mended=False)
    else:
        yield Finding(mended, path.name, mended=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it runs, and is someone else's
        return True
    return True
