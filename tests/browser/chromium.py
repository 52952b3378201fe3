"""A real Chromium: started once for a session, its pages opened as a person's device would."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

from tests.browser.executable import find_chromium
from tests.browser.noticing import Noticed, motions, noticed_on, quiet, watch

__all__ = ["DESKTOP", "PHONE", "Noticed", "Screen", "Windows", "launched", "motions", "noticed_on", "quiet"]

ARGUMENTS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # Pages, their workers and the browser itself stay on this machine, whether they name a host or its number.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NOT_THERE = "there is no Chromium here: `make test` brings one, or says how"


@dataclass(frozen=True)
class Screen:
    """A device's screen in CSS pixels; one that is touched behaves as a phone's browser does."""

    width: int
    height: int
    touched: bool = False


PHONE = Screen(390, 844, touched=True)
DESKTOP = Screen(1280, 800)


class Windows:
    """Opens pages in one browser, each with cookies and a cache of its own, and closes them all at the end."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(
        self,
        *,
        screen: Screen = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        still: bool = False,
        javascript: bool = True,
        forced_colors: bool = False,
        storage: StorageState | Path | None = None,
    ) -> Page:
        """Open an empty page that is watched from the start.

        `still` asks for less motion, `storage` holds the cookies of an earlier page (`context.storage_state()`).
        """
        context = self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            has_touch=screen.touched,
            is_mobile=screen.touched,
            color_scheme=scheme,
            reduced_motion="reduce" if still else "no-preference",
            java_script_enabled=javascript,
            forced_colors="active" if forced_colors else "none",
            storage_state=storage,
            locale="en-GB",
        )
        self._contexts.append(context)
        watch(context)
        return context.new_page()

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close every page that was opened."""
        while self._contexts:
            self._contexts.pop().close()


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """Start a Chromium without a window, and end it."""
    # The sandbox of Chromium does not start as root, which is who tests run as in most containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole session; without one the test is skipped, or fails where CI is true."""
    executable = find_chromium()
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NOT_THERE)
        pytest.skip(NOT_THERE)
    with pytest.MonkeyPatch.context() as patch, launched(executable) as browser:
        # Playwright leaves an event loop running in this thread, and Django then refuses its database. Nothing
        # is asynchronous here: the loop only waits until a page has answered.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Windows]:
    """Open as many pages as a test needs, on any kind of screen: `open_page(screen=PHONE, scheme="dark")`."""
    with Windows(chromium) as windows:
        yield windows


@pytest.fixture
def page(open_page: Windows) -> Page:
    """One page on a desktop screen, light, with JavaScript."""
    return open_page()
