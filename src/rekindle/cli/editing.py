"""A text in the person's own editor: in a file only they can read, in memory where that is possible, then gone."""

from __future__ import annotations

import os
import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rekindle.cli.ending import InputEnded, waiting
from rekindle.cli.refusals import Refusal, Stopped
from rekindle.cli.talk import Talk, note
from rekindle.cli.words import _

IN_MEMORY = ("XDG_RUNTIME_DIR", "/dev/shm")  # noqa: S108 - a folder of our own is made in it, open to its owner alone
"""Where a file lies in memory and not on the disk, on most Linux systems: a variable that names it, and a folder."""
USUAL = "vi"


def edited(talk: Talk, text: str) -> str:
    """Open a text in the editor, and give what stands there when it is closed.

    Raises:
        Refusal: the editor cannot be started, or left no text.
        Stopped: the editor ended with a fault, and the person lets go of what stands there.
    """
    note(_("Your editor may keep a copy of its own. That copy lies outside the lock."))
    with _folder() as folder:
        file = folder / f"{secrets.token_hex(4)}.txt"
        file.touch(mode=0o600)
        file.write_text(f"{text}\n" if text else "", encoding="utf-8")
        ended_well = _open(file)
        try:
            after = file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            raise Refusal(_("The editor left no text that can be read. Nothing was changed.")) from None
        if not ended_well and (after == text.strip() or not _keep_all_the_same(talk)):
            raise Stopped(_("Nothing was changed."))
        return after


def _open(file: Path) -> bool:
    """Open the editor on a file until it is closed; tell whether it ended well."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or USUAL) or [USUAL]
    try:
        with waiting():
            return subprocess.run([*command, str(file)], check=False).returncode == 0  # noqa: S603 - the person's own
    except InputEnded:  # what the file holds by now is all that will come
        return True
    except OSError:
        raise Refusal(_("The editor could not be started. VISUAL or EDITOR can name another.")) from None


def _keep_all_the_same(talk: Talk) -> bool:
    typed = talk.ask(_("The editor ended with a fault. Enter keeps what stands there, l and Enter lets it go: "))
    return typed is not None and typed.strip().casefold() != "l"


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder that only the person can open; afterwards all in it is overwritten and gone."""
    named = os.environ.get(IN_MEMORY[0]) or IN_MEMORY[1]
    place = named if os.access(named, os.W_OK | os.X_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        try:
            yield Path(folder)
        finally:
            for file in Path(folder).iterdir():
                _overwrite(file)


def _overwrite(file: Path) -> None:
    """Write over a file, for a disk keeps what is only deleted."""
    if not file.is_file() or file.is_symlink():
        return
    with file.open("r+b") as old:
        old.write(b"\0" * file.stat().st_size)
        os.fsync(old.fileno())
