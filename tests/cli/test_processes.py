"""The main ways through real processes: begin, keep, read back, locked or not, one after another and at once."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rekindle.cli.aside import LOOKS
from rekindle.cli.ending import LOOK
from tests.cli.processes import rekindle, started, texts_in
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.privacy.test_what_the_host_can_see import COMMANDS_THAT_TAKE_NO_WORDS

PASSPHRASE = "wet slate, tin roof, slow tram"
LONG_LINE = "x" * 6000
"""Longer than a terminal's own line editing takes (4,095 on Linux)."""


def records(home: Path, **env: str) -> int:
    """Give how many records open in a home."""
    return int(json.loads(rekindle(home, "doctor", "--json", env=env).stdout)["records"])


def test_a_first_command_begins_and_a_second_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = rekindle(home, "now", "--felt", "3", "--json")
    assert (first.returncode, json.loads(first.stdout)["kind"]) == (0, "check-in")
    assert "without a passphrase" in first.stderr
    second = rekindle(home, "write", "-", typed="kept by hand\n")
    assert (second.returncode, second.stdout, second.stderr) == (0, "Kept.\n", "")
    assert records(home) == 4
    assert home.stat().st_mode & 0o077 == 0
    assert not any(b"kept by hand" in file.read_bytes() for file in home.iterdir())


def test_a_locked_home_opens_with_the_passphrase_alone(tmp_path: Path) -> None:
    locked = {"REKINDLE_PASSPHRASE": PASSPHRASE}
    assert rekindle(tmp_path, "flicker", "a bird", env=locked).returncode == 0
    shut = subprocess.run(
        [sys.executable, "-m", "rekindle", "--home", str(tmp_path), "write", "x"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # so that there is no terminal to ask on
        check=False,
        timeout=60,
    )
    assert (shut.returncode, shut.stdout) == (1, "")
    assert "there is no terminal to ask on" in shut.stderr
    wrong = rekindle(tmp_path, "write", "x", env={"REKINDLE_PASSPHRASE": "grey heron on the wall"})
    assert (wrong.returncode, wrong.stderr) == (1, "This passphrase does not open it. Capitals and spaces count.\n")
    assert records(tmp_path, **locked) == 3


@pytest.mark.parametrize("command", sorted(COMMANDS_THAT_TAKE_NO_WORDS - {"serve"}))
def test_a_command_that_nothing_was_loaded_for_before_begins(tmp_path: Path, command: str) -> None:
    rekindle(tmp_path, "flicker", "a bird")
    with started(tmp_path, command) as process:
        _out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    assert "Something went wrong in Rekindle itself" not in err
    assert process.returncode in {0, 1, 2}


def test_two_first_commands_at_once_begin_once_and_keep_both(tmp_path: Path) -> None:
    both = [started(tmp_path / "home", "write", f"at once {number}") for number in range(2)]
    done = [(*one.communicate(timeout=60), one.returncode) for one in both]
    assert [status for _out, _err, status in done] == [0, 0], done
    assert sum("without a passphrase" in err for _out, err, _status in done) == 1
    assert records(tmp_path / "home") == 4


def test_two_looks_at_once_hold_the_same_step(tmp_path: Path) -> None:
    rekindle(tmp_path, "now", "--state", "far")
    both = [started(tmp_path, "step", "--json") for _ in range(2)]
    ids = {json.loads(one.communicate(timeout=60)[0])["id"] for one in both}
    assert len(ids) == 1
    assert records(tmp_path) == 4


def test_a_person_types_a_hidden_passphrase_and_a_page(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "a bird", env={"REKINDLE_PASSPHRASE": PASSPHRASE})
    with PseudoTerminal(tmp_path, "write") as person:
        person.read_until("Passphrase: ")
        person.type(f"{PASSPHRASE}\n")
        person.read_until("ends it and keeps it.")
        person.type(f"first line\n{LONG_LINE}\n.\n")
        person.read_until("Kept.")
        assert person.status() == 0
        assert PASSPHRASE not in person.shown
    assert texts_in(tmp_path, {"REKINDLE_PASSPHRASE": PASSPHRASE}) == [f"first line\n{LONG_LINE}", "a bird"]


@pytest.mark.parametrize(
    ("command", "prompt", "typed"),
    [
        ("write", "lets it go.", "typed before the end\n"),
        ("write", "lets it go.", "a whole line\nand a half"),
        ("flicker", "A few words for it:", "a heron"),
        ("flicker", "A few words for it:", "a heron\n"),
    ],
)
def test_a_window_that_is_closed_keeps_what_was_typed(tmp_path: Path, command: str, prompt: str, typed: str) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    with PseudoTerminal(tmp_path, command) as person:
        person.read_until(prompt)
        type_slowly(person, typed)
        time.sleep(2 * LOOK)
        person.close()
    last = typed.strip().rpartition("\n")[2]
    found = json.loads(rekindle(tmp_path, "find", "-", "--json", typed=last).stdout)
    assert [hit["text"] for hit in found["hits"]] == [typed.strip()]


def test_a_window_that_is_closed_keeps_what_was_added_to_a_page(tmp_path: Path) -> None:
    page = json.loads(rekindle(tmp_path, "write", "--json", "to begin").stdout)["id"]
    with PseudoTerminal(tmp_path, "change", page, "--add") as person:
        person.read_until("lets it go.")
        type_slowly(person, "more of it\nand a half")
        time.sleep(2 * LOOK)
        person.close()
    assert texts_in(tmp_path) == ["to begin\nmore of it\nand a half"]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("command", "prompt", "typed"),
    [
        (["write"], "lets it go.", "a whole line\nand a half"),
        (["write", "--ten"], "Right now:", "cold and mine"),
        (["flicker"], "A few words for it:", "a heron"),
        (["change", "ID", "--add"], "lets it go.", "more of it\nand a half"),
        (["do", "hope-too-slow"], "Enter begins:", "\nso slow\nand a half"),
    ],
)
def test_a_process_that_is_asked_to_end_keeps_what_was_typed_the_line_begun_too(
    tmp_path: Path, ending: signal.Signals, command: list[str], prompt: str, typed: str
) -> None:
    page = json.loads(rekindle(tmp_path, "write", "--json", "to begin").stdout)["id"]
    with PseudoTerminal(tmp_path, *[page if word == "ID" else word for word in command]) as person:
        person.read_until(prompt)
        type_slowly(person, typed)
        os.kill(person.pid, ending)
        assert person.status() == 0
        assert "Traceback" not in person.shown
    assert " ".join(typed.split()) in " ".join(rekindle(tmp_path, "kept", "today").stdout.split())
    assert json.loads(rekindle(tmp_path, "drafts", "--json").stdout)["drafts"] == []


