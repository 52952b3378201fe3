"""The terminal in odd surroundings: odd words, folders, windows and streams; each gets one clear sentence."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from rekindle.life.records import CheckIn, Entry, Flicker
from rekindle.life.texts import cleaned
from tests.cli.conftest import Terminal
from tests.cli.keeping import kept
from tests.cli.processes import PATIENCE, surroundings, texts_in
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.web.input.naughty import STRINGS

NOT_UTF_8 = "This is not text in UTF-8, so it could not be read. Nothing was kept.\n"
NO_FOLDER = "Nothing can be written in the folder where it is kept. Please check the folder and the disk.\n"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ARGUMENTS = [string for string in STRINGS if "\x00" not in string and cleaned(string).strip()]
"""What a command line can hold: a NUL ends an argument."""


def whole(
    *args: str | bytes, env: Mapping[str, str] | None = None, shell: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process, its words as bytes; `shell` says where its streams lead."""
    command = [os.fsencode(one) for one in (sys.executable, "-m", "rekindle", *args)]
    if shell:
        command = [b"/bin/sh", b"-c", f'exec "$@" {shell}'.encode(), b"sh", *command]
    return subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
    )


# --- Words --------------------------------------------------------------------------------------------


def test_every_string_is_kept_from_the_command_line_and_steers_nothing(terminal: Terminal, house: House) -> None:
    for string in ARGUMENTS:
        answered = terminal.run("write", "--", string) if string != "-" else terminal.run("write", "-", typed="-")
        assert (answered.status, STEERING.search(answered.everything)) == (0, None), string
    written = sorted(one.text for one in kept(house, Entry))
    assert written == sorted(cleaned(string).strip() for string in ARGUMENTS)


def test_all_strings_are_kept_at_once_from_standard_input_and_from_a_prompt(terminal: Terminal, house: House) -> None:
    text = "\n".join(STRINGS)
    assert terminal.run("write", "-", typed=text).status == 0
    assert terminal.run("write", typed=text).status == 0
    for entry in kept(house, Entry):
        assert entry.text == cleaned(text).strip()


def test_a_check_in_takes_any_of_them_as_a_word_and_as_a_line(terminal: Terminal, house: House) -> None:
    for string in ARGUMENTS[::7]:
        answered = terminal.run("now", f"--note={string}", f"--need={string}", f"--feeling={string}:faint", typed="x")
        assert answered.status in {0, 1, 2}
        assert not STEERING.search(answered.everything)
        assert "Something went wrong" not in answered.err
    assert kept(house, CheckIn)


@pytest.mark.parametrize("args", ["do --", "help-lines --", "now --state", "now --felt", "library --need"])
def test_what_is_none_of_the_answers_is_said_without_harm(terminal: Terminal, args: str) -> None:
    for string in ARGUMENTS[::5]:
        answered = terminal.run(*args.split(), string)
        assert answered.status in {0, 1, 2}
        assert not STEERING.search(answered.everything)
        assert "Something went wrong" not in answered.err


@pytest.mark.parametrize("args", [["write"], ["flicker"], ["now", "--note"], ["now", "--feeling"], ["now", "--need"]])
def test_bytes_that_are_no_letters_are_refused_and_not_mangled(
    terminal: Terminal, house: House, args: list[str]
) -> None:
    terminal.begin()
    answered = terminal.run(*args, os.fsdecode(b"caf\xe9"))
    assert (answered.status, answered.err) == (1, NOT_UTF_8)
    assert (kept(house, Entry), kept(house, Flicker), kept(house, CheckIn)) == ([], [], [])


