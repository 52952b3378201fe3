"""A person at a real server, without a browser: fills in forms by hand, with a word of its own in every field."""

from __future__ import annotations

import http.cookiejar
import io
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


@dataclass
class Person:
    """Somebody who writes unique words, and remembers them."""

    address: str
    kept: list[str] = field(default_factory=list)
    """Words that are kept, and so stand in an archive."""
    not_kept: list[str] = field(default_factory=list)
    """Words that were typed and are kept nowhere: a passphrase, a wrong code, words that were let go."""
    in_clear: list[str] = field(default_factory=list)
    """Words that are kept in clear on purpose: the name in the tab, and where Leave goes."""
    written_through: set[str] = field(default_factory=set)
    """The addresses that were sent a word, or that held one."""
    printed: dict[str, str] = field(default_factory=dict)
    """What each command said, on standard output and on standard error."""
    copy: str = ""
    """All that the archive holds, taken when everything was written."""

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
        return self._answer(urllib.request.Request(self.address + path)).decode()  # noqa: S310 - our own server

    def send(self, path: str, page: str = "/", **fields: str | list[str]) -> str:
        """Fill in the form that sends to `path` on a page, hidden fields included, and send it."""
        return self.send_from(self.read(page), path, **fields)

    def send_from(self, shown: str, path: str, **fields: str | list[str]) -> str:
        """Fill in the form that sends to `path` on a page as it was shown before, and send it."""
        every = _filled_in(path, shown, fields)
        body = urllib.parse.urlencode(every, doseq=True).encode()
        if any(word in one for word in (*self.sealed, *self.in_clear) for one in map(str, fields.values())):
            self.written_through.add(path)
        return self._answer(self._request(path, body)).decode("utf-8", "replace")

    def bring_in(self, path: str, page: str, content: str) -> str:
        """Choose a file with this content in the form that sends to `path`, and send it."""
        mark = secrets.token_hex(8)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in _filled_in(path, self.read(page), {}).items()
        ]
        file = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{self.word(kept=False)}.txt"\r\n\r\n'
        )
        body = f"{''.join(parts)}{file}{content}\r\n--{mark}--\r\n".encode()
        self.written_through.add(path)
        sent = self._request(path, body)
        sent.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
        return self._answer(sent).decode()

    def take_copy(self) -> str:
        """Take an archive of everything, and give all that stands in it."""
        body = urllib.parse.urlencode(_filled_in("/in-out/copy", self.read("/in-out"), {})).encode()
        with zipfile.ZipFile(io.BytesIO(self._answer(self._request("/in-out/copy", body)))) as archive:
            texts = (name for name in archive.namelist() if not name.startswith("files/"))
            return "".join(archive.read(name).decode() for name in texts)

    def _request(self, path: str, body: bytes) -> urllib.request.Request:
        return urllib.request.Request(self.address + path, body, {"Origin": self.address})  # noqa: S310

    def _answer(self, request: urllib.request.Request) -> bytes:
        try:
            with self._opener.open(request, timeout=20) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.read()


def _filled_in(path: str, shown: str, fields: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    form = next((part for part in shown.split("<form")[1:] if f'action="{path}"' in part), shown)
    hidden = dict(HIDDEN.findall(form.split("</form>")[0]))
    token = TOKEN.search(shown)
    assert token is not None, f"there is no form to {path}"
    return {**hidden, **fields, "csrfmiddlewaretoken": token[1]}
