"""Writing a small file whole or not at all, and what is left beside when that is cut short."""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from rekindle.store.faults import writing_error

OWNER_ONLY = 0o600


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone, and on the disk when this returns.

    Raises:
        HomeFull, HomeNotWritable: it cannot be written.
    """
    try:
        replace_whole(file, (data,))
    except OSError as error:
        raise writing_error(error) from error


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
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, as they are now."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_new(file: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as new:
        new.writelines(pieces)
        new.flush()
        os.fsync(new.fileno())


def left_beside(file: Path) -> Iterator[Path]:
    """Give what `write_whole` left of a file when its process was ended before it was done."""
    return file.parent.glob(f"{file.name}.*.new")
