"""The lock: what stands at every address while it is shut, the ways in and out, and what was sent meanwhile."""

import pytest
from django.conf import settings
from msgspec.structs import replace

from rekindle.app import keys, leaving, sessions
from rekindle.app.house import House
from rekindle.life.records import Entry
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, come_in, entries, lock_home, unlock
from tests.web.seen import Seen, html

WRITTEN = "The kettle clicked.\r\n\r\n<b>I heard it</b> & smiled."


@pytest.fixture
def locked_client(client: Visitor, house: House) -> Visitor:
    """Somebody before a diary that is locked with a passphrase."""
    lock_home(house)
    return client


@pytest.fixture
def open_client(locked_client: Visitor) -> Visitor:
    """Somebody who has unlocked it."""
    return come_in(locked_client)


# --- Locked ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/settings", "/write", "/kept", "/in-out", "/code"])
def test_every_address_of_a_locked_diary_shows_the_lock_and_nothing_else(
    locked_client: Visitor, address: str
) -> None:
    response = locked_client.get(address)
    seen = Seen(response)
    assert response.status_code == 200
    assert "This is locked" in seen.words
    assert {link["href"] for link in seen.links} >= {"/help", "/leave", "/forgot"}
    assert "<title>Locked - Notes</title>" in html(response)
    assert "Rekindle" not in seen.words


def test_the_field_takes_what_a_password_keeper_puts_in(locked_client: Visitor) -> None:
    field = Seen(locked_client.get("/")).marked["passphrase"]
    assert (field["type"], field["autocomplete"]) == ("password", "current-password")


def test_unlocking_leads_to_the_page_that_was_asked_for(locked_client: Visitor) -> None:
    response = unlock(locked_client, locked_client.get("/kept"))
    assert (response.status_code, response["Location"]) == (303, "/kept")
    assert locked_client.get("/settings").status_code == 200


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:alert(1)", ""]
)
def test_unlocking_never_leads_to_another_site(locked_client: Visitor, to: str) -> None:
    response = locked_client.post("/unlock", {"passphrase": PASSPHRASE, "to": to})
    assert response["Location"] == "/"


def test_a_wrong_passphrase_is_answered_beside_the_field_and_not_shown(locked_client: Visitor) -> None:
    response = unlock(locked_client, locked_client.get("/"), "red heron")
    seen = Seen(response)
    assert response.status_code == 422
    assert seen.beside("passphrase") == "This passphrase does not open it. Capitals and spaces count."
    assert "red heron" not in html(response)


@pytest.mark.parametrize("typed", ["", "x" * 100_000, "<script>", "\0", "кот \u202e"])
def test_the_lock_bears_anything(locked_client: Visitor, typed: str) -> None:
    response = locked_client.post("/unlock", {"passphrase": typed})
    assert response.status_code == 422
    assert Seen(response).beside("passphrase")
    assert not typed or typed not in html(response)


def test_an_empty_field_is_not_a_try(locked_client: Visitor, house: House) -> None:
    locked_client.post("/unlock", {"passphrase": ""})
    person = house.people.only()
    assert person is not None
    assert person.failures == 0


def test_after_a_few_wrong_tries_it_says_how_long_to_wait(locked_client: Visitor, clock: StillClock) -> None:
    for _ in range(4):
        locked_client.post("/unlock", {"passphrase": "red heron"})
    response = locked_client.post("/unlock", {"passphrase": PASSPHRASE})
    assert response.status_code == 429
    assert Seen(response).beside("passphrase") == (
        f"That was a few tries in a row. Please wait {response['Retry-After']} seconds, then try again."
    )
    clock.pass_by(seconds=int(response["Retry-After"]) + 1)
    assert locked_client.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 303


def test_unlocking_where_nobody_has_begun_or_no_passphrase_is_set_leads_home(client: Visitor) -> None:
    assert client.post("/unlock", {"passphrase": "x"})["Location"] == "/"
    client.post("/begin")
    assert Visitor().post("/unlock", {"passphrase": "x"})["Location"] == "/"


