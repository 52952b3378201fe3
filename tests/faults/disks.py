"""Real disks that are full or cannot be written, as far as whoever runs the tests may mount one."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FILLER = "filler"


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of its own on a new folder until the block ends; a test that may not is skipped."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0700", "none", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def remount(folder: Path, how: str) -> None:
    """Change a mounted disk: `ro`, `rw`, or another `size=`."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Write until there is no room."""
    with (folder / FILLER).open("wb", buffering=0) as filler:
        for size in (4096, 512, 1):
            try:
                while filler.write(b"\0" * size):
                    pass
            except OSError:
                continue


def make_room(folder: Path) -> None:
    """Take away what filled it."""
    (folder / FILLER).unlink()
