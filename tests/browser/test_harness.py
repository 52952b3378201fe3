"""The harness itself: what is wrong on a page IS noticed, and a page with nothing wrong is quiet."""

import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.chromium import DESKTOP, PHONE, Windows, noticed_on, quiet
from tests.browser.executable import find_chromium
from tests.browser.serving import serving

Show = Callable[[str], str]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src * data:; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
SCRIPTS = {
    "/throws.js": "setTimeout(() => { throw new Error('broken on purpose') })",
    "/logs.js": "console.error('said on purpose')",
    "/markup.js": "document.querySelector('main').innerHTML = '<b>markup</b>'",
}
# A stand-in for Rekindle's server: it says a line first, then its link, and answers.
STAND_IN = """
import http.server, os
home = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
print("starting,", os.environ.get("REKINDLE_HOME", "no home"), os.environ.get("REKINDLE_TEST"))
print(f"Open http://127.0.0.1:{home.server_port}/open/a-token_1 in your browser.")
home.serve_forever()
"""


class Site(ThreadingHTTPServer):
    """A tiny site on this machine, under a strict policy: "/" shows what a test puts into `body`."""

    daemon_threads = True
    body = "<p>Hello</p>"


class Answer(BaseHTTPRequestHandler):
    """Answers with the body of the site, with a script, or with 404."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Site)
        if self.path == "/":
            page = (
                "<!doctype html><html lang='en'><title>A page</title><link rel='icon' href='data:,'>"
                f"<meta name='viewport' content='width=device-width'><main><h1>A page</h1>{self.server.body}"
                "</main></html>"
            )
            self._send(200, "text/html; charset=utf-8", page)
        elif self.path in SCRIPTS:
            self._send(200, "text/javascript", SCRIPTS[self.path])
        else:
            self._send(404, "text/plain", "nothing here")

    def _send(self, status: int, kind: str, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The tiny site, running."""
    with Site(("127.0.0.1", 0), Answer) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def show(site: Site) -> Show:
    """Put something on the site's page and give the page's address."""

    def put(body: str) -> str:
        site.body = body
        return f"http://127.0.0.1:{site.server_port}/"

    return put


def test_a_page_with_nothing_wrong_is_quiet_and_open_to_all(page: Page, show: Show) -> None:
    page.goto(show("<p>Hello</p>"))
    quiet(page)
    assert violations(page) == []
    quiet(page)  # axe itself breaks no rule of the policy


@pytest.mark.parametrize(
    ("breach", "rule"),
    [
        ("<script>document.title = 'inline'</script>", "script-src"),
        ("<button onclick='this.remove()'>inline</button>", "script-src"),
        ("<p style='color: red'>inline</p>", "style-src"),
        ("<script src='/markup.js'></script>", "TrustedHTML"),
        ("<iframe src='data:text/html,x' title='frame'></iframe>", "default-src"),
    ],
)
def test_a_breach_of_the_policy_is_noticed(page: Page, show: Show, breach: str, rule: str) -> None:
    page.goto(show(breach))
    if "onclick" in breach:
        page.get_by_role("button").click()
    assert [text for text in noticed_on(page).policy if rule in text], noticed_on(page)
    with pytest.raises(AssertionError, match="content security policy"):
        quiet(page)


def test_a_breach_of_the_policy_is_noticed_without_javascript_too(open_page: Windows, show: Show) -> None:
    page = open_page(javascript=False)
    page.goto(show("<p style='color: red'>inline</p>"))
    assert noticed_on(page).policy != []


def test_a_foreign_request_is_noticed_and_does_not_get_out(page: Page, show: Show) -> None:
    page.goto(show("<img src='http://example.org/dot.png' alt='dot'>"))
    assert noticed_on(page).foreign == ["http://example.org/dot.png"]
    with pytest.raises(AssertionError, match="foreign request"):
        quiet(page)


