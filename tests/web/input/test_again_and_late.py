"""Forms sent twice, at once, late, or made up: nothing is kept twice, nothing lost, nothing done for a stranger."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.conf import settings
from django.db import connections
from django.http.response import HttpResponseBase

from rekindle.app import keys, sessions
from rekindle.app.house import House
from rekindle.life.records import CheckIn, Entry, Flicker, PracticeDone, Record
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.web.conftest import Visitor
from tests.web.doors import come_in, entries, lock_home
from tests.web.input.reading import Page
from tests.web.seen import Seen, html

AT_ONCE = 10
ONCE = "ab" * 16
NO_RECORD = "0" * 32


R = TypeVar("R", bound=Record)


def records(house: House, kind: type[R]) -> list[R]:
    opened = keys.open_key_file(house)
    return [one.record for one in all_kept(house.diary(opened.person, opened.key)) if isinstance(one.record, kind)]


def fields_of(page: HttpResponseBase, action: str) -> dict[str, str]:
    return Seen(page).form(action).fields


def twin(client: Visitor) -> Visitor:
    """Give another window of the same browser."""
    other = Visitor()
    other.cookies = client.cookies
    return other


def at_once(client: Visitor, send: Callable[[Visitor], int]) -> list[int]:
    """Send from several windows at once; give the statuses."""

    def one(window: Visitor) -> int:
        try:
            return send(window)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, [twin(client) for _ in range(AT_ONCE)]))


# --- Twice, and at once -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "field", "kind"),
    [("/write", "text", Entry), ("/write/ten", "text", Entry), ("/flicker", "flicker", Flicker)],
)
def test_ten_presses_at_once_keep_it_once(
    begun_client: Visitor, house: House, address: str, field: str, kind: type[Record]
) -> None:
    form = {field: "only once", "once": ONCE}
    statuses = at_once(begun_client, lambda window: window.post(address, form).status_code)
    assert statuses == [303] * AT_ONCE
    assert len(records(house, kind)) == 1


def test_ten_windows_that_write_at_once_are_all_kept(begun_client: Visitor, house: House) -> None:
    words = iter([f"window {number}" for number in range(AT_ONCE)])
    assert (
        at_once(begun_client, lambda window: window.post("/write", {"text": next(words)}).status_code)
        == [303] * AT_ONCE
    )
    assert sorted(entries(house)) == [f"window {number}" for number in range(AT_ONCE)]


def test_ten_presses_on_one_tile_at_once_are_one(begun_client: Visitor, house: House) -> None:
    assert set(at_once(begun_client, lambda window: window.post("/now/tap", {"on": "heavy"}).status_code)) == {303}
    assert [one.states for one in records(house, CheckIn)] == [("heavy",)]


def test_ten_changes_at_once_lose_no_words_of_the_person_who_looks(begun_client: Visitor, house: House) -> None:
    begun_client.post("/write", {"text": "first", "once": ONCE})
    form = {"change": "0", "text": "second"}
    statuses = at_once(begun_client, lambda window: window.post(f"/write/{ONCE}", form).status_code)
    assert statuses == [303] * AT_ONCE
    assert entries(house) == ["second"]


def test_ten_presses_on_begin_at_once_begin_once(client: Visitor, house: House) -> None:
    client.get("/")
    assert set(at_once(client, lambda window: window.post("/begin").status_code)) == {303}
    assert keys.has_begun(house)


def test_an_old_form_sent_again_with_other_words_keeps_both(begun_client: Visitor, house: House) -> None:
    for words in ("first", "second", "first"):
        begun_client.post("/write", {"text": words, "once": ONCE})
    assert sorted(entries(house)) == ["first", "second"]


def test_an_old_form_sent_again_after_its_page_was_changed_keeps_both(begun_client: Visitor, house: House) -> None:
    begun_client.post("/write", {"text": "first", "once": ONCE})
    begun_client.post(f"/write/{ONCE}", {"text": "changed", "change": "0"})
    begun_client.post("/write", {"text": "first", "once": ONCE})
    assert sorted(entries(house)) == ["changed", "first"]


def test_who_goes_back_and_says_that_it_was_too_much_is_heard(begun_client: Visitor, house: House) -> None:
    form = fields_of(begun_client.get("/step/15/small"), "/step/15/small")
    begun_client.post("/step/15/small", {**form, "do": "next"})
    for _ in range(2):
        assert begun_client.post("/step/15/small", {**form, "do": "much"})["Location"] == "/steady"
    assert [one.stirred for one in records(house, PracticeDone)].count("too-much") == 1


# --- Late ---------------------------------------------------------------------------------------------


def test_a_word_for_a_practice_that_is_gone_comes_back_among_the_flickers(begun_client: Visitor) -> None:
    for word in ("warm", "w" * 3_000):
        answer = begun_client.post(f"/after/{NO_RECORD}", {"word": word})
        assert answer.status_code == 422
        assert fields_of(answer, "/flicker")["flicker"] == word
        assert "It is not there any more." in Seen(answer).words
    assert begun_client.post(f"/after/{NO_RECORD}", {"word": " "})["Location"] == "/"
    assert begun_client.post(f"/after/{NO_RECORD}", {"stir": "flicker"})["Location"] == "/"


@pytest.mark.parametrize("act", ["done", "next", "keep"])
def test_a_step_that_holds_too_much_says_so_beside_its_field(begun_client: Visitor, act: str) -> None:
    form = fields_of(begun_client.get("/step/20/whole"), "/step/20/whole")
    answer = begun_client.post("/step/20/whole", {**form, "answer": "w" * 2_500, "do": act})
    assert answer.status_code == 422
    assert "This is longer than one page can hold, which is 1,000,000 letters." in Seen(answer).beside("answer")
    assert fields_of(answer, "/step/20/whole")["answer"] == "w" * 2_500


@pytest.mark.parametrize(("number", "text"), [(20, "w" * 2_500), (31, "w" * 1_000_001), (47, "w" * 2_000_100)])
def test_too_much_leads_to_steadying_and_loses_no_word_however_long(
    begun_client: Visitor, house: House, number: int, text: str
) -> None:
    form = fields_of(begun_client.get(f"/step/{number}/whole"), f"/step/{number}/whole")
    sent = {**form, "answer": text, "said": "said before", "do": "much"}
    assert begun_client.post(f"/step/{number}/whole", sent)["Location"] == "/steady"
    (done,) = records(house, PracticeDone)
    assert "".join(done.kept).count("w") >= len(text)


def test_a_form_of_yesterday_is_kept_today(begun_client: Visitor, house: House, clock: StillClock) -> None:
    page = begun_client.get("/")
    clock.pass_by(hours=2)
    sessions.lock(house)
    clock.pass_by(hours=22)
    late = begun_client.post("/flicker", {**fields_of(page, "/flicker"), "flicker": "yesterday's bird"})
    assert (late.status_code, "yesterday&#39;s bird" in html(late)) == (403, True)
    assert records(house, Flicker) == []


@pytest.mark.parametrize("step", ["smaller", "else", "not-today", "ask", "", "nonsense"])
def test_an_offer_that_is_gone_is_not_missed(
    begun_client: Visitor, house: House, clock: StillClock, step: str
) -> None:
    begun_client.get("/")
    begun_client.post("/step", {"step": "not-today"})
    clock.pass_by(days=1)
    begun_client.cookies[settings.SESSION_COOKIE_NAME] = sessions.start(house, keys.open_key_file(house))
    begun_client.post("/now/tap", {"on": "heavy"})
    assert begun_client.post("/step", {"step": step}).status_code == 303
    assert begun_client.post("/step/begin").status_code == 303
    assert begun_client.get("/").status_code == 200


@pytest.mark.parametrize("way_out", ["/leave", "/lock", "/settings/remove"])
def test_what_is_sent_after_going_is_given_back_and_not_kept(
    begun_client: Visitor, house: House, way_out: str
) -> None:
    page = begun_client.get("/write")
    begun_client.get(way_out) if way_out == "/leave" else begun_client.post(way_out, {"sure": "yes"})
    answer = begun_client.post("/write", {**fields_of(page, "/write"), "text": "too late?"})
    assert answer.status_code == 403
    assert "too late?" in Seen(answer).by_id["sent"]
    if way_out != "/settings/remove":
        assert entries(house) == []


# --- Made up ------------------------------------------------------------------------------------------


def a_token(client: Visitor) -> str:
    """Give the token of the first page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html(client.get("/")))
    assert found is not None
    return found[1]