def test_what_is_typed_can_be_shown_and_what_waits_is_still_there(locked_client: Visitor) -> None:
    carried = Seen(locked_client.post("/write", {"text": WRITTEN})).form("/unlock").fields["carried"]
    seen = Seen(locked_client.post("/unlock", {"carried": carried, "passphrase": PASSPHRASE, "show": "1"}))
    assert seen.marked["passphrase"]["type"] == "text"
    assert seen.form("/unlock").fields["carried"] == carried


# --- Closed: no passphrase to ask for --------------------------------------------------------------------------


@pytest.fixture
def closed_client(begun_client: Visitor) -> Visitor:
    """Somebody before a diary without a passphrase whose session has ended."""
    begun_client.post("/lock")
    return begun_client


@pytest.mark.parametrize("address", ["/", "/settings", "/write"])
def test_a_closed_diary_says_how_it_opens_again_and_has_no_form(closed_client: Visitor, address: str) -> None:
    seen = Seen(closed_client.get(address))
    assert "This is closed" in seen.words
    assert "It closes when you leave, and by itself when nobody has been here for a while." in seen.words
    assert "What you kept is still kept." in seen.words
    assert "The link from before opens it no more." in seen.words
    assert "Start it once more, the way you started it before." in seen.words
    assert "In a second terminal, in the same folder, type what started it" in seen.words
    assert seen.forms == []


def test_what_was_sent_to_a_closed_diary_stands_there_to_copy_and_to_send_again(
    closed_client: Visitor, house: House
) -> None:
    closed = closed_client.post("/write", {"text": WRITTEN})
    seen = Seen(closed)
    assert closed.status_code == 403
    assert "is not kept yet" in seen.words
    assert "The kettle clicked." in seen.by_id["sent"]
    assert "readonly" in seen.marked["sent"]
    token = sessions.make_link(house)
    closed_client.get(f"/open/{token}")
    closed_client.post("/write", seen.form("/write").fields)
    assert len(entries(house)) == 1


def test_what_was_sent_where_everything_was_removed_meanwhile_can_still_be_copied(
    begun_client: Visitor, house: House
) -> None:
    person = house.people.only()
    assert person is not None
    leaving.remove_everything(house, person.id)
    seen = Seen(begun_client.post("/write", {"text": WRITTEN}))
    assert "Everything here was removed" in seen.words
    assert "The kettle clicked." in seen.by_id["sent"]
    assert seen.forms == []


def test_where_nobody_has_begun_every_address_leads_to_the_first_page(client: Visitor) -> None:
    assert client.get("/settings")["Location"] == "/"
    assert "When little reaches you" in Seen(client.get("/")).words


# --- The one-time link ---------------------------------------------------------------------------------------------


def test_a_link_opens_once(closed_client: Visitor, house: House) -> None:
    token = sessions.make_link(house)
    response = closed_client.get(f"/open/{token}")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert closed_client.get("/settings").status_code == 200
    again = Visitor().get(f"/open/{token}")
    assert again.status_code == 403
    assert "This link was used before, or it is too old." in Seen(again).words


def test_a_link_does_not_open_after_ten_minutes(closed_client: Visitor, house: House, clock: StillClock) -> None:
    token = sessions.make_link(house)
    clock.pass_by(minutes=11)
    assert closed_client.get(f"/open/{token}").status_code == 403


@pytest.mark.parametrize("token", ["x", "A" * 5000, "%00", "<b>", "..", "é"])
def test_anything_else_is_no_link(closed_client: Visitor, token: str) -> None:
    response = closed_client.get(f"/open/{token}", follow=True)
    assert response.status_code in {403, 404}
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_a_used_link_in_a_browser_that_is_inside_just_leads_home(begun_client: Visitor, house: House) -> None:
    token = sessions.make_link(house)
    begun_client.get(f"/open/{token}")
    assert begun_client.get(f"/open/{token}")["Location"] == "/"


def test_a_link_to_a_locked_diary_shows_the_lock(locked_client: Visitor) -> None:
    assert "This is locked" in Seen(locked_client.get("/open/abc")).words


def test_a_link_where_nobody_has_begun_leads_to_the_first_page(client: Visitor) -> None:
    assert client.get("/open/abc")["Location"] == "/"


def test_a_link_says_that_the_key_file_is_gone(closed_client: Visitor, house: House) -> None:
    token = sessions.make_link(house)
    house.key_file.remove()
    assert "The key file is gone" in Seen(closed_client.get(f"/open/{token}")).words


