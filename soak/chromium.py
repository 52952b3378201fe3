"""What a person does in a real browser, script and all: they type, the page saves meanwhile, the tab is closed."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser, Error, Page, Response, expect

from soak.acts import Act
from soak.browser import NoAnswer
from soak.home import HOST, PASSPHRASE, Broken, Home
from soak.ledger import Ledger
from tests.browser.chromium import NOT_THERE, PHONE, Windows, launched
from tests.browser.executable import find_chromium

PATIENCE = 15_000
"""Milliseconds that a page may take to answer, on a machine that has much else to do."""


class ChromiumHand:
    """Somebody with a phone-sized window, who leaves more pages than they keep."""

    def __init__(self, home: Home, ledger: Ledger, rng: random.Random, browser: Browser) -> None:
        self._home = home
        self.ledger = ledger
        self.rng = rng
        self._windows = Windows(browser)
        self._page: Page | None = None
        self.acts: dict[str, tuple[Act, int]] = {
            "Chromium page kept": (lambda: self.write(keep=True), 2),
            "Chromium page left": (lambda: self.write(keep=False), 2),
            "Chromium tap": (self.tap, 2),
        }

    def write(self, *, keep: bool) -> None:
        """Type a page until all of it was acknowledged as a draft; then press Keep, or go away."""
        word = self.ledger.word()
        page = self._at("/write")
        self._do(lambda: _typed_and_saved(page, f"{word} and rain"))
        self.ledger.keep(word)
        if keep:
            self._do(lambda: page.get_by_role("button", name="Keep", exact=True).click())
            self._do(lambda: expect(page.get_by_text(word).first).to_be_visible(timeout=PATIENCE))
        elif self.rng.random() < 0.3:
            self.close()

    def tap(self) -> None:
        """Tap a tile."""
        page = self._at("/")
        self._do(page.get_by_role("button", name="foggy").first.click)

    def _opened(self) -> Page:
        self._page = page = self._windows(screen=PHONE)
        page.on("dialog", lambda dialog: dialog.accept())  # "leave this page?", asked where words were not sent
        return page

    def close(self) -> None:
        """Close the window, as one closes a tab."""
        self._windows.__exit__()
        self._page = None

    def _at(self, address: str) -> Page:
        """Go to a page, and unlock on the way where it asks."""
        page = self._page or self._opened()
        self._do(lambda: page.goto(f"http://{HOST}:{self._home.port}{address}"))
        if page.get_by_role("button", name="Unlock").count():
            self._do(lambda: page.get_by_label("Passphrase").fill(PASSPHRASE))
            self._do(lambda: page.get_by_role("button", name="Unlock").click())
            self._do(lambda: expect(page.get_by_role("button", name="Unlock")).to_have_count(0, timeout=PATIENCE))
        return page

    def _do(self, act: Callable[[], object]) -> None:
        """Do something on the page.

        Raises:
            NoAnswer: the server was killed meanwhile, or the clock of the week locked it.
            Broken: it did not work, and nothing of that kind happened.
        """
        kills = self.ledger.kills["server"]
        try:
            act()
        except (Error, AssertionError) as error:
            shut = self._is_locked()
            self.close()
            if shut or self._home.is_changing or self.ledger.kills["server"] != kills:
                raise NoAnswer from error
            raise Broken(f"in Chromium: {error}") from error

    def _is_locked(self) -> bool:
        """Tell whether the page says so; one that a kill cut off while it came has no words at all."""
        words = ""
        if self._page is not None:
            with suppress(Error):
                words = self._page.evaluate("document.body?.innerText ?? ''")
        return "locked" in words


def _typed_and_saved(page: Page, words: str) -> None:
    """Type, and wait for the answer to the saving that held all of it.

    The page may have said of an earlier saving that it waits, or of something else that was begun there.
    """

    def acknowledged(answer: Response) -> bool:
        return answer.url.endswith("/draft") and answer.ok and words in (answer.request.post_data or "")

    with page.expect_response(acknowledged, timeout=PATIENCE):
        page.locator("textarea").first.press_sequentially(words)
    expect(page.locator("kept-while-writing")).to_have_text("It waits as a draft, sealed.", timeout=PATIENCE)


@contextmanager
def in_chromium(home: Home, ledger: Ledger, rng: random.Random) -> Iterator[Mapping[str, tuple[Act, int]]]:
    """Start a Chromium for the thread that asks, and give what is done in it.

    Raises:
        Broken: there is none.
    """
    executable = find_chromium()
    if executable is None:
        raise Broken(NOT_THERE)
    with launched(executable) as browser:
        yield ChromiumHand(home, ledger, rng, browser).acts
