"""The clock of a page, once a test holds it: time goes by when the test says so.

A page shows what it says before its scripts are there, and time that goes by before them is time they never see.
So both of these wait until the page is whole.
"""

from playwright.sync_api import Page


def pass_by(page: Page, seconds: float) -> None:
    """Let time go by, with all that is to happen meanwhile."""
    page.wait_for_load_state()
    page.clock.run_for(round(seconds * 1000))


def sleep_through(page: Page, seconds: float) -> None:
    """Let time go by as for a computer that sleeps: what was to happen meanwhile happens once, at its end."""
    page.wait_for_load_state()
    page.clock.fast_forward(round(seconds * 1000))
