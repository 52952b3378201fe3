"""The outline of a body and the feeling words in a real browser: by finger, by keys, with and without a script."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, Screen, Windows, quiet
from tests.browser.serving import Server
from tests.browser.ways import begin

BODY: Final = "/step/11/small"
FEELINGS: Final = "/step/37/small"
SMALL: Final = Screen(320, 640)
Inside = Callable[..., Page]
PLACES: Final = """() => [...document.querySelectorAll(".spot")].map(each => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    return [each.value, left, top, right, bottom];
})"""


@pytest.fixture(scope="module")
def inside(shared_server: Server, chromium: Browser) -> Iterator[Inside]:
    """Give windows of somebody who has begun."""
    with Windows(chromium) as open_page:
        first = open_page()
        begin(first, shared_server)
        yield partial(open_page, storage=first.context.storage_state())


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def page(request: pytest.FixtureRequest, inside: Inside) -> Page:
    return inside(screen=PHONE, javascript=request.param)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def test_what_is_touched_on_the_drawing_reads_as_plain_words(page: Page, shared_server: Server) -> None:
    page.goto(shared_server.address + BODY)
    page.get_by_role("radio", name="warm", exact=True).check()
    page.get_by_role("radio", name="faint", exact=True).check()
    press(page, "Another place")
    press(page, "Throat")
    page.get_by_role("radio", name="tight", exact=True).check()
    press(page, "Keep")
    expect(page.get_by_text("Hands: warm, faint. Throat: tight.")).to_be_visible()
    quiet(page)


def test_the_list_does_the_same_as_the_drawing(page: Page, shared_server: Server) -> None:
    page.goto(shared_server.address + BODY)
    press(page, "Another place")
    with page.expect_navigation():
        page.locator(".twin").get_by_role("button", name="Lower back").click()
    page.get_by_role("radio", name="heavy", exact=True).check()
    press(page, "Keep")
    expect(page.get_by_text("Lower back: heavy.")).to_be_visible()


def test_how_strong_is_asked_only_where_there_is_something(page: Page, shared_server: Server) -> None:
    page.goto(shared_server.address + BODY)
    strong = page.get_by_role("radio", name="strong", exact=True)
    expect(strong).to_be_hidden()
    page.get_by_role("radio", name="numb", exact=True).check()
    expect(strong).to_be_visible()
    page.get_by_role("radio", name="nothing", exact=True).check()
    expect(strong).to_be_hidden()


def test_a_group_opens_where_one_is_and_keeps_what_was_ticked(page: Page, shared_server: Server) -> None:
    page.goto(shared_server.address + FEELINGS)
    first = page.get_by_role("checkbox").first
    word = page.locator(".voiceword").first.inner_text()
    first.check()
    press(page, "Sad")
    expect(page.get_by_text(f"Also chosen: {word}.")).to_be_visible()
    expect(page.get_by_role("button", name="Sad", exact=True)).to_be_in_viewport()
    page.get_by_role("checkbox", name="grieving").check()
    press(page, "Keep")
    expect(page.get_by_text("grieving", exact=True)).to_be_visible()
    expect(page.get_by_text(word, exact=True)).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE, SMALL], ids=["phone", "small"])
def test_every_place_on_the_drawing_has_room_for_a_finger_and_none_lies_on_another(
    shared_server: Server, inside: Inside, screen: Screen
) -> None:
    page = inside(screen=screen)
    page.goto(shared_server.address + BODY)
    press(page, "Another place")
    places = page.evaluate(PLACES)
    assert len(places) > 20
    for name, left, top, right, bottom in places:
        assert min(right - left, bottom - top) >= 44, name
    for at, (name, left, top, right, bottom) in enumerate(places):
        for other, left2, top2, right2, bottom2 in places[at + 1 :]:
            overlap = min(right, right2) - max(left, left2) > 1 and min(bottom, bottom2) - max(top, top2) > 1
            assert not overlap, (name, other)


def test_the_outline_can_be_filled_in_by_keys_alone(page: Page, shared_server: Server) -> None:
    page.goto(shared_server.address + BODY)
    page.get_by_role("radio", name="leave out", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="buzzing", exact=True)).to_be_checked()
    page.get_by_role("button", name="Another place").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Chest", exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Chest")).to_be_visible()
    expect(page.get_by_role("button", name="Hands: buzzing", exact=True)).to_be_visible()
