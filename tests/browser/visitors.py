"""Those who come to homes that are served, again and again, with what their browser holds, and what they see."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Cookie, Page, ViewportSize, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser.chromium import Screen, Windows, noticed_on
from tests.browser.serving import serving
from tests.browser.ways import begin, begin_locked

Who = Literal["newcomer", "insider", "outsider", "owner", "stranger", "holder"]
"""The newcomer is at a home in which nobody has begun; the insider is in one without a passphrase, the outsider at
its closed door; the owner is in one with a passphrase, the stranger at its door, and the holder sees its code."""
PATIENCE = 5_000
"""Milliseconds that somebody waits for a thing to press; a page that is not there is then not waited for long."""

# What answers a press with its colour answers the change of colours too, for a seventh of a second.
SETTLE: Final = """size => {
    document.documentElement.style.fontSize = size === "100%" ? "" : size;
    document.getAnimations().forEach(each => each instanceof CSSTransition && each.finish());
}"""
"""Sets the size of the text, and brings every change of colour to its end."""


@dataclass(frozen=True)
class Visitor:
    """Somebody at a home: its address with a slash, the one page they keep using, the cookies they come with.

    A window of its own for every test would cost more than most tests: Chromium starts a process for each, which
    reads every style sheet, script and typeface afresh.
    """

    home: str
    page: Page
    held: Sequence[Cookie] = ()

    def come(self) -> Page:
        """Come with the cookies that are held and no others, and with nothing noticed so far."""
        context = self.page.context
        # The page that was there sends what it has to with the cookies it had. A page of the same site comes next:
        # for an empty one Chromium would start a process, and another one for the page that is gone to from there.
        try:
            self.page.goto(f"{self.home}404")
        except PlaywrightError:  # it was just going somewhere by itself
            self.page.goto("about:blank")
        context.clear_cookies()
        context.add_cookies(
            [
                {"name": each["name"], "value": each["value"], "domain": each["domain"], "path": each["path"]}
                for each in self.held
            ]
        )
        noticed = noticed_on(self.page)
        for heard in (noticed.console, noticed.policy, noticed.foreign, noticed.failures):
            heard.clear()
        self.page.set_default_timeout(PATIENCE)
        return self.page


@contextmanager
def everybody(browser: Browser, folder: Path) -> Iterator[Mapping[Who, Visitor]]:
    """Those who come to three homes: nobody has begun in one, one has no passphrase, and one has."""
    with (
        serving(folder / "new") as new,
        serving(folder / "open") as unlocked,
        serving(folder / "locked") as locked,
        Windows(browser) as open_page,
    ):
        newcomer, insider, owner = (open_page() for _ in range(3))
        begin(insider, unlocked)
        begin_locked(owner, locked)
        holding = owner.context.cookies()
        owner.get_by_role("button", name="Later").click()
        expect(owner).to_have_title("Today - Notes")
        yield {
            "newcomer": Visitor(f"{new.address}/", newcomer),
            "insider": Visitor(f"{unlocked.address}/", insider, insider.context.cookies()),
            "outsider": Visitor(f"{unlocked.address}/", insider),
            "owner": Visitor(f"{locked.address}/", owner, owner.context.cookies()),
            "stranger": Visitor(f"{locked.address}/", owner),
            "holder": Visitor(f"{locked.address}/", owner, holding),
        }


def seen_at(page: Page, screen: Screen, scheme: Literal["light", "dark"] = "light", text: str = "100%") -> Page:
    """Give the page as it looks in a window of this size, with the device's colours light or dark."""
    size = ViewportSize(width=screen.width, height=screen.height)
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="no-preference", forced_colors="none")
    page.evaluate(SETTLE, text)
    return page
