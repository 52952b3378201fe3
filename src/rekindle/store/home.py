"""The home: the one folder where everything lies, and the small files in it."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
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
    """`rekindle.app.ports.DeviceFile` in a home. Read again only when the file has changed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: tuple[int, Device] | None = None

    def read(self) -> Device:
        """Give what is written, or what holds at first; the first reading writes it.

        Raises:
            DamagedDevice: the file is not what was written.
        """
        try:
            stamp = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            device = new_device()
            self.write(device)
            return device
        if self._read is None or self._read[0] != stamp:
            try:
                device = msgspec.json.decode(self._file.read_bytes(), type=Device)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise DamagedDevice from error
            self._read = (stamp, device)
        return self._read[1]

    def write(self, device: Device) -> None:
        """Write it whole or not at all."""
        write_whole(self._file, msgspec.json.format(msgspec.json.encode(device), indent=2) + b"\n")

    def remove(self) -> None:
        """Delete it."""
        self._file.unlink(missing_ok=True)
        self._read = None


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
        for file in (self._file, *self._file.parent.glob(f"{self._file.name}.*.new")):
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
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        beside.replace(file)
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise HomeNotWritable from error
