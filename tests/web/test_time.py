"""Time in a practice, by plain forms alone: how long is said and can be chosen, and what was noted earlier."""

import pytest
from django.http.response import HttpResponseBase

from tests.method.shipped import CATALOGUE
from tests.web.conftest import Visitor
from tests.web.seen import Form, Seen
from tests.web.test_play import player

PHONE, TREE, PARTS, SKY, TONES = (
    f"/step/{CATALOGUE.by_id(name).number}/whole"
    for name in (
        "notice-phone-down",
        "nature-same-tree",
        "body-part-by-part",
        "nature-sky-minute",
        "music-few-tones",
    )
)


def on(client: Visitor, address: str, page: HttpResponseBase, **filled: str) -> HttpResponseBase:
    form: Form = player(page)
    return client.post(address, {**form.fields, **filled, "do": "next"})


@pytest.mark.parametrize(
    ("minutes", "rest"), [("2", "2 minutes"), ("10", "10 minutes"), ("7", "10 minutes"), ("-1", "10 minutes")]
)
def test_the_length_that_was_chosen_goes_along_from_screen_to_screen(
    begun_client: Visitor, minutes: str, rest: str
) -> None:
    page = on(begun_client, PHONE, begun_client.get(PHONE), minutes=minutes)
    assert f"About {rest}. Go on when you like." in Seen(page).words
    paused = begun_client.post(PHONE, {**player(page).fields, "do": "pause"})
    again = begun_client.post(PHONE, {**player(paused).fields, "do": "go-on"})
    assert f"About {rest}. Go on when you like." in Seen(again).words


def test_the_usual_length_is_the_one_that_is_marked(begun_client: Visitor) -> None:
    assert player(begun_client.get(PHONE)).fields["minutes"] == "10"


@pytest.mark.parametrize(("address", "dark"), [(PHONE, True), (TONES, False)])
def test_only_a_dark_screen_is_dark_whatever_the_theme(begun_client: Visitor, address: str, dark: bool) -> None:
    page = begun_client.get(address).content.decode()
    assert ('data-theme="dark"' in page, 'content="dark"' in page) == (dark, dark)


def test_nothing_is_said_to_come_by_itself_where_no_script_lets_it(begun_client: Visitor) -> None:
    page = on(begun_client, PARTS, begun_client.get(PARTS), tap="a foot")
    assert "About 30 seconds. Go on when you like." in Seen(page).words
    assert "by itself" not in Seen(page).words


def test_out_of_doors_the_quiet_page_says_how_long_and_asks_afterwards(begun_client: Visitor) -> None:
    page = on(begun_client, SKY, begun_client.get(SKY))
    assert "About 1 minute. Go on when you like." in Seen(page).words
    assert "How was the sky?" in Seen(on(begun_client, SKY, page)).words


def test_what_was_noted_of_a_tree_stands_beneath_it_the_next_time_and_only_at_the_beginning(
    begun_client: Visitor,
) -> None:
    page: HttpResponseBase = begun_client.get(TREE)
    assert "From earlier times" not in Seen(page).words
    for filled in ({}, {}, {"answer": "a nest"}, {}):
        page = on(begun_client, TREE, page, **filled)
    assert page.status_code == 303
    first = begun_client.get(TREE)
    assert "From earlier times Today Changed: a nest" in Seen(first).words
    assert "From earlier times" not in Seen(on(begun_client, TREE, first)).words
