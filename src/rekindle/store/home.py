"""The home: the one folder where everything lies, and the small files in it."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from rekindle.app.leaving import new_device
from rekindle.app.ports import Device
from rekindle.store.errors import DamagedDevice, HomeNotWritable

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY = 0o600


class Home:
    """The names of everything in a home's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "rekindle.sqlite3"
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
            raise HomeNotWritable from error
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise HomeNotWritable

    def make_database(self) -> None:
        """Make the database file, open to its owner alone, before anything else makes it wider.

        Raises:
            HomeNotWritable: it cannot be made.
        """
        try:
            os.close(os.open(self.database, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
        except OSError as error:
            raise HomeNotWritable from error

    @contextlib.contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Hold a lock by that name while the block runs; wait for whoever holds it."""
        with self._lock_file(name) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield

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

    @contextlib.contextmanager
    def _lock_file(self, name: str) -> Iterator[int]:
        try:
            descriptor = os.open(self.folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        except OSError as error:
            raise HomeNotWritable from error
        try:
            yield descriptor
        finally:
            os.close(descriptor)


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
            with contextlib.suppress(HomeNotWritable):
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
        for file in (self._file, self._damaged, *_left_beside(self._file)):
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
        with contextlib.suppress(OSError):  # the writing says whether it matters
            try:
                self.check()
            except DamagedDevice:
                self._file.replace(self._damaged)
        write_whole(self._file, msgspec.json.format(msgspec.json.encode(device), indent=2) + b"\n")


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
        for file in (self._file, *_left_beside(self._file)):
            with contextlib.suppress(FileNotFoundError):
                with file.open("r+b") as key:
                    key.write(b"\0" * file.stat().st_size)
                    os.fsync(key.fileno())
                file.unlink()


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone, and on the disk when this returns.

    Raises:
        HomeNotWritable: it cannot be written.
    """
    try:
        replace_whole(file, (data,))
    except OSError as error:
        raise HomeNotWritable from error


def replace_whole(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece, anywhere, as `write_whole` does.

    Raises:
        OSError: it cannot be written. What was there before is as it was then, as with any error of the pieces.
    """
    # The process, so that the doctor can tell whether it still writes; and chance, for its threads write at once.
    beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}.{os.getpid()}.new")
    try:
        _write_new(beside, pieces)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write_new(file: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as new:
        new.writelines(pieces)
        new.flush()
        os.fsync(new.fileno())


def _left_beside(file: Path) -> Iterator[Path]:
    """Give what `write_whole` left of a file when its process was ended before it was done."""
    return file.parent.glob(f"{file.name}.*.new")


def _decoded(file: Path) -> Device:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Device)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedDevice from error


def _unchanged(device: Device) -> Device:
    return device
