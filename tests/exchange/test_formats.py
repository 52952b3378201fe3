"""Every format is a folder of one shape, found by what is in a file, and loaded only when it is asked for."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rekindle import exchange
from rekindle.exchange import NAMES, WRITTEN, formats
from rekindle.exchange.errors import NotRecognised
from tests.exchange.reading import source_of
from tests.exchange.test_archive import archive, plain
from tests.house.repository import ROOT

FOLDERS = sorted(file.parent.name for file in Path(exchange.__file__).parent.glob("*/__init__.py"))


def test_every_folder_is_a_format_and_every_format_a_folder() -> None:
    assert sorted(NAMES) == FOLDERS
    assert [formats.named(name).name for name in NAMES] == list(NAMES)
    assert tuple(name for name in NAMES if formats.named(name).write) == WRITTEN
    assert all(formats.named(name).file_name and formats.named(name).media_type for name in WRITTEN)


def test_no_folder_knows_another() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (kept_apart,) = (one["modules"] for one in contracts if one["type"] == "independence")
    assert sorted(kept_apart) == [f"rekindle.exchange.{name}" for name in FOLDERS]


def test_an_unknown_name_is_no_format() -> None:
    with pytest.raises(ValueError, match="no format"):
        formats.named("os")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (archive(), "archive"),
        (plain().encode(), "archive"),
        (b"[2013-06-09 15:39] Words\n", "jrnl"),
        (b"2013-06-09 15:39 Words\n", "jrnl"),
        (b"gAAAAA" + b"x" * 100, "jrnl"),
    ],
)
def test_a_file_is_told_by_what_is_in_it(file: bytes, name: str) -> None:
    assert formats.recognise(source_of(file)).name == name


@pytest.mark.parametrize("file", [b"x", b"\n", b"\xff" * 100, b"<html>", b"%PDF-1.7" + bytes(200), b"\x1f\x8b" * 100])
def test_what_is_none_of_ours_is_said_to_be_none(file: bytes) -> None:
    with pytest.raises(NotRecognised):
        formats.recognise(source_of(file))


def test_who_brings_nothing_in_or_out_loads_no_format() -> None:
    loaded = "[name for name in sys.modules if name.startswith('rekindle.exchange')]"
    asked = f"import sys, rekindle.bootstrap, rekindle.cli.now; print({loaded})"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert told.stdout.strip() == "[]"