@pytest.mark.parametrize("away", ["https://example.org/", "http://192.0.2.1/"], ids=["name", "number"])
def test_going_to_a_foreign_page_is_noticed_and_leads_nowhere(page: Page, show: Show, away: str) -> None:
    page.goto(show(f"<a href='{away}'>away</a>"))
    with pytest.raises(PlaywrightError, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(away)
    assert noticed_on(page).foreign == [away]


def test_an_address_that_only_begins_like_ours_is_foreign(page: Page, show: Show) -> None:
    page.goto(
        show("<img src='http://127.0.0.1.example.org/' alt=''><img src='http://localhost@example.org/' alt=''>")
    )
    assert len(noticed_on(page).foreign) == 2


def test_a_missing_file_is_noticed_unless_it_was_asked_for(page: Page, show: Show) -> None:
    page.goto(show("<img src='/missing.png' alt='nothing'>"))
    with pytest.raises(AssertionError, match=r"failed \(404\): GET .*/missing.png"):
        quiet(page)
    quiet(page, answers={404})


def test_a_server_that_is_gone_is_noticed(page: Page, show: Show) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    page.goto(show(f"<img src='http://127.0.0.1:{port}/nobody.png' alt='nobody'>"))
    with pytest.raises(AssertionError, match=r"failed \(0\): GET"):
        quiet(page, answers={404})


@pytest.mark.parametrize(("script", "text"), [("/throws.js", "broken on purpose"), ("/logs.js", "said on purpose")])
def test_an_error_of_a_script_is_noticed(page: Page, show: Show, script: str, text: str) -> None:
    page.goto(show(f"<script src='{script}'></script>"))
    page.wait_for_timeout(50)
    with pytest.raises(AssertionError, match=text):
        quiet(page)


@pytest.mark.parametrize(
    ("barrier", "rule"),
    [
        ("<img src='/logs.js'>", "image-alt"),
        ("<input name='word'>", "label"),
        ("<button></button>", "button-name"),
        ("<h4>A step left out</h4>", "heading-order"),
    ],
)
def test_what_shuts_people_out_is_found(page: Page, show: Show, barrier: str, rule: str) -> None:
    page.goto(show(barrier))
    found = violations(page)
    assert [line for line in found if line.startswith(f"{rule} (")], found


def test_only_the_rules_that_are_asked_for_are_tried(page: Page, show: Show) -> None:
    page.goto(show("<h4>A step left out</h4>"))
    assert violations(page, tags=["wcag2a"]) == []


def test_a_page_is_as_large_and_as_dark_as_it_was_asked_to_be(open_page: Windows, show: Show) -> None:
    phone = open_page(screen=PHONE, scheme="dark", still=True, forced_colors=True)
    desktop = open_page(screen=DESKTOP)
    wishes = "(prefers-color-scheme: dark) and (prefers-reduced-motion: reduce) and (forced-colors: active)"
    for page, width, met in ((phone, 390, True), (desktop, 1280, False)):
        page.goto(show("<p>Hello</p>"))
        assert page.evaluate("innerWidth") == width
        assert page.evaluate("query => matchMedia(query).matches", wishes) is met


def test_pages_share_no_cookies_unless_they_are_handed_on(open_page: Windows, show: Show) -> None:
    first = open_page()
    first.goto(show("<p>Hello</p>"))
    first.evaluate("document.cookie = 'mine=1'")
    other, heir = open_page(), open_page(storage=first.context.storage_state())
    for page, cookie in ((other, ""), (heir, "mine=1")):
        page.goto(show("<p>Hello</p>"))
        assert page.evaluate("document.cookie") == cookie


def test_a_page_without_javascript_runs_no_script(open_page: Windows, show: Show) -> None:
    page = open_page(javascript=False)
    page.goto(show("<script src='/logs.js'></script>"))
    quiet(page)


def test_the_server_is_found_by_its_link_and_stopped_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REKINDLE_HOME", "/not/to/be/seen")
    with serving(tmp_path, command=(sys.executable, "-c", STAND_IN), settings={"REKINDLE_TEST": "set"}) as server:
        assert server.link == f"{server.address}/open/a-token_1"
        assert "starting, no home set" in server.log
        pid = server.pid
    assert "HEAD /" in server.log
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    failing = (sys.executable, "-c", "raise SystemExit('the port is taken')")
    with (
        pytest.raises(AssertionError, match=r"(?s)ended with 1.*the port is taken"),
        serving(tmp_path, command=failing),
    ):
        pass


def test_a_browser_that_is_named_is_the_one_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert find_chromium() is None
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert find_chromium() == sys.executable
