"""The place where errors end: one sentence and an exit status, never a trace or a message that could hold content."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from rekindle import __version__
from rekindle.app.house import House
from rekindle.cli.commands import EXAMPLES, PLACES
from rekindle.cli.refusals import NOT_REACHED, SEE_DOCTOR, UNKNOWN, sentence_for
from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from rekindle.store.errors import HomeBusy, HomeDamaged, HomeError, HomeFull, HomeNotWritable
from tests.cli.conftest import Terminal
from tests.house.repository import ROOT

CONTENT = "something nobody else may read"


@pytest.fixture
def failing(capsys: pytest.CaptureFixture[str]) -> Callable[[BaseException], tuple[int, str, str]]:
    """Run a command in a house whose opening goes wrong; give status, standard output and standard error."""

    def fail(error: BaseException) -> tuple[int, str, str]:
        def open_house(_folder: Path) -> House:
            raise error

        status = run(["write", CONTENT], Visit(Path("/nowhere"), open_house))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return fail


@pytest.mark.parametrize("error", [ValueError(CONTENT), RecursionError(CONTENT), KeyError(CONTENT), MemoryError()])
def test_what_is_not_known_gets_its_kind_and_place_and_not_its_message(
    failing: Callable[[BaseException], tuple[int, str, str]], error: Exception
) -> None:
    status, out, err = failing(error)
    assert (status, out) == (1, "")
    assert err.startswith(f"{UNKNOWN} ({type(error).__name__}, cli/visit.py:")
    assert CONTENT not in err
    assert "Traceback" not in err


def test_ctrl_c_is_one_word(failing: Callable[[BaseException], tuple[int, str, str]]) -> None:
    status, _out, err = failing(KeyboardInterrupt())
    assert (status, err.strip()) == (1, "Stopped.")


def test_someone_who_stopped_reading_is_no_error(failing: Callable[[BaseException], tuple[int, str, str]]) -> None:
    assert failing(BrokenPipeError()) == (0, "", "")


def test_a_file_that_cannot_be_read_is_one_sentence(
    failing: Callable[[BaseException], tuple[int, str, str]],
) -> None:
    status, _out, err = failing(PermissionError(13, "Permission denied", f"/srv/x/{CONTENT}"))
    assert (status, err) == (1, f"{NOT_REACHED} {SEE_DOCTOR}\n")


def test_what_the_database_says_is_told_in_plain_words(house: House) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        with pytest.raises(OperationalError) as told:
            cursor.execute("DELETE FROM link")
        cursor.execute("PRAGMA query_only=OFF")
    assert sentence_for(told.value) == HomeNotWritable.message


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", HomeBusy),
        ("SQLITE_BUSY_SNAPSHOT", HomeBusy),
        ("SQLITE_LOCKED", HomeBusy),
        ("SQLITE_FULL", HomeFull),
        ("SQLITE_CANTOPEN", HomeNotWritable),
        ("SQLITE_CORRUPT", HomeDamaged),
        ("SQLITE_NOTADB", HomeDamaged),
    ],
)
def test_each_trouble_of_the_database_has_its_sentence(name: str, kind: type[HomeError]) -> None:
    cause = sqlite3.OperationalError(CONTENT)
    cause.sqlite_errorname = name
    error = OperationalError(CONTENT)
    error.__cause__ = cause
    assert sentence_for(error) == kind.message


def test_a_file_that_is_no_database_is_told_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("just words " * 100)
    with pytest.raises(sqlite3.DatabaseError) as told:
        sqlite3.connect(file).execute("SELECT * FROM person")
    assert sentence_for(told.value) == HomeDamaged.message


@pytest.mark.parametrize("command", PLACES)
def test_every_command_explains_itself(terminal: Terminal, house: House, command: str) -> None:
    answered = terminal.run(command, "--help")
    assert answered.status == 0
    assert f"Usage: rekindle {command}" in answered.out
    assert "--home DIR" in answered.out
    assert "!" not in answered.out
    assert house.people.only() is None


def test_the_help_says_that_the_shell_remembers(terminal: Terminal) -> None:
    for command in ("write", "flicker", "now"):
        assert "shell's history" in terminal.run(command, "--help").out


def test_the_help_lists_every_command_in_whole_sentences(terminal: Terminal) -> None:
    listed = terminal.run("--help").out
    assert all(re.search(rf"^  {command} +[A-Z]", listed, re.MULTILINE) for command in PLACES)
    assert not re.search(r"\.\.\.$", listed.partition("Today:")[2], re.MULTILINE)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("command", ["", *PLACES])
def test_the_help_fits_the_window(terminal: Terminal, command: str, columns: str) -> None:
    shown = terminal.run(*filter(None, [command]), "--help", env={"COLUMNS": columns}).out
    assert max(map(len, shown.splitlines())) < int(columns)


def test_every_example_in_the_help_is_a_command(terminal: Terminal) -> None:
    for line, _does in EXAMPLES:
        program, command, *_words = line.split()
        assert (program, command in PLACES) == ("rekindle", True)


@pytest.mark.parametrize(
    "args", [["nosuch"], ["--nosuch"], ["now", "--home"], ["now", "--home", ""], ["--home", "", "now"], ["\x1b[2J"]]
)
def test_wrong_usage_is_status_two(terminal: Terminal, args: list[str]) -> None:
    answered = terminal.run(*args)
    assert (answered.status, answered.out) == (2, "")
    assert "--help” shows how." in answered.err
    assert "\x1b" not in answered.err


CLICKS_OWN = re.compile(
    r"Missing|Invalid value|No such|unexpected extra|does not take|requires|not one of|not a valid|not in the range|"
    r"Did you mean|is a file\.$|possible options"
)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["import"], "PATH is missing."),
        (["export"], "PATH is missing."),
        (["completion"], "SHELL is missing. SHELL can be one of these: bash, zsh, fish."),
        (["completion", "tcsh"], "SHELL can be one of these: bash, zsh, fish."),
        (["settings", "volume"], "NAME can be one of these: country, lock-after,"),
        (
            ["find", "--kind", "dream"],
            "--kind can be one of these: check-in, page, flicker, practice, list, letter,",
        ),
        (["serve", "--port", "few"], "--port takes a whole number from 0 to 65535."),
        (["serve", "--port", "65536"], "--port takes a whole number from 0 to 65535."),
        (["library", "--minutes", "few"], "--minutes takes a number, 0 or more."),
        (["library", "--minutes", "-1"], "--minutes takes a number, 0 or more."),
        (["now", "--felt", "11"], "--felt: A whole number from 0 to 10 is what fits here."),
        (["write", "--day", "someday"], "--day: “someday” is no day."),
        (["now", "--note"], "Something has to follow --note."),
        (["lock", "--home"], "Something has to follow --home."),
        (["undo-import", "--yes=1"], "--yes takes nothing after it."),
        (["lock", "now"], "There is more in this line than the command takes."),
        (["nosuch"], "There is no command “nosuch”."),
        (["wrte"], "There is no command “wrte”. Perhaps write?\n"),
        (["fliker"], "There is no command “fliker”. Perhaps flicker?\n"),
        (["zzzz"], "There is no command “zzzz”.\n"),
        (["help", "wrte"], "There is no command “wrte”. Perhaps write?\n"),
        (
            ["do", "senses-three-sound"],
            "There is no practice called senses-three-sound. Perhaps senses-three-sounds?\n",
        ),
        (["--no-browser", "kept"], "--port and --no-browser are for starting."),
        (["kept", "--jsn"], "There is no option “--jsn” here. Perhaps --json?"),
        (["-q"], "There is no option “-q” here."),
        (["drafts", "--keep"], "Which one? An ID from “rekindle drafts” has to stand there too."),
    ],
)
def test_what_was_typed_wrong_is_said_in_our_words(terminal: Terminal, args: list[str], said: str) -> None:
    answered = terminal.run(*args)
    assert (answered.status, answered.out) == (2, "")
    assert answered.err.startswith(said)
    command = f"rekindle {args[0]}" if args[0] in PLACES else "rekindle"
    assert answered.err.endswith(f"“{command} --help” shows how.\n")


@pytest.mark.parametrize("command", PLACES)
@pytest.mark.parametrize("args", [["--nosuch"], ["--home"], ["--json=1"], ["--yes=1"], ["1"] * 9, []])
def test_no_command_speaks_in_the_words_of_its_library(terminal: Terminal, command: str, args: list[str]) -> None:
    if command == "serve" and "--home" not in args and "--nosuch" not in args:
        args = ["--port=few"]
    answered = terminal.run(command, *args, typed="")
    assert not CLICKS_OWN.search(answered.err)


def test_help_typed_as_a_word_is_the_same_help(terminal: Terminal) -> None:
    assert terminal.run("help").out == terminal.run("--help").out
    assert terminal.run("help", "write").out == terminal.run("write", "--help").out


def test_it_says_which_version_it_is(terminal: Terminal) -> None:
    answered = terminal.run("--version")
    assert (answered.status, answered.out) == (0, f"Rekindle {__version__}\n")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_home_that_is_a_file_is_wrong_usage(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    answered = terminal.run("--home", str(file), "now")
    assert (answered.status, answered.out) == (2, "")
    assert answered.err.startswith("--home: there is a file of that name. Name a folder.\n")
