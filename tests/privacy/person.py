"""A person at a real server, without a browser: fills in forms by hand, with a word of its own in every field."""

from __future__ import annotations

import http.cookiejar
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


@dataclass
class Person:
    """Somebody who writes unique words, and remembers them."""

    address: str
    kept: list[str] = field(default_factory=list)
    """Words that are kept, and so stand in the plain copy."""
    not_kept: list[str] = field(default_factory=list)
    """Words that were typed and are kept nowhere: a passphrase, a wrong code, words that were let go."""
    in_clear: list[str] = field(default_factory=list)
    """Words that are kept in clear on purpose: the name in the tab, and where Leave goes."""
    written_through: set[str] = field(default_factory=set)
    """The addresses that were sent a word, or that held one."""
    printed: dict[str, str] = field(default_factory=dict)
    """What each command said, on standard output and on standard error."""
    copy: str = ""
    """The plain copy, taken when everything was written."""

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def word(self, *, kept: bool = True) -> str:
        """Make up a word that stands nowhere else in the world."""
        word = f"wort{secrets.token_hex(8)}"
        (self.kept if kept else self.not_kept).append(word)
        return word

    def word_in_clear(self) -> str:
        """Make up a word that is kept in clear."""
        self.in_clear.append(f"wort{secrets.token_hex(8)}")
        return self.in_clear[-1]

    @property
    def sealed(self) -> tuple[str, ...]:
        """Every word that may be read nowhere without the key."""
        return (*self.kept, *self.not_kept)

    def read(self, path: str) -> str:
        """Open a page."""
        if any(word in path for word in self.sealed):
            self.written_through.add(path)
        return self._answer(urllib.request.Request(self.address + path))  # noqa: S310 - our own server

    def send(self, path: str, page: str = "/", **fields: str | list[str]) -> str:
        """Fill in the form that sends to `path` on a page, hidden fields included, and send it."""
        return self.send_from(self.read(page), path, **fields)

    def send_from(self, shown: str, path: str, **fields: str | list[str]) -> str:
        """Fill in the form that sends to `path` on a page as it was shown before, and send it."""
        form = next((part for part in shown.split("<form")[1:] if f'action="{path}"' in part), shown)
        hidden = dict(HIDDEN.findall(form.split("</form>")[0]))
        token = TOKEN.search(shown)
        assert token is not None, f"there is no form to {path}"
        every = {**hidden, **fields, "csrfmiddlewaretoken": token[1]}
        body = urllib.parse.urlencode(every, doseq=True).encode()
        if any(word in one for word in (*self.sealed, *self.in_clear) for one in map(str, fields.values())):
            self.written_through.add(path)
        sent = urllib.request.Request(self.address + path, body, {"Origin": self.address})  # noqa: S310
        return self._answer(sent)

    def _answer(self, request: urllib.request.Request) -> str:
        try:
            with self._opener.open(request, timeout=20) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as refused:
            return refused.read().decode()
