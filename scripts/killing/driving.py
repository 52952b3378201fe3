"""Starts processes that write, kills each in the middle of something, and compares what is there with what was said.

How much each does before is drawn, not timed: a slow machine lets no process end before it has begun.

Each round is two processes, forked from one that has loaded everything and opened nothing: one writes and is killed,
one looks. So a round costs little more than opening a home twice.
"""

import importlib
import os
import random
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import django
import msgspec
from django.conf import settings

from rekindle.app.settings import new_device
from rekindle.bootstrap import django_settings
from rekindle.store.home import Home
from rekindle.surroundings import library
from scripts.killing.book import Book, Said
from scripts.killing.looking import Looked, look
from scripts.killing.writing import Writer, house_of, open_with

MOST_WAITED_FOR = 6
"""Acknowledgements after which a process is killed at the latest; where none is waited for, it is still opening."""
OPENING, ACT = 0.1, 0.01
"""Seconds within which it is killed then: while it opens the home, and in the middle of what it does next."""
ROUNDS_OF_A_HOME = 25
"""Kills after which a home is thrown away and another begins, so that first starts are killed too."""
KEYS_FROM = 18
"""The round of a home from which on passphrases are set."""


class Result(msgspec.Struct, frozen=True):
    """How many processes were killed, how many things they had acknowledged, and what was not as it must be."""

    kills: int
    acknowledged: int
    amiss: list[str]


def kill_often(folder: Path, kills: int, seed: int) -> Result:
    """Kill so many processes that write into homes in a folder, one after another."""
    rng, amiss, book, acknowledged = random.Random(seed), [], Book(), 0  # noqa: S311 - moments, not keys
    home = folder / "home"
    _load(home)
    for number in range(kills):
        round_ = number % ROUNDS_OF_A_HOME
        if round_ == 0:
            acknowledged += book.acknowledged
            shutil.rmtree(home, ignore_errors=True)
            book = Book()
        _kill_one(home, number, book, rng, keys_too=round_ >= KEYS_FROM)
        looked = _look(home, number, book)
        amiss += [f"kill {number}: {what}" for what in (*looked.amiss, *book.compare(looked.found))]
    return Result(kills, acknowledged + book.acknowledged, amiss)


def _load(home: Path) -> None:
    """Load all that both kinds of process need, and open nothing."""
    settings.configure(**django_settings(Home(home), new_device()))
    django.setup()
    importlib.import_module("rekindle.store.people")
    importlib.import_module("rekindle.store.records")
    len(library("en").catalogue)


def _kill_one(home: Path, number: int, book: Book, rng: random.Random, *, keys_too: bool) -> None:
    passphrases, seed = book.values_of("passphrase"), rng.random()
    receiving, sending = os.pipe()

    def write() -> None:
        house = house_of(home, 2 * number)
        writer = Writer(sending, house, random.Random(seed))  # noqa: S311
        writer.begin()
        writer.write(open_with(house, passphrases)[0], keys_too=keys_too)

    process = _fork(write)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        said = _acknowledged(pipe, rng.randint(0, MOST_WAITED_FOR))
        time.sleep(rng.uniform(0, ACT if said else OPENING))
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        said += pipe.readlines()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a process that writes ended by itself; it has said why")
    for line in said:
        book.note(msgspec.json.decode(line, type=Said))


def _acknowledged(pipe: BinaryIO, number: int) -> list[bytes]:
    """Read what a process says until it has acknowledged so many things; no clock decides how many those are.

    All it said until it ended, where it ended by itself.
    """
    said = list[bytes]()
    while number and (line := pipe.readline()):
        said.append(line)
        number -= msgspec.json.decode(line, type=Said).done
    return said


def _look(home: Path, number: int, book: Book) -> Looked:
    receiving, sending = os.pipe()
    passphrases = book.values_of("passphrase")
    process = _fork(lambda: _send(sending, msgspec.json.encode(look(home, 2 * number + 1, passphrases))))
    os.close(sending)
    told = b""
    while new := os.read(receiving, 65536):
        told += new
    os.close(receiving)
    os.waitpid(process, 0)
    if not told:
        return Looked({}, ["the home could not be opened"])
    return msgspec.json.decode(told, type=Looked)


def _send(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


def _fork(do: Callable[[], None]) -> int:
    """Do something in a process of its own; give its number. What goes wrong there is said on standard error."""
    process = os.fork()
    if process:
        return process
    try:
        do()
    except BaseException:  # noqa: BLE001 - nothing of the parent may run on in the child
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
