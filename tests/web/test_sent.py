"""What was sent into a session that has ended: it waits, sealed, and nothing of it is lost."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from rekindle.app import sessions
from rekindle.app.house import House
from rekindle.life.filled import Filled, is_local
from rekindle.sealed import new_cookie, seal_carry
from tests.conftest import StillClock
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, come_in, entries, lock_home, unlock
from tests.web.seen import Seen, html

WRITTEN = "The kettle clicked.\r\n\r\n<b>I heard it</b> & smiled."


@pytest.fixture
def locked_client(client: Visitor, house: House) -> Visitor:
    """Somebody before a diary that is locked with a passphrase."""
    lock_home(house)
    return client


@pytest.fixture(params=["idle", "locked elsewhere", "cookie gone"])
def ended_client(request: pytest.FixtureRequest, locked_client: Visitor, house: House, clock: StillClock) -> Visitor:
    """Somebody whose session ended while they wrote."""
    open_client = come_in(locked_client)
    match request.param:
        case "idle":
            clock.pass_by(minutes=11)
        case "locked elsewhere":
            sessions.lock(house)
        case _:
            del open_client.cookies[settings.SESSION_COOKIE_NAME]
    return open_client


def test_what_was_sent_after_the_end_is_kept_after_unlocking(ended_client: Visitor, house: House) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN, "once": "ab" * 16})
    assert locked.status_code == 403
    assert "What you just sent is not lost." in Seen(locked).words
    assert "kettle" not in html(locked)
    middle = unlock(ended_client, locked)
    seen = Seen(middle)
    assert "You were in the middle of this" in seen.words
    assert "<b>I heard it</b> & smiled." in seen.by_id["sent"]
    assert "<b>I heard it</b>" not in html(middle)
    again = Seen(ended_client.post("/drafts/go-on", seen.form("/drafts/go-on").fields, follow=True))
    ended_client.post("/write", again.form("/write").fields)
    assert [text.replace("\r\n", "\n") for text in entries(house)] == [WRITTEN.replace("\r\n", "\n")]


def test_it_waits_as_a_draft_whatever_becomes_of_the_page(ended_client: Visitor) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN, "once": "ab" * 16})
    fields = {**Seen(locked).form("/unlock").fields, "passphrase": PASSPHRASE}
    for _ in range(2):  # loading the page again makes no second one
        ended_client.post("/unlock", fields)
    waiting = Seen(ended_client.get("/drafts"))
    assert "The kettle clicked." in waiting.words
    assert sum(form.action == "/drafts/go-on" for form in waiting.forms) == 1


def test_what_had_been_saved_of_it_before_is_not_a_second_draft(ended_client: Visitor) -> None:
    unlock(ended_client, ended_client.get("/"))
    first = {"text": "The kettle", "once": "ab" * 16, "draft-to": "/write", "draft-number": "9" * 15}
    assert ended_client.post("/draft", first).status_code == 204
    ended_client.post("/lock")
    unlock(ended_client, ended_client.post("/write", {"text": WRITTEN, "once": "ab" * 16}))
    waiting = Seen(ended_client.get("/drafts"))
    assert sum(form.action == "/drafts/go-on" for form in waiting.forms) == 1
    assert "I heard it" in waiting.words


def test_what_was_kept_before_its_answer_was_lost_is_no_draft_and_not_kept_twice(
    ended_client: Visitor, house: House
) -> None:
    form = {"text": WRITTEN, "once": "ab" * 16}
    unlock(ended_client, ended_client.get("/"))
    ended_client.post("/write", form)
    ended_client.post("/lock")
    middle = Seen(unlock(ended_client, ended_client.post("/write", form)))
    ended_client.post("/write", middle.form("/write").fields)
    assert len(entries(house)) == 1
    assert "kettle" not in html(ended_client.get("/drafts"))


def test_it_can_be_let_go(ended_client: Visitor, house: House) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN})
    middle = Seen(unlock(ended_client, locked))
    ended_client.post("/drafts/let-go", middle.form("/drafts/let-go").fields)
    assert "kettle" not in html(ended_client.get("/drafts"))
    assert entries(house) == []


def test_what_has_no_words_is_only_done_when_it_is_asked_for_again(ended_client: Visitor) -> None:
    middle = Seen(unlock(ended_client, ended_client.post("/now/tap", {"state": "foggy"})))
    assert "so nothing was done" in middle.words
    assert "Do it now" in middle.words
    assert "Nothing waits here" in Seen(ended_client.get("/drafts")).words


def test_a_wrong_passphrase_in_between_loses_nothing(ended_client: Visitor) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN})
    wrong = unlock(ended_client, locked, "red heron")
    assert "You were in the middle of this" in Seen(unlock(ended_client, wrong)).words


def test_loading_the_page_after_the_unlock_again_loses_nothing(ended_client: Visitor) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN})
    fields = {**Seen(locked).form("/unlock").fields, "passphrase": PASSPHRASE}
    ended_client.post("/unlock", fields)
    assert "The kettle clicked." in Seen(ended_client.post("/unlock", fields)).by_id["sent"]


def test_an_unlock_in_another_tab_meanwhile_loses_nothing(ended_client: Visitor) -> None:
    locked = ended_client.post("/write", {"text": WRITTEN})
    ended_client.post("/unlock", {"passphrase": PASSPHRASE})
    assert "The kettle clicked." in Seen(unlock(ended_client, locked)).by_id["sent"]


def test_forgetting_the_passphrase_meanwhile_loses_nothing(locked_client: Visitor) -> None:
    seen = Seen(locked_client.post("/write", {"text": WRITTEN}))
    forgot = next(link for link in seen.links if link["href"] == "/forgot")
    assert forgot["target"] == "_blank"


def test_a_very_long_text_is_carried_whole(ended_client: Visitor, house: House) -> None:
    text = "ä word " * 100_000
    locked = ended_client.post("/write", {"text": text})
    middle = Seen(unlock(ended_client, locked))
    again = Seen(ended_client.post("/drafts/go-on", middle.form("/drafts/go-on").fields, follow=True))
    assert again.form("/write").fields["text"] == text


def _forged(client: Visitor) -> Iterator[str]:
    """Give fields that our page never made: changed, cut, another's, and sealed by another hand."""
    real = Seen(client.post("/write", {"text": WRITTEN})).form("/unlock").fields["carried"]
    yield real[:-4] + ("AAAA" if real[-4:] != "AAAA" else "BBBB")
    yield real[:40]
    yield seal_carry(new_cookie(), b'{"to":"/write","fields":[["text","forged"]]}')
    yield "<script>alert(1)</script>"
    yield "=" * 500


