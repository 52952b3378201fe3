"""The map: the same places as a picture and as a list, traces only where they are wanted, a page for each place."""

import re
from collections.abc import Callable

import pytest

from rekindle.method.map import Place
from rekindle.surroundings import library
from rekindle.web.land import MARKS, drawn, in_lines
from tests.web.conftest import Say, Visitor
from tests.web.seen import Seen, html
from tests.web.walking import walk

Read = Callable[[str], str]
MAP = library("en").map
CATALOGUE = library("en").catalogue
TEN = CATALOGUE.by_id("words-ten").number
LINK = re.compile(r'<a href="/map/(\d+)" aria-label="([^"]*)"')
BEEN = re.compile(r'>Been here<|, been here"')
ITEM = re.compile(r'<li><a href="/map/(\d+)"><b>([^<]*)</b>')


def test_both_drawings_and_the_list_have_the_same_places_with_the_same_names(page: Read) -> None:
    text = page("/map")
    wanted = {(str(place.number), place.title) for place in MAP}
    first, second = re.findall(r"<svg class=\"land__.*?</svg>", text, re.DOTALL)
    assert set(LINK.findall(first)) == set(LINK.findall(second)) == set(ITEM.findall(text)) == wanted


def test_the_keyboard_goes_through_every_place_once_in_each_drawing() -> None:
    for drawing in drawn(MAP):
        assert sorted(plate.place.number for plate in drawing.plates) == list(range(1, 15))
    assert MARKS.keys() == {place.id for place in MAP}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Here and now", ("Here and now",)),
        ("When it is slow; hope", ("When it is", "slow; hope")),
        ("Seeing it, kindly", ("Seeing it,", "kindly")),
        ("Unbreakablelongword", ("Unbreakablelongword",)),
    ],
)
def test_a_long_title_is_broken_near_its_middle(title: str, lines: tuple[str, ...]) -> None:
    assert in_lines(title) == lines


def test_nothing_is_locked_counted_or_marked_as_done(page: Read) -> None:
    words = re.sub(r"<[^>]*>", " ", page("/map"))
    assert not re.search(r"\b(?:level|locked|complete|done|percent|of 14|\d+ of \d+)\b", words)


def test_where_one_has_been_shows_only_once_it_is_switched_on(say: Say, page: Read) -> None:
    say(f"/step/{TEN}/small", answer="grey, tea", do="keep")
    assert not BEEN.search(page("/map"))
    on = Seen(say("/map", traces="1"))
    assert sum("words-ten" in place for place in MAP) > 1  # it stands in several, and was done in one
    assert len(BEEN.findall(page("/map"))) == 3
    assert on.words.count("Been here") == 1
    assert page("/map").count("land__cell--been") == 2
    assert not BEEN.search(html(say("/map")))


@pytest.mark.parametrize(("practice", "home"), [("rest-dull-words", "care"), ("breath-three-slow", "here")])
def test_the_trace_of_a_practice_shows_at_its_home_and_not_where_it_is_listed_first(
    begun_client: Visitor, say: Say, practice: str, home: str
) -> None:
    assert next(place.id for place in MAP if practice in place) != home
    walk(begun_client, f"/step/{CATALOGUE.by_id(practice).number}/small")
    marked = re.findall(r'aria-label="([^"]*), been here"', html(say("/map", traces="1")))
    assert marked == [place.title for place in MAP if place.id == home] * 2, "in both drawings"


@pytest.mark.parametrize("place", MAP.places, ids=lambda place: place.id)
def test_a_place_says_what_it_is_about_and_leads_to_its_practices(page: Read, place: Place) -> None:
    found = MAP.by_name(place.id)
    assert found is not None
    text = page(f"/map/{found.number}")
    assert found.about in html_of(text)
    assert "<title>Map - Notes</title>" in text
    numbers = [int(number) for number in re.findall(r'href="/step/(\d+)"', text)]
    assert numbers == [CATALOGUE.by_id(name).number for path in found.paths for name in path.practices]


def test_a_place_shows_what_was_kept_there_and_no_other_does(say: Say, page: Read) -> None:
    say(f"/step/{TEN}/small", answer="grey, tea, <b>", do="keep")
    for place in MAP:
        assert ("grey, tea, &lt;b&gt;" in page(f"/map/{place.number}")) is ("words-ten" in place)


def test_the_map_stands_among_the_places_of_the_bar(begun_client: Visitor) -> None:
    links = [link["href"] for link in Seen(begun_client.get("/map")).links if link.get("aria-current") == "page"]
    assert links == ["/map"]


def html_of(text: str) -> str:
    """Give a page with the signs back that markup has to write otherwise."""
    return text.replace("&#39;", "'").replace("&amp;", "&")
