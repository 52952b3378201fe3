"""The first minute of a person in their own home: to one small step and back, whatever they have to press with."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import DESKTOP, PHONE, Windows, quiet
from tests.browser.hands import Hand, Keys
from tests.browser.serving import Server, serving
from tests.browser.ways import PASSPHRASE, at_hour, begin_locked, play_to_the_end, unlock

OTHER = "four quite different words here"
WRITTEN = "The kettle was louder than the street today."

HANDS: dict[str, Callable[[Windows], Hand]] = {
    "thumb": lambda open_page: Hand(open_page(screen=PHONE), touches=True),
    "thumb, no script": lambda open_page: Hand(open_page(screen=PHONE, javascript=False), touches=True),
    "keys": lambda open_page: Keys(open_page(screen=DESKTOP)),
}


@pytest.fixture
def hand(request: pytest.FixtureRequest, open_page: Windows) -> Hand:
    return HANDS[request.param](open_page)


@pytest.fixture
def server_then(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """An empty home at a certain hour: what is offered first depends on it."""
    with serving(tmp_path / "home", settings=at_hour(request.param)) as running:
        yield running


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def lock_now(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("button", name="Lock now").click()


# --- To one small step and back ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hand", "server_then"),
    [("thumb", 11), ("thumb, no script", 3), ("keys", 11)],
    indirect=True,
)
def test_the_first_minute_leads_to_one_small_step_and_back(server_then: Server, hand: Hand) -> None:
    page = hand.page
    page.goto(server_then.link)
    expect(page.get_by_role("heading", name="When little reaches you")).to_be_visible()
    hand.press(button(page, "Begin"))
    say_how_it_is(hand)
    take_the_step(hand)
    write_a_page(hand)
    quiet(page)


def say_how_it_is(hand: Hand) -> None:
    """One tap, which is kept at once; it can be taken back, and said again."""
    page, tile = hand.page, button(hand.page, "far away")
    expect(page.get_by_role("heading", name="How is it right now?")).to_be_visible()
    hand.press(tile)
    expect(page.get_by_text("Kept: “far away”.")).to_be_in_viewport()
    expect(tile).to_have_attribute("aria-pressed", "true")
    hand.press(button(page, "Undo"))
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(tile).to_have_attribute("aria-pressed", "false")
    hand.press(tile)
    expect(page.get_by_text("Kept: “far away”.")).to_be_visible()


def take_the_step(hand: Hand) -> None:
    """One step with its reason, played to its end; one question; and that was all for today."""
    page = hand.page
    step = page.locator("#step")
    title = step.get_by_role("heading").inner_text()
    expect(step.get_by_text("One small step, if you like")).to_be_visible()
    expect(step.get_by_role("paragraph").last).to_have_text(re.compile(r"^[A-Z].+[a-z]\.$"))  # the reason
    hand.press(button(page, "Begin"))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    play_to_the_end(hand)
    expect(page.get_by_role("heading", name="Did anything stir?")).to_be_visible()
    hand.press(button(page, "A flicker"))
    expect(button(page, "A flicker")).to_have_attribute("aria-pressed", "true")
    hand.press(page.get_by_role("link", name="Back to Today"))
    expect(page.get_by_text("That is done for today. Nothing more is needed.")).to_be_visible()


def write_a_page(hand: Hand) -> None:
    """A page is written from Today, and found under Kept."""
    page = hand.page
    hand.press(page.get_by_role("link", name="Write a page"))
    hand.write(page.get_by_role("textbox").first, WRITTEN)
    hand.press(button(page, "Keep"))
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    expect(page.get_by_text(WRITTEN)).to_be_visible()
    hand.press(page.get_by_role("link", name="Today").first)
    hand.press(page.get_by_role("link", name="Kept").first)
    expect(page.get_by_text(WRITTEN)).to_be_visible()
    expect(page.get_by_text("far away")).to_be_visible()


# --- Locking it first -------------------------------------------------------------------------------


def test_who_locks_it_first_gets_a_code_that_works_and_goes_on_to_today(server: Server, page: Page) -> None:
    code = begin_locked(page, server)
    assert re.fullmatch(r"([0-9A-Z]{4}\s+){8}[0-9A-Z]{4}", code)
    page.get_by_label("Type it or paste it here once").fill(code.replace(code[0], "A" if code[0] != "A" else "B"))
    button(page, "Try it").click()
    expect(page.get_by_label("Type it or paste it here once")).to_be_focused()
    expect(page.get_by_label("Type it or paste it here once")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Type it or paste it here once").fill(" ".join(code.lower().split()))
    button(page, "Try it").click()
    expect(page.get_by_text("It works.")).to_be_visible()
    button(page, "Go on").click()
    expect(page.get_by_role("heading", name="How is it right now?")).to_be_visible()
    # That page was the answer to a form: a browser asks before it sends that again, and shows nothing of it.
    with pytest.raises(PlaywrightError, match="ERR_CACHE_MISS"):
        page.go_back()
    expect(page.get_by_text("It works.")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text(code.split()[1])
    quiet(page, answers={422, 0})


def test_what_is_locked_opens_with_the_passphrase_and_else_with_the_code(server: Server, page: Page) -> None:
    code = begin_locked(page, server)
    button(page, "Later").click()
    button(page, "heavy").click()
    lock_now(page)
    expect(page.get_by_label("Passphrase")).to_be_focused()
    page.goto(f"{server.address}/kept")
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("heavy")
    unlock(page)
    expect(page).to_have_url(f"{server.address}/kept")
    expect(page.get_by_text("heavy")).to_be_visible()
    lock_now(page)
    page.get_by_role("link", name="I forgot my passphrase").click()
    page.get_by_label("Recovery code").fill(code)
    page.get_by_label("New passphrase").fill(OTHER)
    button(page, "Open it").click()
    expect(page.get_by_text("A code from before opens nothing any more.")).to_be_visible()
    expect(page.locator("#code")).not_to_have_text(code, use_inner_text=True)
    button(page, "Later").click()
    expect(button(page, "heavy")).to_have_attribute("aria-pressed", "true")
    lock_now(page)
    unlock(page, PASSPHRASE)
    expect(page.get_by_role("heading", name="This is locked")).to_be_visible()
    unlock(page, OTHER)
    expect(button(page, "heavy")).to_have_attribute("aria-pressed", "true")
    quiet(page, answers={422})
