"""Welcome: the first page, the two ways to begin, and the recovery code."""

import pytest
from django.conf import settings

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.sealed import RecoveryCode, WrongPassphrase
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, a_slip_in
from tests.web.seen import Seen, html, recovery_code


def lock_first(client: Visitor, passphrase: str = PASSPHRASE) -> str:
    """Begin with a passphrase; give the recovery code that is shown."""
    response = client.post("/begin/lock", {"new_passphrase": passphrase}, follow=True)
    return recovery_code(response)


def test_the_first_page_asks_for_nothing_and_says_where_everything_stays(client: Visitor) -> None:
    seen = Seen(client.get("/"))
    assert "When little reaches you" in seen.words
    assert "It all stays on this computer." in seen.words
    assert "anyone who opens this computer can read it" in seen.words
    assert "It does not clear your history." in seen.words
    assert {"/begin/lock", "/private#safer", "/help", "/leave"} <= {link["href"] for link in seen.links}
    assert [set(form.fields) for form in seen.forms] == [{"csrfmiddlewaretoken"}]


def test_beginning_opens_a_diary_without_a_passphrase(client: Visitor, house: House) -> None:
    response = client.post("/begin")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert keys.has_begun(house)
    assert not keys.is_lockable(house)
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert "Settings" in Seen(client.get("/settings")).words


def test_beginning_twice_begins_once_and_the_second_one_is_not_let_in(begun_client: Visitor, house: House) -> None:
    first = house.people.only()
    stranger = Visitor()
    assert stranger.post("/begin")["Location"] == "/"
    assert house.people.only() == first
    assert settings.SESSION_COOKIE_NAME not in stranger.cookies


def test_asking_for_the_address_of_begin_begins_nothing(client: Visitor, house: House) -> None:
    assert client.get("/begin")["Location"] == "/"
    assert not keys.has_begun(house)


@pytest.mark.parametrize("address", ["/begin", "/begin/lock"])
@pytest.mark.parametrize(
    "origin", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_no_other_site_can_begin(careful_client: Visitor, house: House, address: str, origin: dict[str, str]) -> None:
    token = Seen(careful_client.get("/")).form("/begin").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "new_passphrase": PASSPHRASE}
    assert careful_client.post(address, fields, headers=origin).status_code == 403
    assert not keys.has_begun(house)


def test_our_own_form_begins(careful_client: Visitor, house: House) -> None:
    form = Seen(careful_client.get("/")).form("/begin")
    careful_client.post(
        "/begin", form.fields, headers={"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
    )
    assert keys.has_begun(house)


def test_the_field_for_a_new_passphrase_suits_a_password_keeper(client: Visitor) -> None:
    seen = Seen(client.get("/begin/lock"))
    assert seen.marked["new_passphrase"]["type"] == "password"
    assert seen.marked["new_passphrase"]["autocomplete"] == "new-password"
    assert seen.marked["new_passphrase"]["spellcheck"] == "false"
    assert "Pasting works too." in seen.words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "This one is short."),
        ("tulip", "This one is short."),
        ("tulip tulip tulip tulip", "A word said twice counts once."),
        ("to be or not to be", "This one is easy to guess."),
        ("heron " * 4000, "This one is too long."),
        ("<script>alert(1)</script>"[:11], "This one is short."),
    ],
)
def test_a_weak_passphrase_is_answered_beside_its_field_and_never_shown_again(
    client: Visitor, house: House, typed: str, said: str
) -> None:
    response = client.post("/begin/lock", {"new_passphrase": typed})
    seen = Seen(response)
    assert response.status_code == 422
    assert seen.beside("new_passphrase").startswith(said)
    assert seen.form("/begin/lock").fields["new_passphrase"] == ""
    assert not typed or typed not in html(response)
    assert not keys.has_begun(house)


def test_a_passphrase_counts_exactly_as_it_was_typed(client: Visitor, house: House) -> None:
    lock_first(client, "  Grey heron\tunder seven bridges ")
    assert keys.unlock(house, "  Grey heron\tunder seven bridges ")
    with pytest.raises(WrongPassphrase):
        keys.unlock(house, "Grey heron under seven bridges")


def test_what_is_typed_can_be_shown_without_a_script_and_no_browser_keeps_it(client: Visitor, house: House) -> None:
    response = client.post("/begin/lock", {"new_passphrase": PASSPHRASE, "show": "1"})
    field = Seen(response).marked["new_passphrase"]
    assert (response.status_code, field["type"], field["autocomplete"]) == (200, "text", "off")
    assert not keys.has_begun(house)
    again = client.post("/begin/lock", {"new_passphrase": "tulip", "shown": "1"})
    assert Seen(again).marked["new_passphrase"]["type"] == "text"


def test_enter_sends_the_passphrase_and_does_not_show_it(client: Visitor) -> None:
    assert Seen(client.get("/begin/lock")).form("/begin/lock").buttons == ["", "1"]


