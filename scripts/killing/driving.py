"""Starts processes that write, kills each at a random moment, and compares what is there with what was said.

Each round is two processes, forked from one that has loaded everything and opened nothing: one writes and is killed,
one looks. So a round costs little more than opening a home twice.
"""

import importlib
import os
import random
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

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

LONGEST_LIFE = 0.1
"""Seconds after which a process that writes is killed at the latest, once it has been started."""
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
    until, said = time.monotonic() + rng.uniform(0, LONGEST_LIFE), b""
    while (left := until - time.monotonic()) > 0:
        if select.select([receiving], [], [], left)[0]:
            new = os.read(receiving, 65536)
            if not new:
                break  # it ended by itself; looking says why, or nothing was amiss with what it had said
            said += new
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    while new := os.read(receiving, 65536):
        said += new
    os.close(receiving)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a process that writes ended by itself; it has said why")
    for line in said.splitlines():
        book.note(msgspec.json.decode(line, type=Said))


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
