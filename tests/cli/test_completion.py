"""Tab in a shell: commands, options and names, asked of a real one; no home is opened, no database loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rekindle.cli.commands import PLACES
from rekindle.cli.completion import WHERE
from tests.cli.conftest import Terminal
from tests.cli.processes import surroundings

ASKED = {
    "": ["now", "help-lines", "completion"],
    "--h": ["--home", "--help"],
    "do senses-th": ["senses-three-bites", "senses-three-sounds"],
    "now --fe": ["--felt", "--feeling"],
    "now --state f": ["far", "foggy"],
    "now --feeling behind": ["behind-glass"],
    "now --need qui": ["quiet"],
    "now --energy l": ["little"],
    "kept yes": ["yesterday"],
    "settings lo": ["lock-after"],
    "settings theme d": ["device", "dark"],
    "help-lines g": ["GB"],
    "completion z": ["zsh"],
}
PRESS_TAB = """
eval "$(rekindle completion bash)"
while IFS= read -r line; do
    read -r -a COMP_WORDS <<< "rekindle $line"
    case "rekindle $line" in *" ") COMP_WORDS+=("");; esac
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _rekindle_completion rekindle
    echo "${COMPREPLY[*]}"
done
"""


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a shell that finds `rekindle`, with a home that is not there."""
    program = tmp_path / "bin" / "rekindle"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m rekindle "$@"\n')
    program.chmod(0o700)
    return surroundings(tmp_path / "home", {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"})


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_commands_options_and_names(shell: dict[str, str], tmp_path: Path) -> None:
    typed = "".join(f"{line}\n" for line in ASKED)
    pressed = subprocess.run(
        ["bash", "-c", PRESS_TAB], input=typed, env=shell, capture_output=True, text=True, timeout=60, check=True
    )
    assert pressed.stderr == ""
    for (line, expected), offered in zip(ASKED.items(), pressed.stdout.splitlines(), strict=True):
        assert set(expected) <= set(offered.split()), line
    assert not (tmp_path / "home").exists()


def test_nothing_of_a_database_is_loaded_for_it(shell: dict[str, str]) -> None:
    env = {**shell, "COMP_WORDS": "rekindle now --state ", "COMP_CWORD": "3", "_REKINDLE_COMPLETE": "bash_complete"}
    command = [sys.executable, "-X", "importtime", "-m", "rekindle"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True)
    assert "plain,far" in done.stdout.splitlines()
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert not {"django", "cryptography", "sqlite3"} & loaded


@pytest.mark.parametrize("name", WHERE)
def test_each_shell_is_told_where_its_part_goes(terminal: Terminal, name: str) -> None:
    answered = terminal.run("completion", name)
    file, line = WHERE[name]
    assert answered.status == 0
    assert answered.out.startswith(f"# This line goes into {file}:\n#   {line}\n")
    assert "_REKINDLE_COMPLETE" in answered.out
    if shutil.which(name):
        subprocess.run([name, "-n", "-c", answered.out], check=True)


def test_every_command_stands_in_the_list(terminal: Terminal) -> None:
    answered = terminal.run(env={"COMP_WORDS": "rekindle ", "COMP_CWORD": "1", "_REKINDLE_COMPLETE": "bash_complete"})
    assert answered.status == 0
    assert [line.removeprefix("plain,") for line in answered.out.splitlines()] == list(PLACES)