def test_the_recovery_code_comes_after_the_passphrase_and_says_what_losing_both_means(
    client: Visitor, house: House
) -> None:
    response = client.post("/begin/lock", {"new_passphrase": PASSPHRASE}, follow=True)
    code, seen = recovery_code(response), Seen(response)
    assert keys.recovery_code_works(house, code)
    assert "If the passphrase and this code are both lost, what you keep is lost." in seen.words
    assert "A code from before" not in seen.words
    assert seen.by_id["code"].split() == code.split("-")


def test_the_recovery_code_is_still_there_when_the_page_is_loaded_again(client: Visitor) -> None:
    code = lock_first(client)
    client.get("/help")
    assert recovery_code(client.get("/code")) == code


def test_the_recovery_code_stands_in_no_address_and_in_no_cookie(client: Visitor) -> None:
    response = client.post("/begin/lock", {"new_passphrase": PASSPHRASE})
    code = recovery_code(client.get("/code"))
    assert response["Location"] == "/code"
    held = " ".join(morsel.value for morsel in client.cookies.values())
    assert code not in held
    assert code.replace("-", "") not in held


def test_after_going_on_the_recovery_code_is_not_shown_any_more(client: Visitor) -> None:
    code = lock_first(client)
    assert client.post("/code/on")["Location"] == "/"
    later = client.get("/code")
    assert later["Location"] == "/settings"
    assert code not in html(client.get("/code", follow=True))


def test_a_locked_diary_does_not_show_the_code_again(client: Visitor) -> None:
    code = lock_first(client)
    half = {name: morsel.value for name, morsel in client.cookies.items()}
    client.post("/lock")
    client.cookies.load(half)
    response = client.get("/code")
    assert "This is locked" in Seen(response).words
    assert code not in html(response)


@pytest.mark.parametrize("reading", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"])
def test_the_drill_says_that_a_copy_works(client: Visitor, reading: object) -> None:
    code = lock_first(client)
    assert callable(reading)
    response = client.post("/code", {"code": reading(code)})
    assert response.status_code == 200
    assert "It works." in Seen(response).words
    assert recovery_code(response) == code


def test_the_drill_says_where_the_slip_is_and_gives_back_what_was_typed(client: Visitor) -> None:
    slip = a_slip_in(lock_first(client))
    response = client.post("/code", {"code": slip})
    seen = Seen(response)
    assert response.status_code == 422
    assert "in group 9" in seen.beside("copy")
    assert seen.form("/code").fields["code"] == slip
    assert recovery_code(response) != slip


@pytest.mark.parametrize("typed", ["", "   ", "<b>A</b>", "A" * 5000, "\0\0", "кот"])
def test_the_drill_bears_anything_that_is_no_code(client: Visitor, typed: str) -> None:
    lock_first(client)
    response = client.post("/code", {"code": typed})
    assert response.status_code == 422
    assert Seen(response).beside("copy")
    assert "<b>A</b>" not in html(response)


def test_a_whole_code_of_another_diary_does_not_work_here(client: Visitor) -> None:
    lock_first(client)
    response = client.post("/code", {"code": RecoveryCode.new().text})
    assert Seen(response).beside("copy").startswith("This is a whole recovery code, but it does not open this.")


def test_later_is_a_button_of_the_same_kind_as_trying(client: Visitor) -> None:
    lock_first(client)
    page = html(client.get("/code"))
    assert '<button class="button">Try it</button>' in page
    assert '<button class="button" form="later">Later</button>' in page


def test_who_pressed_twice_is_given_a_code_that_works(client: Visitor, house: House) -> None:
    unseen = lock_first(client)
    second = Visitor()
    code = lock_first(second)
    assert keys.recovery_code_works(house, code)
    assert not keys.recovery_code_works(house, unseen)
    assert "A code from before opens nothing any more." in Seen(second.get("/code")).words


def test_who_begins_with_another_passphrase_afterwards_is_not_let_in(client: Visitor) -> None:
    lock_first(client)
    stranger = Visitor()
    response = stranger.post("/begin/lock", {"new_passphrase": "four other words entirely here"})
    assert response["Location"] == "/"
    assert "This is locked" in Seen(stranger.get("/settings")).words


def test_two_quick_presses_on_begin_let_one_person_in(careful_client: Visitor) -> None:
    token = Seen(careful_client.get("/")).form("/begin").fields["csrfmiddlewaretoken"]
    careful_client.post("/begin", {"csrfmiddlewaretoken": token})
    del careful_client.cookies[settings.SESSION_COOKIE_NAME]  # the browser dropped the first answer
    second = careful_client.post("/begin", {"csrfmiddlewaretoken": token}, follow=True)
    assert "How is it right now?" in Seen(second).words


def test_another_browser_is_not_let_in_by_pressing_begin_as_well(careful_client: Visitor, house: House) -> None:
    token = Seen(careful_client.get("/")).form("/begin").fields["csrfmiddlewaretoken"]
    other = Visitor(enforce_csrf_checks=True)
    theirs = Seen(other.get("/")).form("/begin").fields["csrfmiddlewaretoken"]
    careful_client.post("/begin", {"csrfmiddlewaretoken": token})
    assert (
        "How is it right now?" not in Seen(other.post("/begin", {"csrfmiddlewaretoken": theirs}, follow=True)).words
    )
