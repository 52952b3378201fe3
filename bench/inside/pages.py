"""Renders Today of a home in key file mode: of each line on standard input, so many pages; answers with their cost.

`HOME`; the answers are seconds of processor time for one page.
"""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from bench.measuring import cpu_of
from bench.serving import cookie_heading
from rekindle.app import keys, sessions
from rekindle.bootstrap import open_house, wsgi_application

SIGN_OF_TODAY = b'id="step"'


class Browser:
    """Asks the real application for Today, without a wire between; keeps cookies as a browser does."""

    def __init__(self, application: Callable[..., Iterable[bytes]], cookie: str) -> None:
        self._application = application
        self._cookies = SimpleCookie(cookie)
        self._status = ""

    def today(self) -> None:
        """Ask for Today.

        Raises:
            AssertionError: something else came back.
        """
        environ: dict[str, Any] = {"HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": cookie_heading(self._cookies)}
        setup_testing_defaults(environ)
        pieces = self._application(environ, self._begin)
        page = b"".join(pieces)
        pieces.close()  # type: ignore[attr-defined]  # WSGI asks for it, and Django ends the request there
        if self._status != "200 OK" or SIGN_OF_TODAY not in page:
            raise AssertionError(f"this is not Today: {self._status}")

    def _begin(self, status: str, headers: list[tuple[str, str]], _fault: object = None) -> None:
        self._status = status
        for name, value in headers:
            if name.lower() == "set-cookie":
                self._cookies.load(value)


def main(home: Path) -> None:
    """Render what is asked for, until nothing more is."""
    house = open_house(home)
    cookie = sessions.start(house, keys.open_key_file(house))
    browser = Browser(wsgi_application(house), f"s{house.device.read().name}={cookie}")
    browser.today()
    for line in sys.stdin:
        pages = int(line)
        sys.stdout.write(f"{cpu_of(partial(_ask, browser, pages)) / pages}\n")
        sys.stdout.flush()


def _ask(browser: Browser, pages: int) -> None:
    for _ in range(pages):
        browser.today()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
