"""How many bytes of static files a first visit of Today fetches, from what was built."""

import re
from pathlib import Path

from bench.figure import Figure, within
from bench.registry import row
from rekindle.web.static_files import FILES, WEB, manifest

# A template names a file as in the sources; a built file names another as it is now, hash and all.
IN_TEMPLATE = re.compile(r'static\("([^"]+)"\)')
IN_FILE = re.compile(r'"(\.{1,2}/[^"]+\.[0-9a-f]{12}\.\w+)"')
TODAY = ("base.html", "today/today.html")


@row
def static_besides_fonts() -> Figure:
    """Style sheets, scripts and drawings; the page itself is not among them."""
    return _kilobytes("first visit, static files besides fonts", 45, fonts=False)


@row
def static_scripts() -> Figure:
    """Scripts alone."""
    return _kilobytes("first visit, JavaScript", 12, fonts=False, suffix=".js")


@row
def static_fonts() -> Figure:
    """All faces, as if every one were used on the page."""
    return _kilobytes("first visit, fonts", 60, fonts=True)


def _kilobytes(what: str, limit: float, *, fonts: bool, suffix: str = "") -> Figure:
    sizes = {name: size for name, size in first_visit().items() if name.endswith(suffix)}
    total = sum(size for name, size in sizes.items() if name.endswith(".woff2") == fonts)
    return within(what, total / 1000, "kB", limit=limit)


def first_visit() -> dict[str, int]:
    """Give the bytes over the wire of every file that Today asks for, itself or through another.

    Raises:
        rekindle.web.static_files.NotBuilt: nothing has been built yet.
    """
    pages = ((WEB / "templates" / name).read_text(encoding="utf-8") for name in TODAY)
    found: dict[str, int] = {}
    waiting = [manifest()[source] for page in pages for source in IN_TEMPLATE.findall(page)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _over_the_wire(FILES / name)
            waiting += _named_in(name)
    return found


def _named_in(name: str) -> list[str]:
    """Give the built files that a style sheet or a script names."""
    if not name.endswith((".css", ".js")):
        return []
    here = (FILES / name).parent
    text = (FILES / name).read_text(encoding="utf-8")
    return [(here / path).resolve().relative_to(FILES).as_posix() for path in IN_FILE.findall(text)]


def _over_the_wire(file: Path) -> int:
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size
