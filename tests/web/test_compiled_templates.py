"""Templates are compiled once, by the build; a server reads them, compiles what it misses, and writes nothing."""

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from rekindle.web import jinja
from rekindle.web.jinja import TEMPLATES, compile_templates, environment

EVERY = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html")}


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """The environment of a server that looks for compiled templates in an empty folder."""
    monkeypatch.setattr(jinja, "COMPILED", tmp_path)
    return environment()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every template compiled."""
    folder = tmp_path_factory.mktemp("built")
    compile_templates(folder)
    return folder


@pytest.fixture
def compiled(built: Path, tmp_path: Path) -> Path:
    """The folder that the server reads, with every template compiled."""
    return Path(shutil.copytree(built, tmp_path, dirs_exist_ok=True))


def never(*_: object, **__: object) -> None:
    raise AssertionError("it was compiled again")


def test_a_server_compiles_nothing_that_the_build_has_compiled(
    served: Environment, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(compiled.iterdir())
    monkeypatch.setattr(Environment, "compile", never)
    assert set(served.list_templates()) == EVERY
    for name in EVERY:
        served.get_template(name)


def test_a_second_build_compiles_nothing_again(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", never)
    compile_templates(compiled)


@pytest.mark.parametrize("damaged", [b"", b"not one of ours", None], ids=["empty", "other bytes", "cut off"])
def test_what_is_damaged_is_compiled_anew(served: Environment, compiled: Path, damaged: bytes | None) -> None:
    for file in compiled.iterdir():
        file.write_bytes(file.read_bytes()[:-20] if damaged is None else damaged)
    for name in EVERY:
        served.get_template(name)


def test_a_server_that_misses_them_compiles_them_and_writes_nothing(served: Environment, tmp_path: Path) -> None:
    for name in EVERY:
        served.get_template(name)
    assert list(tmp_path.iterdir()) == []
