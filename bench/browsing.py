"""What a browser fetches for a page: what the page names, and what is named in what it fetched."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli

from bench.serving import ACCEPTED, HOST, Answer, Server

LINKED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
EMBEDDED = frozenset({"script", "img", "source", "iframe", "audio", "video", "embed", "track", "input"})
IN_STYLE = re.compile(r"""(?:@import\s+|url\()\s*["']?([^"')\s;]+)""")
IN_SCRIPT = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Fetched:
    """One request of a visit: what for, what kind of thing came, and its bytes over the wire, head and all."""

    address: str
    kind: str
    """The media type, such as `text/css`."""
    size: int


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Every request of a first visit in order, and the addresses elsewhere that it would have asked for."""

    fetched: tuple[Fetched, ...]
    foreign: tuple[str, ...]

    def size(self, *, fonts: bool, scripts_only: bool = False) -> int:
        """Give the bytes of the fonts, or of everything else, or of its scripts alone."""
        return sum(
            one.size
            for one in self.fetched
            if one.kind.startswith("font/") == fonts and ("javascript" in one.kind or not scripts_only)
        )


def visit(server: Server) -> FirstVisit:
    """Come in by the way that the server printed, with nothing in any cache, and fetch what the page needs.

    Every face that a style sheet names counts as used. A file that does not come is an AssertionError.
    """
    ways = server.enter()
    fetched = [_fetched(f"hop {number}", answer) for number, answer in enumerate(ways)]
    home = f"http://{HOST}:{server.port}"
    waiting = [urljoin(f"{home}/", one) for one in named_in(ways[-1])]
    seen: dict[str, None] = {}
    while waiting:
        address = urldefrag(waiting.pop(0)).url
        if address in seen or address.startswith("data:"):
            continue
        seen[address] = None
        if not address.startswith(f"{home}/"):
            continue
        answer = server.get(urlsplit(address).path, **ACCEPTED)
        if answer.status != 200:
            raise AssertionError(f"{address} gives {answer.status}")
        fetched.append(_fetched(address, answer))
        waiting += [urljoin(address, one) for one in named_in(answer)]
    return FirstVisit(tuple(fetched), tuple(one for one in seen if not one.startswith(f"{home}/")))


def _fetched(address: str, answer: Answer) -> Fetched:
    return Fetched(address, answer.headings.get("content-type", "").partition(";")[0], answer.size)


def named_in(answer: Answer) -> list[str]:
    """Name what a browser fetches because of an answer, as it stands there."""
    kind, text = answer.headings.get("content-type", ""), _unpacked(answer)
    if "html" in kind:
        page = _Page()
        page.feed(text.decode())
        return page.named
    if "css" in kind:
        return IN_STYLE.findall(text.decode())
    return IN_SCRIPT.findall(text.decode()) if "javascript" in kind else []


def _unpacked(answer: Answer) -> bytes:
    match answer.headings.get("content-encoding", ""):
        case "br":
            unpacked: bytes = brotli.decompress(answer.body)
            return unpacked
        case "gzip":
            return gzip.decompress(answer.body)
        case _:
            return answer.body


class _Page(HTMLParser):
    """Collects what a browser fetches by itself; links and forms wait for a person."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        self.named += filter(None, _fetched_by(tag, dict(attrs)))


def _fetched_by(tag: str, attrs: dict[str, str | None]) -> Iterator[str | None]:
    if tag == "link" and not LINKED.isdisjoint((attrs.get("rel") or "").split()):
        yield attrs.get("href")
    if tag in EMBEDDED:
        yield attrs.get("src")
    if tag in {"use", "image"} and not (attrs.get("href") or "").startswith("#"):
        yield attrs.get("href")
