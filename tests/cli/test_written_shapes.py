"""The shapes that docs/terminal.md promises to scripts are the ones that the commands print, key by key."""

import json
import re
from collections.abc import Sequence
from typing import Any, get_args

import pytest

from rekindle.app.house import House
from rekindle.life.codec import CLASSES
from rekindle.life.records import Shown
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of
from tests.house.repository import ROOT
from tests.life.kinds import one_of_each

PAGE = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
COMMANDS, KINDS = PAGE.split("One thing that is kept has")
NAME = re.compile(r"`([a-z_]+)`")
SHOWN_KINDS = {kind for kind, cls in CLASSES.items() if cls in get_args(Shown)}


def promised(name: str, page: str = COMMANDS) -> list[list[str]]:
    """Give the keys that the table promises for a command or a kind, one list for each part of its sentence."""
    (row,) = (line for line in page.splitlines() if line.startswith("|") and f"`{name}`" in line.split("|")[1])
    return [NAME.findall(part) for part in re.split(r"[;:]|, each with", row.split("|")[2])]


def printed(terminal: Terminal, *args: str, typed: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(terminal.run(*args, "--json", typed=typed).out)
    return read


@pytest.mark.parametrize(
    "args",
    [
        ["now", "--felt", "3"],
        ["write", "a page"],
        ["flicker", "a bird"],
        ["step"],
        ["step", "--again", "words-ten"],
        ["kept"],
        ["library"],
        ["map"],
        ["suits"],
        ["help-lines", "NZ"],
        ["settings"],
        ["private"],
        ["doctor"],
    ],
)
def test_each_command_prints_the_keys_that_are_promised(terminal: Terminal, args: Sequence[str]) -> None:
    terminal.run("flicker", "something to find")
    name = " ".join(one for one in args[:2] if one == args[0] or one == "--again")
    assert sorted(printed(terminal, *args)) == sorted(promised(name)[0])


def test_what_is_changed_or_let_go_has_the_same_keys(terminal: Terminal) -> None:
    page = printed(terminal, "write", "a page")["id"]
    for args in (["change", page, "other"], ["let-go", page], ["bring-back"]):
        assert sorted(printed(terminal, *args)) == sorted(promised(args[0])[0])


def test_what_lies_inside_has_the_promised_keys_too(terminal: Terminal) -> None:
    terminal.run("flicker", "a bird")
    assert sorted(printed(terminal, "kept")["days"][0]) == ["day", "kept"]
    assert sorted(printed(terminal, "library")["practices"][0]) == sorted(promised("library")[1])
    assert sorted(printed(terminal, "private")["parts"][0]) == sorted(promised("private")[1])
    assert "countries" in printed(terminal, "help-lines")


def test_the_page_names_every_kind_that_is_shown_and_no_other() -> None:
    assert set(re.findall(r"^\| `([\w-]+)` \|", KINDS, re.MULTILINE)) == SHOWN_KINDS


def test_each_kind_has_the_promised_keys(terminal: Terminal, house: House) -> None:
    terminal.begin()
    diary = diary_of(house)
    for record in one_of_each(diary.now()):
        diary.keep(record)
    kept = [one for day in printed(terminal, "kept")["days"] for one in day["kept"]]
    assert {one["kind"] for one in kept} == SHOWN_KINDS
    for one in kept:
        assert sorted(one) == sorted(["id", "kind", "at", *promised(one["kind"], KINDS)[0]])
