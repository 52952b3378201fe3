"""One record of every kind, bare and full: every page opens, and what is shown of it is shown with its words."""

from typing import get_args

import pytest
from django.http import StreamingHttpResponse

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.life.records import Shown
from rekindle.story.days import is_shown
from rekindle.web.urls import PAGES
from tests.life.kinds import WORD, one_of_each, to_be_found
from tests.web.conftest import Visitor
from tests.web.seen import Seen, html

PLAIN = sorted(
    str(one.pattern) for page in PAGES for one in page.PATHS if "<" not in str(one.pattern) and one.pattern != "leave"
)
"""The addresses that name nothing; what is no page to read says so, and breaks nothing either."""


@pytest.fixture
def full_client(begun_client: Visitor, house: House) -> Visitor:
    """Somebody who kept every kind of thing there is."""
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    for record in one_of_each(house.clock()):
        diary.keep(record)
    return begun_client


@pytest.mark.parametrize("address", PLAIN)
def test_every_page_opens(full_client: Visitor, address: str) -> None:
    assert full_client.get(f"/{address}").status_code in {200, 302, 303, 405}


def test_every_kind_that_is_shown_stands_among_the_days_with_its_words(full_client: Visitor, house: House) -> None:
    shown = [record for record in one_of_each(house.clock()) if is_shown(record)]
    said = html(full_client.get("/kept"))
    assert said.count('<li class="kept">') == len(shown)
    full = [record for record in shown if WORD in str(record)]
    assert {type(record) for record in full} == set(get_args(Shown))
    for kept in said.split('<li class="kept">')[1:]:
        assert '<p class="name">' in kept
    assert sum(WORD in kept for kept in said.split('<li class="kept">')[1:]) == len(full)
    month = next(link["href"] for link in Seen(full_client.get("/kept")).links if link["href"].startswith("/kept/"))
    assert full_client.get(month, follow=True).status_code == 200


def test_every_kind_that_is_shown_is_found_by_its_words(full_client: Visitor, house: House) -> None:
    full = to_be_found(house.clock())
    found = full_client.post("/find", {"find": WORD}, follow=True)
    assert isinstance(found, StreamingHttpResponse)
    assert found.getvalue().decode().count('<li class="kept">') == len(full)