# --- Folders ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["new\nline", "a?mode=memory&x#y%41", "'; --\x1b[2J", "\udcff\udcfe"])
def test_a_home_may_have_any_name(tmp_path: Path, name: str) -> None:
    for more in ("first", "second"):
        answered = whole("--home", os.fsencode(tmp_path) + b"/" + os.fsencode(name), "write", more)
        assert (answered.returncode, answered.stdout) == (0, b"Kept.\n")
        assert b"\x1b" not in answered.stderr
    assert texts_in(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + os.fsencode(name)))) == ["second", "first"]
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("way", ["option", "environment"])
@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3_000, "loop", "loop/x", "file/x", "~nobody-of-this-name/x"])
def test_a_home_that_cannot_be_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, way: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").touch()
    home = name if name.startswith("~") else f"{tmp_path}/{name}"
    monkeypatch.delenv("REKINDLE_PASSPHRASE", raising=False)
    monkeypatch.setenv("REKINDLE_HOME", home if way == "environment" else str(tmp_path))
    args = ["--home", home, "write", "words"] if way == "option" else ["write", "words"]
    assert run(args, Visit()) == 1
    said = capsys.readouterr().err
    assert said in {NO_FOLDER, "The name of the folder begins with ~, and there is nobody of that name here.\n"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "loop"]


# --- Surroundings -------------------------------------------------------------------------------------


def test_in_a_locale_without_letters_the_words_are_whole(tmp_path: Path) -> None:
    bare = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for text in ("é 雨 🌧", "plain"):
        answered = whole("write", text.encode(), env=surroundings(tmp_path, bare))
        assert (answered.returncode, answered.stdout) == (0, b"Kept.\n")
    assert texts_in(tmp_path) == ["plain", "é 雨 🌧"]


@pytest.mark.parametrize(
    "env",
    [
        {"COLUMNS": "1", "LINES": "1"},
        {"COLUMNS": "10000"},
        {"COLUMNS": "-5", "LINES": "x"},
        {"TERM": "\x1b[2J", "COLORTERM": "\x07"},
        {"LANG": "xx_YY.UTF-99", "LANGUAGE": "../../etc", "TZ": "../../etc/passwd"},
        {"HOME": "", "XDG_DATA_HOME": "relative", "TMPDIR": "/nowhere"},
    ],
)
def test_an_odd_terminal_shows_the_same_words(terminal: Terminal, env: Mapping[str, str]) -> None:
    usual = terminal.run("help-lines", "IE").out
    odd = terminal.run("help-lines", "IE", env=env)
    assert (odd.status, odd.out.split()) == (0, usual.split())


@pytest.mark.parametrize("columns", ["1", "10000"])
def test_a_narrow_and_a_wide_window_lose_no_word(tmp_path: Path, columns: str) -> None:
    with PseudoTerminal(tmp_path, "help-lines", "IE", env={"COLUMNS": columns}) as window:
        assert window.status() == 0
        assert all(word in window.shown.split() for word in ("112", "999", "116"))
        assert max(map(len, window.shown.splitlines())) < 120


FULL = "/dev/full"
STREAMS = (">&-", "2>&-", "<&-", ">&- 2>&-", f">{FULL}", f"2>{FULL}", ">/dev/null 2>&1")


def test_whatever_became_of_its_streams_the_words_are_kept(tmp_path: Path) -> None:
    there = [one for one in STREAMS if FULL not in one or Path(FULL).exists()]
    for streams in there:
        answered = whole("write", streams, env=surroundings(tmp_path), shell=streams)
        assert answered.returncode in {0, 1}, streams
        assert b"Traceback" not in answered.stderr
        if streams == f">{FULL}":
            assert b"What was to be shown here could not be written. What was kept is kept.\n" in answered.stderr
    assert texts_in(tmp_path) == there[::-1]


@pytest.mark.parametrize("passphrase", ["\udcff wet slate, tin roof", "x" * 5_000, " \t ", "é" * 2_000])
def test_an_odd_passphrase_in_the_environment_opens_what_it_locked_or_is_refused(
    tmp_path: Path, passphrase: str
) -> None:
    env = surroundings(tmp_path, {"REKINDLE_PASSPHRASE": passphrase})
    first, second = (whole("write", words, "--json", env=env) for words in ("first", "second"))
    assert first.returncode == second.returncode
    assert b"Something went wrong" not in first.stderr + second.stderr
    if second.returncode == 0:
        assert json.loads(second.stdout)["kind"] == "entry"