def test_what_an_editor_has_saved_is_kept_when_the_process_is_asked_to_end(tmp_path: Path) -> None:
    home, script, ready = tmp_path / "home", tmp_path / "editor", tmp_path / "ready"
    script.write_text(f'#!/bin/sh\necho saved so far >"$1"\ntouch {ready}\nexec sleep 60\n')
    script.chmod(0o700)
    rekindle(home, "flicker", "to begin")
    with PseudoTerminal(home, "write", "--editor", env={"VISUAL": str(script)}) as person:
        person.read_until("outside the lock.")
        while not ready.exists():
            time.sleep(0.01)
        os.kill(person.pid, signal.SIGTERM)
        assert person.status() == 0
    assert texts_in(home) == ["saved so far", "to begin"]


def type_slowly(person: PseudoTerminal, typed: str) -> None:
    """Type once the program itself reads the line, and wait until all of it was read."""
    person.until_it_asks()
    person.type(typed)
    person.read_until(typed.strip().rpartition("\n")[2])
    person.until_it_waits()


def see_it_put_aside(home: Path, text: str, person: PseudoTerminal) -> dict[str, str]:
    """Let time go by until the one draft that there is has this text; give it."""
    until = time.monotonic() + LOOK * LOOKS / 2
    while True:
        person.let_time_go_by()
        drafts: list[dict[str, str]] = json.loads(rekindle(home, "drafts", "--json").stdout)["drafts"]
        if [draft["text"] for draft in drafts] == [text]:
            return drafts[0]
        assert time.monotonic() < until, drafts


