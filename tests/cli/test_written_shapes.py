"""The shapes that docs/terminal.md promises to scripts are the ones that the commands print, key by key."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest

from rekindle.app.house import House
from rekindle.app.practising import Played, finish
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
COMMANDS, KINDS = PAGE.split("One thing that is kept has")
NAME = re.compile(r"`([a-z_]+)`")


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


def test_each_kind_has_the_promised_keys(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--felt", "3")
    terminal.run("write", "a page")
    terminal.run("flicker", "a bird")
    practice = house.library.catalogue.by_id("senses-three-sounds")
    finish(diary_of(house), Played(practice, "usual", "done"))
    kept = printed(terminal, "kept")["days"][0]["kept"]
    assert len(kept) == 4
    for one in kept:
        assert sorted(one) == sorted(["id", "kind", "at", *promised(one["kind"], KINDS)[0]])
