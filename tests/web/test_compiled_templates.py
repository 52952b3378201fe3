"""Templates are compiled once, by the build; a server reads them, compiles what it misses, and writes nothing."""

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


def never(*_: object, **__: object) -> None:
    raise AssertionError("it was compiled again")


def test_a_server_compiles_nothing_that_the_build_has_compiled(
    served: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_templates(tmp_path)
    monkeypatch.setattr(Environment, "compile", never)
    assert set(served.list_templates()) == EVERY
    for name in EVERY:
        served.get_template(name)


def test_a_second_build_compiles_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_templates(tmp_path)
    monkeypatch.setattr(Environment, "compile", never)
    compile_templates(tmp_path)


@pytest.mark.parametrize("damaged", [b"", b"not one of ours", None], ids=["empty", "other bytes", "cut off"])
def test_what_is_damaged_is_compiled_anew(served: Environment, tmp_path: Path, damaged: bytes | None) -> None:
    compile_templates(tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-20] if damaged is None else damaged)
    for name in EVERY:
        served.get_template(name)


def test_a_server_that_misses_them_compiles_them_and_writes_nothing(served: Environment, tmp_path: Path) -> None:
    for name in EVERY:
        served.get_template(name)
    assert list(tmp_path.iterdir()) == []
