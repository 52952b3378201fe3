"""Somebody who comes to a home that is served, again and again, with what their browser holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Cookie, Page

from tests.browser.chromium import noticed_on

PATIENCE = 5_000
"""Milliseconds that somebody waits for a thing to press; a page that is not there is then not waited for long."""


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
