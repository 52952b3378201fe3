"""Find, in the browser: the form, the hits in their sentences, the way on to older ones, and what is never told."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from html import unescape
from typing import cast

import pytest
from django.conf import settings
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase

from rekindle.app import keys, writing
from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.app.house import House
from rekindle.app.writing import Written
from rekindle.life.search.texts import SEARCHED
from rekindle.sealed import open_carry
from rekindle.web.pages.find import MOST
from rekindle.web.sought import LASTS
from rekindle.web.sought import MOST as HELD
from tests.conftest import MORNING
from tests.keeping import damage
from tests.web.conftest import Say, Visitor
from tests.web.doors import come_in, lock_home, unlock
from tests.web.seen import Seen, html

Read = Callable[[str], str]


class Whole:
    """An answer that was sent in pieces, put together as a browser does."""

    def __init__(self, response: HttpResponseBase) -> None:
        pieces = cast("Iterable[bytes]", cast("StreamingHttpResponse", response).streaming_content)
        self.status_code = response.status_code
        self.content = b"".join(pieces)


def whole(response: HttpResponseBase) -> HttpResponseBase:
    return cast("HttpResponseBase", Whole(response))


def find(client: Visitor, words: str, **fields: str) -> HttpResponseBase:
    return whole(client.post("/find", {"find": words, **fields}, follow=True))


def address_of(client: Visitor, words: str) -> str:
    """Give the address at which stands what is found."""
    return client.post("/find", {"find": words})["Location"]


def hits(page: HttpResponseBase) -> list[str]:
    """Give what each hit says, with the marked words between square brackets."""
    parts = html(page).split('<p class="kept__text">')[1:]
    marked = (part.split("</p>")[0].replace("<mark>", "[").replace("</mark>", "]") for part in parts)
    return [unescape(part) for part in marked]


def the_diary(house: House) -> Diary:
    opened = keys.open_key_file(house)
    return house.diary(opened.person, opened.key)


def test_a_word_is_found_in_its_sentence_and_marked(say: Say, begun_client: Visitor) -> None:
    say("/write", text="Toast. The kettle clicked, and I heard it.")
    page = find(begun_client, "KETT")
    assert hits(page) == ["Toast. The [kett]le clicked, and I heard it."]
    assert "Today, 10:00" in Seen(page).words
    assert "That is all of it." in Seen(page).words


def test_a_page_leads_to_itself_and_anything_else_to_its_day(say: Say, begun_client: Visitor, page: Read) -> None:
    say("/flicker", flicker="rain smell")
    say("/now/tap", on="far")
    say("/write", text="rain on the roof")
    links = [link["href"] for link in Seen(find(begun_client, "rain")).links if link["href"].startswith("/kept/")]
    entry, day = sorted(links, key=lambda link: len(link.partition("?")[0]), reverse=True)
    assert "rain on the roof" in page(entry)
    assert re.fullmatch(r"/kept/2026-06\?found=[0-9a-f]{32}#day-15", day)
    assert 'id="day-15"' in page("/kept/2026-06")
    assert hits(find(begun_client, "far away")) == ["[far] [away]"]
    assert hits(find(begun_client, "“far away”")) == ["[far away]"]


def test_the_form_remembers_what_was_sought_and_nothing_else_does(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    sent = begun_client.post("/find", {"find": "unheard-of", "kind": "page", "since": "2026-01-02"})
    answer = begun_client.get(sent["Location"])
    page = whole(answer)
    fields = Seen(page).form("/find").fields
    assert (fields["find"], fields["kind"], fields["since"]) == ("unheard-of", "page", "2026-01-02")
    assert "no-store" in answer["Cache-Control"]
    told = f"{sent.headers}{sent.cookies}{answer.headers}{answer.cookies}{html(page).split('</title>')[0]}"
    assert "unheard-of" not in told


def test_it_is_asked_for_in_a_form_alone(begun_client: Visitor) -> None:
    page = begun_client.get("/find?find=rain")
    assert Seen(page).form("/find").fields["find"] == ""
    assert "That is all of it." not in Seen(page).words


def test_where_nothing_is_found_that_is_said_with_what_one_could_try(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    assert "Nothing you kept has that in it. Fewer words may find more" in Seen(find(begun_client, "snow")).words
    assert "in everything, on any day" not in Seen(find(begun_client, "snow")).words
    assert "in everything, on any day" in Seen(find(begun_client, "rain", until="2020-01-01")).words


@pytest.mark.parametrize("nothing", ["", "  \n", '""', "“ ”", "\u0301", "\x00"])
def test_without_a_word_it_asks_for_one(begun_client: Visitor, nothing: str) -> None:
    page = begun_client.post("/find", {"find": nothing})
    assert page.status_code == 422
    assert Seen(page).beside("find") == "Type a word first. Part of one is enough."


def test_a_search_that_is_too_long_comes_back_whole_with_one_sentence(begun_client: Visitor) -> None:
    page = begun_client.post("/find", {"find": "w" * 100_000})
    assert page.status_code == 422
    assert "more than can be looked for" in Seen(page).beside("find")
    assert Seen(page).form("/find").fields["find"] == "w" * 100_000


@pytest.mark.parametrize(
    ("since", "until", "field"), [("soon", "", "since"), ("", "2026-02-30", "until"), ("2026", "2025", "until")]
)
def test_a_day_that_cannot_be_is_said_beside_its_field(
    begun_client: Visitor, since: str, until: str, field: str
) -> None:
    page = begun_client.post("/find", {"find": "rain", "since": since, "until": until})
    assert page.status_code == 422
    assert Seen(page).beside(field).endswith(".")
    assert Seen(page).form("/find").fields["find"] == "rain"


@pytest.mark.parametrize(
    "words",
    ["</textarea><script>alert(1)</script>", "<!-- grows here -->", "شلום \u202eback", "' OR 1=1 --", "{{ 7 }}"],
)
def test_markup_and_other_scripts_are_words_like_any_others(say: Say, begun_client: Visitor, words: str) -> None:
    say("/write", text=f"before {words} after")
    page = find(begun_client, words)
    assert "<script>alert" not in html(page)
    assert Seen(page).form("/find").fields["find"] == words
    assert len(hits(page)) == 1


def test_only_one_kind_and_only_some_days_are_looked_through(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain in spring", day="2026-03-01")
    say("/write", text="rain now")
    say("/flicker", flicker="rain smell")
    assert hits(find(begun_client, "rain", kind="flicker")) == ["[rain] smell"]
    assert hits(find(begun_client, "rain", since="2026-03-01", until="2026-03-01")) == ["[rain] in spring"]
    assert len(hits(find(begun_client, "rain", kind="no such kind"))) == 3


def test_each_kind_that_is_looked_through_can_be_picked_alone_under_a_name_of_its_own(begun_client: Visitor) -> None:
    picks = re.findall(
        r'name="kind" value="([\w-]*)"[^>]*><span class="chip">([^<]*)<', html(begun_client.get("/find"))
    )
    assert [value for value, _name in picks] == ["", *SEARCHED]
    assert len({name.strip() for _value, name in picks} - {""}) == len(picks)


def test_an_entry_that_was_given_another_day_has_no_time(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain", day="2026-03-01")
    assert "Sunday, 1 March 2026 A page" in Seen(find(begun_client, "rain")).words


def test_older_ones_are_a_press_away_and_none_is_shown_twice(begun_client: Visitor, house: House) -> None:
    diary = the_diary(house)
    for number in range(2 * MOST + 7):
        writing.keep_entry(diary, Written(f"rain number {number};", day=MORNING.date() - timedelta(days=number)))
    seen: list[str] = []
    page = find(begun_client, "rain", kind="page")
    while older := [form for form in Seen(page).forms if "after" in form.fields]:
        seen += hits(page)
        assert len(hits(page)) == MOST
        assert "rain" not in older[0].fields["after"]
        page = whole(begun_client.post("/find", older[0].fields, follow=True))
    seen += hits(page)
    assert seen == [f"[rain] number {number};" for number in range(2 * MOST + 7)]
    assert "That is all of it." in Seen(page).words


def test_a_full_page_without_older_ones_says_that_it_is_all(begun_client: Visitor, house: House) -> None:
    diary = the_diary(house)
    for number in range(MOST):
        writing.keep_flicker(diary, f"rain {number}")
    page = find(begun_client, "rain")
    assert len(hits(page)) == MOST
    assert "That is all of it." in Seen(page).words


@pytest.mark.parametrize("after", ["", "nowhere", "2026-06-1-zz", "0-0-0-0", "-" * 2000])
def test_a_place_to_go_on_from_that_is_none_begins_at_the_newest(say: Say, begun_client: Visitor, after: str) -> None:
    say("/write", text="rain")
    assert hits(find(begun_client, "rain", after=after)) == ["[rain]"]


def test_the_first_hits_are_sent_before_the_rest_is_sought(say: Say, begun_client: Visitor, house: House) -> None:
    say("/write", text="rain now")
    say("/write", text="rain then", day="2020-01-01")
    answer = cast("StreamingHttpResponse", begun_client.post("/find", {"find": "rain"}, follow=True))
    pieces = iter(cast("Iterable[bytes]", answer.streaming_content))
    assert b'role="search"' in next(pieces)
    assert b"</mark> now" in next(pieces)
    person = house.people.only()
    assert person is not None
    for row in list(house.rows.on_shelves(person.id, {"2020-01"})):
        house.rows.remove(person.id, row.id)
    assert b"</mark> then" not in b"".join(pieces)


def test_what_cannot_be_read_is_said_and_hides_nothing(say: Say, begun_client: Visitor, house: House) -> None:
    say("/write", text="rain that is damaged")
    person = house.people.only()
    assert person is not None
    (row,) = house.rows.on_shelves(person.id, {"2026-06"})
    damage(house, person.id, row.id)
    say("/write", text="rain that is whole")
    page = find(begun_client, "rain")
    assert hits(page) == ["[rain] that is whole"]
    assert "One thing that you kept cannot be read" in Seen(page).words
    assert "One thing that you kept cannot be read" in Seen(find(begun_client, "snow")).words


def test_a_search_sent_into_a_locked_diary_is_given_back_after_unlocking(client: Visitor, house: House) -> None:
    lock_home(house)
    come_in(client).post("/write", {"text": "rain on the roof"})
    client.post("/lock")
    shut = client.post("/find", {"find": "roof", "kind": "page"})
    assert shut.status_code == 403
    assert "rain on the roof" not in html(shut)
    again = Seen(unlock(client, shut)).form("/find").fields
    assert hits(whole(client.post("/find", again, follow=True))) == ["rain on the [roof]"]


def test_a_fault_on_the_way_is_said_on_the_page_and_tells_nothing_of_the_words(
    say: Say, begun_client: Visitor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say("/write", text="rain now")
    say("/write", text="rain then", day="2020-01-01")
    on_shelf = Diary.unsealed

    def break_off(diary: Diary, shelf: str) -> Iterable[Unsealed | Unreadable]:
        if shelf == "2020-01":
            raise OSError("rain then")
        return on_shelf(diary, shelf)

    monkeypatch.setattr(Diary, "unsealed", break_off)
    page = find(begun_client, "rain")
    assert hits(page) == ["[rain] now"]
    assert "this page is not whole. What you kept is still kept." in Seen(page).words
    assert html(page).rstrip().endswith("</html>")
    told = capsys.readouterr().err
    assert told.startswith("rekindle: builtins.OSError at app/finding.py:")
    assert "rain" not in told


# --- The way back -----------------------------------------------------------------------------------------


def test_what_was_found_has_an_address_of_its_own_that_tells_nothing(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    address = address_of(begun_client, "rain")
    assert re.fullmatch("/find/[0-9a-f]{32}", address)
    for _ in range(2):
        again = whole(begun_client.get(address))
        assert hits(again) == ["[rain]"]
        assert Seen(again).form("/find").fields["find"] == "rain"


def test_the_way_back_shows_what_is_found_now_and_nothing_that_was_let_go(say: Say, begun_client: Visitor) -> None:
    say("/flicker", flicker="rain smell")
    say("/write", text="rain on the roof")
    address = address_of(begun_client, "rain")
    hrefs = (link["href"].partition("?")[0] for link in Seen(whole(begun_client.get(address))).links)
    entry = next(href for href in hrefs if len(href) == 38)
    say(f"/write/{entry.removeprefix('/kept/')}/gone")
    assert hits(whole(begun_client.get(address))) == ["[rain] smell"]


def test_each_tab_goes_back_to_what_was_found_there(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain and snow")
    addresses = {words: address_of(begun_client, words) for words in ("rain", "snow", "rain and")}
    for words, address in addresses.items():
        assert Seen(whole(begun_client.get(address))).form("/find").fields["find"] == words


def test_from_an_opened_hit_there_is_a_way_back_to_what_was_found_and_to_its_month(
    say: Say, begun_client: Visitor
) -> None:
    say("/write", text="rain and snow")
    say("/flicker", flicker="rain on the roof")
    address = address_of(begun_client, "rain")
    found = Seen(whole(begun_client.get(address)))
    opened = {link["href"] for link in found.links if link["href"].startswith("/kept/")}
    assert len(opened) == 2
    for hit in opened:
        shown = Seen(begun_client.get(hit))
        assert "Back to what you found" in shown.words
        assert address in {link["href"] for link in shown.links}
        is_month = hit.startswith(f"/kept/{MORNING:%Y-%m}?")
        assert is_month or f"/kept/{MORNING:%Y-%m}" in {link["href"] for link in shown.links}
        assert "rain" not in hit
        for elsewhere in ("", "?found=", f"?found={'0' * 32}", "?found=//evil.example"):
            assert "Back to what you found" not in Seen(begun_client.get(hit.partition("?")[0] + elsewhere)).words


def test_of_many_searches_the_newest_are_held_and_the_cookie_stays_small(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    addresses = [address_of(begun_client, f"{number} {'w' * 300}") for number in range(HELD + 2)]
    assert whole(begun_client.get(addresses[-1])).status_code == 200
    assert begun_client.get(addresses[0])["Location"] == "/find"
    assert max(len(cookie.value) for cookie in begun_client.cookies.values()) < 4_000


@pytest.mark.parametrize("locks", ["/lock", "/asleep", "/leave"])
def test_once_it_was_locked_the_way_back_leads_to_find_without_a_word(
    client: Visitor, house: House, locks: str
) -> None:
    lock_home(house)
    come_in(client).post("/write", {"text": "rain"})
    address = address_of(client, "rain")
    if locks == "/leave":
        client.get(locks)
    else:
        client.post(locks)
    shut = client.get(address)
    assert "This is locked" in Seen(shut).words
    assert "rain" not in html(shut)
    answer = unlock(client, shut)
    assert answer["Location"] == address
    assert client.get(address)["Location"] == "/find"


def test_a_search_is_held_closed_to_who_has_the_cookies_alone(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    address_of(begun_client, "rain")
    cookies = {cookie.key[len(settings.SESSION_COOKIE_NAME) :]: cookie for cookie in begun_client.cookies.values()}
    held = cookies["l"]
    assert (held["httponly"], held["samesite"], held["max-age"]) == (True, "Strict", LASTS)
    assert b"rain" not in open_carry(begun_client.cookies[settings.SESSION_COOKIE_NAME].value, held.value)


def test_what_becomes_of_the_words_is_said_alike_beside_the_form_and_among_what_stays_private(
    page: Read,
) -> None:
    assert LASTS == 60 * 60
    for address in ("/find", "/private"):
        said = " ".join(page(address).split())
        assert (
            "What you look for is not kept. Your browser holds it, sealed, for an hour after your last search" in said
        )


@pytest.mark.parametrize("nonsense", ["", "x", "A" * 200])
def test_a_cookie_that_is_none_of_ours_leads_to_find(begun_client: Visitor, nonsense: str) -> None:
    address = address_of(begun_client, "rain")
    begun_client.cookies[f"{settings.SESSION_COOKIE_NAME}l"] = nonsense
    assert begun_client.get(address)["Location"] == "/find"
    assert hits(find(begun_client, "rain")) == []


def test_a_search_too_long_for_a_cookie_is_answered_at_once(say: Say, begun_client: Visitor) -> None:
    say("/write", text="rain")
    answer = begun_client.post("/find", {"find": "".join(chr(0x4E00 + number) for number in range(2_000))})
    assert answer.status_code == 200
    assert "Nothing you kept has that in it." in Seen(whole(answer)).words


# --- Drafts -----------------------------------------------------------------------------------------------


def test_where_something_was_begun_find_says_that_it_is_not_looked_through(begun_client: Visitor) -> None:
    said = "What is not kept yet is not looked through. What you began"
    assert said not in Seen(find(begun_client, "rain")).words
    fields = Seen(begun_client.get("/write")).form("/write").fields
    begun_client.post("/draft", {**fields, "text": "rain", "draft-to": "/write", "draft-number": "1"})
    for page in (begun_client.get("/find"), find(begun_client, "rain")):
        assert said in Seen(page).words
        assert "/drafts" in [link["href"] for link in Seen(page).links]


def test_a_form_from_another_site_finds_nothing(careful_client: Visitor) -> None:
    careful_client.get("/")
    assert careful_client.post("/find", {"find": "rain"}).status_code == 403


def test_find_stands_at_the_side_and_on_kept(page: Read) -> None:
    assert '<li class="nav__side"><a href="/find">' in page("/")
    assert 'class="button button--quiet" href="/find"' in page("/kept")
