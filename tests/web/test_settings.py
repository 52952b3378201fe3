"""Settings: all of a page kept at once with an undo, the keys, and removing everything."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from rekindle.app import keys, sessions
from rekindle.app.errors import NotUnderstood
from rekindle.app.house import House
from rekindle.app.neutral import checked_address
from rekindle.sealed import WrongPassphrase
from tests.web.conftest import Visitor
from tests.web.doors import OTHER, PASSPHRASE, a_slip_in, come_in, lock_home
from tests.web.seen import Seen, html, recovery_code


@pytest.fixture
def code(house: House) -> str:
    """The recovery code of a diary that is locked."""
    return lock_home(house)


@pytest.fixture
def open_client(client: Visitor, code: str) -> Visitor:
    """Somebody who has unlocked it."""
    return come_in(client)


LOCK = {"idle": "10", "tab_name": "Notes", "leave_to": "https://www.bbc.com/weather"}


# --- Groups --------------------------------------------------------------------------------------------------


def test_without_a_passphrase_the_page_says_who_can_read_it(begun_client: Visitor) -> None:
    seen = Seen(begun_client.get("/settings"))
    assert "Not locked. Anyone who opens this computer can read what you kept." in seen.words
    assert {"/settings/passphrase", "/private#lock"} <= {link["href"] for link in seen.links}
    assert "/settings/code" not in {link["href"] for link in seen.links}


def test_with_a_passphrase_it_says_what_opens_it(open_client: Visitor) -> None:
    seen = Seen(open_client.get("/settings"))
    assert "Locked with a passphrase." in seen.words
    assert "/settings/code" in {link["href"] for link in seen.links}


@pytest.mark.parametrize(
    ("group", "fields", "kept"),
    [
        ("lock", {**LOCK, "idle": "30"}, {"idle_minutes": 30}),
        ("lock", {**LOCK, "tab_name": " Recipes "}, {"tab_name": "Recipes"}),
        ("lock", {**LOCK, "tab_name": "Рецепты"}, {"tab_name": "Рецепты"}),
        ("lock", {**LOCK, "leave_to": "example.org/today"}, {"leave_to": "https://example.org/today"}),
        ("country", {"country": "FR"}, {"country": "FR"}),
        ("appearance", {"theme": "dark", "text_size": "larger"}, {"theme": "dark", "text_size": "larger"}),
        ("appearance", {"still": "1", "contrast": "1"}, {"motion": "still", "contrast": "more"}),
    ],
)
def test_a_group_is_kept_at_once_and_can_be_undone(
    begun_client: Visitor, house: House, group: str, fields: dict[str, str], kept: dict[str, object]
) -> None:
    before = house.device.read()
    response = begun_client.post("/settings", {**fields, "keep": group})
    assert (response.status_code, response["Location"]) == (303, f"/settings#{group}")
    after = house.device.read()
    assert {name: getattr(after, name) for name in kept} == kept
    seen = Seen(begun_client.get("/settings"))
    assert "Kept. Undo" in " ".join(seen.by_id[group].split())
    undo = next(form for form in seen.forms if "undo" in form.fields)
    begun_client.post(undo.action, undo.fields)
    assert house.device.read() == before
    assert "It is as it was." in " ".join(Seen(begun_client.get("/settings")).by_id[group].split())


def test_whichever_keep_is_pressed_all_that_was_changed_on_the_page_is_kept_and_undone_as_one(
    begun_client: Visitor, house: House
) -> None:
    before = house.device.read()
    form = Seen(begun_client.get("/settings")).form("/settings")
    filled = {
        **form.fields,
        "tab_name": "Recipes",
        "hides": "1",
        "country": "FR",
        "theme": "dark",
        "keep": "appearance",
    }
    seen = Seen(begun_client.post(form.action, filled, follow=True))
    after = house.device.read()
    assert (after.tab_name, after.hides, after.country, after.theme) == ("Recipes", True, "FR", "dark")
    assert "Kept. Undo" in " ".join(seen.by_id["appearance"].split())
    begun_client.post("/settings", next(form for form in seen.forms if "undo" in form.fields).fields)
    assert house.device.read() == before


def test_what_another_window_changed_meanwhile_stays(begun_client: Visitor, house: House) -> None:
    stale = Seen(begun_client.get("/settings")).form("/settings")
    begun_client.post("/settings", {**stale.fields, "theme": "dark", "still": "1", "keep": "appearance"})
    kept = begun_client.post("/settings", {**stale.fields, "tab_name": "Recipes", "keep": "lock"}, follow=True)
    undo = next(form for form in Seen(kept).forms if "undo" in form.fields)
    both = house.device.read()
    assert (both.theme, both.motion, both.tab_name) == ("dark", "still", "Recipes")
    begun_client.post("/settings", {**stale.fields, "country": "FR", "keep": "country"})
    begun_client.post("/settings", undo.fields)
    after = house.device.read()
    assert (after.theme, after.motion, after.tab_name, after.country) == ("dark", "still", "", "FR")


def test_what_was_changed_elsewhere_on_the_page_still_stands_beside_what_is_amiss(
    begun_client: Visitor, house: House
) -> None:
    form = Seen(begun_client.get("/settings")).form("/settings")
    filled = {**form.fields, "leave_to": "not an address", "idle": "30", "country": "FR", "theme": "dark"}
    seen = Seen(begun_client.post("/settings", {**filled, "hides": "1", "still": "1", "keep": "appearance"}))
    again = seen.form("/settings").fields
    assert {name: again[name] for name in filled if name != "csrfmiddlewaretoken"} == {
        name: value for name, value in filled.items() if name != "csrfmiddlewaretoken"
    }
    assert (again["hides"], again["still"]) == ("1", "1")
    assert house.device.read().country == ""
    begun_client.post("/settings", {**again, "leave_to": "example.org", "keep": "lock"})
    after = house.device.read()
    assert (after.idle_minutes, after.country, after.theme, after.hides) == (30, "FR", "dark", True)


@pytest.mark.parametrize("was", ["", "{", "[]", '{"theme": 1}', '{"name": "x"}', "\x00"])
def test_a_page_that_does_not_say_what_it_showed_is_taken_at_its_word(
    begun_client: Visitor, house: House, was: str
) -> None:
    before = house.device.read()
    begun_client.post("/settings", {**LOCK, "country": "FR", "was": was, "keep": "country"})
    assert (house.device.read().country, house.device.read().name) == ("FR", before.name)


def test_a_group_sent_as_it_stands_changes_nothing(begun_client: Visitor, house: House) -> None:
    before = house.device.read()
    for group in ("lock", "country", "appearance"):
        form = Seen(begun_client.get("/settings")).form("/settings")
        assert group in form.buttons
        begun_client.post(form.action, {**form.fields, "keep": group})
        assert "Nothing changed." in Seen(begun_client.get("/settings")).words
    assert house.device.read() == before


def test_the_choices_change_how_every_page_looks(begun_client: Visitor) -> None:
    begun_client.post("/settings", {"theme": "dark", "text_size": "large", "still": "1", "contrast": "1"})
    page = html(begun_client.get("/help"))
    for said in ('data-theme="dark"', 'data-text="large"', 'data-motion="still"', 'data-contrast="more"'):
        assert said in page


def test_the_name_in_the_tab_is_the_persons_own(begun_client: Visitor) -> None:
    begun_client.post("/settings", {**LOCK, "tab_name": "</title><script>"})
    assert "<title>Help - &lt;/title&gt;&lt;script&gt;</title>" in html(begun_client.get("/help"))


@pytest.mark.parametrize("name", ["x" * 41, "a\u202eb", "a\u2028b", "a\u200fb"])
def test_a_name_that_is_long_or_hides_something_is_answered_beside_its_field(
    begun_client: Visitor, house: House, name: str
) -> None:
    response = begun_client.post("/settings", {**LOCK, "tab_name": name, "leave_to": "example.org"})
    seen = Seen(response)
    assert response.status_code == 422
    assert seen.beside("tab_name").startswith("A short name works best")
    assert seen.form("/settings").fields["tab_name"] == name
    assert seen.form("/settings").fields["leave_to"] == "example.org"
    assert house.device.read().tab_name == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://example.org", "This address is not a safe one."),
        ("ftp://example.org", "This address is not a safe one."),
        ("javascript:alert(1)", "This is not an address that works."),
        ("//evil.example", "This is not an address that works."),
        ("https://name@evil.example", "This is not an address that works."),
        ("https://127.0.0.1", "This is not an address that works."),
        ("https://localhost", "This is not an address that works."),
        ("https://[::1]", "This is not an address that works."),
        ("https://[", "This is not an address that works."),
        ("https://example.org:99999", "This is not an address that works."),
        ("https://a b.example", "This is not an address that works."),
        ("https://example.org/\\evil", "This is not an address that works."),
        ("weather", "This is not an address that works."),
        ("https://example.org/" + "a" * 500, "This address is too long."),
    ],
)
def test_where_leave_goes_is_an_address_that_works(
    begun_client: Visitor, house: House, typed: str, said: str
) -> None:
    response = begun_client.post("/settings", {**LOCK, "leave_to": typed})
    seen = Seen(response)
    assert response.status_code == 422
    assert seen.beside("leave_to").startswith(said)
    assert seen.form("/settings").fields["leave_to"] == typed
    assert house.device.read().leave_to == ""


@given(st.text(max_size=60) | st.from_regex(r"(https?://)?[a-z.@:/\\]{1,20}", fullmatch=True))
def test_an_address_for_leaving_is_https_with_a_name_and_can_be_given_again(typed: str) -> None:
    try:
        address = checked_address(typed)
    except NotUnderstood:
        return
    assert address == "" or address.lower().startswith("https://")
    assert "\\" not in address
    assert checked_address(address) == address


def test_leave_goes_where_the_person_chose(begun_client: Visitor) -> None:
    begun_client.post("/settings", {**LOCK, "leave_to": "https://example.org/news"})
    assert begun_client.get("/leave")["Location"] == "https://example.org/news"


@pytest.mark.parametrize(
    ("group", "fields"),
    [
        ("lock", {**LOCK, "idle": "100000"}),
        ("lock", {**LOCK, "idle": "-1"}),
        ("lock", {**LOCK, "idle": "<b>"}),
        ("country", {"country": "INT"}),
        ("country", {"country": "<b>"}),
        ("appearance", {"theme": "<b>", "text_size": "usual"}),
        ("appearance", {"theme": "x" * 10_000}),
        ("appearance", {}),
    ],
)
def test_what_is_none_of_the_choices_changes_nothing(
    begun_client: Visitor, house: House, group: str, fields: dict[str, str]
) -> None:
    before = house.device.read()
    begun_client.post("/settings", {**fields, "keep": group})
    assert house.device.read() == before
    assert begun_client.get("/settings").status_code == 200


@pytest.mark.parametrize("address", ["open", "code/new", "code/try"])
def test_an_address_that_only_takes_forms_leads_back_to_the_page(open_client: Visitor, address: str) -> None:
    assert open_client.get(f"/settings/{address}")["Location"].startswith("/settings")


# --- Keys --------------------------------------------------------------------------------------------------------


def test_setting_a_passphrase_locks_it_and_a_recovery_code_comes_next(begun_client: Visitor, house: House) -> None:
    other = Visitor()
    other.get(f"/open/{sessions.make_link(house)}")
    response = begun_client.post("/settings/passphrase", {"new_passphrase": PASSPHRASE}, follow=True)
    code = recovery_code(response)
    assert keys.recovery_code_works(house, code)
    assert keys.unlock(house, PASSPHRASE)
    assert house.key_file.read() is None
    assert "A code from before" not in Seen(response).words
    assert begun_client.post("/code/on")["Location"] == "/settings#lock"
    assert "Locked with a passphrase." in Seen(begun_client.get("/settings")).words
    assert "This is locked" in Seen(other.get("/settings")).words


def test_changing_it_asks_for_the_one_before(open_client: Visitor, house: House) -> None:
    response = open_client.post("/settings/passphrase", {"passphrase": "wrong one", "new_passphrase": OTHER})
    assert response.status_code == 422
    assert Seen(response).beside("passphrase").startswith("This passphrase does not open it.")
    assert keys.unlock(house, PASSPHRASE)
    open_client.post("/settings/passphrase", {"passphrase": PASSPHRASE, "new_passphrase": OTHER})
    assert keys.unlock(house, OTHER)
    assert "A code from before opens nothing any more." in Seen(open_client.get("/code")).words


@pytest.mark.parametrize("old", ["", "wrong one"])
@pytest.mark.parametrize("new", ["", "tulip", "x" * 100_000])
def test_both_fields_are_answered_and_neither_is_shown(open_client: Visitor, old: str, new: str) -> None:
    response = open_client.post("/settings/passphrase", {"passphrase": old, "new_passphrase": new})
    seen = Seen(response)
    assert seen.beside("passphrase")
    assert seen.beside("new_passphrase")
    fields = seen.form("/settings/passphrase").fields
    assert (fields["passphrase"], fields["new_passphrase"]) == ("", "")


def test_a_new_recovery_code_asks_for_the_passphrase(open_client: Visitor, house: House, code: str) -> None:
    for typed in ("", "wrong one"):
        response = open_client.post("/settings/code/new", {"passphrase": typed})
        assert response.status_code == 422
        assert Seen(response).beside("passphrase")
    assert keys.recovery_code_works(house, code)
    response = open_client.post("/settings/code/new", {"passphrase": PASSPHRASE}, follow=True)
    assert keys.recovery_code_works(house, recovery_code(response))
    assert not keys.recovery_code_works(house, code)


def test_the_drill_in_the_settings_says_whether_a_kept_code_works(open_client: Visitor, code: str) -> None:
    works = Seen(open_client.post("/settings/code/try", {"code": code}))
    assert "It works." in works.words
    assert works.form("/settings/code/try").fields["code"] == ""
    slip = open_client.post("/settings/code/try", {"code": a_slip_in(code)})
    assert slip.status_code == 422
    assert "in group 9" in Seen(slip).beside("copy")


def test_without_a_passphrase_there_is_no_code_to_make_or_to_try(begun_client: Visitor) -> None:
    assert begun_client.get("/settings/code")["Location"] == "/settings#lock"
    assert begun_client.post("/settings/code/new", {})["Location"] == "/settings/code"
    assert begun_client.post("/settings/code/try", {"code": "x"})["Location"] == "/settings/code"


# --- Data --------------------------------------------------------------------------------------------------------


def test_looking_at_the_page_for_removing_removes_nothing(begun_client: Visitor, house: House) -> None:
    seen = Seen(begun_client.get("/settings/remove"))
    assert "Nothing brings it back." in seen.words
    assert "Copies that you took stay where you put them." in seen.words
    assert keys.has_begun(house)


def test_removing_needs_the_box_ticked(begun_client: Visitor, house: House) -> None:
    response = begun_client.post("/settings/remove")
    assert response.status_code == 422
    assert "Tick this first. Nothing was removed." in Seen(response).words
    assert keys.has_begun(house)


def test_removing_a_locked_diary_needs_the_passphrase_too(open_client: Visitor, house: House) -> None:
    response = open_client.post("/settings/remove", {"sure": "1", "passphrase": "wrong one"})
    seen = Seen(response)
    assert seen.beside("passphrase")
    assert seen.form("/settings/remove").fields["sure"] == "1"
    with pytest.raises(WrongPassphrase):
        keys.unlock(house, "wrong one")
    open_client.post("/settings/remove", {"sure": "1", "passphrase": PASSPHRASE})
    assert not keys.has_begun(house)


def test_after_removing_everything_it_is_as_if_nobody_had_begun(begun_client: Visitor, house: House) -> None:
    begun_client.post("/write", {"text": "The kettle clicked."})
    begun_client.post("/settings", {"country": "FR"})
    response = begun_client.post("/settings/remove", {"sure": "1"})
    assert (response.status_code, response["Location"]) == (303, "/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert house.key_file.read() is None
    assert house.device.read().country == ""
    assert "When little reaches you" in Seen(begun_client.get("/")).words


@pytest.mark.parametrize("address", ["", "/passphrase", "/code/new", "/code/try", "/remove"])
def test_another_site_changes_nothing(house: House, careful_client: Visitor, address: str) -> None:
    opened = keys.begin(house)
    careful_client.cookies[settings.SESSION_COOKIE_NAME] = sessions.start(house, opened)
    before = (house.people.only(), house.device.read())
    fields = {"country": "FR", "sure": "1", "new_passphrase": PASSPHRASE, **LOCK}
    for origin in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "same-site"}):
        assert careful_client.post(f"/settings{address}", fields, headers=origin).status_code == 403
    assert (house.people.only(), house.device.read()) == before


def test_the_field_shows_what_was_just_kept_every_time(begun_client: Visitor) -> None:
    for name in ("Recipes", "Garden", "Letters"):
        kept = begun_client.post("/settings", {"tab_name": name, "leave_to": "", "idle_minutes": "10"}, follow=True)
        form = next(form for form in Seen(kept).forms if form.action == "/settings" and "undo" not in form.fields)
        assert form.fields["tab_name"] == name
