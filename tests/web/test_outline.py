"""Where in the body, by plain forms alone: hands first, the whole outline with its note, an equal list."""

from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase

from rekindle.app.diary import Diary
from rekindle.life.records import PracticeDone
from rekindle.method.players import BodyMap
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE
from tests.web.conftest import Visitor
from tests.web.seen import Seen, html

Read = Callable[[str], str]
PRACTICE, HANDS_ONLY = CATALOGUE.by_id("body-map-now"), CATALOGUE.by_id("body-hands-only")
ADDRESS = f"/step/{PRACTICE.number}/small"
START = {"at": "0", "turn": "0", "once": "5" * 32}
WARM = {"place": "hands", "sensation": "warm", "strength": "faint"}


def note() -> str:
    assert isinstance(PRACTICE.play, BodyMap)
    return PRACTICE.play.whole


def taps(page: HttpResponseBase) -> list[str]:
    return [part.split('"')[0] for part in html(page).split('type="hidden" name="tap" value="')[1:]]


def the_practice(diary: Diary) -> PracticeDone:
    (only,) = [kept.record for kept in all_kept(diary) if isinstance(kept.record, PracticeDone)]
    return only


def test_hands_come_first_and_nothing_else_of_the_body_is_there(begun_client: Visitor) -> None:
    seen = Seen(begun_client.get(ADDRESS))
    assert "Hands" in seen.words
    assert "Throat" not in seen.words
    assert note() not in seen.words
    for answer in (
        "nothing",
        "can\N{RIGHT SINGLE QUOTATION MARK}t tell",
        "numb",
        "warm",
        "cold",
        "tight",
        "heavy",
        "buzzing",
    ):
        assert answer in seen.words


def test_the_whole_outline_is_one_tap_further_with_its_note_and_an_equal_list(begun_client: Visitor) -> None:
    page = begun_client.post(ADDRESS, {**START, **WARM, "open": "whole"})
    assert note() in Seen(page).words
    assert taps(page) == ["hands: warm, faint"]
    drawn, listed = html(page).split('<ul class="twin"')
    for place in ("throat", "chest", "hips", "lower-back", "calves"):
        assert f'value="{place}"' in drawn
        assert f'value="{place}"' in listed
    assert 'value="all-over"' in listed
    assert 'value="nowhere"' in listed


def test_a_place_after_another_is_kept_in_one_plain_line(begun_client: Visitor, diary: Diary, page: Read) -> None:
    second = begun_client.post(ADDRESS, {**START, **WARM, "open": "throat"})
    assert taps(second) == ["hands: warm, faint"]
    said = {"tap": taps(second), "place": "throat", "sensation": "tight", "do": "keep"}
    asked = begun_client.post(ADDRESS, {**START, **said})
    assert the_practice(diary).kept == ("Hands: warm, faint. Throat: tight.",)
    assert "Hands: warm, faint. Throat: tight." in Seen(begun_client.get(str(asked["Location"]))).words
    assert "Hands: warm, faint. Throat: tight." in page("/kept")
    found = begun_client.post("/find", {"find": "throat"}, follow=True)
    assert b"<mark>Throat</mark>: tight." in b"".join(found.streaming_content)  # type: ignore[attr-defined]


def test_what_was_said_of_a_place_can_be_changed_and_left_out_again(begun_client: Visitor) -> None:
    back = begun_client.post(ADDRESS, {**START, "tap": "hands: warm, faint", "open": "hands"})
    fields = Seen(back).form(ADDRESS).fields
    assert (fields["place"], fields["sensation"], fields["strength"]) == ("hands", "warm", "faint")
    changed = begun_client.post(ADDRESS, {**fields, "sensation": "cold", "open": "chest"})
    assert taps(changed) == ["hands: cold, faint"]
    left_out = begun_client.post(ADDRESS, {**fields, "sensation": "", "open": "chest"})
    assert taps(left_out) == []


@pytest.mark.parametrize("answer", ["nothing", "cant-tell"])
def test_nothing_is_a_full_answer_without_how_strong(begun_client: Visitor, diary: Diary, answer: str) -> None:
    begun_client.post(ADDRESS, {**START, "place": "hands", "sensation": answer, "strength": "strong", "do": "keep"})
    assert the_practice(diary).kept in {("Hands: nothing.",), ("Hands: can\N{RIGHT SINGLE QUOTATION MARK}t tell.",)}


def test_nowhere_is_said_and_taken_back_with_one_tap(begun_client: Visitor, diary: Diary) -> None:
    said = begun_client.post(ADDRESS, {**START, "whole": "1", "open": "nowhere"})
    assert taps(said) == ["nowhere"]
    assert taps(begun_client.post(ADDRESS, {**START, "tap": "nowhere", "open": "nowhere"})) == []
    begun_client.post(ADDRESS, {**START, "tap": "nowhere", "do": "keep"})
    assert the_practice(diary).kept == ("Nowhere.",)


def test_a_small_place_is_reached_through_the_larger_one(begun_client: Visitor) -> None:
    page = html(begun_client.post(ADDRESS, {**START, "open": "head"}))
    card = page[page.index('id="place"') : page.index("</section>")]
    for nearer in ("face", "eyes", "jaw"):
        assert f'name="open" value="{nearer}"' in card


def test_what_was_said_stays_with_pause_and_with_stop(begun_client: Visitor, diary: Diary) -> None:
    paused = Seen(begun_client.post(ADDRESS, {**START, **WARM, "do": "pause"})).form(ADDRESS).fields
    assert paused["tap"] == "hands: warm, faint"
    again = Seen(begun_client.post(ADDRESS, {**paused, "do": "go-on"})).form(ADDRESS).fields
    assert (again["sensation"], again["strength"]) == ("warm", "faint")
    begun_client.post(ADDRESS, {**again, "do": "stop"})
    assert the_practice(diary).kept == ("Hands: warm, faint.",)


def test_let_it_go_keeps_nothing_of_it(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post(ADDRESS, {**START, **WARM, "do": "let-go"})
    assert the_practice(diary).kept == ()


@pytest.mark.parametrize(
    "forged",
    [{"tap": "hands: <b>, so"}, {"place": "elsewhere"}, {"sensation": "x"}, {"strength": "huge"}, {"open": "moon"}],
)
def test_what_no_form_of_ours_sends_is_not_kept(begun_client: Visitor, diary: Diary, forged: dict[str, str]) -> None:
    assert begun_client.post(ADDRESS, {**START, **WARM, "do": "keep", **forged}).status_code in {200, 303}
    for kept in all_kept(diary):
        if isinstance(kept.record, PracticeDone):
            assert kept.record.kept in {(), ("Hands: warm, faint.",), ("Hands: warm.",)}


def test_today_leads_to_the_hands_alone_and_the_whole_is_one_tap_further(begun_client: Visitor) -> None:
    today = {link["href"] for link in Seen(begun_client.get("/")).links}
    assert f"/step/{HANDS_ONLY.number}" in today
    assert f"/step/{PRACTICE.number}" not in today
    door = {link["href"] for link in Seen(begun_client.get(f"/step/{HANDS_ONLY.number}")).links}
    assert f"/step/{PRACTICE.number}" in door
