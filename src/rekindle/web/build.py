"""Builds the static files: lays style sheets together, names each by what is inside, compresses. Compiles templates.

    python -m rekindle.web.build

Writes into `built/` beside this module, which git ignores, and does nothing when nothing has changed since.
What refers to another file (`@import` and `url()` in a style sheet, `import` in a script) is given its new name,
so a file is built after those it refers to. The templates are compiled beside them, each anew when it has changed.

BuildError          the sources do not fit together; the message says where
"""

import fcntl
import gzip
import hashlib
import json
import posixpath
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import brotli

from rekindle.web import fonts
from rekindle.web.jinja import COMPILED, compile_templates
from rekindle.web.static_files import BUILT, FILES, MANIFEST, WEB, manifest

__all__ = ["BuildError", "build", "manifest", "minified_css", "minified_js"]

SOURCES: Final = WEB / "static"

_CSS_IMPORT = re.compile(r'@import url\("([^"]+)"\);')
_CSS_URL = re.compile(r'url\("([^"#:]+)"\)')
_CSS_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")
_JS_IMPORT = re.compile(r'(\b(?:from|import)\s*\(?\s*)"(\.{1,2}/[^"]+)"')

_STRING = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_CSS_COMMENT = re.compile(rf"{_STRING}|/\*.*?\*/", re.DOTALL)
_CSS_STRING = re.compile(_STRING)
_JS_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*.*\*/[ \t]*)\n", re.MULTILINE)


class BuildError(Exception):
    """The sources do not fit together."""


def build() -> bool:
    """Bring `built/` up to date; whether anything had to be done.

    Raises:
        BuildError: A style sheet or a script refers to a file that is not there, or two refer to each other.
    """
    BUILT.mkdir(exist_ok=True)
    with _alone():
        digest = _digest()
        if digest == _built_from():
            return False
        names = _Build().all()
        _sweep({FILES / name for name in names.values()})
        _put(MANIFEST, json.dumps({"digest": digest, "files": names}, indent=1, sort_keys=True).encode())
    manifest.cache_clear()
    return True


def minified_css(text: str) -> str:
    """The style sheet without comments and needless space. Strings stay as they are."""
    bare = _CSS_COMMENT.sub(lambda found: found[1] or "", text)
    pieces = _CSS_STRING.split(bare)  # every second piece is a string
    pieces[::2] = [_without_space(piece) for piece in pieces[::2]]
    return "".join(pieces).strip() + "\n"


def _without_space(plain: str) -> str:
    plain = re.sub(r"\s+", " ", plain)
    # A space before a colon may part two selectors, and one before a bracket two conditions: both stay.
    plain = re.sub(r" ?([{};,]) ?", r"\1", plain)
    return re.sub(r"([:(]) ", r"\1", plain).replace(";}", "}")


def minified_js(text: str) -> str:
    """The script without the lines that hold nothing but a comment. What runs is not touched."""
    return re.sub(r"\n{2,}", "\n", _JS_COMMENT.sub("", text)).lstrip("\n")