def test_a_field_that_was_changed_or_made_elsewhere_opens_nothing(locked_client: Visitor) -> None:
    for forged in _forged(locked_client):
        response = locked_client.post("/unlock", {"passphrase": PASSPHRASE, "carried": forged})
        assert (response.status_code, response["Location"]) == (303, "/")
        assert "<script>alert" not in html(locked_client.post("/unlock", {"passphrase": "x", "carried": forged}))


def test_not_even_our_own_seal_sends_a_form_to_another_site(locked_client: Visitor) -> None:
    locked_client.post("/write", {"text": WRITTEN})
    half = locked_client.cookies[f"{settings.SESSION_COOKIE_NAME}k"].value
    carried = seal_carry(half, b'{"to":"//evil.example/","fields":[["text","mine"]]}')
    response = locked_client.post("/unlock", {"passphrase": PASSPHRASE, "carried": carried})
    assert response["Location"] == "/"
    with pytest.raises(ValueError, match="this site"):
        Filled("//evil.example/", ())


def test_no_passphrase_and_no_code_is_carried(locked_client: Visitor) -> None:
    secrets = {"passphrase": "a1 secret", "new_passphrase": "b2 secret", "code": "c3 secret"}
    locked = locked_client.post("/settings/passphrase", secrets)
    assert Seen(locked).form("/unlock").fields["carried"] == ""
    mixed = locked_client.post("/settings/remove", {**secrets, "sure": "yes"})
    middle = unlock(locked_client, mixed)
    assert "secret" not in html(middle)


def test_two_tabs_are_both_carried(locked_client: Visitor) -> None:
    pages = {tab: locked_client.post("/write", {"text": f"from the {tab} tab"}) for tab in ("first", "second")}
    for tab, page in pages.items():
        assert f"from the {tab} tab" in Seen(unlock(locked_client, page)).by_id["sent"]


@given(st.text(alphabet="/\\.:@a \t\n%é", max_size=12))
def test_an_address_that_counts_as_local_begins_with_one_slash_and_has_none_that_is_hidden(address: str) -> None:
    if is_local(address):
        assert address[0] == "/"
        assert address[1:2] not in {"/", "\\"}
        assert not set(address) & {"\\", "\t", "\n", " "}
