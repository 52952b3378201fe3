"""Going at once: the screen is blank, the session is over, and no way back shows what was kept."""

import base64
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from rekindle.surroundings import library
from tests.browser.ahead import run_ahead
from tests.browser.chromium import Windows, quiet
from tests.browser.clock import pass_by, sleep_through
from tests.browser.serving import Server, serving
from tests.browser.ways import begin, begin_locked, fresh_link, unlock

NEUTRAL: Final = library("en").neutral_address
KEPT: Final = "the blue teapot"
WAITS: Final = "What you were writing waits, sealed."
LONGEST_HISTORY: Final = 6


class NeutralSite:
    """Stands in for the neutral site on a page: no request leaves this machine, and each is written down.

    Chromium is asked itself, because Playwright's routes do not see where a redirect leads.
    """

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self._chromium = page.context.new_cdp_session(page)
        self._chromium.on("Fetch.requestPaused", self._answer)
        self._chromium.send("Fetch.enable", {"patterns": [{"urlPattern": f"{NEUTRAL}*"}]})

    def _answer(self, event: dict[str, Any]) -> None:
        self.asked.append(event["request"]["url"])
        weather = base64.b64encode(b"<!doctype html><title>Weather</title><h1>Rain later</h1>").decode()
        html = [{"name": "Content-Type", "value": "text/html"}]
        answer = {"requestId": event["requestId"], "responseCode": 200, "responseHeaders": html, "body": weather}
        self._chromium.send("Fetch.fulfillRequest", answer)


def press_leave(page: Page) -> None:
    page.get_by_role("link", name="Leave", exact=True).click()


def press_shift_three_times(page: Page) -> None:
    page.wait_for_load_state()
    for _ in range(3):
        page.keyboard.press("Shift")


def later(seconds: float, route: Route) -> None:
    """Let a request go on after a while."""
    time.sleep(seconds)
    route.continue_()


def keep_something(page: Page) -> None:
    """Write a page, and stay where it is shown."""
    page.get_by_role("link", name="Write a page").click()
    page.get_by_role("textbox").first.fill(KEPT)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text(KEPT).first).to_be_visible()
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def begun(shared_server: Server, chromium: Browser) -> Server:
    """A home in which somebody has begun, and left."""
    with Windows(chromium) as open_page:
        begin(open_page(), shared_server)
    return shared_server


# --- Leave ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_leave_ends_the_session_and_no_way_back_shows_what_was_kept(
    begun: Server, open_page: Windows, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    site = NeutralSite(page)
    page.goto(fresh_link(begun))
    keep_something(page)
    before = page.context.storage_state()
    press_leave(page)
    page.wait_for_url(NEUTRAL)
    assert site.asked == [NEUTRAL]
    assert {*pages_on_the_way_back(page)} == {"Closed - Notes"}
    copied = open_page(storage=before)
    copied.goto(f"{begun.address}/kept")
    expect(copied.get_by_role("heading", name="This is closed")).to_be_visible()
    quiet(copied)


def pages_on_the_way_back(page: Page, kept: str = KEPT) -> Iterator[str]:
    """Go back and back; give the title of each page, none of which shows what was kept."""
    for _ in range(LONGEST_HISTORY):
        if page.go_back() is None:
            return
        expect(page.locator("body")).not_to_contain_text(kept)
        yield page.title()


@pytest.mark.parametrize("go", [press_leave, press_shift_three_times], ids=["link", "shift"])
def test_the_screen_is_blank_before_anything_is_asked_of_the_server(
    begun: Server, page: Page, go: Callable[[Page], None]
) -> None:
    site, seen = NeutralSite(page), list[str]()
    page.goto(fresh_link(begun))
    keep_something(page)
    page.on("console", lambda message: seen.append(message.text))
    page.evaluate(
        """() => navigation.addEventListener("navigate", ({destination}) =>
            console.info(`to ${destination.url}: ${document.title}${document.documentElement.innerText}`))"""
    )
    go(page)
    page.wait_for_url(NEUTRAL)
    assert [text for text in seen if text.startswith("to ")] == [f"to {begun.address}/leave: "]
    assert site.asked == [NEUTRAL]
    page.goto(f"{begun.address}/kept")
    expect(page.get_by_role("heading", name="This is closed")).to_be_visible()


def test_leave_goes_where_the_person_chose(begun: Server, page: Page) -> None:
    chosen = f"{NEUTRAL}/2643743"
    site = NeutralSite(page)
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/settings")
    page.get_by_label("Where Leave goes").fill(chosen)
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    press_leave(page)
    page.wait_for_url(chosen)
    assert site.asked == [chosen]
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/settings")
    page.get_by_label("Where Leave goes").fill("")
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_label("Where Leave goes")).to_have_value(NEUTRAL)