@pytest.mark.parametrize(
    ("command", "prompt", "form"),
    [
        (["write"], "lets it go.", "page"),
        (["write", "--ten"], "Right now:", "ten-words"),
        (["flicker"], "A few words for it:", "flicker"),
    ],
)
def test_what_is_being_typed_outlives_a_kill_as_a_draft(
    tmp_path: Path, command: list[str], prompt: str, form: str
) -> None:
    rekindle(tmp_path, "write", "to begin")
    with PseudoTerminal(tmp_path, *command) as person:
        person.read_until(prompt)
        type_slowly(person, "begun and not")
        see_it_put_aside(tmp_path, "begun and not", person)
        os.kill(person.pid, signal.SIGKILL)
    (draft,) = json.loads(rekindle(tmp_path, "drafts", "--json").stdout)["drafts"]
    assert (draft["text"], draft["form"]) == ("begun and not", form)
    assert not any(b"begun and not" in file.read_bytes() for file in tmp_path.iterdir())
    assert rekindle(tmp_path, "drafts", draft["id"], "--keep").returncode == 0
    assert "begun and not" in rekindle(tmp_path, "kept").stdout


@pytest.mark.parametrize(("end", "kept"), [(" any more\n.\n", 1), ("\x03", 0)])
def test_the_draft_goes_when_what_was_typed_is_kept_or_let_go(tmp_path: Path, end: str, kept: int) -> None:
    rekindle(tmp_path, "write", "to begin")
    with PseudoTerminal(tmp_path, "write") as person:
        person.read_until("lets it go.")
        type_slowly(person, "first line\nbegun")
        see_it_put_aside(tmp_path, "first line\nbegun", person)
        type_slowly(person, " and not")
        see_it_put_aside(tmp_path, "first line\nbegun and not", person)
        person.type(end)
        assert person.status() == 1 - kept
    assert json.loads(rekindle(tmp_path, "drafts", "--json").stdout)["drafts"] == []
    assert texts_in(tmp_path) == ["first line\nbegun and not any more", "to begin"][1 - kept :]


@pytest.mark.parametrize(
    ("command", "prompt", "typed"),
    [("write", "Ctrl-C lets it go.", "a line\nand a half"), ("flicker", "A few words for it: ", "a heron")],
)
def test_ctrl_c_while_writing_keeps_nothing_and_it_can_come_back_as_a_draft(
    tmp_path: Path, command: str, prompt: str, typed: str
) -> None:
    with PseudoTerminal(tmp_path, command) as person:
        person.read_until(prompt)
        type_slowly(person, typed)
        person.type("\x03")
        assert person.status() == 1
        assert "\nStopped. Nothing was kept. For ten minutes “rekindle bring-back” brings it" in person.shown
        assert "Traceback" not in person.shown
    assert json.loads(rekindle(tmp_path, "drafts", "--json").stdout)["drafts"] == []
    assert rekindle(tmp_path, "bring-back").returncode == 0
    (draft,) = json.loads(rekindle(tmp_path, "drafts", "--json").stdout)["drafts"]
    assert draft["text"] == typed


def test_ctrl_c_before_anything_was_typed_leaves_nothing_to_bring_back(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "write") as person:
        person.read_until_asked("Ctrl-C lets it go.")
        person.type("\x03")
        assert person.status() == 1
        assert "Stopped. Nothing was kept.\n" in person.shown
    assert records(tmp_path) == 2


@pytest.mark.parametrize(
    ("typed", "said"), [("\n", "Nothing was changed.\n"), ("\x03", "Stopped. Nothing was changed.\n")]
)
def test_no_code_on_paper_becomes_worthless_by_a_slip(tmp_path: Path, typed: str, said: str) -> None:
    locked = {"REKINDLE_PASSPHRASE": PASSPHRASE}
    first = rekindle(tmp_path, "passphrase", env=locked)
    (code,) = re.findall(r"^  ([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)$", first.stdout, re.MULTILINE)
    with PseudoTerminal(tmp_path, "recovery", env=locked) as person:
        person.read_until("The code from before opens nothing any more then.")
        person.read_until_asked("Enter to leave all as it is: ")
        person.type(typed)
        assert person.status() == 1
        assert person.shown.endswith(said)
    with PseudoTerminal(tmp_path, "recovery", "--drill") as person:
        person.read_until("does not show): ")
        person.type(f"{code}\n")
        person.read_until("It works.")
        assert person.status() == 0


