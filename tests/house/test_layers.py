"""The import contracts leave nothing out, and the five rooms reach for nothing but what they are handed."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.repository import ROOT, expect_none, files_ending, name_of

SOURCE = ROOT / "src" / "rekindle"
HEART = frozenset({"method", "life", "guide", "story", "help"})
SHARED = frozenset({"sentences"})
"""What every room may use: it marks words for translators, and reaches for nothing."""
ALLOWED = frozenset(
    {
        *("collections", "collections.abc", "csv", "dataclasses", "datetime", "enum", "functools", "io", "itertools"),
        *("math", "re", "types", "typing", "unicodedata", "urllib.parse", "__future__"),
        *("msgspec", "msgspec.structs", "msgspec.inspect", "tomli"),
    }
)
"""What the heart imports from outside: nothing that knows a clock, chance, a file, a network or this computer."""
ALLOWED_NAMES = frozenset({"pathlib.PurePosixPath", "random.Random"})
"""Names from modules that are not allowed whole: one reads the shape of a path, one says what is handed in."""
REACHING = frozenset({"open", "input", "print", "exec", "eval", "__import__", "Random", "now", "today", "utcnow"})
"""What no room calls, as a function or a method."""


def contracts() -> dict[str, dict[str, Any]]:
    """Give the import contracts by their numbers."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {one["name"].partition(".")[0]: one for one in settings["tool"]["importlinter"]["contracts"]}


def names_in(folder: Path) -> set[str]:
    """Name the modules and packages that lie in a folder."""
    return {one.stem for one in folder.iterdir() if one.suffix == ".py" or (one / "__init__.py").is_file()} - {
        "__init__"
    }


def named(contract: str, key: str) -> set[str]:
    return {one.removeprefix("rekindle.") for one in contracts()[contract][key]}


EVERY = names_in(SOURCE) - {"__main__"}
LISTS = {
    ("2", "forbidden_modules"): EVERY - {"sealed"} - SHARED,
    ("3", "source_modules"): EVERY - {"sealed"},
    ("3a", "source_modules"): EVERY - {"pictures"},
    ("4", "source_modules"): EVERY - {"store", "web", "bootstrap", "cli"},
    ("5", "source_modules"): HEART,
    ("5", "forbidden_modules"): EVERY - HEART - SHARED,
    ("8", "modules"): {
        f"exchange.{one}" for one in names_in(SOURCE / "exchange") if (SOURCE / "exchange" / one).is_dir()
    },
}
"""Contract and key, and what has to be named there: a room or a format that is new is in none of them yet."""


@pytest.mark.parametrize("place", LISTS, ids=" ".join)
def test_every_list_of_a_contract_names_all_that_belongs_there(place: tuple[str, str]) -> None:
    assert named(*place) == LISTS[place]


def test_every_room_has_its_layer() -> None:
    layers = contracts()["1"]
    assert (layers["containers"], layers["exhaustive"], "exhaustive_ignores" in layers) == (["rekindle"], True, False)
    assert {one for layer in layers["layers"] for one in layer.split(" | ")} == names_in(SOURCE)


def test_the_heart_imports_nothing_that_could_reach_outside() -> None:
    expect_none(
        f"{name_of(file)}:{line} imports {name}"
        for file in heart()
        for line, module, name in imports_of(ast.parse(file.read_bytes()))
        if not module.startswith("rekindle") and module not in ALLOWED and name not in ALLOWED_NAMES
    )


def test_the_heart_asks_no_clock_draws_no_lot_and_opens_no_file() -> None:
    expect_none(
        f"{name_of(file)}:{call.lineno} calls {called(call)}"
        for file in heart()
        for call in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(call, ast.Call) and reaches(call)
    )


@pytest.mark.parametrize(
    "line",
    ["datetime.now(UTC)", "date.today()", "open('x')", "Random()", "at.astimezone()", "random.Random(1)"],
)
def test_a_call_that_reaches_outside_is_seen(line: str) -> None:
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)
    assert reaches(call)


@pytest.mark.parametrize("line", ["draw.random()", "at.astimezone(UTC)", "date.fromisoformat(text)", "now"])
def test_what_is_handed_in_may_be_used(line: str) -> None:
    assert not any(isinstance(one, ast.Call) and reaches(one) for one in ast.walk(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["import os", "from os import environ", "import urllib.request", "from time import time"]
)
def test_an_import_that_reaches_outside_is_seen(line: str) -> None:
    ((_line, module, name),) = imports_of(ast.parse(line))
    assert module not in ALLOWED
    assert name not in ALLOWED_NAMES


def heart() -> list[Path]:
    found = [file for room in sorted(HEART) for file in files_ending(".py", under=f"src/rekindle/{room}")]
    assert {file.relative_to(SOURCE).parts[0] for file in found} == HEART
    return found


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Give each import's line, module, and the full name of what is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from ((node.lineno, module, f"{module}.{one.name}") for one in node.names)


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def reaches(call: ast.Call) -> bool:
    """Tell whether a call reaches outside; without a zone, `astimezone` asks this computer for its own."""
    return called(call) in REACHING or (called(call) == "astimezone" and not call.args and not call.keywords)
