"""One-time links: the address has the token, the database only what it leads to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.sealed import link_row_id, new_link


def test_a_token_leads_to_its_row() -> None:
    token, row_id = new_link()
    assert link_row_id(token) == row_id
    assert len(row_id) == 32


def test_a_token_fits_into_an_address_as_it_is() -> None:
    token, _ = new_link()
    assert len(token) == 32
    assert token.isascii()
    assert token.replace("-", "").replace("_", "").isalnum()


def test_every_link_is_another() -> None:
    assert len({new_link() for _ in range(100)}) == 100


def test_a_token_with_any_sign_changed_leads_elsewhere() -> None:
    token, row_id = new_link()
    for at, right in enumerate(token):
        assert link_row_id(token[:at] + ("A" if right != "A" else "B") + token[at + 1 :]) != row_id


@pytest.mark.parametrize(
    "token", ["", "A" * 31, "A" * 33, "A" * 31 + "=", "A" * 31 + "+", "A" * 31 + "é", "A" * 10**7]
)
def test_what_can_be_no_token_leads_nowhere(token: str) -> None:
    assert link_row_id(token) is None


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_as_a_token_is_answered(token: str) -> None:
    row_id = link_row_id(token)
    assert row_id is None or len(row_id) == 32
