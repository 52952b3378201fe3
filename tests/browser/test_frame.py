"""The frame and the parts in a real browser, under the real policy: to reach, to leave, to lock, to copy."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.chromium import PHONE, Screen, Windows, quiet
from tests.browser.clock import pass_by, sleep_through
from tests.browser.face import PAGES, Face, face

__all__ = ["face"]

# --- The frame and the parts ------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_the_parts_shut_nobody_out_and_break_no_policy(
    face: Face, open_page: Windows, path: str, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(scheme=scheme, still=True)
    page.goto(face.address + path)
    assert violations(page) == []
    quiet(page)


@pytest.mark.parametrize("size", ["usual", "large", "larger"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_out_of_the_window_at_any_size(face: Face, open_page: Windows, width: int, size: str) -> None:
    page = open_page(screen=Screen(width, 700))
    for path in PAGES:
        page.goto(f"{face.address}{path}?text_size={size}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_everything_to_press_is_large_enough_for_a_thumb(face: Face, open_page: Windows) -> None:
    page = open_page(screen=PHONE)
    for path in PAGES:
        page.goto(face.address + path)
        small = page.evaluate(
            """[...document.querySelectorAll("a, button, select, summary, input:not([type=hidden], .pick *)")]
            .filter(each => each.checkVisibility() && !each.matches(".skip, label input, p a"))
            .filter(each => each.getBoundingClientRect().height < 43.5 || each.getBoundingClientRect().width < 43.5)
            .map(each => each.outerHTML)"""
        )
        assert small == []


def test_the_first_thing_to_reach_is_the_way_to_the_page(face: Face, page: Page) -> None:
    page.goto(face.address + "/parts")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


# --- Leaving ----------------------------------------------------------------------------------------


def test_leave_empties_the_screen_and_the_way_back_does_not_lead_here(face: Face, page: Page) -> None:
    page.goto(face.address + "/before")
    page.goto(face.address + "/parts")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url("**/leave")
    page.go_back()
    assert page.url.endswith("/before")


def test_shift_three_times_leaves(face: Face, page: Page) -> None:
    page.goto(face.address + "/parts")
    for _ in range(2):
        page.keyboard.press("Shift")
    assert "GET /leave" not in face.asked
    page.keyboard.press("Shift")
    page.wait_for_url("**/leave")


def test_capital_letters_never_leave(face: Face, page: Page) -> None:
    page.goto(face.address + "/parts")
    page.locator("#text").click()
    for letter in "ABCDE":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("b")
    page.keyboard.press("Shift")
    expect(page.locator("#text")).to_have_value(re.compile("ABCDEb"))
    assert "GET /leave" not in face.asked


def test_leave_works_without_a_script(face: Face, open_page: Windows) -> None:
    page = open_page(javascript=False)
    page.goto(face.address + "/parts")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url("**/leave")


# --- Locking when nobody is there -------------------------------------------------------------------


def test_the_screen_empties_when_nobody_was_there_and_says_so_before(face: Face, page: Page) -> None:
    page.clock.install()
    page.goto(face.address + "/parts")
    pass_by(page, 578)
    expect(page.get_by_role("alert")).to_be_empty()
    pass_by(page, 3)
    expect(page.get_by_role("alert").get_by_text("This closes in 20 seconds.")).to_be_visible()
    sleep_through(page, 20)
    page.wait_for_url(face.address + "/")
    assert "POST /asleep" in face.asked
    assert "POST /awake" not in face.asked


def test_a_touch_is_enough_to_stay(face: Face, page: Page) -> None:
    page.clock.install()
    page.goto(face.address + "/parts")
    pass_by(page, 581)
    expect(page.get_by_role("alert").get_by_text("This closes in 20 seconds.")).to_be_visible()
    page.mouse.move(10, 10)
    pass_by(page, 60)
    expect(page.get_by_role("alert")).to_be_empty()
    assert page.url.endswith("/parts")


def test_the_server_hears_of_somebody_who_writes_for_long_at_most_once_a_minute(face: Face, page: Page) -> None:
    page.clock.install()
    page.goto(face.address + "/parts")
    page.locator("#text").click()
    for _ in range(20):
        pass_by(page, 10)
        page.keyboard.type("a")
    page.wait_for_timeout(100)
    assert face.asked.count("POST /awake") == 3
    assert set(face.tokens) == {"a-token"}


# --- Copying ----------------------------------------------------------------------------------------


def test_the_code_is_copied_and_nothing_is_sent(face: Face, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(face.address + "/parts")
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("Copied. Nothing was sent.")).to_be_visible()


def test_where_nothing_can_be_copied_the_words_are_marked(face: Face, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(face.address + "/parts")
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("The words are marked.")).to_be_visible()
    assert page.evaluate("getSelection().toString()").split() == ["A3KF", "9QWE"]


def test_what_needs_a_script_is_not_there_without_one(face: Face, open_page: Windows) -> None:
    page = open_page(javascript=False)
    page.goto(face.address + "/parts")
    expect(page.get_by_role("button", name="Copy the code")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
