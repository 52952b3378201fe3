"""Forgot: the recovery code opens the diary, and a new passphrase is chosen."""

import pytest

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.sealed import RecoveryCode, WrongPassphrase
from tests.conftest import StillClock
from tests.web.conftest import Visitor
from tests.web.doors import OTHER, PASSPHRASE, a_slip_in, come_in, lock_home
from tests.web.seen import Seen, html, recovery_code


@pytest.fixture
def code(house: House) -> str:
    """The recovery code of a diary that is locked."""
    return lock_home(house)


def test_the_code_and_a_new_passphrase_open_it_and_a_new_code_comes_next(
    client: Visitor, house: House, code: str
) -> None:
    response = client.post("/forgot", {"code": code.lower(), "new_passphrase": OTHER}, follow=True)
    new_code = recovery_code(response)
    assert new_code != code
    assert "A code from before opens nothing any more." in Seen(response).words
    assert keys.recovery_code_works(house, new_code)
    assert not keys.recovery_code_works(house, code)
    assert keys.unlock(house, OTHER)
    with pytest.raises(WrongPassphrase):
        keys.unlock(house, PASSPHRASE)


def test_every_other_browser_is_locked_out_by_it(client: Visitor, code: str) -> None:
    other = come_in(Visitor())
    client.post("/forgot", {"code": code, "new_passphrase": OTHER})
    assert "Settings" in Seen(client.get("/settings")).words
    assert "This is locked" in Seen(other.get("/settings")).words


def test_a_slip_is_said_with_its_group_and_the_code_comes_back_to_be_mended(client: Visitor, code: str) -> None:
    slip = a_slip_in(code)
    response = client.post("/forgot", {"code": slip, "new_passphrase": OTHER})
    seen = Seen(response)
    assert response.status_code == 422
    assert "in group 9" in seen.beside("recovery")
    assert seen.form("/forgot").fields["code"] == slip
    assert OTHER not in html(response)


def test_a_weak_passphrase_is_said_beside_its_own_field_and_the_code_is_not_spent(
    client: Visitor, house: House, code: str
) -> None:
    response = client.post("/forgot", {"code": code, "new_passphrase": "tulip"})
    seen = Seen(response)
    assert seen.beside("new_passphrase").startswith("This one is short.")
    assert seen.beside("recovery") == ""
    assert seen.form("/forgot").fields == {**seen.form("/forgot").fields, "code": code, "new_passphrase": ""}
    assert keys.recovery_code_works(house, code)


def test_the_code_of_another_diary_opens_nothing(client: Visitor, house: House, code: str) -> None:
    response = client.post("/forgot", {"code": RecoveryCode.new().text, "new_passphrase": OTHER})
    assert Seen(response).beside("recovery").startswith("This is a whole recovery code, but it does not open this.")
    assert keys.unlock(house, PASSPHRASE)


def test_after_a_few_wrong_codes_it_says_how_long_to_wait(client: Visitor, code: str, clock: StillClock) -> None:
    wrong = {"code": RecoveryCode.new().text, "new_passphrase": OTHER}
    for _ in range(4):
        client.post("/forgot", wrong)
    assert "Please wait" in Seen(client.post("/forgot", {**wrong, "code": code})).beside("recovery")
    clock.pass_by(seconds=60)
    assert client.post("/forgot", {"code": code, "new_passphrase": OTHER})["Location"] == "/code"


@pytest.mark.parametrize("typed", ["", " ", "<b>A</b>", "U" * 36, "A" * 100_000, "\0", "кот"])
def test_it_bears_anything_that_is_no_code(client: Visitor, code: str, typed: str) -> None:
    response = client.post("/forgot", {"code": typed, "new_passphrase": OTHER})
    assert response.status_code == 422
    assert Seen(response).beside("recovery")
    assert "<b>A</b>" not in html(response)


@pytest.mark.parametrize("begun", [False, True])
def test_where_there_is_no_passphrase_there_is_none_to_forget(client: Visitor, house: House, begun: bool) -> None:
    if begun:
        keys.begin(house)
    assert client.get("/forgot")["Location"] == "/"
    assert client.post("/forgot", {"code": RecoveryCode.new().text, "new_passphrase": OTHER})["Location"] == "/"


def test_another_site_cannot_try_codes(careful_client: Visitor, house: House, code: str) -> None:
    fields = {"code": code, "new_passphrase": OTHER}
    assert careful_client.post("/forgot", fields, headers={"Origin": "http://evil.example"}).status_code == 403
    assert keys.unlock(house, PASSPHRASE)
