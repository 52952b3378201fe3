"""What stands there when something is amiss, and what is told to whoever runs this."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.http.response import HttpResponseBase
from django.test import override_settings
from django.urls import path

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.store.records import DatabaseRows
from rekindle.web.faults import connect_faults, report_fault
from rekindle.web.pages import mistakes
from rekindle.web.visit import Visit, anyone
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, come_in, lock_home
from tests.web.seen import Seen, html

WRITTEN = "The kettle clicked.\r\n<b>I heard it</b> & smiled."
LONG_AGO = {"csrfmiddlewaretoken": "x" * 64}


@anyone("GET")
def _breaks(_visit: Visit) -> HttpResponseBase:
    raise RuntimeError(WRITTEN)


urlpatterns = [path("breaks", _breaks)]
handler400 = mistakes.bad_request
handler403 = mistakes.refused
handler404 = mistakes.not_found
handler500 = mistakes.server_error


@pytest.fixture
def quiet() -> Iterator[None]:
    """Faults as the server tells them; afterwards as before."""
    django = logging.getLogger("django")
    before = (django.handlers[:], django.propagate)
    connect_faults()
    yield
    got_request_exception.disconnect(report_fault, dispatch_uid="rekindle.web.faults")
    django.handlers[:], django.propagate = before


@pytest.mark.parametrize("address", ["/nowhere", "/step/x", "/<script>", "/%00", "/write/xyz", "/admin"])
def test_an_address_without_a_page_says_so_in_the_frame(client: Visitor, address: str) -> None:
    response = client.get(address)
    seen = Seen(response)
    assert response.status_code == 404
    assert "There is nothing here" in seen.words
    assert {"/", "/help", "/leave"} <= {link["href"] for link in seen.links}
    assert "<script>" not in html(response)


def test_a_form_sent_to_an_address_without_a_page_is_answered_too(begun_client: Visitor) -> None:
    assert begun_client.post("/nowhere", {"text": WRITTEN}).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://127.0.0.1"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"},
    ],
)
def test_a_form_that_waited_too_long_comes_back_with_everything_in_it(
    careful_client: Visitor, house: House, headers: dict[str, str]
) -> None:
    keys.begin(house)
    response = careful_client.post("/write", {**LONG_AGO, "text": WRITTEN, "once": "a1" * 16}, headers=headers)
    seen = Seen(response)
    assert response.status_code == 403
    assert "This page was open for a long time" in seen.words
    assert "<b>I heard it</b> & smiled." in seen.by_id["sent"]
    assert "<b>I heard it</b>" not in html(response)
    assert "a1" * 16 not in seen.by_id["sent"]
    fields = seen.form("/write").fields
    assert (fields["text"].replace("\r\n", "\n"), fields["once"]) == (WRITTEN.replace("\r\n", "\n"), "a1" * 16)
    again = careful_client.post("/write", fields, headers=headers)
    assert again.status_code == 403
    assert "This is closed" in Seen(again).words


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/write/ten", "text"),
        (f"/write/{'a1' * 16}", "text"),
        ("/now", "note"),
        ("/flicker", "flicker"),
        ("/step/31/small", "answer"),
        (f"/after/{'a1' * 16}", "word"),
    ],
)
def test_every_form_in_which_one_writes_comes_back_so(careful_client: Visitor, address: str, field: str) -> None:
    response = careful_client.post(address, {**LONG_AGO, field: WRITTEN})
    assert response.status_code == 403
    given_back = Seen(response).form(address).fields[field]
    assert given_back.replace("\r\n", "\n") == WRITTEN.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:81"}]
)
def test_a_form_of_another_site_is_refused_without_a_word_of_what_it_sent(
    careful_client: Visitor, headers: dict[str, str]
) -> None:
    response = careful_client.post("/write", {**LONG_AGO, "text": "planted words"}, headers=headers)
    assert response.status_code == 403
    assert "Nothing was done" in Seen(response).words
    assert "planted words" not in html(response)


@pytest.mark.parametrize("born", ["cross-site", "same-site", "none", "nonsense"])
def test_what_the_browser_says_of_a_form_decides(careful_client: Visitor, born: str) -> None:
    headers = {"Sec-Fetch-Site": born, "Origin": "http://127.0.0.1"}
    response = careful_client.post("/write", {**LONG_AGO, "text": "planted words"}, headers=headers)
    assert response.status_code == 403
    assert "planted words" not in html(response)


def test_a_passphrase_in_a_form_that_waited_is_never_shown(careful_client: Visitor) -> None:
    response = careful_client.post("/begin/lock", {**LONG_AGO, "new_passphrase": PASSPHRASE})
    seen = Seen(response)
    assert PASSPHRASE not in html(response)
    assert "please type it once more" in seen.words
    assert "/begin/lock" in {link["href"] for link in seen.links}


def test_a_lock_page_that_waited_asks_again_and_still_holds_what_waits_in_it(
    careful_client: Visitor, house: House
) -> None:
    lock_home(house)
    response = careful_client.post("/unlock", {**LONG_AGO, "passphrase": PASSPHRASE, "carried": "sealed"})
    seen = Seen(response)
    assert seen.beside("passphrase") == "This page was open for a long time. Please type it again."
    assert seen.form("/unlock").fields["carried"] == "sealed"
    assert PASSPHRASE not in html(response)
    fresh = seen.form("/unlock").fields
    assert careful_client.post("/unlock", {**fresh, "passphrase": PASSPHRASE})["Location"] == "/"


def test_a_bare_button_that_waited_can_be_pressed_again(careful_client: Visitor, house: House) -> None:
    form = Seen(careful_client.post("/begin", LONG_AGO)).form("/begin")
    careful_client.post("/begin", form.fields)
    assert keys.has_begun(house)


def test_more_than_one_page_can_hold_is_said_in_one_sentence(begun_client: Visitor) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        response = begun_client.post("/write", {"text": "x" * 5000})
    assert response.status_code == 413
    assert (
        "This was more than one page can hold, so it was not kept. Go back, and keep it in parts."
        in Seen(response).words
    )


def test_too_many_fields_are_said_in_one_sentence(begun_client: Visitor) -> None:
    response = begun_client.post("/write", {f"f{number}": "x" for number in range(1100)})
    assert response.status_code == 413


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "<b>"])
def test_a_form_to_another_name_of_this_computer_is_not_answered(
    careful_client: Visitor, house: House, host: str
) -> None:
    fields = {**LONG_AGO, "text": "planted words"}
    response = careful_client.post("/begin", fields, HTTP_HOST=host, headers={"Origin": f"http://{host}"})
    assert response.status_code == 400
    assert "planted words" not in html(response)
    assert not keys.has_begun(house)


def test_a_fault_shows_one_sentence_and_nothing_of_itself(client: Visitor, quiet: None) -> None:
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        response = client.get("/breaks")
    assert response.status_code == 500
    assert "Something went wrong here. What was kept before is still kept." in Seen(response).words
    assert "RuntimeError" not in html(response)
    assert "kettle" not in html(response)


def test_a_fault_is_told_by_its_kind_and_place_alone(
    client: Visitor, quiet: None, capfd: pytest.CaptureFixture[str]
) -> None:
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        client.get("/breaks")
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("rekindle: builtins.RuntimeError at ")
    assert err.count("\n") == 1
    assert "kettle" not in err


def test_what_went_wrong_on_the_way_is_not_written_down(
    begun_client: Visitor, quiet: None, capfd: pytest.CaptureFixture[str]
) -> None:
    begun_client.get("/nowhere-at-all")
    begun_client.post("/unlock", {"passphrase": "a secret of mine"})
    assert capfd.readouterr() == ("", "")


def test_without_an_exception_there_is_nothing_to_tell(capfd: pytest.CaptureFixture[str]) -> None:
    report_fault()
    assert capfd.readouterr() == ("", "")


def test_when_not_even_the_page_can_be_drawn_the_sentence_stands_alone(
    client: Visitor, quiet: None, tmp_path: object
) -> None:
    client.raise_request_exception = False
    broken = [{**django_settings.TEMPLATES[0], "NAME": "other"}]
    with override_settings(ROOT_URLCONF=__name__, TEMPLATES=broken):
        response = client.get("/breaks")
    assert response.status_code == 500
    assert html(response) == "Something went wrong here. What was kept before is still kept."


def test_a_page_of_an_open_diary_that_is_missing_keeps_its_frame(client: Visitor, house: House) -> None:
    lock_home(house)
    seen = Seen(come_in(client).get("/nowhere"))
    assert "/kept" in {link["href"] for link in seen.links}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::2]", "a b", ""])
def test_another_name_for_this_computer_is_not_answered_whatever_is_asked(client: Visitor, host: str) -> None:
    for address in ("/", "/help", "/steady", "/private"):
        answer = client.get(address, HTTP_HOST=host)
        assert answer.status_code == 400
        assert "Content-Security-Policy" in answer


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8391", "localhost:1", "[::1]:8391"])
def test_our_own_names_are_answered(client: Visitor, host: str) -> None:
    assert client.get("/help", HTTP_HOST=host).status_code == 200


def test_a_fault_while_keeping_gives_the_words_back(begun_client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(DatabaseRows, "add", full)
    begun_client.raise_request_exception = False
    answer = begun_client.post("/write", {"text": "do not lose me"})
    assert answer.status_code == 500
    assert "do not lose me" in Seen(answer).words
    assert "disk is full" not in answer.content.decode()


def test_not_safe_with_an_old_form_leads_to_help(careful_client: Visitor) -> None:
    assert careful_client.post("/not-safe", {"csrfmiddlewaretoken": "old"})["Location"] == "/help"
