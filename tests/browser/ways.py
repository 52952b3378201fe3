"""Ways through the real program that browser tests share: into a diary, to its end, back in again."""

import re
from datetime import UTC, datetime
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand
from tests.browser.serving import LINK, Server
from tests.cli.processes import rekindle

PASSPHRASE: Final = "grey heron under seven bridges"
AFTER: Final = re.compile("/after/[0-9a-f]{32}$")
MOST_SCREENS: Final = 12
"""More than any practice has."""


def at_hour(hour: int) -> dict[str, str]:
    """Give the setting under which a server's home lies where it is this hour of the day now."""
    east = (hour - datetime.now(UTC).hour + 11) % 24 - 11
    return {"TZ": f"HERE{-east:+d}"}  # POSIX counts westward


def begin(page: Page, server: Server) -> None:
    """Go from the first page to Today, without a passphrase."""
    page.goto(server.address)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page).to_have_title("Today - Notes")


def begin_locked(page: Page, server: Server) -> str:
    """Go from the first page to the recovery code, with a passphrase; give the code."""
    page.goto(server.address)
    page.get_by_role("link", name="Lock it first").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Lock it and begin").click()
    expect(page).to_have_title("Code - Notes")
    return page.locator("#code").inner_text()


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase where the page asks for it."""
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()


def fresh_link(server: Server) -> str:
    """Ask for a link that opens the running server's home once more, as a person does who closed it."""
    asked = rekindle(server.home, "serve", "--no-browser")
    link = LINK.search(asked.stdout)
    assert link is not None, asked.stdout
    return link.group()


def play_to_the_end(hand: Hand) -> None:
    """Go through a practice of any kind, screen by screen, to the question after it."""
    for _ in range(MOST_SCREENS):
        if AFTER.search(hand.page.url):
            return
        hand.press(_what_leads_on(hand))
    raise AssertionError(f"this practice does not end: {hand.page.url}")


def _what_leads_on(hand: Hand) -> Locator:
    """Do what the screen asks for; give what to press then."""
    page = hand.page
    if page.locator("breath-player").count():
        # Each part of the picture comes to the end of its time at once; without a script nothing moves.
        page.evaluate("document.getAnimations().forEach(each => each.finish())")
        return page.get_by_role("button", name="Done")
    if page.locator("draw-sheet").count():
        hand.put_on(page.locator("button.chip").filter(visible=True).first)
        return page.get_by_role("button", name="Keep", exact=True)
    if page.locator("textarea").count():
        hand.write(page.locator("textarea"), "grey, quiet, some tea")
        return page.get_by_role("button", name="Keep", exact=True)
    if page.locator("#place").count():
        return page.get_by_role("button", name="Keep", exact=True)
    tap = page.locator("button.chip").or_(page.get_by_role("button", name=re.compile("^(Next|Done)$")))
    return tap.filter(visible=True).first
