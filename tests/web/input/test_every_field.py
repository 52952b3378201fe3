"""Every string that other programs trip over, in every field of every form: words on the page, and nothing else."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from typing import Final

import pytest
from django.conf import settings
from django.urls import URLPattern

from rekindle.app.house import House
from rekindle.web.urls import urlpatterns
from tests.web.conftest import Visitor
from tests.web.input.crawler import Crawl, Words
from tests.web.input.naughty import ALL, BUNDLES, STRINGS, changed, marked
from tests.web.input.reading import Page


def lose_the_session(client: Visitor) -> None:
    client.cookies.pop(settings.SESSION_COOKIE_NAME, None)


def lose_the_token(client: Visitor) -> None:
    client.cookies.pop(settings.CSRF_COOKIE_NAME, None)


NEWCOMER: Final = partial(Crawl, begun=False)
INSIDE: Final = partial(Crawl, locked=True)
OUTSIDE: Final = partial(Crawl, locked=True, inside=False)
CLOSED_OUT: Final = partial(Crawl, inside=False)
ENDED: Final = partial(Crawl, locked=True, before=lose_the_session)
OLD: Final = partial(Crawl, locked=True, before=lose_the_token)


def in_lines() -> Sequence[Words]:
    """Give all strings to each field, in as few lines as they fit in, and then all at once."""
    return [partial(str, bundle) for bundle in (*BUNDLES, ALL)]


def at_once() -> Sequence[Words]:
    """Give all strings to each field at once."""
    return [partial(str, ALL)]


def alone() -> Sequence[Words]:
    """Give each field a string by itself, and the next field the next one; then without the mark behind it."""
    one_after_another = cycle(marked(number) for number in range(len(STRINGS)))
    bare = cycle(STRINGS)
    return [lambda: next(one_after_another), lambda: next(one_after_another), lambda: next(bare)]


def none(problems: Sequence[str]) -> None:
    """Assert that there was nothing, and say the first of all that was."""
    assert not problems, "\n".join(list(dict.fromkeys(problems))[:20])


def plain() -> Sequence[Words]:
    """Give each field what a person might say."""
    return [lambda: "a cup of tea"]


def test_every_address_is_reached_by_somebody_and_whatever_they_send_stays_words(house: House) -> None:
    reached: set[str] = set()
    for who, words in ((NEWCOMER, plain), (NEWCOMER, in_lines), (INSIDE, in_lines), (OUTSIDE, in_lines)):
        crawl = who(house)
        crawl.go_everywhere(*words())
        none(crawl.problems)
        reached |= crawl.routes
    assert {str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)} - reached == set()


@pytest.mark.parametrize(
    ("who", "words"),
    [
        pytest.param(INSIDE, alone, id="by somebody inside, one by one"),
        pytest.param(CLOSED_OUT, in_lines, id="by somebody before a closed door"),
        pytest.param(ENDED, at_once, id="by somebody whose session ends"),
        pytest.param(OLD, at_once, id="by somebody whose forms grow old"),
    ],
)
def test_whatever_is_sent_stays_words(
    house: House, who: Callable[[House], Crawl], words: Callable[[], Sequence[Words]]
) -> None:
    crawl = who(house)
    crawl.go_everywhere(*words())
    none(crawl.problems)


# --- The reader itself --------------------------------------------------------------------------------


def test_a_string_that_was_changed_is_noticed() -> None:
    number = STRINGS.index("<b>bold</b>")
    assert not changed(f"before {marked(number)} after")
    assert changed(f"&lt;b&gt;bold&lt;/b&gt;⟦{number}⟧")
    assert changed(f"bold</b>⟦{number}⟧")


@pytest.mark.parametrize("markup", [string for string in STRINGS if string.startswith("<") and "zq" in string])
def test_a_string_that_came_through_as_markup_is_noticed(markup: str) -> None:
    assert Page(f"<p>{markup}⟦0⟧</p>").problems


@pytest.mark.parametrize("markup", ['<p title="⟦0⟧">', '<a href="javascript:1">x</a>', '<form action="//x.example">'])
def test_an_attribute_that_holds_what_was_sent_is_noticed(markup: str) -> None:
    assert Page(markup).problems
