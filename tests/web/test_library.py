"""The library: by every need, by time and place, by a word; what is kept near, and what is not for me."""

import re
from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase

from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.method.needs import NeedChip
from rekindle.surroundings import library
from tests.keeping import all_kept
from tests.web.conftest import Say, Visitor
from tests.web.seen import Seen, html

Read = Callable[[str], str]
CATALOGUE, CHIPS = library("en").catalogue, tuple(library("en").needs)
TEN, COLOUR, ELSEWHERE = (CATALOGUE.by_id(name) for name in ("words-ten", "ground-find-colour", "place-elsewhere"))


def shown(page: HttpResponseBase | str) -> list[int]:
    """Give the numbers of the practices on a page, in their order."""
    text = page if isinstance(page, str) else html(page)
    return [int(number) for number in re.findall(r'href="/step/(\d+)"', text)]


def test_every_practice_but_those_of_no_list_stands_there_once(page: Read) -> None:
    listed = [practice.number for practice in CATALOGUE if not practice.leaves_no_trace]
    assert sorted(shown(page("/library"))) == listed


@pytest.mark.parametrize("chip", CHIPS, ids=lambda chip: chip.id)
def test_a_need_leaves_its_practices_and_says_so(page: Read, chip: NeedChip) -> None:
    text = page(f"/library/{chip.number}")
    assert set(shown(text)) == {practice.number for practice in CATALOGUE if chip.names(practice)}
    assert chip.said in text
    chosen = re.findall(r'<a class="chip" href="([^"]*)" aria-current="true">([^<]*)<', text)
    assert chosen == [("/library", chip.word)]


def test_named_practices_stand_in_the_order_that_the_need_gives_them(page: Read) -> None:
    chip = next(one for one in CHIPS if one.id == "cant-sleep")
    assert [CATALOGUE.by_number(number).id for number in shown(page(f"/library/{chip.number}"))] == list(
        chip.practices
    )


def test_no_word_of_a_need_or_a_search_stands_in_an_address_or_a_title(page: Read, say: Say) -> None:
    found = html(say("/library/find", words="lonely"))
    for text in (*(page(f"/library/{chip.number}") for chip in CHIPS), found):
        assert "<title>Practices - Notes</title>" in text
        addresses = re.findall(r'(?:href|action)="(/library[^"]*)"', text)
        assert addresses
        assert all(re.fullmatch(r"/library(/\d|/find)?(\?[tew=&\d;amp]*)?", one) for one in addresses), addresses


def test_time_energy_and_place_make_it_shorter_and_go_along_with_a_need(page: Read) -> None:
    quick = page("/library?t=1")
    assert 0 < len(shown(quick)) < len(shown(page("/library")))
    assert all(CATALOGUE.by_number(number).minutes_usual <= 1 for number in shown(quick))
    assert 'href="/library/4?t=1"' in quick
    both = page("/library/4?t=1&e=1&w=2")
    assert set(shown(both)) < set(shown(page("/library/4")))
    assert '<details class="more filtersfold" open>' in both


@pytest.mark.parametrize("query", ["t=9", "t=-1", "t=x", "e=%F0", "t=1&t=", "w=0", "t=٣"])
def test_a_choice_that_is_none_leaves_everything(page: Read, query: str) -> None:
    assert len(shown(page(f"/library?{query}"))) == len(shown(page("/library")))


@pytest.mark.parametrize("address", ["/library/99", "/map/15", "/map/0", "/step/9998/before"])
def test_what_is_not_there_is_said(begun_client: Visitor, address: str) -> None:
    assert begun_client.get(address).status_code == 404


def test_a_word_is_found_without_accents_and_case_and_comes_back_into_its_field(say: Say) -> None:
    page = say("/library/find", words="COLÓUR")
    assert COLOUR.number in shown(page)
    assert Seen(page).form("/library/find").fields["words"] == "COLÓUR"
    assert shown(say("/library/find", words="qqqq")) == []
    assert "No practice has that in it." in Seen(say("/library/find", words="qqqq")).words


def test_where_nothing_is_found_it_leads_to_help_and_to_all_practices(say: Say, page: Read) -> None:
    for text in (html(say("/library/find", words="qqqq")), page("/library/2?t=1&e=1&w=3")):
        assert shown(text) == []
        after = re.split("Nothing here fits all of that|No practice has that in it", text)[1]
        assert re.findall(r'class="button" href="([^"]*)"', after) == ["/help", "/library"]


