"""From a hit in Find the way back leads to what was found, and shows nothing that was let go meanwhile."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.chromium import PHONE, Windows, quiet
from tests.browser.serving import Server
from tests.browser.ways import begin

WORD: Final = "kettle"
EITHER_WAY: Final = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


@pytest.fixture(scope="module")
def inside(shared_server: Server, chromium: Browser) -> StorageState:
    """What the browser of somebody holds who has begun."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        return page.context.storage_state()


@pytest.fixture
def kept(shared_server: Server, inside: StorageState, open_page: Windows) -> Iterator[str]:
    """A page that was kept, by its words."""
    text = f"The {WORD} clicked."
    page = open_page(storage=inside)
    page.goto(f"{shared_server.address}/write")
    page.get_by_role("textbox").first.fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text(text)).to_be_visible()
    yield text
    page.goto(f"{shared_server.address}/kept")
    if page.get_by_role("link", name="Read or change").count():
        page.get_by_role("link", name="Read or change").first.click()
        page.get_by_role("button", name="Let it go").click()


def look_for(page: Page, server: Server, word: str) -> None:
    page.goto(f"{server.address}/find")
    page.get_by_label("A word, or part of one").fill(word)
    page.get_by_role("button", name="Find", exact=True).click()
    page.wait_for_load_state()


@EITHER_WAY
def test_back_from_a_hit_shows_what_was_found(
    shared_server: Server, inside: StorageState, open_page: Windows, kept: str, javascript: bool
) -> None:
    page = open_page(storage=inside, javascript=javascript)
    look_for(page, shared_server, WORD)
    for _ in range(2):
        page.get_by_role("link", name="Read it").click()
        expect(page.get_by_role("article")).to_have_text(kept)
        page.go_back()
        expect(page.get_by_label("A word, or part of one")).to_have_value(WORD)
        expect(page.get_by_role("listitem").get_by_text(kept)).to_be_visible()
    assert WORD not in page.url
    quiet(page)


@EITHER_WAY
def test_back_shows_nothing_that_was_let_go_meanwhile(
    shared_server: Server, inside: StorageState, open_page: Windows, kept: str, javascript: bool
) -> None:
    page = open_page(storage=inside, javascript=javascript)
    look_for(page, shared_server, WORD)
    page.get_by_role("link", name="Read it").click()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is let go.")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_text("Nothing you kept has that in it.")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(kept)


def test_on_a_phone_label_and_hint_have_the_whole_width_and_find_is_one_tap_away(
    shared_server: Server, inside: StorageState, open_page: Windows
) -> None:
    page = open_page(screen=PHONE, storage=inside)
    for start in ("", "kept", "write"):
        page.goto(f"{shared_server.address}/{start}")
        page.get_by_role("contentinfo").get_by_role("link", name="Find").click()
    hint, word = (page.locator(name).bounding_box() for name in ("#find-hint", "#find"))
    press = page.get_by_role("button", name="Find", exact=True).bounding_box()
    assert hint is not None
    assert word is not None
    assert press is not None
    assert hint["width"] >= word["width"] + press["width"]
    assert abs(word["y"] + word["height"] - press["y"] - press["height"]) <= 1


def test_two_tabs_each_go_back_to_their_own(
    shared_server: Server, inside: StorageState, open_page: Windows, kept: str
) -> None:
    one = open_page(storage=inside)
    other = one.context.new_page()
    for page, word in ((one, "kettle"), (other, "clicked")):
        look_for(page, shared_server, word)
    for page, word in ((one, "kettle"), (other, "clicked")):
        page.get_by_role("link", name="Read it").click()
        expect(page.get_by_role("article")).to_have_text(kept)
        page.go_back()
        expect(page.get_by_label("A word, or part of one")).to_have_value(word)
    quiet(one)