# --- Locking, staying, leaving ---------------------------------------------------------------------------------


def test_locking_ends_every_session_and_clears_what_the_browser_keeps(open_client: Visitor) -> None:
    other = come_in(Visitor())
    response = open_client.post("/lock")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response.cookies[settings.SESSION_COOKIE_NAME].value == ""
    for client in (open_client, other):
        assert "This is locked" in Seen(client.get("/settings")).words


def test_locking_from_a_page_whose_session_has_ended_still_locks_the_others(open_client: Visitor) -> None:
    Visitor().post("/lock")
    assert "This is locked" in Seen(open_client.get("/settings")).words


def test_looking_at_the_address_of_the_lock_locks_nothing(open_client: Visitor) -> None:
    open_client.get("/lock")
    assert "Settings" in Seen(open_client.get("/settings")).words


def test_another_site_cannot_lock(careful_client: Visitor, house: House) -> None:
    careful_client.post("/lock", headers={"Origin": "http://evil.example"})
    opened, _ = keys.begin_locked(house, PASSPHRASE)
    cookie = sessions.start(house, opened)
    assert careful_client.post("/lock", headers={"Origin": "http://evil.example"}).status_code == 403
    assert sessions.resume(house, cookie) is not None


def test_somebody_who_is_there_keeps_it_open(open_client: Visitor, clock: StillClock) -> None:
    for _ in range(4):
        clock.pass_by(minutes=6)
        assert open_client.post("/awake").status_code == 204
    assert "Settings" in Seen(open_client.get("/settings")).words
    clock.pass_by(minutes=10)
    assert open_client.post("/awake").status_code == 204
    assert "This is locked" in Seen(open_client.get("/settings")).words


@pytest.mark.parametrize("born", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
def test_leaving_ends_the_session_and_goes_to_the_neutral_page(open_client: Visitor, born: dict[str, str]) -> None:
    response = open_client.get("/leave", headers=born)
    assert (response.status_code, response["Location"]) == (303, "https://www.bbc.com/weather")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Referrer-Policy"] == "same-origin"
    assert "This is locked" in Seen(open_client.get("/settings")).words


@pytest.mark.parametrize("born", ["cross-site", "same-site"])
def test_another_site_cannot_make_somebody_leave(open_client: Visitor, born: str) -> None:
    response = open_client.get("/leave", headers={"Sec-Fetch-Site": born})
    assert response.status_code == 403
    assert "Clear-Site-Data" not in response
    assert "Settings" in Seen(open_client.get("/settings")).words


def test_anyone_may_leave_locked_or_before_they_begin(client: Visitor) -> None:
    assert client.get("/leave")["Location"] == "https://www.bbc.com/weather"


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "http://example.org", "//evil.example", "https://", "https://a b.example", "\0"],
)
def test_an_address_in_the_settings_file_that_is_none_leads_to_the_neutral_page(
    client: Visitor, house: House, written: str
) -> None:
    house.device.write(replace(house.device.read(), leave_to=written))
    assert client.get("/leave")["Location"] == "https://www.bbc.com/weather"


def test_unlocking_while_it_is_open_leaves_no_session_behind(client: Visitor, house: House) -> None:
    lock_home(house)
    for _ in range(3):
        come_in(client)
    person = house.people.only()
    assert person is not None
    assert len(sessions.open_now(house, person.id)) == 1
    assert client.get("/settings").status_code == 200


def test_a_link_opened_where_it_is_open_leaves_no_session_behind(begun_client: Visitor, house: House) -> None:
    person = house.people.only()
    assert person is not None
    begun_client.get(f"/open/{sessions.make_link(house)}")
    assert len(sessions.open_now(house, person.id)) == 1


def test_what_was_let_go_can_come_back_after_unlocking_again(client: Visitor, house: House) -> None:
    lock_home(house)
    come_in(client).post("/write", {"text": "a kettle"})
    opened = keys.unlock(house, PASSPHRASE)
    diary = house.diary(opened.person, opened.key)
    [entry] = [one.id for one in all_kept(diary) if isinstance(one.record, Entry)]
    client.post(f"/write/{entry.hex()}/gone")
    come_in(client).post("/undo/gone", {"id": entry.hex()})
    assert diary.find(entry, Entry).record.text == "a kettle"
