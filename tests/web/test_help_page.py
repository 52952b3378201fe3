"""Help now: the same for everyone, open or locked, with or without a country; and what stays private."""

import re

import pytest
from django.conf import settings
from django.db import connection
from msgspec.structs import replace

from rekindle.app import now, sessions
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.keys import open_key_file
from rekindle.life.records import CheckIn
from tests.keeping import all_kept
from tests.web.conftest import Visitor
from tests.web.doors import lock_home
from tests.web.seen import Seen, html


@pytest.fixture(params=["before anybody began", "open", "closed", "locked"])
def anyone(request: pytest.FixtureRequest, client: Visitor, house: House) -> Visitor:
    """Somebody before each of the doors there are."""
    match request.param:
        case "open":
            client.post("/begin")
        case "closed":
            client.post("/begin")
            sessions.lock(house)
        case "locked":
            lock_home(house)
        case _:
            pass
    return client


def choose(client: Visitor, code: str) -> None:
    client.post("/help/country", {"country": code})


def addresses(client: Visitor, page: str = "/help") -> list[str]:
    return [link["href"] for link in Seen(client.get(page)).links]


def check_ins(house: House) -> list[CheckIn]:
    opened = open_key_file(house)
    kept = all_kept(house.diary(opened.person, opened.key))
    return [one.record for one in kept if isinstance(one.record, CheckIn)]


# --- The page ----------------------------------------------------------------------------------------------


def test_anyone_finds_help_without_choosing_anything(anyone: Visitor) -> None:
    seen = Seen(anyone.get("/help"))
    assert "If you might act on it, call now." in seen.words
    assert "Nothing is guessed from where you are." in seen.words
    assert "things you can see" in seen.words
    assert "https://findahelpline.com/" in addresses(anyone)


def test_with_a_country_its_emergency_number_stands_first(anyone: Visitor) -> None:
    choose(anyone, "GB")
    ways = [address for address in addresses(anyone) if address.startswith(("tel:", "sms:"))]
    assert ways == ["tel:999", "tel:112", "tel:116123", "sms:85258", "tel:08000684141", "tel:0800585858", "tel:111"]
    words = Seen(anyone.get("/help")).words
    assert "By text. Send the word SHOUT" in words
    assert "Listed as open day and night" in words
    assert "Calls and texts may show on a bill." in words
    assert "List of 22 November 2026." in words
    assert "Samaritans: two or more sources" in words


def test_a_country_with_an_emergency_number_alone_says_so(client: Visitor, house: House) -> None:
    lines = house.library.lines
    code = next(code for code in lines.countries() if lines.only_emergency(code))
    choose(client, code)
    assert (
        f"{house.library.countries.name(code)}: no crisis or support line is on this list."
        in Seen(client.get("/help")).words
    )


def test_every_country_on_the_list_has_its_page(client: Visitor, house: House) -> None:
    for code in house.library.lines.countries():
        choose(client, code)
        seen = Seen(client.get("/help"))
        assert any(link["href"].startswith("tel:") for link in seen.links), code
        assert client.get("/help/home").status_code == 200


def test_every_way_out_goes_to_a_named_site_that_learns_nothing(client: Visitor, house: House) -> None:
    choose(client, "GB")
    known = {line.url for line in house.library.lines.lines}
    outward = [link for link in Seen(client.get("/help")).links if link["href"].startswith("http")]
    assert outward
    assert all(link["rel"] == "noreferrer noopener" for link in outward)
    assert {link["href"] for link in outward} <= known


def test_lines_for_violence_at_home_stand_on_a_page_of_their_own(anyone: Visitor) -> None:
    choose(anyone, "GB")
    assert "tel:08082000247" not in addresses(anyone)
    assert "This browser may remember that you opened it." in Seen(anyone.get("/help")).words
    seen = Seen(anyone.get("/help/home"))
    calls = [link["href"] for link in seen.links if link["href"].startswith("tel:")]
    assert calls == ["tel:999", "tel:112", "tel:08082000247"]
    assert "You can call just to ask." in seen.words
    assert "Leave closes the page, but does not clear that list." in seen.words


def test_without_a_country_that_page_asks_for_one_and_comes_back(client: Visitor) -> None:
    form = Seen(client.get("/help/home")).form("/help/country")
    response = client.post("/help/country", {**form.fields, "find": "United Kingdom"})
    assert response["Location"] == "/help/home"


# --- Choosing a country --------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["GB", "united kingdom", "  Great Britain ", "uk"])
def test_a_country_is_found_by_what_people_call_it(anyone: Visitor, house: House, typed: str) -> None:
    response = anyone.post("/help/country", {"find": typed})
    assert (response.status_code, response["Location"]) == (303, "/help")
    assert house.device.read().country == "GB"


def test_when_more_than_one_country_fits_they_are_offered(client: Visitor, house: House) -> None:
    response = client.post("/help/country", {"find": "united"})
    seen = Seen(response)
    assert seen.beside("find") == "More than one country fits. Pick one."
    assert {"AE", "GB", "US"} <= set(seen.form("/help/country").buttons)
    assert seen.form("/help/country").fields["find"] == "united"
    assert house.device.read().country == ""


@pytest.mark.parametrize("typed", ["atlantis", "<script>alert(1)</script>", "x" * 10_000, "Ð中", "a\0b"])
def test_what_is_no_country_is_said_beside_the_field(client: Visitor, house: House, typed: str) -> None:
    response = client.post("/help/country", {"find": typed})
    assert response.status_code == 422
    assert Seen(response).beside("find").startswith("No country on this list fits that.")
    assert "<script>alert" not in html(response)
    assert house.device.read().country == ""


