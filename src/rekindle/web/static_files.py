"""The built static files: where they lie, what each is called now, and how they are served.

StaticFileError      a static file cannot be named
├── NotBuilt         nothing has been built yet
└── NoSuchFile       there is no such file among what was built
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from wsgiref.headers import Headers

from whitenoise import WhiteNoise

WEB: Final = Path(__file__).parent
BUILT: Final = WEB / "built"
FILES: Final = BUILT / "files"
MANIFEST: Final = BUILT / "manifest.json"
PREFIX: Final = "/static/"

# The name carries twelve hex digits of what is inside: other content has another name, so each may be kept for good.
HASHED: Final = re.compile(r"\.[0-9a-f]{12}\.\w+$")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class StaticFileError(Exception):
    """A static file cannot be named."""


class NotBuilt(StaticFileError):
    """Nothing has been built yet."""

    def __init__(self) -> None:
        super().__init__("The style sheets and scripts are not built yet. Run: python -m rekindle.web.build")


class NoSuchFile(StaticFileError):
    """There is no such file among what was built."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no static file named {name!r}. There are: {', '.join(sorted(known))}.")


@cache
def manifest() -> Mapping[str, str]:
    """Of each file its name in the sources and the name it has now, with the hash; read once.

    Raises:
        NotBuilt: Nothing has been built yet.
    """
    try:
        files: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    except FileNotFoundError:
        raise NotBuilt from None
    return files


def static(name: str) -> str:
    """The address of the file called `name` in the sources, such as `css/rekindle.css`.

    Raises:
        NotBuilt: Nothing has been built yet.
        NoSuchFile: What was built has no such file.
    """
    try:
        return PREFIX + manifest()[name]
    except KeyError:
        raise NoSuchFile(name, manifest()) from None


def static_files(application: Application) -> WhiteNoise:
    """`application`, with the built files answered before it is asked: hashed, compressed beforehand, kept for good.

    Raises:
        NotBuilt: Nothing has been built yet.
    """
    manifest()
    return WhiteNoise(
        application,
        root=FILES,
        prefix=PREFIX,
        allow_all_origins=False,
        immutable_file_test=_is_hashed,
        add_headers_function=_dress,
    )


def _is_hashed(_path: str, url: str) -> bool:
    return HASHED.search(url) is not None


def _dress(headers: Headers, _path: str, _url: str) -> None:
    # A drawing opened by itself is a document of its own: it may do nothing at all.
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["X-Content-Type-Options"] = "nosniff"
