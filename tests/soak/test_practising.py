"""The week of use goes through every kind of practice there is, and what it was told is kept is there afterwards."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from soak.__main__ import words_in_a_copy
from soak.browser import Browser
from soak.home import Home
from soak.ledger import Ledger
from soak.pages import Page
from soak.practising import go_through
from tests.method.shipped import CATALOGUE

ONE_OF_EACH = list({type(one.play): one.number for one in CATALOGUE}.values())
"""The number of one practice for each player."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home that is served."""
    home = Home(tmp_path)
    home.begin()
    home.start()
    yield home
    home.stop()
    assert home.faults() == ""


def test_it_goes_through_a_practice_of_every_player_and_finds_its_words(home: Home) -> None:
    browser, ledger, rng = Browser(home), Ledger(), random.Random(5)  # noqa: S311 - which way is gone, not a key
    ends = [go_through(browser, ledger, rng, f"/step/{number}") for number in ONE_OF_EACH]
    assert sum(bool(end.forms_to("/after/")) for end in ends) > len(ends) / 2
    verdict = ledger.judge(words_in_a_copy(home))
    assert verdict.kept > 2
    assert (verdict.lost, verdict.back) == ((), ())


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    page = Page(200, "/write", '<form action="/write"><textarea name="text">\n\nrain &amp; tea</textarea></form>')
    assert page.forms[0].value("text") == "\nrain & tea"