@pytest.mark.parametrize("code", ["INT", "XX", "gb", "GB; DROP", "../etc", "<b>"])
def test_only_a_country_of_the_list_is_kept(client: Visitor, house: House, code: str) -> None:
    choose(client, "FR")
    assert client.post("/help/country", {"country": code}).status_code == 422
    assert house.device.read().country == "FR"


def test_a_country_can_be_taken_back(client: Visitor, house: House) -> None:
    choose(client, "FR")
    choose(client, "")
    assert house.device.read().country == ""
    assert "No country chosen yet." in Seen(client.get("/help")).words


@pytest.mark.parametrize("page", ["https://evil.example", "//evil.example", "nowhere"])
def test_choosing_never_leads_to_another_site(client: Visitor, page: str) -> None:
    assert client.post("/help/country", {"country": "FR", "page": page})["Location"] == "/help"


def test_another_site_cannot_choose(careful_client: Visitor, house: House) -> None:
    origin = {"Origin": "http://evil.example"}
    assert careful_client.post("/help/country", {"country": "FR"}, headers=origin).status_code == 403
    assert house.device.read().country == ""


def test_a_country_in_the_settings_file_that_is_none_counts_as_none(client: Visitor, house: House) -> None:
    house.device.write(replace(house.device.read(), country="<b>"))
    assert "No country chosen yet." in Seen(client.get("/help")).words


# --- I am not safe ---------------------------------------------------------------------------------------------


def test_not_safe_is_kept_where_it_is_open_and_help_comes_at_once(begun_client: Visitor, house: House) -> None:
    response = begun_client.post("/not-safe")
    assert (response.status_code, response["Location"]) == (303, "/help")
    seen = Seen(begun_client.get("/help"))
    assert "You are not safe, or someone near you is not. That comes first." in seen.words
    assert "Nobody was told, and no call was made." in seen.words
    assert "What you tapped is kept with your own things." in seen.words
    assert [check_in.not_safe for check_in in check_ins(house)] == [True]


def test_after_not_safe_the_emergency_number_stands_before_everything_else(anyone: Visitor) -> None:
    choose(anyone, "GB")
    anyone.post("/not-safe")
    seen = Seen(anyone.get("/help"))
    assert seen.words.index("Call 999") < seen.words.index("If there is danger now, call the first number.")
    assert next(link["href"] for link in seen.links if link["href"].startswith("tel:")) == "tel:999"


def test_not_safe_while_locked_shows_the_help_and_leaves_no_trace(client: Visitor, house: House) -> None:
    lock_home(house)
    before = _rows()
    client.post("/not-safe")
    seen = Seen(client.get("/help"))
    assert "You are not safe, or someone near you is not." in seen.words
    assert "This is locked, so nothing was kept." in seen.words
    assert _rows() == before
    left = {name for name, morsel in client.cookies.items() if morsel.value}
    assert left <= {settings.CSRF_COOKIE_NAME}
    assert "You are not safe" not in Seen(client.get("/help")).words


def test_when_it_cannot_be_kept_the_help_page_comes_all_the_same(
    begun_client: Visitor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_diary: Diary) -> None:
        raise OSError("what she wrote")

    monkeypatch.setattr(now, "not_safe", breaks)
    assert begun_client.post("/not-safe")["Location"] == "/help"
    words = Seen(begun_client.get("/help")).words
    assert "You are not safe, or someone near you is not." in words
    assert "kept" not in words.partition("Someone to talk to")[0]
    said = capsys.readouterr().err
    assert "OSError" in said
    assert "what she wrote" not in said


def test_looking_at_its_address_says_nothing_and_keeps_nothing(begun_client: Visitor, house: House) -> None:
    assert begun_client.get("/not-safe")["Location"] == "/help"
    assert "You are not safe" not in Seen(begun_client.get("/help")).words
    assert check_ins(house) == []


def test_a_flag_that_is_none_of_ours_says_nothing(client: Visitor) -> None:
    client.cookies[f"{settings.SESSION_COOKIE_NAME}h"] = "<b>x</b>"
    seen = Seen(client.get("/help"))
    assert "You are not safe" not in seen.words
    assert "<b>x</b>" not in html(client.get("/help"))


def _rows() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, change, sealed FROM record ORDER BY id")
        return list(cursor.fetchall())


# --- The saved page ------------------------------------------------------------------------------------------------


def test_the_saved_page_is_one_file_that_fetches_nothing(anyone: Visitor) -> None:
    choose(anyone, "GB")
    response = anyone.get("/help/save")
    page = html(response)
    assert response["Content-Disposition"] == 'attachment; filename="notes.html"'
    assert "tel:999" in page
    assert "tel:116123" in page
    assert not re.search(r"<(?:script|img|link|iframe|form)\b|\bsrc=|url\(|@import", page)
    assert "127.0.0.1" not in page
    assert "Rekindle" not in page
    assert "<title>Notes</title>" in page


def test_the_saved_page_serves_without_a_country_too(client: Visitor) -> None:
    assert "https://findahelpline.com/" in html(client.get("/help/save"))


# --- What stays private --------------------------------------------------------------------------------------


def test_anyone_can_read_what_stays_private(anyone: Visitor) -> None:
    seen = Seen(anyone.get("/private"))
    for said in (
        "Nothing of it is sent anywhere.",
        "It does not stop whoever runs this computer.",
        "Leave does not clear your history.",
        "If the passphrase and the recovery code are both lost, what you kept is lost.",
    ):
        assert said in seen.words
    assert {"stays", "not", "lock", "safer"} <= seen.marked.keys()
    assert "/help/home" in {link["href"] for link in seen.links}