class _Build:
    """One build: every source once, in the order in which they need each other."""

    def __init__(self) -> None:
        self._cut = fonts.cut(BUILT / "cut")
        self._names: dict[str, str] = {}
        self._under_way: list[str] = []

    def all(self) -> dict[str, str]:
        """Build everything; of each source its new name."""
        laid_in = {
            _beside(sheet, path)
            for sheet in _sources(".css")
            for path in _CSS_IMPORT.findall((SOURCES / sheet).read_text(encoding="utf-8"))
        }
        for source in [*_sources(), *(f"fonts/{name}" for name in self._cut)]:
            if source not in laid_in:
                self._name(source)
        return self._names

    def _name(self, source: str) -> str:
        """Build `source` unless it has been built; its new name."""
        if source not in self._names:
            content = self._content(source)
            stem, dot, suffix = source.rpartition(".")
            name = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
            _put_compressed(FILES / name, content)
            self._names[source] = name
        return self._names[source]

    def _content(self, source: str) -> bytes:
        if self._is_cut(source):
            return self._cut[posixpath.basename(source)].read_bytes()
        if source.endswith(".css"):
            return minified_css(self._sheet(source, into=source)).encode()
        if source.endswith(".js"):
            return minified_js(self._script(source)).encode()
        return (SOURCES / source).read_bytes()

    def _sheet(self, source: str, into: str) -> str:
        """The style sheet with those it imports laid in, and the files it shows named as seen from `into`."""
        with self._once(source):
            text = (SOURCES / source).read_text(encoding="utf-8")
            # A typeface whose package is missing is left out whole: the page falls back to the system's faces.
            text = _CSS_FACE.sub(lambda face: face[0] if self._has_font(source, face[0]) else "", text)
            text = _CSS_URL.sub(
                lambda url: url[0] if url[1].endswith(".css") else f'url("{self._seen(source, url[1], into)}")', text
            )
            return _CSS_IMPORT.sub(lambda sheet: self._sheet(self._there(source, sheet[1]), into), text)

    def _script(self, source: str) -> str:
        with self._once(source):
            text = (SOURCES / source).read_text(encoding="utf-8")
            return _JS_IMPORT.sub(lambda path: f'{path[1]}"{self._seen(source, path[2], source)}"', text)

    def _seen(self, source: str, path: str, into: str) -> str:
        """The new name of what `source` calls `path`, as written in `into`."""
        name = posixpath.relpath(self._name(self._there(source, path)), posixpath.dirname(into))
        return name if name.startswith(".") else f"./{name}"

    def _there(self, source: str, path: str) -> str:
        wanted = _beside(source, path)
        if not self._is_cut(wanted) and not (SOURCES / wanted).is_file():
            raise BuildError(f"{source} refers to {path}, which is not there.")
        return wanted

    def _has_font(self, source: str, face: str) -> bool:
        return all(self._is_cut(_beside(source, path)) for path in _CSS_URL.findall(face))

    def _is_cut(self, source: str) -> bool:
        return source.startswith("fonts/") and posixpath.basename(source) in self._cut

    @contextmanager
    def _once(self, source: str) -> Iterator[None]:
        if source in self._under_way:
            raise BuildError(f"These files refer to each other: {' > '.join([*self._under_way, source])}.")
        self._under_way.append(source)
        yield
        self._under_way.pop()


def _sources(suffix: str = "") -> list[str]:
    """Every source file, as a path below `static/`, in the same order each time."""
    files = (path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file())
    return sorted(name for name in files if name.endswith(suffix) and "/." not in f"/{name}")


def _beside(source: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def _digest() -> str:
    """Changes when a build would come out otherwise: other sources, other letters, another way to build."""
    digest = hashlib.sha256(fonts.fingerprint().encode())
    for path in (Path(__file__), Path(fonts.__file__)):
        digest.update(path.read_bytes())
    for source in _sources():
        digest.update(source.encode() + b"\0" + (SOURCES / source).read_bytes() + b"\0")
    return digest.hexdigest()


def _built_from() -> str | None:
    """The digest of what was built last, or None when something of it is missing."""
    try:
        last = json.loads(MANIFEST.read_text(encoding="utf-8"))
        whole = all((FILES / name).is_file() for name in last["files"].values())
        return str(last["digest"]) if whole else None
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return None


def _put_compressed(path: Path, content: bytes) -> None:
    """Write the file, and beside it what is sent to a browser that can unpack, where that is smaller."""
    _put(path, content)
    if path.suffix == ".woff2":  # compressed inside
        return
    packed = {".br": brotli.compress(content, quality=11), ".gz": gzip.compress(content, compresslevel=9, mtime=0)}
    for suffix, smaller in packed.items():
        if len(smaller) < len(content):
            _put(path.with_name(path.name + suffix), smaller)


def _put(path: Path, content: bytes) -> None:
    # In one step, so that a server that is reading never meets half a file.
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".half")
    half.write_bytes(content)
    half.replace(path)


def _sweep(current: set[Path]) -> None:
    """Remove what earlier builds left: files of other contents, faces cut from other packages."""
    for path in FILES.rglob("*"):
        if path.is_file() and path not in current and path.with_suffix("") not in current:
            path.unlink()
    for place in (BUILT / "cut").iterdir():
        if place.name != fonts.fingerprint():
            shutil.rmtree(place)


@contextmanager
def _alone() -> Iterator[None]:
    """Two builds at once, such as two test runs, wait for each other."""
    with (BUILT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Build, and say in one line what came of it."""
    try:
        done = build()
        compile_templates(COMPILED)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{'Built' if done else 'Nothing had changed in'} {len(manifest())} static files.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
