"""A small server of the templates with the real headers and files, for trying parts before there are pages."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from jinja2 import FileSystemLoader

from rekindle.web.build import build
from rekindle.web.frame import Frame
from rekindle.web.jinja import TEMPLATES, environment
from rekindle.web.security import HEADERS, content_security_policy
from rekindle.web.static_files import static_files

SIGHS: Final = SimpleNamespace(
    title="A few soft sighs",
    number=10,
    beats=[
        SimpleNamespace(cue="In through your nose", seconds=4, light="rises"),
        SimpleNamespace(cue="Out, a soft sigh", seconds=6, light="settles"),
        SimpleNamespace(cue="An ordinary breath", seconds=10, light="rests"),
    ],
    without_counting="There is nothing to count.",
)
HURRIED: Final = SimpleNamespace(**{**vars(SIGHS), "beats": [SimpleNamespace(cue="In", seconds=2, light="rises")]})

GALLERY: Final = Path(__file__).parent.parent / "web" / "gallery"
PAGES: Final = sorted(f"/{path.stem}" for path in GALLERY.glob("*.html"))


class Face:
    """A small server of the templates, with the real headers and static files; it remembers what it was asked."""

    def __init__(self) -> None:
        build()
        self.asked: list[str] = []
        self.tokens: list[str] = []
        self.address = ""
        self._pages = environment(loader=FileSystemLoader([GALLERY, TEMPLATES]))

    def __call__(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        self.asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        if "HTTP_X_CSRFTOKEN" in environ:
            self.tokens.append(environ["HTTP_X_CSRFTOKEN"])
        body = self._page(environ["PATH_INFO"], {k: v[0] for k, v in parse_qs(environ["QUERY_STRING"]).items()})
        policy = ("Content-Security-Policy", content_security_policy(encrypted=False))
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), policy, *HEADERS.items()])
        return [body.encode()]

    def _page(self, path: str, asked: dict[str, str]) -> str:
        if path not in PAGES:
            return "<!doctype html><title>Elsewhere</title><p>Elsewhere"
        frame = Frame(open=True, current="today", idle_seconds=600, **asked)  # type: ignore[arg-type]
        playing = SimpleNamespace(slug="whole", once="0f", at=0)
        model = {"play": HURRIED if asked.get("tab_name") == "hurried" else SIGHS, "playing": playing}
        return self._pages.get_template(f"{path[1:]}.html").render(frame=frame, csrf_token="a-token", **model)


class Silent(WSGIRequestHandler):
    """Says nothing on standard error."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def face() -> Iterator[Face]:
    face = Face()
    with make_server("127.0.0.1", 0, static_files(face), handler_class=Silent) as server:
        face.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield face
        server.shutdown()
        thread.join()
