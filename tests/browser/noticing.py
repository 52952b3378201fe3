"""What goes on behind a page, that a person never sees and a test must notice.

Every page of the harness is watched from its first request on: errors in the console and errors of scripts,
breaches of the Content-Security-Policy, requests to any host but this machine (which lead nowhere: the browser knows
no other), and answers that were errors. `quiet` asserts that there was none of it.
"""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError
from playwright.sync_api import Error as PlaywrightError

# How Chromium says that a policy was broken; the second is its word for Trusted Types.
POLICY_SPEAKS = re.compile(r"Content Security Policy|^This document requires 'Trusted")
HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Failure:
    """An answer that was an error: its HTTP status, or 0 where there was no answer at all."""

    status: int
    what: str


@dataclass(eq=False)
class Noticed:
    """What was noticed on the pages of one context, each in the order in which it came."""

    console: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Note an error in the console."""
        # A failed request is in the console too; it is noticed once, with its status.
        if message.type != "error" or message.text.startswith("Failed to load resource"):
            return
        about_policy = POLICY_SPEAKS.search(message.text)
        (self.policy if about_policy else self.console).append(message.text)

    def hear_error(self, error: WebError) -> None:
        """Note an error that no script caught."""
        self.console.append(f"uncaught: {error.error}")

    def see_request(self, request: Request) -> None:
        """Note a request that would leave this machine."""
        if is_foreign(request.url):
            self.foreign.append(request.url)

    def see_response(self, response: Response) -> None:
        """Note an answer that is an error."""
        if response.status >= 400:
            self.failures.append(Failure(response.status, f"{response.request.method} {response.url}"))

    def see_failure(self, request: Request) -> None:
        """Note a request that got no answer."""
        # A navigation that another one overtook, or that became a download, is no failure.
        if request.failure != "net::ERR_ABORTED" and not is_foreign(request.url):
            self.failures.append(Failure(0, f"{request.method} {request.url}: {request.failure}"))

    def problems(self, answers: Collection[int] = ()) -> list[str]:
        """Give one line per thing that is wrong; failures whose status is among `answers` are not."""
        failures = [failure for failure in self.failures if failure.status not in answers]
        return [
            *(f"console: {text}" for text in self.console),
            *(f"content security policy: {text}" for text in self.policy),
            *(f"foreign request: {url}" for url in self.foreign),
            *(f"failed ({failure.status}): {failure.what}" for failure in failures),
        ]


_noticed: WeakKeyDictionary[BrowserContext, Noticed] = WeakKeyDictionary()


def watch(context: BrowserContext) -> None:
    """Notice from now on what happens on the pages of a context.

    Nothing is routed: that would switch off the browser's cache, and with it a third of what makes a page quick.
    """
    noticed = _noticed[context] = Noticed()
    context.on("console", noticed.hear)
    context.on("weberror", noticed.hear_error)
    context.on("request", noticed.see_request)
    context.on("response", noticed.see_response)
    context.on("requestfailed", noticed.see_failure)


def is_foreign(url: str) -> bool:
    """Say whether an address leads off this machine; data:, blob: and about: do not."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HERE


def noticed_on(page: Page) -> Noticed:
    """Give what was noticed so far on this page and on the others of its context."""
    page.wait_for_load_state()
    # One more round trip: what Chromium had to report before it has then arrived.
    # A page that is just being left cannot answer, which is as good.
    with suppress(PlaywrightError):
        page.evaluate("1")
    return _noticed[page.context]


def quiet(page: Page, *, answers: Collection[int] = ()) -> None:
    """Assert that nothing was noticed; `answers` are the HTTP statuses of errors that the test asked for."""
    problems = noticed_on(page).problems(answers)
    assert not problems, "\n".join(("this page is not quiet:", *problems))


_MOTIONS: Final = """async () => {
    const all = document.getAnimations().filter(each => !(each instanceof CSSTransition));
    const drawn = Promise.all(all.map(each => each.ready.catch(() => undefined)));
    await Promise.race([drawn, new Promise(done => AbortSignal.timeout(2000).addEventListener("abort", done))]);
    return all.map(each => each.playState);
}"""


def motions(page: Page) -> set[str]:
    """Give the states of all that moves on the page; how a key changes its colour when it is pressed is left out.

    What is paused says so at once, and moves on until the next picture: that is waited for.
    """
    return set(page.evaluate(_MOTIONS))
