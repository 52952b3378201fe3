"""Going at once: the screen is blank, the session is over, and no way back shows what was kept."""

import base64
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from rekindle.surroundings import library
from tests.browser.chromium import Windows, quiet
from tests.browser.serving import Server, serving
from tests.browser.ways import begin, begin_locked, fresh_link, unlock

NEUTRAL: Final = library("en").neutral_address
KEPT: Final = "the blue teapot"
LONGEST_HISTORY: Final = 6

# The same program, with a clock that goes ahead by the minutes that stand in a file.
AHEAD: Final = """
import datetime, pathlib, sys
from rekindle import bootstrap, cli
minutes = pathlib.Path(sys.argv.pop(1))
now = bootstrap.local_now
bootstrap.local_now = lambda: now() + datetime.timedelta(minutes=int(minutes.read_text()))
sys.exit(cli.main())
"""


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
    for _ in range(3):
        page.keyboard.press("Shift")


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


def pages_on_the_way_back(page: Page) -> Iterator[str]:
    """Go back and back; give the title of each page, none of which shows what was kept."""
    for _ in range(LONGEST_HISTORY):
        if page.go_back() is None:
            return
        expect(page.locator("body")).not_to_contain_text(KEPT)
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
    home = tmp_path / "home"
    serve = ("--home", str(home), "serve", "--port", "0", "--no-browser")
    with serving(home, command=(sys.executable, "-c", AHEAD, str(minutes), *serve)) as running:
        yield running


def test_when_nobody_is_there_it_says_so_and_locks_by_itself(server_ahead: Server, minutes: Path, page: Page) -> None:
    page.clock.install()
    begin_locked(page, server_ahead)
    page.get_by_role("button", name="Later").click()
    keep_something(page)
    said = page.get_by_text("This closes in half a minute. Touch anything to stay.")
    page.clock.run_for(569_000)
    expect(said).to_have_count(0)
    page.clock.run_for(2_000)
    expect(said).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text="half a minute")).to_be_visible()
    minutes.write_text("10")
    page.clock.run_for(30_000)
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(KEPT)
    page.goto(f"{server_ahead.address}/kept")
    expect(page.locator("body")).not_to_contain_text(KEPT)
    unlock(page)
    expect(page.get_by_text(KEPT)).to_be_visible()
    quiet(page)


def test_the_time_it_waits_is_the_one_that_was_chosen(server_ahead: Server, page: Page) -> None:
    page.clock.install()
    begin(page, server_ahead)
    page.goto(f"{server_ahead.address}/settings")
    page.get_by_label("Lock by itself after").select_option("5 minutes")
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    page.clock.run_for(271_000)
    expect(page.get_by_text("This closes in half a minute.")).to_be_visible()
    page.mouse.move(20, 20)
    page.clock.run_for(60_000)
    expect(page.get_by_text("This closes in half a minute.")).to_have_count(0)
    expect(page).to_have_title("Settings - Notes")
