"""A process that writes without end: it says what it is about to do, and says again that it is done once it is."""

import os
import random
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import structs

from rekindle.app import keys, practising, writing
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.practising import Played
from rekindle.bootstrap import open_house
from rekindle.life.records import Entry
from rekindle.sealed import FLOOR, WrongPassphrase
from scripts.killing.book import Said, Value

COUNTRIES = ("DE", "FR", "GB", "IN", "NZ")
PRACTICE = "hope-keep-flicker"
"""What is kept in it lies among the flickers: one ending writes two records and a count, or nothing."""
MOST_TEXTS = 40
MOST_WORDS = 1500
"""Such a text lies on several pages of the database."""


class QuickClock:
    """A clock on which half a minute passes at each look, so that no try at a passphrase waits for the one before."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        """Give the time."""
        self._now += timedelta(seconds=31)
        return self._now


def house_of(home: Path, round_: int) -> House:
    """Open a home as a process does; passphrases are stretched at the lowest cost that is allowed."""
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=round_)
    return replace(open_house(home), clock=QuickClock(began), stretching=FLOOR)


def open_with(house: House, passphrases: Sequence[Value]) -> tuple[Opened, str]:
    """Open a diary; give the passphrase that did, or "" where it is the key file.

    Raises:
        WrongPassphrase: none of them did.
    """
    if not keys.is_lockable(house):
        return keys.open_key_file(house), ""
    for passphrase in filter(None, passphrases):
        try:
            return keys.unlock(house, passphrase), passphrase
        except WrongPassphrase:
            continue
    raise WrongPassphrase


@dataclass
class Writer:
    """Writes into one home, and says so on a pipe."""

    pipe: int
    house: House
    rng: random.Random

    def begin(self) -> None:
        """Begin, where nobody has."""
        if not keys.has_begun(self.house):
            with self._saying("begun", "yes"):
                keys.begin(self.house)

    def write(self, opened: Opened, *, keys_too: bool) -> None:
        """Write until it is killed."""
        diary = self.house.diary(opened.person, opened.key)
        acts: list[Callable[[], None]] = [lambda: self._keep(diary), lambda: self._change(diary)]
        acts += [lambda: self._let_go(diary), lambda: self._practise(diary), self._settle]
        if keys_too:
            acts = [lambda: self._keep(diary), lambda: self._lock(opened)]
        while True:
            self.rng.choice(acts)()

    def _keep(self, diary: Diary) -> None:
        new, word = secrets.token_bytes(16), self._word()
        with self._saying(f"text {new.hex()}", word):
            writing.keep_entry(diary, writing.Written(text_of(word)), new)

    def _change(self, diary: Diary) -> None:
        for record, _ in self._one_text(diary):
            word = self._word()
            with self._saying(f"text {record.hex()}", word):
                writing.change_entry(diary, record, writing.Written(text_of(word)))

    def _let_go(self, diary: Diary) -> None:
        for record, word in self._one_text(diary):
            for_good = self.rng.random() < 0.5
            with self._saying(f"text {record.hex()}", None):
                diary.remove(record) if for_good else diary.set_aside(record)
            if not for_good and self.rng.random() < 0.5:
                with self._saying(f"text {record.hex()}", word):
                    diary.bring_back(record)

    def _practise(self, diary: Diary) -> None:
        once = secrets.token_bytes(16)
        played = Played(
            self.house.library.catalogue.by_id(PRACTICE), "smallest", "too-much", said=("blue",), keep=True
        )
        kept_as = diary.key.derive_id("too-much", once.hex())
        with self._saying(f"practice {kept_as.hex()}", "whole"):
            practising.finish(diary, played, once)

    def _settle(self) -> None:
        country = self.rng.choice(COUNTRIES)
        with self._saying("country", country):
            self.house.device.change(lambda device: structs.replace(device, country=country))

    def _lock(self, opened: Opened) -> None:
        passphrase = f"wet slate, tin roof, {secrets.token_hex(6)}"
        with self._saying("passphrase", passphrase):
            keys.set_passphrase(self.house, opened, passphrase)

    def _one_text(self, diary: Diary) -> Iterator[tuple[bytes, str]]:
        texts = list(texts_in(diary))
        for record, word in self.rng.sample(texts, min(1, len(texts))):
            yield record, word
        for record, _ in texts[MOST_TEXTS:]:  # so that looking at it stays quick
            with self._saying(f"text {record.hex()}", None):
                diary.remove(record)

    def _word(self) -> str:
        return f"{secrets.token_hex(4)}:{self.rng.choice((1, 40, self.rng.randrange(1, MOST_WORDS)))}"

    @contextmanager
    def _saying(self, name: str, value: Value) -> Iterator[None]:
        self._say(Said(name, value))
        yield
        self._say(Said(name, value, done=True))

    def _say(self, said: Said) -> None:
        os.write(self.pipe, msgspec.json.encode(said) + b"\n")


def text_of(word: str) -> str:
    """Give the text that a word with a number, such as `a1:40`, stands for."""
    return " ".join([word] * int(word.partition(":")[2]))


def texts_in(diary: Diary) -> Iterator[tuple[bytes, str]]:
    """Give the id of each text with the word that it stands for; a text that is not whole stands for itself."""
    for one in diary.recent().of(Entry):
        text = one.record.text
        word = text.partition(" ")[0]
        yield one.id, word if text_of(word) == text else text