def test_only_the_token_of_this_browser_counts(careful_client: Visitor, house: House) -> None:
    theirs = a_token(Visitor(enforce_csrf_checks=True))
    careful_client.post("/begin", {"csrfmiddlewaretoken": a_token(careful_client)})
    own = a_token(careful_client)
    for token in ("", theirs, own[::-1], own[:-1], own * 2, "é" * 64, "\0"):
        assert careful_client.post("/write", {"text": "forged", "csrfmiddlewaretoken": token}).status_code == 403
    assert entries(house) == []
    assert careful_client.post("/write", {"text": "mine", "csrfmiddlewaretoken": own}).status_code == 303
    assert entries(house) == ["mine"]


@pytest.mark.parametrize(
    "address",
    ["/kept/{}", "/write/{}", "/write/{}/gone", "/after/{}"],
)
def test_an_id_of_another_kind_opens_nothing(begun_client: Visitor, house: House, address: str) -> None:
    begun_client.post("/now/tap", {"on": "heavy"})
    opened = keys.open_key_file(house)
    (check_in,) = [one for one in all_kept(house.diary(opened.person, opened.key)) if isinstance(one.record, CheckIn)]
    for record in (check_in.id.hex(), NO_RECORD):
        assert begun_client.get(address.format(record)).status_code == 303
    sent = begun_client.post(f"/write/{check_in.id.hex()}", {"text": "kept all the same"})
    assert sent.status_code == 303
    assert entries(house) == ["kept all the same"]


