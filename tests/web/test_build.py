"""The build: hashed names, references that follow, compression, budgets, and never a page that breaks."""

import gzip
import json
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import brotli
import pytest
from fontTools.ttLib import TTFont

from rekindle.web import build as building
from rekindle.web import fonts, static_files
from rekindle.web.build import BuildError, build
from rekindle.web.static_files import HASHED, NoSuchFile, NotBuilt, manifest, static

KB: Final = 1024


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the build reads `static/` and writes `built/`."""
    (tmp_path / "static").mkdir()
    monkeypatch.setattr(building, "SOURCES", tmp_path / "static")
    for module in (building, static_files):
        monkeypatch.setattr(module, "BUILT", tmp_path / "built", raising=False)
        monkeypatch.setattr(module, "FILES", tmp_path / "built" / "files")
        monkeypatch.setattr(module, "MANIFEST", tmp_path / "built" / "manifest.json")
    # Cutting the real faces is tried once, below; here it would only take time.
    monkeypatch.setattr(fonts, "sources", dict)
    manifest.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def forget_the_manifest() -> Iterable[None]:
    yield
    manifest.cache_clear()


def put(place: Path, **files: str) -> None:
    for name, text in files.items():
        path = place / "static" / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def built(place: Path, name: str) -> str:
    return (place / "built" / "files" / manifest()[name]).read_text(encoding="utf-8")


# --- Names and references ---------------------------------------------------------------------------


def test_a_file_is_named_by_what_is_inside(place: Path) -> None:
    put(place, js__a_js="export const a = 1;\n")
    build()
    first = manifest()["js/a.js"]
    assert re.fullmatch(r"js/a\.[0-9a-f]{12}\.js", first)
    put(place, js__a_js="export const a = 2;\n")
    build()
    assert manifest()["js/a.js"] != first
    assert not (place / "built" / "files" / first).exists()


def test_style_sheets_are_laid_together_and_what_they_show_is_named_anew(place: Path) -> None:
    put(
        place,
        css__all_css='@import url("parts/one.css");\nb { color: blue; }\n',
        css__parts__one_css='a { background: url("../../dot.svg"); }\n',
        dot_svg="<svg/>",
    )
    build()
    dot = manifest()["dot.svg"]
    assert built(place, "css/all.css") == f'a{{background:url("../{dot}")}}b{{color:blue}}\n'
    assert "css/parts/one.css" not in manifest()


def test_a_script_that_imports_another_is_given_its_new_name(place: Path) -> None:
    put(
        place,
        js__a_js='import { b } from "./b.js";\nimport("../c.js");\n',
        js__b_js="export const b = 1;\n",
        c_js="1;\n",
    )
    build()
    b, c = Path(manifest()["js/b.js"]).name, manifest()["c.js"]
    assert built(place, "js/a.js") == f'import {{ b }} from "./{b}";\nimport("../{c}");\n'


def test_a_change_in_what_is_referred_to_changes_the_name_of_what_refers(place: Path) -> None:
    put(place, a_js='import "./b.js";\n', b_js="1;\n")
    build()
    before = manifest()["a.js"]
    put(place, b_js="2;\n")
    build()
    assert manifest()["a.js"] != before


def test_a_reference_to_nothing_is_an_error_that_says_where(place: Path) -> None:
    put(place, css__a_css='a { background: url("gone.svg"); }\n')
    with pytest.raises(BuildError, match=r"css/a\.css refers to gone\.svg, which is not there\."):
        build()


def test_files_that_refer_to_each_other_are_an_error_and_not_an_endless_build(place: Path) -> None:
    put(place, a_js='import "./b.js";\n', b_js='import "./a.js";\n')
    with pytest.raises(BuildError, match=r"a\.js > b\.js > a\.js"):
        build()


# --- Doing nothing, and doing it once ---------------------------------------------------------------


def test_nothing_is_done_when_nothing_has_changed(place: Path) -> None:
    put(place, a_js="1;\n")
    assert build() is True
    before = {path: path.stat().st_mtime_ns for path in (place / "built").rglob("*")}
    assert build() is False
    assert {path: path.stat().st_mtime_ns for path in (place / "built").rglob("*")} | before == before


@pytest.mark.parametrize(
    "damage", [lambda built: built.write_text("{"), lambda built: built.write_text("{}"), Path.unlink]
)
def test_a_damaged_manifest_is_built_again(place: Path, damage: Callable[[Path], object]) -> None:
    put(place, a_js="1;\n")
    build()
    damage(place / "built" / "manifest.json")
    assert build() is True


def test_a_missing_file_is_built_again(place: Path) -> None:
    put(place, a_js="1;\n")
    build()
    (place / "built" / "files" / manifest()["a.js"]).unlink()
    assert build() is True
    assert built(place, "a.js") == "1;\n"


def test_two_builds_at_once_do_the_work_once(place: Path) -> None:
    put(place, **{f"js__f{number}_js": f"export const a = {number};\n" for number in range(30)})
    done: list[bool] = []
    threads = [threading.Thread(target=lambda: done.append(build())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, False, False, True]
    assert len(manifest()) == 30


# --- Compression ------------------------------------------------------------------------------------


def test_what_is_sent_packed_is_the_same_as_what_is_sent_plain(place: Path) -> None:
    put(place, js__a_js="export const words = 'one two three';\n" * 50)
    build()
    file = place / "built" / "files" / manifest()["js/a.js"]
    assert gzip.decompress(file.with_name(file.name + ".gz").read_bytes()) == file.read_bytes()
    assert brotli.decompress(file.with_name(file.name + ".br").read_bytes()) == file.read_bytes()


def test_a_file_that_packing_would_make_longer_is_left_alone(place: Path) -> None:
    put(place, a_js="1;\n")
    build()
    assert [path.name for path in (place / "built" / "files").iterdir()] == [manifest()["a.js"]]


# --- Serving ----------------------------------------------------------------------------------------


def test_before_anything_is_built_the_error_says_what_to_do(place: Path) -> None:
    with pytest.raises(NotBuilt, match=r"Run: python -m rekindle\.web\.build"):
        static("css/a.css")


def test_an_unknown_file_is_an_error_that_lists_what_there_is(place: Path) -> None:
    put(place, a_js="1;\n")
    build()
    with pytest.raises(NoSuchFile, match=r"no static file named 'b\.js'\. There are: a\.js\."):
        static("b.js")


def ask(place: Path, address: str, **environ: str) -> tuple[str, dict[str, str], bytes]:
    """One GET through the static files, with an application behind that says "page"."""
    said: list[Any] = []

    def page(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"page"]

    server = static_files.static_files(page)
    answer = server(
        {"REQUEST_METHOD": "GET", "PATH_INFO": address, **environ},
        lambda status, headers, *_: said.extend((status, headers)),
    )
    body = b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return said[0], dict(said[1]), body


def test_a_built_file_is_kept_for_good_and_sent_packed(place: Path) -> None:
    put(place, js__a_js="export const words = 'one two three';\n" * 50)
    build()
    status, headers, body = ask(place, static("js/a.js"), HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert status == "200 OK"
    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert brotli.decompress(body) == b"export const words = 'one two three';\n" * 50


@pytest.mark.parametrize(
    "address", ["/", "/static/", "/static/js/a.js", "/static/../manifest.json", "/manifest.json"]
)
def test_everything_else_is_asked_of_the_pages(place: Path, address: str) -> None:
    put(place, js__a_js="1;\n")
    build()
    assert ask(place, address)[2] == b"page"


# --- The real thing ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> dict[str, Path]:
    """The real files, built where the app serves them from."""
    build()
    manifest.cache_clear()
    return {name: static_files.FILES / now for name, now in manifest().items()}


def packed(file: Path) -> int:
    """Bytes over the wire to a browser that knows gzip, the lesser of the two."""
    smaller = file.with_name(file.name + ".gz")
    return (smaller if smaller.exists() else file).stat().st_size


def test_the_files_of_a_first_visit_are_light(real: dict[str, Path]) -> None:
    # 45 KB for the whole of Today besides fonts; two thirds of it stay for the page itself.
    first = ("css/rekindle.css", "js/page.js", "js/idle.js", "js/drafts.js", "mark.svg")
    assert sum(packed(real[name]) for name in first) <= 15 * KB
    assert packed(real["css/player.css"]) <= 3 * KB


def test_the_scripts_are_small_even_unpacked(real: dict[str, Path]) -> None:
    scripts = {name: file.stat().st_size for name, file in real.items() if name.endswith(".js")}
    assert max(scripts.values()) <= 4 * KB
    everywhere = [scripts.pop(name) for name in ("js/page.js", "js/idle.js")]
    assert sum(everywhere) + max(scripts.values()) <= 12 * KB


def test_a_script_is_small_with_all_that_it_brings_along(real: dict[str, Path]) -> None:
    named = {file.name: file for file in real.values()}

    def with_others(file: Path) -> set[Path]:
        found = re.findall(r'from "\./([^"]+)"', file.read_text(encoding="utf-8"))
        return {file}.union(*(with_others(named[name]) for name in found))

    everywhere = {file for name in ("js/page.js", "js/idle.js") for file in with_others(real[name])}
    for name, file in real.items():
        if name.endswith(".js"):
            assert sum(packed(one) for one in everywhere | with_others(file)) <= 8 * KB, name


def test_the_typefaces_are_cut_to_what_is_read_here(real: dict[str, Path]) -> None:
    faces = [file for name, file in real.items() if name.endswith(".woff2")]
    assert len(faces) == len(fonts.FACES)
    assert sum(file.stat().st_size for file in faces) <= 60 * KB
    for file in faces:
        with TTFont(file) as face:
            assert face.getBestCmap().keys() >= {ord(letter) for letter in "AZaz09 éßłŞțœ…€"}


def test_every_reference_in_a_built_file_leads_to_a_built_file(real: dict[str, Path]) -> None:
    for file in real.values():
        if file.suffix in {".css", ".js"}:
            text = file.read_text(encoding="utf-8")
            for path in re.findall(r'url\("([^"]+)"\)|(?:from|import)\s*\(?"(\.[^"]+)"', text):
                wanted = "".join(path)
                assert HASHED.search(wanted)
                assert (file.parent / wanted).is_file()


def test_every_file_is_named_by_its_hash(real: dict[str, Path]) -> None:
    assert all(HASHED.search(file.name) for file in real.values())
    assert json.loads(static_files.MANIFEST.read_text())["files"].keys() == real.keys()


def test_a_missing_typeface_never_breaks_the_build(place: Path) -> None:
    face = '@font-face { font-family: "V"; src: url("../fonts/voice.woff2") format("woff2"); }\n'
    put(place, css__a_css=face + 'a { font-family: "V", serif; }\n')
    build()
    assert built(place, "css/a.css") == 'a{font-family:"V",serif}\n'


def test_a_typeface_is_cut_once_for_the_same_letters(tmp_path: Path) -> None:
    first = fonts.cut(tmp_path)
    before = {name: path.stat().st_mtime_ns for name, path in first.items()}
    assert before
    assert {name: path.stat().st_mtime_ns for name, path in fonts.cut(tmp_path).items()} == before
