"""How a person presses and writes on a page: with a pointer or a thumb, or with the keys alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.focus import look_at_the_focus

MOST_TABS = 60
"""More than any page of a first visit has places for the focus, from its top to what one came for."""


@dataclass(frozen=True)
class Hand:
    """A hand on a page: it points, with a mouse, or with a thumb where the screen is one that is touched."""

    page: Page
    touches: bool = False

    def press(self, what: Locator) -> None:
        """Press something that leads on to a page, and wait until that page has come."""
        with self.page.expect_navigation():
            self.put_on(what)

    def put_on(self, what: Locator) -> None:
        """Press something that changes the page one is on."""
        if self.touches:
            what.tap()
        else:
            what.click()

    def write(self, where: Locator, words: str) -> None:
        """Write into a field."""
        self.put_on(where)
        self.page.keyboard.insert_text(words)


@dataclass(frozen=True)
class Keys(Hand):
    """The keys alone: Tab until it is reached, then Enter for a link and Space for a button.

    On the way the focus is looked for at every stop: it must be drawn, and nothing may lie over it.
    """

    def put_on(self, what: Locator) -> None:
        """Reach it and press it."""
        self._reach(what)
        self.page.keyboard.press("Enter" if what.evaluate("each => each.matches('a')") else "Space")

    def write(self, where: Locator, words: str) -> None:
        """Reach it and write."""
        self._reach(where)
        self.page.keyboard.type(words)

    def _reach(self, what: Locator) -> None:
        expect(what).to_be_visible()
        wanted = what.element_handle()
        for _ in range(MOST_TABS):
            there, why_lost = look_at_the_focus(self.page, wanted)
            assert not why_lost, why_lost
            if there:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {what}")
