"""The home: the one folder where everything lies, and the small files in it."""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from rekindle.app.ports import Device
from rekindle.app.settings import new_device
from rekindle.store.errors import DamagedDevice, HomeBusy, HomeDamaged, HomeEmptied, HomeError, HomeNotWritable
from rekindle.store.faults import writing_error
from rekindle.store.files import OWNER_ONLY, left_beside, write_whole

OWNER_ONLY_FOLDER = 0o700
LONGEST_WAIT = 30
"""Seconds after which whoever holds a lock is taken to hang. A try at a passphrase holds one for less than one."""
LOOK_AGAIN = 0.01
"""Seconds between two looks at a lock that is held."""


class Home:
    """The names of everything in a home's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "rekindle.sqlite3"
        self.rebuilt = folder / "rekindle.sqlite3.rebuilt"
        self.device = folder / "device.json"
        self.key = folder / "key"
        self.serving = folder / "serving.json"

    def make(self) -> None:
        """Make the folder, open to its owner alone.

        Raises:
            HomeNotWritable: it cannot be made or written.
        """
        try:
            self.folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            raise writing_error(error) from error
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise HomeNotWritable

    def damaged(self) -> list[Path]:
        """Give the damaged databases that lie beside since new ones were made from them, and their journals."""
        return sorted(self.folder.glob(f"{self.database.name}.damaged*"))

    def make_database(self) -> None:
        """Make the database file, open to its owner alone, before anything else makes it wider.

        Raises:
            HomeEmptied: there was one, for its key is here.
            HomeDamaged: there is something else in its place.
            HomeNotWritable: it cannot be made.
        """
        if self.database.is_dir():
            raise HomeDamaged
        if self.key.exists() and not (self.database.exists() and self.database.stat().st_size):
            raise HomeEmptied  # a new one would soon have a new key, and the old key would be lost with it
        try:
            os.close(os.open(self.database, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
        except OSError as error:
            raise writing_error(error) from error

    @contextlib.contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Hold a lock by that name while the block runs; wait for whoever holds it.

        Raises:
            HomeBusy: it is held for too long; whoever holds it may hang.
        """
        with self._lock_file(name) as descriptor:
            _wait_for(descriptor, fcntl.LOCK_EX)
            yield

    def stay(self) -> None:
        """Let others see that this process has the home open, until it ends.

        Raises:
            HomeBusy: somebody needs it closed just now.
        """
        _wait_for(self._open_lock("using"), fcntl.LOCK_SH)  # never closed: the system lets go of it at the end

    @contextlib.contextmanager
    def first(self, name: str) -> Iterator[bool]:
        """Hold a lock by that name while the block runs, if nobody does; tell whether it is held."""
        with self._lock_file(name) as descriptor:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def _open_lock(self, name: str) -> int:
        try:
            return os.open(self.folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        except OSError as error:
            raise writing_error(error) from error

    @contextlib.contextmanager
    def _lock_file(self, name: str) -> Iterator[int]:
        descriptor = self._open_lock(name)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _wait_for(descriptor: int, lock: int) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise HomeBusy from None
            time.sleep(LOOK_AGAIN)
        else:
            return


class HomeDeviceFile:
    """`rekindle.app.ports.DeviceFile` in a home. Read again only when the file has changed.

    Nothing in it is worth shutting anyone out: while the file cannot be read, what was read last holds, or what
    holds at first. A damaged file stays for the doctor to tell of; the next writing sets it aside.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._damaged = file.with_name(f"{file.name}.damaged")
        self._stamp: tuple[int, ...] = ()
        self._known: Device | None = None

    def read(self) -> Device:
        """Give what is written; what held before, or at first, when it is not there or cannot be read.

        The first reading writes it.
        """
        try:
            return self._read_again()
        except FileNotFoundError:
            with contextlib.suppress(HomeError):
                return self.change(_unchanged)
        except (DamagedDevice, OSError):
            pass
        return self._last_known()

    def check(self) -> None:
        """Look whether what is written can be read.

        Raises:
            DamagedDevice: the file is not what was written.
            OSError: it cannot be opened.
        """
        _decoded(self._file)

    def write(self, device: Device) -> None:
        """Write it whole or not at all."""
        with self._alone():
            self._write(device)

    def change(self, change: Callable[[Device], Device]) -> Device:
        """Read it, change it and write it, alone, so that no other change is lost; give what was written."""
        with self._alone():
            try:
                device = _decoded(self._file)
            except (DamagedDevice, OSError):
                device = self._last_known()
            device = change(device)
            self._write(device)
        return device

    def remove(self) -> None:
        """Delete it, what was set aside of it, and what a crash while it was written left beside it."""
        for file in (self._file, self._damaged, *left_beside(self._file)):
            file.unlink(missing_ok=True)
        self._stamp, self._known = (), None

    def _alone(self) -> AbstractContextManager[None]:
        return Home(self._file.parent).alone("settings")

    def _read_again(self) -> Device:
        now = self._file.stat()
        stamp = (now.st_ino, now.st_mtime_ns, now.st_size)
        device = self._known
        if device is None or self._stamp != stamp:
            device = _decoded(self._file)
            self._known, self._stamp = device, stamp
        return device

    def _last_known(self) -> Device:
        device = self._known or new_device()
        self._known = device  # so that its name stays the same while this process runs
        return device

    def _write(self, device: Device) -> None:
        unknown: dict[str, object] = {}
        with contextlib.suppress(OSError):  # the writing says whether it matters
            try:
                self.check()
                unknown = _unknown_fields(self._file)
            except DamagedDevice:
                self._file.replace(self._damaged)
        data = msgspec.json.encode({**msgspec.to_builtins(device), **unknown})
        write_whole(self._file, msgspec.json.format(data, indent=2) + b"\n")


class HomeKeyFile:
    """`rekindle.app.ports.KeyFile` in a home."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> str | None:
        """Give its text, or None when there is none."""
        try:
            return self._file.read_text("utf-8", "replace")
        except FileNotFoundError:
            return None

    def write(self, text: str) -> None:
        """Write it, readable by its owner alone, before anything rests on it."""
        write_whole(self._file, text.encode())

    def remove(self) -> None:
        """Overwrite and delete it, and what a crash while it was written left beside it."""
        for file in (self._file, *left_beside(self._file)):
            with contextlib.suppress(FileNotFoundError):
                with file.open("r+b") as key:
                    key.write(b"\0" * file.stat().st_size)
                    os.fsync(key.fileno())
                file.unlink()


def _decoded(file: Path) -> Device:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Device)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedDevice from error


def _unknown_fields(file: Path) -> dict[str, object]:
    """Give what a newer Rekindle has written there, which is not ours to drop."""
    raw = msgspec.json.decode(file.read_bytes(), type=dict[str, object])
    return {name: value for name, value in raw.items() if name not in Device.__struct_fields__}


def _unchanged(device: Device) -> Device:
    return device
