"""The players as they are served: held and gone on with, ended at any moment, and nothing that was typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import Windows, motions, quiet
from tests.browser.hands import Hand
from tests.browser.serving import Server
from tests.browser.visitors import Visitor
from tests.browser.ways import AFTER, begin, play_to_the_end

BREATH: Final = "step/8/small"
SOUNDS: Final = "step/15/whole"
TEN_WORDS: Final = "step/31/small"
ADMISSION: Final = "step/47/small"
BODY: Final = "step/11/small"
FEELINGS: Final = "step/37/small"
PLAYERS: Final = pytest.mark.parametrize(
    "player",
    [BREATH, SOUNDS, TEN_WORDS, ADMISSION, BODY, FEELINGS],
    ids=["breath", "senses", "ten-words", "page", "body", "feelings"],
)
TYPED: Final = "a far-off radio"


@pytest.fixture(scope="module")
def visitor(shared_server: Server, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who has begun."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        yield Visitor(f"{shared_server.address}/", page, page.context.cookies())


@pytest.fixture(scope="module")
def without_script(visitor: Visitor, chromium: Browser) -> Iterator[Visitor]:
    """The same, in a browser without JavaScript."""
    with Windows(chromium) as open_page:
        yield replace(visitor, page=open_page(javascript=False))


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.come()


@pytest.fixture
def at(visitor: Visitor) -> str:
    return visitor.home


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def on_today(page: Page) -> None:
    expect(page).to_have_title("Today - Notes")
    expect(page.get_by_role("heading", name="How is it right now?")).to_be_visible()


# --- Every player -----------------------------------------------------------------------------------


@PLAYERS
@pytest.mark.parametrize("by", ["visitor", "without_script"])
def test_it_plays_to_its_end_and_one_question(request: pytest.FixtureRequest, at: str, player: str, by: str) -> None:
    visitor: Visitor = request.getfixturevalue(by)
    page = visitor.come()
    page.goto(at + player)
    play_to_the_end(Hand(page))
    expect(page.get_by_role("heading", name="Did anything stir?")).to_be_visible()
    quiet(page)


@PLAYERS
def test_pause_is_the_first_thing_to_reach_then_too_much_then_stop(page: Page, at: str, player: str) -> None:
    page.goto(at + player)
    for name in ("Pause", "Too much", "Stop"):
        page.keyboard.press("Tab")
        expect(button(page, name)).to_be_focused()


@PLAYERS
def test_stop_leads_to_today_and_asks_nothing(page: Page, at: str, player: str) -> None:
    page.goto(at + player)
    button(page, "Stop").click()
    on_today(page)
    expect(page.get_by_text("Did anything stir?")).to_have_count(0)
    expect(page.get_by_role("status").filter(visible=True)).to_have_count(0)
    quiet(page)


@PLAYERS
def test_too_much_leads_to_something_steady_at_once(page: Page, at: str, player: str) -> None:
    page.goto(at + player)
    button(page, "Too much").click()
    page.wait_for_url("**/steady")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    quiet(page)


# --- The breath -------------------------------------------------------------------------------------


def test_pause_holds_the_breath_and_go_on_lets_it_go_on(page: Page, at: str) -> None:
    page.goto(at + BREATH)
    button(page, "Pause").click()
    expect(button(page, "Go on")).to_be_focused()
    assert motions(page) == {"paused"}
    button(page, "Go on").click()
    expect(button(page, "Pause")).to_be_visible()
    assert motions(page) == {"running"}
    expect(page).to_have_url(at + BREATH)


def test_who_listens_hears_how_it_goes_at_the_start_and_that_it_is_over_and_nothing_between(
    page: Page, at: str
) -> None:
    page.goto(at + BREATH)
    said = page.locator("breath-player [role=status]")
    page.evaluate(
        """() => {
            const status = document.querySelector("breath-player [role=status]");
            window.said = status.textContent ? [status.textContent] : [];
            new MutationObserver(() => window.said.push(status.textContent)).observe(status, {childList: true});
        }"""
    )
    expect(said).to_contain_text("count to 4")
    page.evaluate("document.getAnimations().forEach(each => each.updatePlaybackRate(100))")
    expect(button(page, "Done")).to_be_visible()
    start, end = page.evaluate("window.said")
    assert start.endswith("Again, at your own pace.")
    assert end == "That was the last one. Stay as long as you like."


def test_at_the_end_of_a_breath_stop_is_called_done_and_leads_to_the_question(page: Page, at: str) -> None:
    page.goto(at + BREATH)
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    expect(button(page, "Stop")).to_have_count(0)
    button(page, "Done").click()
    page.wait_for_url(AFTER)


def test_a_breath_where_no_motion_is_welcome_is_there_to_count(open_page: Windows, visitor: Visitor) -> None:
    page = replace(visitor, page=open_page(still=True)).come()
    page.goto(visitor.home + BREATH)
    expect(page.get_by_text("Nothing here moves.")).to_be_visible()
    expect(page.get_by_role("listitem").first).to_have_text("In, as it comes1234")
    expect(page.locator("breath-player svg:visible").filter(has=page.locator(".b-rise"))).to_have_count(0)
    assert motions(page) == set()
    quiet(page)


# --- What is typed ----------------------------------------------------------------------------------

WRITING: Final = pytest.mark.parametrize(
    "player", [SOUNDS, TEN_WORDS, ADMISSION], ids=["senses", "ten-words", "page"]
)


@WRITING
def test_pause_keeps_what_was_typed(page: Page, at: str, player: str) -> None:
    page.goto(at + player)
    page.get_by_role("textbox").fill(TYPED)
    button(page, "Pause").click()
    expect(page.get_by_text("Paused. Nothing runs on.")).to_be_visible()
    button(page, "Go on").click()
    expect(page.get_by_role("textbox")).to_have_value(TYPED)


def test_enter_in_the_field_goes_on_and_never_presses_pause(page: Page, at: str) -> None:
    page.goto(at + SOUNDS)
    asked = page.locator("#say").inner_text()
    page.get_by_role("textbox").fill(TYPED)
    page.get_by_role("textbox").press("Enter")
    expect(page.locator("#say")).not_to_have_text(asked)
    expect(page.get_by_role("textbox")).to_have_value("")
    expect(button(page, "Pause")).to_be_visible()


@pytest.mark.parametrize("player", [TEN_WORDS, ADMISSION], ids=["ten-words", "page"])
def test_enter_in_a_text_is_a_new_line(page: Page, at: str, player: str) -> None:
    page.goto(at + player)
    page.get_by_role("textbox").press_sequentially("one\ntwo")
    expect(page.get_by_role("textbox")).to_have_value("one\ntwo")
    expect(page).to_have_url(at + player)


def test_another_way_in_keeps_what_was_typed(page: Page, at: str) -> None:
    page.goto(at + TEN_WORDS)
    page.get_by_role("textbox").fill(TYPED)
    button(page, "In this room …").click()
    expect(page.get_by_role("textbox")).to_have_value(f"{TYPED}\nIn this room ")


@WRITING
@pytest.mark.parametrize("how", ["Too much", "Stop"])
def test_what_was_typed_is_kept_however_it_ends(page: Page, at: str, player: str, how: str) -> None:
    words = f"words before {how} in {player}"
    page.goto(at + player)
    page.get_by_role("textbox").fill(words)
    button(page, how).click()
    expect(page).not_to_have_url(at + player)
    page.goto(f"{at}kept")
    expect(page.get_by_text(words)).to_be_visible()


def test_what_was_kept_when_it_stopped_is_a_draft_again_at_once(page: Page, at: str) -> None:
    page.goto(at + TEN_WORDS)
    page.get_by_role("textbox").fill("not to stay")
    button(page, "Stop").click()
    expect(page.get_by_text("What you wrote is kept.")).to_be_visible()
    button(page, "Undo").click()
    expect(page.get_by_text("It is not kept any more. It waits among what you began.")).to_be_visible()
    expect(page.get_by_text("not to stay")).to_be_visible()
    page.goto(f"{at}kept")
    expect(page.get_by_text("not to stay")).to_have_count(0)


def test_let_it_go_keeps_nothing(page: Page, at: str) -> None:
    page.goto(at + TEN_WORDS)
    page.get_by_role("textbox").fill("nobody needs this")
    page.locator("#play").get_by_role("button", name="Let it go").click()
    page.wait_for_url(AFTER)
    page.goto(f"{at}kept")
    expect(page.get_by_text("nobody needs this")).to_have_count(0)
