"""Stretching passphrases: the same for the same letters, never too cheap, never too costly at once."""

import threading
import unicodedata
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.sealed import CURRENT, FLOOR, Argon2Parameters, PassphraseTooLong, UnsafeParameters
from rekindle.sealed.kdf import AT_ONCE, LONGEST_PASSPHRASE, normalise, stretch
from tests.sealed.fixed import PASSPHRASE, counted

SALT = counted(16)


def test_composed_and_decomposed_letters_give_the_same_key() -> None:
    composed = unicodedata.normalize("NFC", "ein Café für Zoë")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    assert stretch(composed, SALT, FLOOR) == stretch(decomposed, SALT, FLOOR)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_capitals_and_blanks_count() -> None:
    typed = [PASSPHRASE, PASSPHRASE.upper(), PASSPHRASE + " ", PASSPHRASE.replace(" ", "")]
    assert len({stretch(text, SALT, FLOOR) for text in typed}) == len(typed)


def test_letters_beyond_the_seventy_second_count() -> None:
    assert stretch("a" * 72 + "b", SALT, FLOOR) != stretch("a" * 72 + "c", SALT, FLOOR)


def test_salt_and_every_parameter_change_the_key() -> None:
    keys = {
        stretch(PASSPHRASE, SALT, FLOOR),
        stretch(PASSPHRASE, SALT[::-1], FLOOR),
        stretch(PASSPHRASE, SALT, Argon2Parameters(19_457, 2, 1)),
        stretch(PASSPHRASE, SALT, Argon2Parameters(19_456, 3, 1)),
        stretch(PASSPHRASE, SALT, Argon2Parameters(19_456, 2, 2)),
    }
    assert len(keys) == 5


@pytest.mark.parametrize("passphrase", ["", "\x00", "\ud800", "\udcc3\udca9", "\U0001f30a" * 256, "река" * 128])
def test_any_passphrase_up_to_one_kilobyte_is_stretched(passphrase: str) -> None:
    assert len(stretch(passphrase, SALT, FLOOR)) == 32


@pytest.mark.parametrize(
    "passphrase",
    [
        "a" * (LONGEST_PASSPHRASE + 1),
        "я" * (LONGEST_PASSPHRASE // 2 + 1),
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 100,  # NFKC makes 18 letters of each
        "a" * 50_000_000,
    ],
    ids=["one byte above", "in Cyrillic", "long once normalised", "huge"],
)
def test_a_passphrase_above_one_kilobyte_is_refused_at_once(passphrase: str) -> None:
    with pytest.raises(PassphraseTooLong):
        stretch(passphrase, SALT, FLOOR)


def test_a_long_passphrase_in_jamo_is_measured_after_normalising() -> None:
    jamo = unicodedata.normalize("NFD", "각" * 341)
    assert len(jamo.encode()) > 3 * LONGEST_PASSPHRASE - 10
    assert normalise(jamo) == "각" * 341


def test_a_short_salt_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        stretch(PASSPHRASE, b"short", FLOOR)


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes"),
    [
        (19_455, 2, 1),
        (19_456, 1, 1),
        (19_456, 2, 0),
        (0, 0, 0),
        (-65_536, 3, 1),
        (1_048_577, 2, 1),
        (2**30, 3, 1),
        (65_536, 11, 1),
        (65_536, 2**32 - 1, 1),
        (65_536, 3, 9),
    ],
)
def test_parameters_below_the_floor_or_above_the_ceiling_are_refused(
    memory_kib: int, iterations: int, lanes: int
) -> None:
    with pytest.raises(UnsafeParameters):
        Argon2Parameters(memory_kib, iterations, lanes)


def test_less_memory_or_less_work_is_weaker_and_a_fair_trade_is_not() -> None:
    assert FLOOR.is_weaker_than(CURRENT)
    assert Argon2Parameters(65_536, 2, 1).is_weaker_than(CURRENT)
    assert not CURRENT.is_weaker_than(CURRENT)
    assert not CURRENT.is_weaker_than(FLOOR)
    assert not Argon2Parameters(131_072, 2, 1).is_weaker_than(CURRENT)


class Watched:
    """The real Argon2id, which also counts how many of it are at work."""

    guard = threading.Lock()
    at_work = 0
    most = 0
    # Nobody goes on alone: so the count reaches two if two may be in, however the threads are scheduled.
    together = threading.Barrier(AT_ONCE, timeout=10)

    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> None:
        self.inner = Argon2id(salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_cost)

    def derive(self, secret: bytes) -> bytes:
        with self.guard:
            Watched.at_work += 1
            Watched.most = max(Watched.most, Watched.at_work)
        try:
            self.together.wait()
            return self.inner.derive(secret)
        finally:
            with self.guard:
                Watched.at_work -= 1


def in_threads(number: int, work: Callable[[], bytes]) -> list[bytes]:
    """Run ``work`` in this many threads at once and give what came back."""
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(work())) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_are_stretched_at_a_time_and_the_others_wait_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rekindle.sealed.kdf.Argon2id", Watched)
    results = in_threads(4 * AT_ONCE, lambda: stretch(PASSPHRASE, SALT, FLOOR))
    monkeypatch.undo()
    assert results == [stretch(PASSPHRASE, SALT, FLOOR)] * 4 * AT_ONCE
    assert Watched.most == AT_ONCE == 2


class Failing:
    """An Argon2id on a machine that has no memory left."""

    def __init__(self, salt: bytes, **settings: int) -> None:
        pass

    def derive(self, secret: bytes) -> bytes:
        raise MemoryError(len(secret))


def test_a_failure_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rekindle.sealed.kdf.Argon2id", Failing)
    for _ in range(AT_ONCE + 1):
        with pytest.raises(MemoryError):
            stretch(PASSPHRASE, SALT, FLOOR)
    monkeypatch.undo()
    assert len(stretch(PASSPHRASE, SALT, FLOOR)) == 32