# --- Locking by itself ------------------------------------------------------------------------------


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Holds by how many minutes the clock of the server is ahead."""
    file = tmp_path / "minutes"
    file.write_text("0")
    return file


@pytest.fixture
def server_ahead(tmp_path: Path, minutes: Path) -> Iterator[Server]:
    with serving(tmp_path / "home", program=partial(run_ahead, minutes)) as running:
        yield running


def left(page: Page) -> int:
    """Give after how many seconds the server ends the session if it hears of nobody."""
    seconds = page.locator("idle-lock").get_attribute("left")
    assert seconds is not None
    assert 530 <= int(seconds) <= 600
    return int(seconds)


SOON: Final = "This closes in 20 seconds. Any key or touch keeps it open."


def test_when_nobody_is_there_it_says_so_and_locks_by_itself(server_ahead: Server, minutes: Path, page: Page) -> None:
    page.clock.install()
    begin_locked(page, server_ahead)
    page.get_by_role("button", name="Later").click()
    keep_something(page)
    page.goto(f"{server_ahead.address}/kept")
    pass_by(page, left(page) - 23)
    expect(page.get_by_text(SOON)).to_have_count(0)
    expect(page.get_by_role("button", name="Stay", exact=True)).to_have_count(0)
    pass_by(page, 4)
    expect(page.get_by_role("alert").get_by_text(SOON)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Stay", exact=True)).to_be_in_viewport()
    minutes.write_text("10")
    sleep_through(page, 20)
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(KEPT)
    page.goto(f"{server_ahead.address}/kept")
    expect(page.locator("body")).not_to_contain_text(KEPT)
    unlock(page)
    expect(page.get_by_text(KEPT)).to_be_visible()
    quiet(page)


def test_it_locks_even_where_the_server_would_still_answer_and_what_was_being_written_waits_behind_it(
    server_ahead: Server, page: Page
) -> None:
    page.clock.install()
    begin_locked(page, server_ahead)
    page.get_by_role("button", name="Later").click()
    page.get_by_role("link", name="Write a page").click()
    page.get_by_role("textbox").first.fill(KEPT)
    page.context.set_offline(True)
    pass_by(page, 3)
    expect(page.get_by_text("This page cannot reach Rekindle just now.")).to_be_visible()
    pass_by(page, left(page) - 10)
    page.context.set_offline(False)
    sleep_through(page, 11)
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(page.get_by_text(WAITS)).to_be_visible()
    another = page.context.new_page()
    another.goto(f"{server_ahead.address}/drafts")
    expect(another.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(another.get_by_text(WAITS)).to_be_hidden()
    another.close()
    unlock(page)
    expect(page).to_have_url(f"{server_ahead.address}/drafts")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("textbox").first).to_have_value(KEPT)


def test_a_page_on_which_nothing_was_written_is_the_one_behind_the_lock(server_ahead: Server, page: Page) -> None:
    page.clock.install()
    begin_locked(page, server_ahead)
    page.get_by_role("button", name="Later").click()
    page.get_by_role("link", name="Write a page").click()
    expect(page.get_by_role("textbox").first).to_be_visible()
    pass_by(page, left(page) - 10)
    sleep_through(page, 11)
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(page.get_by_text(WAITS)).to_be_hidden()
    unlock(page)
    expect(page).to_have_url(f"{server_ahead.address}/write")


def test_whoever_stays_finds_everything_where_it_was(server_ahead: Server, minutes: Path, page: Page) -> None:
    page.clock.install()
    begin(page, server_ahead)
    page.goto(f"{server_ahead.address}/write")
    words = page.get_by_role("textbox").first
    words.fill(KEPT)
    pass_by(page, 2)
    expect(page.get_by_text("It waits as a draft, sealed.", exact=True)).to_be_visible()
    pass_by(page, left(page) - 12)
    expect(page.get_by_role("alert").get_by_text(SOON)).to_be_visible()
    minutes.write_text("9")
    with page.expect_request("**/awake"):
        page.evaluate("document.querySelector('idle-lock button').click()")  # as a screen reader does
    expect(page.get_by_text(SOON)).to_have_count(0)
    expect(page.get_by_role("button", name="Stay", exact=True)).to_have_count(0)
    expect(words).to_be_focused()
    expect(words).to_have_value(KEPT)
    pass_by(page, 60)
    minutes.write_text("11")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page).to_have_title("Kept - Notes")
    expect(page.get_by_text(KEPT)).to_be_visible()


def test_the_time_it_waits_is_the_one_that_was_chosen(server_ahead: Server, page: Page) -> None:
    page.clock.install()
    begin(page, server_ahead)
    page.goto(f"{server_ahead.address}/settings")
    page.get_by_label("Lock by itself after").select_option("5 minutes")
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    pass_by(page, 284)
    expect(page.get_by_text(SOON)).to_be_visible()
    page.mouse.move(20, 20)
    pass_by(page, 60)
    expect(page.get_by_text(SOON)).to_have_count(0)
    expect(page).to_have_title("Settings - Notes")


# --- No way back -------------------------------------------------------------------------------------


@pytest.mark.parametrize("slow", [0, 0.1], ids=["at once", "a little later"])
def test_what_was_just_typed_when_one_leaves_is_a_draft(begun: Server, page: Page, slow: float) -> None:
    NeutralSite(page)
    page.route("**/draft", lambda route: later(slow, route))
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/write")
    page.get_by_role("textbox").first.fill("half a sentence")
    press_shift_three_times(page)
    page.wait_for_url(NEUTRAL)
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/drafts")
    expect(page.get_by_text("half a sentence")).to_be_visible()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is let go.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_no_way_back_shows_what_was_let_go(begun: Server, open_page: Windows, javascript: bool) -> None:
    gone = f"the red kite, {javascript}"
    page = open_page(javascript=javascript)
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/write")
    page.get_by_role("textbox").first.fill(gone)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator(".kept", has_text=gone).get_by_role("link", name="Read or change").click()
    expect(page.get_by_text(gone)).to_be_visible()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is let go.")).to_be_visible()
    assert {*pages_on_the_way_back(page, gone)}
    page.goto(f"{begun.address}/write")
    page.get_by_role("textbox").first.fill(gone)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is let go.")).to_be_visible()
    assert {*pages_on_the_way_back(page, gone)}


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_no_way_back_shows_anything_once_everything_was_removed(
    server: Server, open_page: Windows, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    begin(page, server)
    keep_something(page)
    page.goto(f"{server.address}/settings/remove")
    page.get_by_label("Yes, remove all that was kept here.").check()
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()
    assert {*pages_on_the_way_back(page)}


def test_a_page_that_a_browser_kept_whole_for_its_back_button_asks_again(begun: Server, page: Page) -> None:
    page.goto(fresh_link(begun))
    page.goto(f"{begun.address}/kept")
    page.evaluate("document.querySelector('main').textContent = 'as it was'")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(page.locator("body")).to_have_css("opacity", "0")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("as it was")


# --- Hidden -------------------------------------------------------------------------------------------


def turn(page: Page, *, hidden: bool) -> str:
    """Tell the page that its tab is hidden, or seen again, as the browser would; give how much shows right then."""
    page.wait_for_load_state()
    opacity: str = page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
            document.dispatchEvent(new Event("visibilitychange"));
            return getComputedStyle(document.body).opacity;
        }""",
        hidden,
    )
    return opacity


