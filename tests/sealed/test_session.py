"""A session: cookie and row open the key together, neither does alone; a posted text survives the row."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.sealed import (
    DoesNotOpen,
    SealedError,
    UnknownFormat,
    new_cookie,
    new_session,
    open_carry,
    open_session,
    seal_carry,
    session_row_id,
)
from rekindle.sealed.session import ENDED
from tests.sealed.fixed import KEY, PERSON, SOMEONE_ELSE, one_bit_flipped

COOKIE, ROW_ID, WRAP = new_session(KEY, PERSON)
TEXT = "Ich weiß nicht, was ich schreiben soll.".encode()
CARRIED = seal_carry(COOKIE, TEXT)
URLSAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

MALFORMED = [
    "",
    "x",
    COOKIE[:-1],
    COOKIE + "A",
    COOKIE + "=",
    COOKIE[:-1] + "=",
    COOKIE[:-1] + "+",
    COOKIE[:-1] + "/",
    COOKIE[:-1] + "\n",
    COOKIE[:-1] + "é",
    COOKIE[:-1] + "\ud800",
    COOKIE[:32] + " " + COOKIE[33:],
    "A" * 10_000_000,
]


def test_cookie_and_row_give_the_key_back() -> None:
    assert open_session(COOKIE, WRAP, PERSON) == KEY


def test_the_cookie_leads_to_its_row() -> None:
    assert session_row_id(COOKIE) == ROW_ID
    assert len(ROW_ID) == 32


def test_a_cookie_needs_no_quoting_anywhere() -> None:
    assert len(COOKIE) == 64
    assert set(COOKIE) <= set(URLSAFE)


def test_neither_row_id_nor_wrap_holds_any_part_of_the_cookie_or_of_the_key() -> None:
    bits = base64.urlsafe_b64decode(COOKIE)
    for secret in (bits[:16], bits[16:], KEY.as_bytes()):
        assert secret not in ROW_ID + WRAP


def test_every_session_has_a_cookie_and_a_wrap_of_its_own() -> None:
    cookie, row_id, wrap = new_session(KEY, PERSON)
    assert cookie != COOKIE
    assert row_id != ROW_ID
    assert wrap != WRAP


def test_the_cookie_of_another_session_does_not_open_the_row() -> None:
    cookie, _, _ = new_session(KEY, PERSON)
    with pytest.raises(DoesNotOpen):
        open_session(cookie, WRAP, PERSON)


def test_a_session_of_someone_else_does_not_open() -> None:
    with pytest.raises(DoesNotOpen) as refused:
        open_session(COOKIE, WRAP, SOMEONE_ELSE)
    assert str(refused.value) == ENDED


def test_a_wrap_with_any_bit_changed_does_not_open() -> None:
    for changed in one_bit_flipped(WRAP):
        with pytest.raises(SealedError):
            open_session(COOKIE, changed, PERSON)


def test_a_cookie_with_any_sign_changed_does_not_open() -> None:
    for at, right in enumerate(COOKIE):
        other = "A" if right != "A" else "B"
        with pytest.raises(DoesNotOpen):
            open_session(COOKIE[:at] + other + COOKIE[at + 1 :], WRAP, PERSON)


def test_a_row_from_a_newer_program_is_left_alone() -> None:
    with pytest.raises(UnknownFormat):
        open_session(COOKIE, b"\x02" + WRAP[1:], PERSON)


@pytest.mark.parametrize("cookie", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_cookie_is_an_ended_session_and_nothing_worse(cookie: str) -> None:
    assert session_row_id(cookie) is None
    for use in (
        lambda: open_session(cookie, WRAP, PERSON),
        lambda: seal_carry(cookie, TEXT),
        lambda: open_carry(cookie, CARRIED),
    ):
        with pytest.raises(DoesNotOpen) as refused:
            use()
        assert str(refused.value) == ENDED


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_as_a_cookie_leads_nowhere(cookie: str) -> None:
    assert session_row_id(cookie) != ROW_ID


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_a_carried_text_comes_back_whatever_it_is(text: bytes) -> None:
    assert open_carry(COOKIE, seal_carry(COOKIE, text)) == text


def test_a_megabyte_is_carried() -> None:
    text = "Fluß ".encode() * 180_000
    assert open_carry(COOKIE, seal_carry(COOKIE, text)) == text


def test_a_page_that_came_without_a_cookie_can_carry_a_text_too() -> None:
    cookie = new_cookie()
    assert session_row_id(cookie) is not None
    assert open_carry(cookie, seal_carry(cookie, TEXT)) == TEXT


def test_a_carried_text_shows_nothing_and_needs_no_quoting() -> None:
    assert set(CARRIED) <= set(URLSAFE)
    assert seal_carry(COOKIE, TEXT) != CARRIED
    assert TEXT not in base64.urlsafe_b64decode(CARRIED + "=" * (-len(CARRIED) % 4))


def test_another_cookie_does_not_open_a_carried_text() -> None:
    with pytest.raises(DoesNotOpen):
        open_carry(new_cookie(), CARRIED)


def test_a_carried_text_with_any_sign_changed_does_not_open() -> None:
    for at in range(len(CARRIED)):
        for other in URLSAFE.replace(CARRIED[at], ""):
            with pytest.raises(SealedError):
                open_carry(COOKIE, CARRIED[:at] + other + CARRIED[at + 1 :])


@pytest.mark.parametrize(
    "carried",
    ["", "A", "=", CARRIED + "=", CARRIED[:-1], CARRIED + "A", "é", "A" * 5_000_000],
    ids=["empty", "one sign", "padding alone", "padded", "cut short", "longer", "not ASCII", "huge"],
)
def test_a_malformed_field_does_not_open(carried: str) -> None:
    with pytest.raises(DoesNotOpen):
        open_carry(COOKIE, carried)


def test_a_wrap_and_a_carried_text_cannot_stand_in_for_each_other() -> None:
    as_field = base64.urlsafe_b64encode(WRAP).decode().rstrip("=")
    with pytest.raises(DoesNotOpen):
        open_carry(COOKIE, as_field)
    with pytest.raises(DoesNotOpen):
        open_session(COOKIE, base64.urlsafe_b64decode(seal_carry(COOKIE, KEY.as_bytes()) + "==="), PERSON)
