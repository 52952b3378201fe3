"""Whatever a browser can send comes back as it was sent: on its page, in its field, in the copy, through the lock."""

import json
import re
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from rekindle.app import sessions
from rekindle.app.house import House
from rekindle.life.records import LONGEST_TEXT
from rekindle.life.texts import cleaned
from tests.web.conftest import Visitor
from tests.web.doors import come_in, entries, lock_home, unlock
from tests.web.input.reading import Page
from tests.web.seen import html

SENDABLE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)
PLANES = "".join(chr(plane * 0x10000 + 0x20) for plane in range(1, 17))
ODD = {
    "right to left, and both ways": "שלום (world) مرحبا 123",
    "signs that join and change": "👩‍👩‍👧‍👦 👋🏽 🇮🇪 ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "a stack of accents": "Z" + "\u0351\u036b\u0343\u036a" * 200,
    "signs without width": "a\u200b\u200c\u200d\u2060\ufeffb",
    "marks that turn writing round": "\u202eback\u202c \u2067if\u2069",
    "a mark of byte order first": "\ufefffirst",
    "tabs and blanks within": "a\tb  c   d\n\te",
    "line ends of other kinds": "a\u2028b\u2029c\u0085d",
    "one very long word": "w" * 20_000,
    "a hundred thousand line ends": "a" + "\n" * 100_000 + "b",
    "every plane": PLANES + "\U0010ffff\ufffe",
    "markup of every kind": "</textarea><script>x</script><!-- ]]> &lt; &amp;amp; \"' {{ }} {% %}",
    "the longest text": "ä" * LONGEST_TEXT,
    "the longest text, half of it line ends": "a\n" * (LONGEST_TEXT // 2 - 1) + "ab",
    "the longest text, of signs beyond the first plane": "🌧" * LONGEST_TEXT,
}


def as_sent(text: str) -> str:
    """Give a text as a browser sends it from a field of many lines (HTML, 4.10.22.4: line ends are CR LF)."""
    return re.sub("\r\n?|\n", "\r\n", text)


def there_and_back(client: Visitor, text: str) -> dict[str, str]:
    """Write a text as a page; give it as it stands in each place afterwards."""
    kept = client.post("/write", {"text": as_sent(text)})
    assert kept.status_code == 303, html(kept)[-2_000:]
    month = html(client.get(kept["Location"]))
    record = re.findall(r'href="/kept/([0-9a-f]{32})"', month)[0]
    shown = re.search(r'kept__text">(.*?)</p>', html(client.get(f"/kept/{record}")), re.DOTALL)
    assert shown is not None
    field = text_field(client.get(f"/write/{record}"), f"/write/{record}")
    again = client.post(f"/write/{record}", {"text": as_sent(field), "change": "0"})
    assert again["Location"] == f"/kept/{record}"
    copied = [one["record"]["text"] for one in copy_of(client) if one["id"] == record]
    client.post(f"/write/{record}/gone")
    return {"on its page": unescape(shown[1]), "in its field": field, "in the copy": copied[0]}


def text_field(response: Any, action: str) -> str:  # noqa: ANN401 - an answer of the test client
    form = next(form for form in Page(html(response)).forms if form.action == action)
    return next(one.value for one in form.fields if one.name == "text")


def copy_of(client: Visitor) -> list[Any]:
    """Give every line of the archive."""
    response = client.post("/in-out/copy")
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with ZipFile(BytesIO(data)) as archive, archive.open("records.jsonl") as lines:
        return [json.loads(line) for line in lines]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(SENDABLE)
@example("\n\n  leading and trailing \n")
@example("a\rb\r\nc\nd\x0be\x0cf")
def test_any_text_comes_back_from_everywhere_as_it_was_sent(begun_client: Visitor, text: str) -> None:
    kept = cleaned(text).strip()
    assume(kept)
    for place, found in there_and_back(begun_client, text).items():
        assert found == kept, place


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_and_large_texts_too(begun_client: Visitor, text: str) -> None:
    for place, found in there_and_back(begun_client, text).items():
        assert found == text, place


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(SENDABLE)
@example("\n<b>\r\n")
def test_what_was_sent_into_an_ended_session_comes_through_the_lock(client: Visitor, house: House, text: str) -> None:
    assume(cleaned(text).strip())
    if house.people.only() is None:
        lock_home(house)
    come_in(client)
    sessions.lock(house)
    middle = unlock(client, client.post("/write", {"text": as_sent(text)}))
    going_on = next(form for form in Page(html(middle)).forms if form.action == "/drafts/go-on").fields
    again = client.post("/drafts/go-on", {one.name: one.value for one in going_on if one.name}, follow=True)
    fields = next(form for form in Page(html(again)).forms if form.action == "/write").fields
    assert [one.value for one in fields if one.name == "text"] == [cleaned(text)]


def test_a_text_that_no_unlock_could_bring_back_is_refused_at_once(client: Visitor, house: House) -> None:
    lock_home(house)
    refused = client.post("/write", {"text": "a" * 12_700_000})
    assert refused.status_code == 413
    assert "Go back, and keep it in parts." in html(refused)
    brought = unlock(client, client.post("/write", {"text": "a" * 12_000_000}))
    assert "You were in the middle of this" in html(brought)


@pytest.mark.parametrize("address", ["/write", "/write/ten"])
def test_sixteen_megabytes_come_back_in_their_field_with_one_sentence(begun_client: Visitor, address: str) -> None:
    text = "a" * 16_000_000
    refused = begun_client.post(address, {"text": text})
    assert refused.status_code == 422
    assert "This is longer than one page can hold, which is 1,000,000 letters." in html(refused)
    assert text in html(refused)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u3000\u2003\u2028", "\x00\x1b\x7f", "\x1c\x1d"])
@pytest.mark.parametrize(("address", "name"), [("/write", "text"), ("/write/ten", "text"), ("/flicker", "flicker")])
def test_nothing_is_fine_and_not_kept(
    begun_client: Visitor, house: House, address: str, name: str, text: str
) -> None:
    answer = begun_client.post(address, {name: text})
    assert answer.status_code == 422
    assert "There is nothing in it yet. That is fine." in html(answer)
    assert entries(house) == []


def test_blanks_within_a_line_are_seen_as_they_were_written() -> None:
    from rekindle.web.static_files import WEB

    style = (WEB / "static" / "css" / "pages.css").read_text()
    assert re.search(r"\.kept__text \{[^}]*white-space: pre-wrap", style)


def test_bytes_that_are_no_letters_become_marks_and_the_rest_stays(begun_client: Visitor, house: House) -> None:
    body = b"text=caf%C3%A9+%ff%ED%A0%80+tea"
    begun_client.generic("POST", "/write", body, "application/x-www-form-urlencoded")
    (text,) = entries(house)
    assert re.fullmatch("café \N{REPLACEMENT CHARACTER}+ tea", text)
