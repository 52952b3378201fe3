"""A passphrase opens a person's key; nothing else about the wrap does."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rekindle.sealed import (
    CURRENT,
    FLOOR,
    Argon2Parameters,
    DoesNotOpen,
    PassphraseTooLong,
    PassphraseWrap,
    PepperMissing,
    SealedError,
    UnknownFormat,
    UnsafeParameters,
    WrongPassphrase,
    needs_rewrap,
    open_with_passphrase,
    wrap_with_passphrase,
)
from tests.sealed.fixed import ANOTHER_KEY, KEY, PASSPHRASE, PERSON, SOMEONE_ELSE

PEPPER = bytes(range(32))
WRAP = wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR)


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=30))
@example("")
@example("река, лампа, хлеб")
@example("\U0001f30a \ud800")
def test_the_passphrase_opens_what_it_wrapped(passphrase: str) -> None:
    wrap = wrap_with_passphrase(KEY, passphrase, PERSON, FLOOR)
    assert open_with_passphrase(wrap, passphrase, PERSON) == KEY


@pytest.mark.parametrize("typed", ["", "river lamp slow", PASSPHRASE.title(), PASSPHRASE + " ", "x" * 1024])
def test_another_passphrase_opens_nothing(typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(WRAP, typed, PERSON)


def test_a_huge_passphrase_is_refused_without_any_work() -> None:
    with pytest.raises(PassphraseTooLong):
        open_with_passphrase(WRAP, "x" * 50_000_000, PERSON)


def test_a_wrap_moved_to_another_person_does_not_open() -> None:
    with pytest.raises(DoesNotOpen):
        open_with_passphrase(WRAP, PASSPHRASE, SOMEONE_ELSE)


def test_every_wrap_has_a_salt_of_its_own() -> None:
    again = wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR)
    assert again.salt != WRAP.salt
    assert again.verifier != WRAP.verifier
    assert again.wrapped != WRAP.wrapped


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_wrap_with_one_bit_changed_does_not_open(data: st.DataObject) -> None:
    # The parameters (bytes 1 to 9) have a test of their own: some bits of theirs cost half a gigabyte.
    at = data.draw(st.integers(10, len(WRAP.to_bytes()) - 1))
    blob = bytearray(WRAP.to_bytes())
    blob[at] ^= 1 << data.draw(st.integers(0, 7))
    changed = PassphraseWrap.from_bytes(bytes(blob))
    with pytest.raises(SealedError):
        open_with_passphrase(changed, PASSPHRASE, PERSON)


def test_every_changed_bit_of_the_wrapped_key_is_noticed_though_the_passphrase_is_right() -> None:
    for position in (0, 1, 12, 13, 44, 60):
        wrapped = bytearray(WRAP.wrapped)
        wrapped[position] ^= 1
        with pytest.raises(DoesNotOpen):
            open_with_passphrase(replace(WRAP, wrapped=bytes(wrapped)), PASSPHRASE, PERSON)


@pytest.mark.parametrize(
    "parameters",
    [Argon2Parameters(19_457, 2, 1), Argon2Parameters(19_456, 3, 1), Argon2Parameters(19_456, 2, 2)],
)
def test_a_wrap_with_other_parameters_does_not_open(parameters: Argon2Parameters) -> None:
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(replace(WRAP, parameters=parameters), PASSPHRASE, PERSON)


def test_the_key_of_one_wrap_does_not_open_in_another() -> None:
    other = wrap_with_passphrase(ANOTHER_KEY, PASSPHRASE, PERSON, FLOOR)
    with pytest.raises(DoesNotOpen):
        open_with_passphrase(replace(WRAP, wrapped=other.wrapped), PASSPHRASE, PERSON)


def test_a_wrap_survives_as_one_blob() -> None:
    assert PassphraseWrap.from_bytes(WRAP.to_bytes()) == WRAP


def test_a_blob_cut_or_grown_at_any_place_is_refused() -> None:
    blob = WRAP.to_bytes()
    for size in range(len(blob)):
        with pytest.raises(DoesNotOpen):
            PassphraseWrap.from_bytes(blob[:size])
    with pytest.raises(DoesNotOpen):
        PassphraseWrap.from_bytes(blob + b"\x00")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_that_were_never_a_wrap_are_refused(blob: bytes) -> None:
    with pytest.raises(SealedError):
        PassphraseWrap.from_bytes(blob)


@pytest.mark.parametrize("name", ["salt", "pepper_id", "verifier", "wrapped"])
def test_a_damaged_column_is_refused(name: str) -> None:
    fields = {
        "salt": WRAP.salt,
        "pepper_id": WRAP.pepper_id,
        "verifier": WRAP.verifier,
        "wrapped": WRAP.wrapped,
    }
    with pytest.raises(DoesNotOpen):
        PassphraseWrap(FLOOR, **{**fields, name: fields[name] + b"x"})


def test_a_blob_from_a_newer_program_is_left_alone() -> None:
    with pytest.raises(UnknownFormat):
        PassphraseWrap.from_bytes(b"\x02" + WRAP.to_bytes()[1:])


def test_a_key_wrapped_by_a_newer_program_is_left_alone() -> None:
    newer = replace(WRAP, wrapped=b"\x02" + WRAP.wrapped[1:])
    with pytest.raises(UnknownFormat):
        open_with_passphrase(newer, PASSPHRASE, PERSON)


def test_a_tampered_blob_cannot_ask_for_a_terabyte() -> None:
    blob = WRAP.to_bytes()
    with pytest.raises(UnsafeParameters):
        PassphraseWrap.from_bytes(blob[:1] + (2**30).to_bytes(4, "big") + blob[5:])


def test_a_pepper_is_needed_where_one_was_used() -> None:
    wrap = wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR, PEPPER)
    assert open_with_passphrase(wrap, PASSPHRASE, PERSON, PEPPER) == KEY
    for missing in (None, PEPPER[::-1]):
        with pytest.raises(PepperMissing):
            open_with_passphrase(wrap, PASSPHRASE, PERSON, missing)


def test_naming_another_pepper_does_not_get_around_the_right_one() -> None:
    wrap = wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR, PEPPER)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(replace(wrap, pepper_id=bytes(8)), PASSPHRASE, PERSON)


def test_a_wrap_from_before_the_pepper_still_opens_and_wants_to_be_wrapped_again() -> None:
    assert open_with_passphrase(WRAP, PASSPHRASE, PERSON, PEPPER) == KEY
    assert needs_rewrap(WRAP, FLOOR, PEPPER)
    assert not needs_rewrap(wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR, PEPPER), FLOOR, PEPPER)


@pytest.mark.parametrize("pepper", [b"", b"pepper", bytes(31), bytes(33)])
def test_a_pepper_of_another_size_is_a_mistake_of_the_caller(pepper: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        wrap_with_passphrase(KEY, PASSPHRASE, PERSON, FLOOR, pepper)


def test_a_wrap_below_the_current_parameters_wants_to_be_wrapped_again() -> None:
    assert needs_rewrap(WRAP)
    assert not needs_rewrap(WRAP, FLOOR)
    assert not needs_rewrap(replace(WRAP, parameters=CURRENT))