ODD_VALUES = ("", "x", "-1", "9" * 4_999, "²", "٣", "ab " * 16, "é" * 16, NO_RECORD, "../..", "\0", "None")
WRITTEN_AT = {"/write": "text", "/flicker": "flicker", "/now": "note", "/step/31/small": "answer"}
"""Addresses where a person writes, and the field that they write in."""


@pytest.mark.parametrize("name", ["once", "change", "seen", "at", "id", "to", "now", "step", "said", "day"])
def test_a_field_of_another_sort_breaks_nothing_and_loses_nothing(
    begun_client: Visitor, house: House, name: str
) -> None:
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    for number, value in enumerate(ODD_VALUES):
        for address, field in WRITTEN_AT.items():
            words = f"words {number} for {address}."
            answer = begun_client.post(address, {field: words, name: [value, value]})
            assert answer.status_code in {200, 303, 422}, (address, value)
            kept = any(words in repr(one.record) for one in all_kept(diary))
            assert kept if answer.status_code == 303 else words in html(answer), (address, value)
        for address in ("/undo/keep", "/undo/written", "/undo/words", "/undo/gone", "/undo/last", "/now/undo"):
            assert begun_client.post(address, {name: [value, value]}).status_code == 303, (address, value)
    assert begun_client.get("/kept").status_code == 200


def test_a_page_knows_nothing_of_what_another_browser_sent(client: Visitor, house: House) -> None:
    lock_home(house)
    come_in(client)
    client.post("/write", {"text": "x" * 1_000_001 + " only mine"})
    other = Visitor()
    other.cookies[settings.SESSION_COOKIE_NAME] = "A" * 64
    for address in ("/", "/write", "/help", "/kept", "/nowhere"):
        page = Page(html(other.get(address)))
        assert "only mine" not in html(other.get(address))
        assert page.problems == []