def test_where_it_is_wanted_nothing_is_painted_while_the_tab_is_hidden_and_no_word_is_lost(
    server: Server, page: Page
) -> None:
    begin(page, server)
    page.goto(f"{server.address}/write")
    page.get_by_role("textbox").first.fill(KEPT)
    turn(page, hidden=True)
    expect(page.locator("body")).to_have_css("opacity", "1")
    page.goto(f"{server.address}/settings")
    page.get_by_label("Show nothing while the tab is hidden").check()
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    page.goto(f"{server.address}/write")
    words = page.get_by_role("textbox").first
    words.fill(KEPT)
    words.press("End")
    turn(page, hidden=True)
    hidden = page.screenshot()
    turn(page, hidden=False)
    expect(words).to_be_focused()
    page.keyboard.insert_text(", chipped")
    expect(words).to_have_value(f"{KEPT}, chipped")
    expect(page.locator("body")).to_have_css("opacity", "1")
    page.evaluate("document.body.replaceChildren()")
    assert hidden == page.screenshot(), "something was painted on the page"


def stop_all_timers(page: Page) -> None:
    """Let nothing happen by itself any more, as in a computer that sleeps. The numbers of timers go up one by one."""
    page.evaluate(
        "const last = setTimeout(() => {}); for (let each = last - 99; each <= last; each++) clearTimeout(each)"
    )


def test_a_hidden_page_that_waited_too_long_locks_before_it_shows_anything(server: Server, page: Page) -> None:
    page.clock.install()
    begin_locked(page, server)
    page.get_by_role("button", name="Later").click()
    page.goto(f"{server.address}/settings")
    page.get_by_label("Show nothing while the tab is hidden").check()
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    turn(page, hidden=True)
    stop_all_timers(page)
    sleep_through(page, 11 * 60)
    assert page.url.endswith("#lock")
    assert turn(page, hidden=False) == "0"
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
