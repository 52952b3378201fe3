"""A person's key: what is derived from it is its own, and it never shows itself."""

import copy
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rekindle.sealed import (
    FLOOR,
    PersonKey,
    RecoveryCode,
    new_session,
    wrap_with_passphrase,
    wrap_with_recovery,
)
from tests.sealed.fixed import ANOTHER_KEY, KEY, PASSPHRASE, PERSON

parts = st.lists(st.text(max_size=6), max_size=4)


def test_every_new_key_is_another() -> None:
    assert len({PersonKey.new().as_bytes() for _ in range(100)}) == 100


def test_a_key_is_taken_up_as_it_was_given_out() -> None:
    assert PersonKey.from_bytes(KEY.as_bytes()) == KEY
    assert KEY != ANOTHER_KEY
    assert KEY.as_bytes() != KEY


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_size_is_a_mistake_of_the_caller(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        PersonKey.from_bytes(bytes(size))


@settings(deadline=None)
@given(parts, parts)
def test_other_parts_give_another_id_and_another_seed(some: list[str], others: list[str]) -> None:
    assume(some != others)
    assert KEY.derive_id(*some) != KEY.derive_id(*others)
    assert KEY.draw_seed(*some) != KEY.draw_seed(*others)


def test_two_processes_derive_the_same_id_and_another_person_another_one() -> None:
    there = PersonKey.from_bytes(KEY.as_bytes())
    assert KEY.derive_id("2026-05-01", "0") == there.derive_id("2026-05-01", "0")
    assert KEY.derive_id("2026-05-01", "0") != ANOTHER_KEY.derive_id("2026-05-01", "0")
    assert len(KEY.derive_id("2026-05-01", "0")) == 16


def test_an_id_tells_nothing_of_the_seed_for_the_same_parts() -> None:
    assert KEY.draw_seed("a")[:16] != KEY.derive_id("a")
    assert len(KEY.draw_seed("a")) == 32


def test_the_derived_keys_are_all_different() -> None:
    assert len({KEY.as_bytes(), KEY.records, KEY.draw_seed(), ANOTHER_KEY.records}) == 4


def test_nothing_secret_shows_when_printed() -> None:
    code = RecoveryCode.new()
    wrap = wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR)
    recovery = wrap_with_recovery(KEY, code, PERSON)
    for shown in (f"{KEY!r} {KEY} {[KEY]}", f"{code!r} {code}", f"{wrap!r}", f"{recovery!r}"):
        for secret in (KEY.as_bytes(), KEY.records, code.as_bytes(), wrap.verifier, wrap.wrapped, recovery.verifier):
            assert secret.hex() not in shown
            assert repr(secret)[2:-1] not in shown
        assert code.text not in shown


@pytest.mark.parametrize("secret", [KEY, RecoveryCode(bytes(20))])
def test_a_secret_is_not_pickled_copied_or_used_as_a_name(secret: object) -> None:
    for use in (pickle.dumps, copy.copy, copy.deepcopy, hash):
        with pytest.raises(TypeError):
            use(secret)


def test_a_session_does_not_change_the_key() -> None:
    before = KEY.as_bytes()
    new_session(KEY, PERSON)
    assert KEY.as_bytes() == before
