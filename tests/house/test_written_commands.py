"""What the pages tell people to type works: every command that is written down is there, with its options."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile

from rekindle.cli.commands import PLACES
from tests.house.repository import ROOT, expect_none, files_ending, name_of

CONSOLE = re.compile(r"^( *)```console\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z]+):(.*)$", re.MULTILINE)
SHELL = {"|", "||", "&&", ";", "<", ">", ">>", "\\"}
TYPED = re.compile(r"^\s*\$ (.+)$", re.MULTILINE)


def typed_commands(program: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (page, words after the program's name) of every written command of one program."""
    for page in (ROOT / "README.md", *files_ending(".md", under="docs")):
        for _indent, block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for line in TYPED.findall(block):
                first, *words = takewhile(lambda word: word not in SHELL, shlex.split(line, comments=True))
                if first == program:
                    yield name_of(page), words


def command_of(words: list[str]) -> str:
    """Give the name of the command among the words after `rekindle`; "" where there is none."""
    rest = iter(words)
    for word in rest:
        if word == "--home":
            next(rest)
        elif not word.startswith("-"):
            return word
    return ""


def options_in(words: list[str]) -> list[str]:
    """Give the long options among the words, without their values."""
    return [word.partition("=")[0] for word in words if word.startswith("--")]


def help_of(command: str) -> str | None:
    """Give what `rekindle COMMAND --help` prints; None when it does not end well."""
    asked = (sys.executable, "-m", "rekindle", *([command] if command else []), "--help")
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    answer = subprocess.run(asked, capture_output=True, text=True, check=False, env=settings)
    return answer.stdout if answer.returncode == 0 else None


def targets() -> dict[str, str]:
    """Give the targets of the Makefile, each with the rest of its line."""
    return dict(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


def test_every_make_command_on_our_pages_is_there() -> None:
    written = [
        (page, word) for page, words in typed_commands("make") for word in words if re.fullmatch("[a-z]+", word)
    ]
    assert written
    expect_none(f"{page}: make {word}" for page, word in written if word not in targets())


def test_every_make_target_says_what_it_does() -> None:
    expect_none(target for target, rest in targets().items() if " ## " not in rest)


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(("make",), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    expect_none(target for target in targets() if f"make {target} " not in listed)


def test_every_rekindle_command_stands_on_the_page_about_the_terminal() -> None:
    page = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
    expect_none(name for name in PLACES if f"rekindle {name}" not in page and f"`{name}`" not in page)


def test_every_rekindle_command_on_our_pages_works_as_written() -> None:
    written = list(typed_commands("rekindle"))
    assert written
    commands = sorted({"", *(command_of(words) for _page, words in written)})
    with ThreadPoolExecutor() as pool:
        helps = dict(zip(commands, pool.map(help_of, commands), strict=True))
    expect_none(f"rekindle {command} --help fails" for command in commands if helps[command] is None)
    expect_none(
        f"{page}: rekindle {' '.join(words)}: {option}"
        for page, words in written
        for option in options_in(words)
        if not re.search(rf"{option}\b", f"{helps['']} {helps[command_of(words)]}")
    )