DANGER = (
    "suicide",
    "Unsafe at home",
    "he hit me",
    "I don\u2019t want to live",
    "i dont want to live",
    "self-harm",
    "SUICIDAL",
)


@pytest.mark.parametrize("words", DANGER)
def test_words_of_danger_lead_to_help_before_anything_that_is_found(say: Say, words: str) -> None:
    text = html(say("/library/find", words=words)).partition("<main")[2].partition('class="chip"')
    assert re.search(r'class="button button--act" href="/help"', text[0])
    assert "/help" not in text[2]


def test_other_words_lead_to_what_they_find(say: Say) -> None:
    for words in ("letter", "colour", "tea", "deadline", "diet", "shopping"):
        assert "sounds heavy" not in html(say("/library/find", words=words))


def test_nothing_of_a_search_is_kept_or_logged(
    say: Say, diary: Diary, page: Read, caplog: pytest.LogCaptureFixture
) -> None:
    before = all_kept(diary)
    with caplog.at_level("DEBUG"):
        answered = say("/library/find", words="unsafe at home")
    assert all_kept(diary) == before
    assert "unsafe" not in caplog.text
    assert not any("unsafe" in f"{name}{value}" for name, value in answered.headers.items())
    assert "sounds heavy" not in page("/library") + page("/")


@pytest.mark.parametrize("words", ["unsafe at home", "afraid of him", "hits me", "somewhere quiet"])
def test_the_one_for_a_home_that_is_not_safe_is_found_by_plain_words_alone(say: Say, page: Read, words: str) -> None:
    assert shown(say("/library/find", words=words))[0] == ELSEWHERE.number
    everywhere = [page("/library"), page("/"), *(page(f"/library/{chip.number}") for chip in CHIPS)]
    assert not any(f'/step/{ELSEWHERE.number}"' in text for text in everywhere)


def test_a_search_of_nothing_shows_everything(say: Say, page: Read) -> None:
    assert len(shown(say("/library/find", words="  "))) == len(shown(page("/library")))


def test_what_is_kept_near_comes_first_and_can_be_undone(say: Say, page: Read) -> None:
    noted = Seen(say(f"/step/{TEN.number}/wish", says="near"))
    assert "Kept near. It stands first among the practices." in noted.words
    assert shown(page("/library"))[0] == TEN.number
    say(f"/step/{TEN.number}/wish", **noted.form(f"/step/{TEN.number}/wish").fields)
    assert shown(page("/library"))[0] != TEN.number


def test_what_is_not_for_me_lies_under_a_fold_and_comes_back_from_there(say: Say, page: Read) -> None:
    say(f"/step/{COLOUR.number}/wish", says="not-for-me")
    text = page("/library")
    before, _, fold = text.partition("Not for me")
    assert COLOUR.number not in shown(before)
    assert shown(fold) == [COLOUR.number]
    assert "You said: not for me." in page(f"/step/{COLOUR.number}")
    back = say(f"/step/{COLOUR.number}/wish", says="as-before", to="list")
    assert shown(html(back).partition("Not for me")[0]).count(COLOUR.number) == 1


@pytest.mark.parametrize("says", ["", "near'", "much", "unasked"])
def test_a_wish_that_is_none_changes_nothing(say: Say, page: Read, says: str) -> None:
    assert say(f"/step/{TEN.number}/wish", says=says).status_code == 200
    assert "Kept near" not in page("/library")


def test_by_day_the_list_begins_with_what_fits_any_day_and_says_its_lengths_once(page: Read) -> None:
    text = page("/library")
    waiting = {
        CATALOGUE.by_id(name).number for name in ("rest-three-am", "help-tell-prescriber", "feel-after-strong")
    }
    assert waiting.isdisjoint(shown(text.partition("All the others")[0]))
    assert waiting < set(shown(text))
    assert "10 to 30 seconds" in text
    assert not re.search(r"seconds to \d+ seconds", text)


def test_a_door_says_what_is_known_with_its_source_and_never_more(page: Read, house: House) -> None:
    walk = CATALOGUE.by_id("move-slow-walk")
    note = house.library.evidence.of(walk)
    seen = page(f"/step/{walk.number}")
    assert note.known in seen
    assert note.source in seen
    unstudied = next(one for one in CATALOGUE if one.evidence == "none" and one.inward < 2)
    text = page(f"/step/{unstudied.number}")
    assert house.library.evidence.notes["none"].known in text
    assert "Source:" not in text
