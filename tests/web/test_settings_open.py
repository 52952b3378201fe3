"""Settings, open: where it is open now, an end to any of it, and what is known of the time before."""

import pytest

from rekindle.app import keys, sessions
from rekindle.app.house import House
from tests.conftest import StillClock
from tests.web.conftest import Visitor
from tests.web.doors import come_in, lock_home
from tests.web.seen import Seen, html


@pytest.fixture
def owner(client: Visitor, house: House) -> Visitor:
    """Somebody inside a home that has a passphrase."""
    lock_home(house)
    return come_in(client)


def another(house: House, clock: StillClock, *, minutes: int = 3) -> Visitor:
    """Come in with another browser some minutes later."""
    clock.pass_by(minutes=minutes)
    return come_in(Visitor())


def is_open(visitor: Visitor) -> bool:
    return "Locked" not in html(visitor.get("/kept"))


def test_the_one_session_is_this_browser_and_there_is_nothing_to_end(owner: Visitor) -> None:
    page = owner.get("/settings")
    assert "This browser Opened: Today, 10:00. Last used: Today, 10:00." in Seen(page).words
    assert "End " not in Seen(page).words


def test_each_other_session_can_be_ended(owner: Visitor, house: House, clock: StillClock) -> None:
    other = another(house, clock)
    seen = Seen(owner.get("/settings"))
    assert seen.words.index("This browser") < seen.words.index("Another browser or window Opened: Today, 10:03.")
    after = owner.post("/settings/open", seen.form("/settings/open").fields, follow=True)
    assert "It is closed there." in Seen(after).words
    assert (is_open(owner), is_open(other)) == (True, False)


def test_all_others_or_all_can_be_ended_at_once(owner: Visitor, house: House, clock: StillClock) -> None:
    others = [another(house, clock) for _ in range(2)]
    words = Seen(owner.get("/settings")).words
    assert words.count("End this one") == 2
    owner.post("/settings/open", {"others": "1"})
    assert [is_open(one) for one in (owner, *others)] == [True, False, False]
    other = another(house, clock)
    owner.post("/lock")
    assert (is_open(owner), is_open(other)) == (False, False)


@pytest.mark.parametrize("name", ["", "zz", "00" * 32, "<b>", "é" * 64])
def test_what_is_no_session_ends_none(owner: Visitor, house: House, clock: StillClock, name: str) -> None:
    other = another(house, clock)
    assert owner.post("/settings/open", {"end": name}).status_code == 303
    assert is_open(owner)
    assert is_open(other)


def test_nobody_ends_a_session_from_outside(owner: Visitor, house: House) -> None:
    stranger = Visitor()
    assert stranger.post("/settings/open", {"others": "1"}).status_code == 403
    assert is_open(owner)


def test_an_address_of_a_session_is_never_asked_for(owner: Visitor) -> None:
    assert owner.get("/settings/open")["Location"] == "/settings#open"


# --- The time before ------------------------------------------------------------------------------------


def test_after_unlocking_it_is_said_once_when_it_was_open_before(
    owner: Visitor, house: House, clock: StillClock
) -> None:
    owner.post("/lock")
    clock.pass_by(days=1)
    for _ in range(2):
        owner.post("/unlock", {"passphrase": "not this"})
    come_in(owner)
    said = (
        "The last time before this one: Yesterday, 10:00, in a browser. "
        "Since then a wrong passphrase or code was tried 2 times."
    )
    assert said in Seen(owner.get("/")).words
    assert "The last time" not in Seen(owner.get("/")).words
    assert said in Seen(owner.get("/settings")).words


def test_one_wrong_try_is_said_as_one(owner: Visitor, clock: StillClock) -> None:
    owner.post("/lock")
    clock.pass_by(hours=1)
    owner.post("/unlock", {"passphrase": "not this"})
    come_in(owner)
    assert "a wrong passphrase or code was tried once." in Seen(owner.get("/settings")).words


def test_tries_while_it_is_open_are_said_before_and_after_a_right_one(owner: Visitor, clock: StillClock) -> None:
    owner.post("/lock")
    clock.pass_by(hours=1)
    come_in(owner)
    Visitor().post("/unlock", {"passphrase": "not this"})
    assert "tried once." in Seen(owner.get("/settings")).words
    owner.post("/settings/copy", {"passphrase": "grey heron under seven bridges"})
    assert "tried once." in Seen(owner.get("/settings")).words


def test_after_a_link_it_is_said_too(begun_client: Visitor, house: House, clock: StillClock) -> None:
    begun_client.post("/lock")
    clock.pass_by(hours=1)
    token = sessions.make_link(house)
    after = begun_client.get(f"/open/{token}", follow=True)
    assert "The last time before this one: Today, 10:00, in a browser." in Seen(after).words


def test_a_terminal_is_told_from_a_browser(begun_client: Visitor, house: House, clock: StillClock) -> None:
    from rekindle.app.openings import remember

    opened = keys.open_key_file(house)
    clock.pass_by(hours=1)
    remember(house.diary(opened.person, opened.key), "terminal", clock())
    clock.pass_by(hours=1)
    token = sessions.make_link(house)
    after = Visitor().get(f"/open/{token}", follow=True)
    assert "The last time before this one: Today, 11:00, in a terminal." in Seen(after).words


# --- Hiding --------------------------------------------------------------------------------------------


def test_hiding_is_off_at_first_and_each_page_says_when_it_is_on(begun_client: Visitor) -> None:
    assert " data-hide" not in html(begun_client.get("/"))
    form = Seen(begun_client.get("/settings")).form("/settings")
    assert "hides" not in form.fields
    kept = begun_client.post("/settings", {**form.fields, "hides": "1"}, follow=True)
    assert " data-hide" in html(begun_client.get("/write"))
    undo = next(one for one in Seen(kept).forms if "undo" in one.fields)
    begun_client.post("/settings", undo.fields)
    assert " data-hide" not in html(begun_client.get("/"))