def test_whoever_is_sure_gets_a_new_code(tmp_path: Path) -> None:
    locked = {"REKINDLE_PASSPHRASE": PASSPHRASE}
    rekindle(tmp_path, "passphrase", env=locked)
    with PseudoTerminal(tmp_path, "recovery", env=locked) as person:
        person.read_until_asked("Enter to leave all as it is: ")
        person.type("new\n")
        person.read_until("This is your recovery code.")
        assert person.status() == 0


def test_ctrl_c_before_all_goes_says_that_nothing_was_removed(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "a heron")
    with PseudoTerminal(tmp_path, "remove-everything") as person:
        person.read_until_asked("Enter to leave all as it is: ")
        person.type("\x03")
        assert person.status() == 1
        assert person.shown.endswith("Stopped. Nothing was removed.\n")
    assert texts_in(tmp_path) == ["a heron"]


def test_a_step_is_done_at_a_terminal(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "do", "words-ten") as person:
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until("Right now … ")
        person.type("rain on tin\n")
        person.read_until("lets them go: ")
        person.type("\n")
        person.read_until("A number, or Enter to skip: ")
        person.type("2\n")
        person.read_until("A word for it, if one comes: ")
        person.type("soft\n")
        assert person.status() == 0


def test_in_a_narrow_window_a_question_breaks_between_words(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "do", "words-ten", env={"COLUMNS": "30"}) as person:
        person.read_until("Enter begins: ")
        person.type("\nrain\n")
        person.read_until("Enter keeps your words, l and\nEnter lets them go: ")
        person.type("l\n\n")
        assert person.status() == 0


@pytest.mark.parametrize(
    ("answers", "question"),
    [([], "lets them go: "), (["\n"], "Enter to skip: "), (["\n", "2\n"], "A word for it, if one comes: ")],
)
def test_ctrl_c_after_a_step_keeps_the_words_and_asks_nothing_more(
    tmp_path: Path, answers: list[str], question: str
) -> None:
    with PseudoTerminal(tmp_path, "do", "hope-too-slow") as person:
        person.read_until("Enter begins: ")
        person.type("\nso slow\n.\n")
        for answer, asked in zip([*answers, "\x03"], ["lets them go: ", "to skip: ", "comes: "], strict=False):
            person.read_until_asked(asked)
            person.type(answer)
        assert person.status() == 0
        assert question in person.shown
        assert person.shown.count("What you wrote is kept.") == 1
        assert "Traceback" not in person.shown
    assert "so slow" in rekindle(tmp_path, "kept").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_where_nothing_can_be_printed_it_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rekindle", "--home", str(tmp_path), "help-lines", "GB"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_whoever_stops_reading_early_sees_no_trace(tmp_path: Path) -> None:
    listing = started(tmp_path, "help-lines")
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.close()
    assert listing.stderr.read() == ""
    assert listing.wait(timeout=60) == 0
    listing.stderr.close()


def test_a_file_that_is_no_database_is_one_sentence_and_a_finding(tmp_path: Path) -> None:
    (tmp_path / "rekindle.sqlite3").write_bytes(b"these are not rows " * 1000)
    kept = rekindle(tmp_path, "now", "--felt", "3")
    assert (kept.returncode, len(kept.stderr.splitlines())) == (1, 1)
    assert kept.stderr.startswith("The file where everything is kept cannot be read.")
    looked = rekindle(tmp_path, "doctor", "--json")
    (finding,) = [one for one in json.loads(looked.stdout)["findings"] if not one["mended"]]
    assert (looked.returncode, finding["where"]) == (1, "rekindle.sqlite3")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused = rekindle(tmp_path / "file" / "home", "write", "x")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "Nothing can be written in the folder where it is kept. Please check the folder and the disk.\n"
    )


@pytest.mark.parametrize(("answer", "month"), [("1", "03"), ("2", "02"), ("", "")])
def test_at_a_terminal_an_unclear_order_of_dates_is_asked_for(tmp_path: Path, answer: str, month: str) -> None:
    journal = tmp_path / "journal.txt"
    journal.write_text("[02/03/2019 09:00 AM] rain on tin\n", encoding="utf-8")
    home = tmp_path / "home"
    with PseudoTerminal(home, "import", str(journal), "--yes") as person:
        person.read_until_asked("A number, or Enter to leave it: ")
        person.type(f"{answer}\n")
        assert person.status() == (0 if answer else 1)
        assert "Which day is “02/03/2019" in person.shown
    if month:
        assert f"2019-{month}-" in rekindle(home, "kept", "--json").stdout
