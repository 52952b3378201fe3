"""A browser without a script: it keeps cookies, follows redirects, sends forms, and unlocks where it is asked."""

import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from soak.home import HOST, PASSPHRASE, PATIENCE, Broken, Home
from soak.pages import Form, Page

FORM = "application/x-www-form-urlencoded"
MOST_HOPS, MOST_TRIES = 8, 8
SAVED, LOCKED = 204, 423


class NoAnswer(Exception):
    """The server was gone before it answered, or it was locked and there was nothing in the form to carry."""


class NotCarried(NoAnswer):
    """It was locked, and what was sent did not come along."""


class Browser:
    """One window of a browser at a home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._cookies = SimpleCookie()
        self._last: tuple[str, str, str | bytes, str] = ("GET", "/", "", "")
        """What was asked for last: the method, the address, what was sent, and of what kind it is."""
        self.unlocked = 0
        """How often it was unlocked here: a page from before is gone then."""

    def open(self, address: str) -> Page:
        """Ask for a page; where it is locked, unlock and go on.

        Raises:
            NoAnswer: the server is gone.
            Broken: it answered that something is wrong with itself.
        """
        return self._inside(self._follow("GET", address))

    def send(self, form: Form, words: Mapping[str, str] | None = None, button: tuple[str, str] | None = None) -> Page:
        """Send a form; where it locked meanwhile, unlock and send it again from the page that carried it.

        Raises:
            NoAnswer: the server was gone before it answered: what was sent may be kept or not.
            Broken: it answered that something is wrong with itself.
        """
        return self.post(form.action, form.filled(words, button))

    def post(self, address: str, fields: list[tuple[str, str]]) -> Page:
        """Send fields to an address, as `send` does."""
        return self._inside(self._follow("POST", address, urlencode(fields), FORM), sent=True)

    def reload(self) -> Page:
        """Ask once more for what had no answer, as whoever reloads the page: a form goes as it went the last time.

        Raises:
            NoAnswer, Broken: as for `send`.
        """
        page = self._inside(self._follow(*self._last), sent=self._last[0] == "POST")
        again = (
            next((form for form in page.forms if form.texts), None) if page.address.startswith("/drafts/") else None
        )
        return self.post(again.action, again.fields) if again else page

    def save_draft(self, form: Form, words: Mapping[str, str]) -> None:
        """Save a form as it stands with these words, as a page's script does while one writes.

        Raises:
            NoAnswer: the server was gone before it answered, or it is locked.
            Broken: it did not take it.
        """
        number = ("draft-number", str(time.time_ns() // 1_000_000))
        fields = [*form.filled(words), ("drafted", "1"), ("draft-to", form.action), number]
        status, _, _ = self._ask("POST", "/draft", urlencode(fields), FORM)
        if status == LOCKED:
            raise NoAnswer
        if status != SAVED:
            raise Broken(f"a draft is answered with {status}")

    def upload(self, form: Form, name: str, content: bytes) -> Page:
        """Send a form with a file in it, as `send` does.

        Raises:
            NoAnswer, Broken: as for `send`.
        """
        edge = "soak-week-edge"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{value}\r\n'
            for one, value in form.fields
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="file.txt"\r\n\r\n'
        body = b"".join((*(part.encode() for part in parts), head.encode(), content, f"\r\n--{edge}--\r\n".encode()))
        return self._inside(
            self._follow("POST", form.action, body, f"multipart/form-data; boundary={edge}"), sent=True
        )

    def _inside(self, page: Page, *, sent: bool = False) -> Page:
        """Unlock where the page asks for it, and send what it carried."""
        if page.status >= 500:
            raise Broken(f"{page.address} gives {page.status}: {page.words[:300]}")
        if page.form("/unlock") is None:
            return page
        for _try in range(MOST_TRIES):
            unlock = page.form("/unlock")
            if unlock is None:
                break
            # The clock of the week may go on by more than the idle time before the next page is asked for.
            page = self._follow("POST", "/unlock", urlencode(unlock.filled({"passphrase": PASSPHRASE})), FORM)
            self.unlocked += 1
        else:
            raise Broken(f"the passphrase does not open it: {page.words[:300]}")
        if "You were in the middle of this" in page.words:
            return self._go_on(page)
        if sent:
            raise NotCarried
        return page

    def _go_on(self, page: Page) -> Page:
        """Go on with what came along through the lock: with its draft in its own form, or as it was sent."""
        draft = page.form("/drafts/go-on")
        if draft is not None:
            page = self._follow("POST", draft.action, urlencode(draft.fields), FORM)
        carried = next((form for form in page.forms if form.texts or draft is None), None)
        if carried is None and page.forms_to("/step/"):
            return page  # a screen of a practice on which nothing is written
        if carried is None:
            raise Broken(f"what came along cannot be gone on with: {page.words[:300]}")
        return self.post(carried.action, carried.fields)

    def _follow(self, method: str, address: str, body: str | bytes = "", kind: str = "") -> Page:
        for _hop in range(MOST_HOPS):
            status, location, markup = self._ask(method, address, body, kind)
            if status not in {301, 302, 303}:
                return Page(status, address, markup)
            method, body, kind = "GET", "", ""
            address = urlsplit(urljoin(address, location))._replace(scheme="", netloc="").geturl()
        raise Broken(f"too many redirects at {address}")

    def _ask(self, method: str, address: str, body: str | bytes = "", kind: str = "") -> tuple[int, str, str]:
        self._last = (method, address, body, kind)
        sent = {name: f"{one.coded_value}" for name, one in self._cookies.items()}
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in sent.items())}
        heads |= {"Content-Type": kind, "Sec-Fetch-Site": "same-origin"} if kind else {}
        connection = HTTPConnection(HOST, self._home.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, heads)
            answer = connection.getresponse()
            markup = answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException) as error:
            raise NoAnswer from error
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return answer.status, answer.headers.get("Location", ""), markup
