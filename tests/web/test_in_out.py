"""In and out: a copy of everything, a file looked into before it comes in, and the last one taken back."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase

from rekindle.app import keys, sessions, writing
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.writing import Written
from rekindle.life.records import Entry, Import
from rekindle.web.pages.in_out import LARGEST_FILE
from rekindle.web.sent import LARGEST_HELD
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, come_in, lock_home
from tests.web.seen import Seen, html

FILE = """[2013-06-09 15:39] The <kettle> clicked. *
A body.

[2013-06-10] All day long.
"""


@pytest.fixture
def open_client(client: Visitor, house: House) -> Visitor:
    """Somebody who has unlocked it."""
    lock_home(house)
    return come_in(client)


def bring(client: Visitor, content: str | bytes = FILE, name: str = "journal.txt", **fields: str) -> HttpResponseBase:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/in-out/bring", {"file": SimpleUploadedFile(name, data), **fields})


def batch(found: HttpResponseBase) -> dict[str, str]:
    fields = Seen(found).form("/in-out/take").fields
    return {"batch": fields["batch"]}


def diary_of(house: House) -> Diary:
    opened = keys.unlock(house, PASSPHRASE) if keys.is_lockable(house) else keys.open_key_file(house)
    return house.diary(opened.person, opened.key)


def texts(house: House) -> list[str]:
    return sorted(one.record.text for one in all_kept(diary_of(house)) if isinstance(one.record, Entry))


def note_on(client: Visitor) -> Seen:
    return Seen(client.get("/in-out"))


# --- Out -----------------------------------------------------------------------------------------------------


def test_a_copy_holds_all_that_was_kept_under_a_neutral_name(begun_client: Visitor) -> None:
    begun_client.post("/write", {"text": "The kettle clicked."})
    assert "The file is not locked." in Seen(begun_client.get("/in-out")).words
    response = begun_client.post("/in-out/copy")
    assert response["Content-Disposition"] == 'attachment; filename="notes.zip"'
    assert response["Content-Type"] == "application/zip"
    copy = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(copy)) as opened:
        assert "The kettle clicked." in opened.read("records.jsonl").decode()


def test_a_copy_of_a_locked_diary_asks_for_the_passphrase(open_client: Visitor) -> None:
    for typed in ("", "wrong one"):
        response = open_client.post("/in-out/copy", {"passphrase": typed})
        assert response.status_code == 422
        assert Seen(response).beside("passphrase")
        assert "Content-Disposition" not in response
    assert "Content-Disposition" in open_client.post("/in-out/copy", {"passphrase": PASSPHRASE})


def test_settings_and_removing_lead_here(begun_client: Visitor) -> None:
    for address in ("/settings", "/settings/remove"):
        assert "/in-out" in {link["href"] for link in Seen(begun_client.get(address)).links}


# --- In ------------------------------------------------------------------------------------------------------


def test_what_is_in_a_file_is_shown_before_any_of_it_is_added(begun_client: Visitor, house: House) -> None:
    seen = Seen(bring(begun_client, f"[?] before it\n{FILE}"))
    assert "2 are new." in seen.words
    assert "1 was not understood." in seen.words
    assert "Line 1: This stands before the first date." in seen.words
    assert "From 9 June 2013 to 10 June 2013." in seen.words
    assert "Nothing has been added yet." in seen.words
    assert texts(house) == []


def test_it_is_taken_in_with_a_note_that_takes_it_back(begun_client: Visitor, house: House) -> None:
    taken = begun_client.post("/in-out/take", batch(bring(begun_client)), follow=True)
    assert "It is here now." in Seen(taken).words
    assert texts(house) == ["All day long.", "The <kettle> clicked.\nA body."]
    undo = Seen(taken).form("/in-out/back").fields
    assert "It is taken back." in Seen(begun_client.post("/in-out/back", undo, follow=True)).words
    assert texts(house) == []
    assert "nothing left of it" in Seen(begun_client.post("/in-out/back", undo, follow=True)).words


def test_it_is_left_and_nothing_of_it_stays(begun_client: Visitor, house: House) -> None:
    found = batch(bring(begun_client))
    assert "Nothing was added." in Seen(begun_client.post("/in-out/leave", found, follow=True)).words
    assert "Nothing was added." in Seen(begun_client.post("/in-out/take", found, follow=True)).words
    assert texts(house) == []


def test_an_answer_that_comes_again_is_told_what_became_of_the_first(begun_client: Visitor, house: House) -> None:
    found = batch(bring(begun_client))
    for address, said in (("take", "It is here now."), ("take", "It is here now."), ("leave", "it is still here")):
        seen = Seen(begun_client.post(f"/in-out/{address}", found, follow=True))
        assert said in seen.words
        assert "Nothing was added." not in seen.words
        assert len(texts(house)) == 2
    begun_client.post("/in-out/back", seen.form("/in-out/back").fields)
    assert texts(house) == []
    assert "Nothing was added." in Seen(begun_client.post("/in-out/leave", found, follow=True)).words


def test_what_is_here_already_is_said_and_there_is_nothing_to_press(begun_client: Visitor, house: House) -> None:
    begun_client.post("/in-out/take", batch(bring(begun_client)))
    seen = Seen(bring(begun_client))
    assert "2 are here already." in seen.words
    assert "/in-out/take" not in {form.action for form in seen.forms}


def test_what_stands_in_the_file_twice_is_told_apart_from_what_is_here_already(begun_client: Visitor) -> None:
    twice = "[2013-06-09] One\n[2013-06-09] Two\n[2013-06-09] One\n"
    seen = Seen(bring(begun_client, twice))
    assert "2 are new." in seen.words
    assert "1 stands there twice." in seen.words
    assert "here already" not in seen.words


def test_what_is_here_with_another_date_is_told_apart_with_what_comes_first(begun_client: Visitor) -> None:
    days = "[05/06/2013 10:00] Words\n[03/04/2013 10:00] More\n[07/07/2013 10:00] On no other day\n"
    begun_client.post("/in-out/take", batch(bring(begun_client, days, order="dmy")))
    seen = Seen(bring(begun_client, days, order="mdy"))
    assert "1 is here already." in seen.words
    assert "2 are here already with other dates, and stay there." in seen.words
    assert "If these dates are the right ones, take that import back first: under “In and out”." in seen.words


def test_a_copy_goes_out_and_comes_in_again(begun_client: Visitor, house: House) -> None:
    begun_client.post("/write", {"text": "The kettle clicked."})
    copy = b"".join(begun_client.post("/in-out/copy").streaming_content)  # type: ignore[attr-defined]
    begun_client.post("/settings/remove", {"sure": "1"})
    begun_client.post("/begin")
    assert texts(house) == []
    begun_client.post("/in-out/take", batch(bring(begun_client, copy, "notes.zip")))
    assert texts(house) == ["The kettle clicked."]


def test_the_last_import_can_be_taken_back_later(begun_client: Visitor, house: House, clock: StillClock) -> None:
    begun_client.post("/in-out/take", batch(bring(begun_client)))
    kept = next(one for one in diary_of(house).month("2013-06").of(Entry) if one.record.text == "All day long.")
    writing.change_entry(diary_of(house), kept.id, Written("All night long."))
    clock.pass_by(minutes=5)
    seen = note_on(begun_client)
    assert "2 things came in." in seen.words
    assert "What you changed since stays." in seen.words
    begun_client.post("/in-out/back", seen.form("/in-out/back").fields)
    assert texts(house) == ["All night long."]
    assert "What came in last" not in note_on(begun_client).words


def test_a_file_that_cannot_be_read_is_one_sentence_beside_the_field(begun_client: Visitor, house: House) -> None:
    for content in (b"", b"{}", b"\x00\x01\xff", b"PK\x03\x04", bytes(10_000)):
        refused = bring(begun_client, content)
        assert refused.status_code == 422
        assert Seen(refused).beside("file")
    missing = begun_client.post("/in-out/bring", {})
    assert Seen(missing).beside("file") == "Choose a file first."
    assert texts(house) == []


def test_a_file_larger_than_a_browser_is_to_send_is_sent_to_the_terminal(begun_client: Visitor) -> None:
    assert "up to 16 MB" in Seen(begun_client.get("/in-out")).words
    assert "rekindle import" in Seen(bring(begun_client, bytes(LARGEST_FILE + 1))).beside("file")


def test_a_file_of_the_largest_size_is_looked_at(begun_client: Visitor) -> None:
    text = FILE + "w" * 99 + "\n"
    filled = text + ("w" * 99 + "\n") * ((LARGEST_FILE - len(text)) // 100)
    assert "1 is new." in Seen(bring(begun_client, filled)).words


UNCLEAR = "[05/06/2013 10:00] Words\n"


def test_unclear_dates_ask_for_their_order_and_none_is_picked_for_the_person(begun_client: Visitor) -> None:
    answer = bring(begun_client, UNCLEAR)
    asked = Seen(answer)
    assert answer.status_code == 422
    assert "day, month or year" in asked.beside("order")
    assert "Which day is “05/06/2013 10:00”?" in asked.words
    assert "5 June 2013 The day comes first. 6 May 2013 The month comes first." in asked.words
    assert "order" not in asked.form("/in-out/bring").fields
    assert "checked" not in html(answer)


@pytest.mark.parametrize(("order", "month"), [("mdy", "2013-05"), ("dmy", "2013-06")])
def test_the_file_is_held_for_the_answer_and_not_chosen_again(
    begun_client: Visitor, house: House, order: str, month: str
) -> None:
    asked = bring(begun_client, UNCLEAR)
    fields = Seen(asked).form("/in-out/bring").fields
    assert "file" not in fields
    assert "Words" not in html(asked)
    found = begun_client.post("/in-out/bring", {**fields, "order": order})
    begun_client.post("/in-out/take", batch(found))
    assert [one.record.text for one in diary_of(house).month(month).of(Entry)] == ["Words"]


def test_without_an_answer_it_is_asked_for_in_one_sentence_and_the_file_stays(begun_client: Visitor) -> None:
    fields = Seen(bring(begun_client, UNCLEAR)).form("/in-out/bring").fields
    for picked in ({}, {"order": ""}, {"order": "day"}):
        answer = begun_client.post("/in-out/bring", {**fields, **picked})
        assert answer.status_code == 422
        assert Seen(answer).beside("order") == "Pick one of these first."
        assert Seen(answer).form("/in-out/bring").fields["held"]


def test_a_file_too_large_to_hold_is_said_to_be_chosen_again(begun_client: Visitor) -> None:
    line = f"[05/06/2013 10:00] {'w' * 80}\n"
    large = UNCLEAR + line * (LARGEST_HELD // len(line) + 1)
    asked = Seen(bring(begun_client, large))
    assert asked.beside("file") == "Choose the file once more, too. A browser forgets it."
    assert "held" not in asked.form("/in-out/bring").fields
    again = begun_client.post("/in-out/bring", {"order": "dmy", "asked": "1"})
    assert Seen(again).beside("file") == "Choose a file first."
    assert "2 are new." in Seen(bring(begun_client, large, order="dmy", asked="1")).words


def test_a_file_of_dates_that_contradict_each_other_asks_without_an_example(begun_client: Visitor) -> None:
    words = Seen(bring(begun_client, "[25/06/2013 10:00] a\n[06/25/2013 10:00] b\n")).words
    assert "What comes first in its dates?" in words
    assert "The day comes first. The month comes first. The year comes first." in words


@pytest.mark.parametrize("held", ["", "x", "é", "A" * 400])
def test_what_was_not_held_here_is_no_file(begun_client: Visitor, held: str) -> None:
    refused = begun_client.post("/in-out/bring", {"held": held, "order": "dmy"})
    assert Seen(refused).beside("file") == "Choose a file first."


def test_a_file_that_was_held_opens_in_no_other_session(open_client: Visitor, house: House) -> None:
    fields = Seen(bring(open_client, UNCLEAR)).form("/in-out/bring").fields
    open_client.post("/lock")
    come_in(open_client)
    assert (
        Seen(open_client.post("/in-out/bring", {**fields, "order": "dmy"})).beside("file") == "Choose a file first."
    )


def test_the_name_of_a_file_is_kept_nowhere(begun_client: Visitor, house: House) -> None:
    name = "dear-secret-diary.txt"
    found = bring(begun_client, name=name)
    taken = begun_client.post("/in-out/take", batch(found), follow=True)
    assert name not in html(found) + html(taken)
    (kept,) = diary_of(house).standing().of(Import)
    assert name not in repr(kept)


def test_what_is_written_in_a_file_is_shown_as_words_not_as_markup(begun_client: Visitor) -> None:
    begun_client.post("/in-out/take", batch(bring(begun_client)))
    page = html(begun_client.get("/kept/2013-06"))
    assert "The &lt;kettle&gt; clicked." in page


def test_an_entry_of_a_day_alone_shows_no_time(begun_client: Visitor, house: House) -> None:
    begun_client.post("/in-out/take", batch(bring(begun_client)))
    page = begun_client.get("/kept/2013-06")
    assert "15:39" in Seen(page).words
    assert "12:00" not in Seen(page).words
    kept = next(one for one in diary_of(house).month("2013-06").of(Entry) if one.record.text == "All day long.")
    assert "12:00" not in Seen(begun_client.get(f"/kept/{kept.id.hex()}")).words


# --- Locked meanwhile ----------------------------------------------------------------------------------------


def test_a_file_sent_into_a_session_that_has_ended_is_said_not_to_be_looked_at(
    open_client: Visitor, house: House, clock: StillClock
) -> None:
    clock.pass_by(minutes=30)
    answer = bring(open_client)
    assert answer.status_code == 403
    assert "the file was not looked at" in Seen(answer).words
    assert Seen(answer).form("/unlock").fields["to"] == "/in-out"
    assert texts(house) == []


def test_a_held_file_sent_into_a_session_that_has_ended_is_said_not_to_be_looked_at(
    open_client: Visitor, clock: StillClock
) -> None:
    fields = Seen(bring(open_client, UNCLEAR)).form("/in-out/bring").fields
    clock.pass_by(minutes=30)
    answer = open_client.post("/in-out/bring", {**fields, "order": "dmy"})
    assert answer.status_code == 403
    assert "the file was not looked at" in Seen(answer).words
    assert fields["held"] not in html(answer)


def test_a_file_sent_to_a_closed_door_is_said_not_to_be_looked_at(begun_client: Visitor, house: House) -> None:
    begun_client.post("/lock")
    assert "the file was not looked at" in Seen(bring(begun_client)).words


def test_what_waited_goes_with_a_lock_and_this_is_said(open_client: Visitor, house: House) -> None:
    found = batch(bring(open_client))
    open_client.post("/lock")
    come_in(open_client)
    answer = open_client.post("/in-out/take", found, follow=True)
    assert "does not wait here any more" in Seen(answer).words
    assert texts(house) == []


def test_what_waits_for_ten_minutes_goes(begun_client: Visitor, house: House, clock: StillClock) -> None:
    house.device.change(lambda device: type(device)(name=device.name, idle_minutes=60))
    found = batch(bring(begun_client))
    clock.now += timedelta(minutes=10)
    assert "does not wait here any more" in Seen(begun_client.post("/in-out/take", found, follow=True)).words


@pytest.mark.parametrize("address", ["copy", "bring", "take", "leave", "back"])
def test_another_site_changes_nothing(house: House, careful_client: Visitor, address: str) -> None:
    opened = keys.begin(house)
    careful_client.cookies[settings.SESSION_COOKIE_NAME] = sessions.start(house, opened)
    for origin in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "same-site"}):
        assert careful_client.post(f"/in-out/{address}", {"batch": "00" * 16}, headers=origin).status_code == 403


@pytest.mark.parametrize("batch_id", ["", "zz", "00" * 16, "00" * 99])
def test_a_batch_that_is_none_leads_back_and_adds_nothing(begun_client: Visitor, house: House, batch_id: str) -> None:
    for address in ("take", "leave", "back"):
        assert begun_client.post(f"/in-out/{address}", {"batch": batch_id}).status_code == 303
    assert texts(house) == []
