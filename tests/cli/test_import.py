"""`rekindle import`, `undo-import` and `export`: said before it is done, asked once, whole or not at all."""

import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rekindle.app import importing
from rekindle.app.house import House
from rekindle.app.ports import Row
from rekindle.bootstrap import local_at
from rekindle.cli.talk import Talk
from rekindle.life.records import Entry, Import
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.cli.keeping import diary_of, kept
from tests.cli.processes import rekindle, surroundings
from tests.conftest import MORNING, StillClock

FILE = """before it
[2013-06-09 15:39] My first entry. *
With a body.

[2013-06-10] Another
"""


@pytest.fixture
def journal(tmp_path: Path) -> str:
    """A file of jrnl with two entries, and a line before them."""
    file = tmp_path / "journal.txt"
    file.write_text(f"[x] {FILE}")
    return str(file)


def texts(house: House) -> list[str]:
    return sorted(entry.text for entry in kept(house, Entry))


def printed(out: str) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(out)
    return shape


# --- import --------------------------------------------------------------------------------------------------


def test_it_says_what_is_in_it_and_asks_once(terminal: Terminal, house: House, journal: str) -> None:
    answered = terminal.run("import", journal, typed="y\n")
    assert answered.status == 0
    assert "2 are new." in answered.out
    assert "1 was not understood." in answered.out
    assert "From 9 June 2013 to 10 June 2013." in answered.out
    assert "Line 1: This stands before the first date." in answered.out
    assert answered.out.count("Take it in?") == 1
    assert texts(house) == ["Another", "My first entry.\nWith a body."]


@pytest.mark.parametrize("typed", ["", "\n", "n\n", "what\n"])
def test_no_answer_is_a_no_and_leaves_nothing(terminal: Terminal, house: House, journal: str, typed: str) -> None:
    answered = terminal.run("import", journal, typed=typed)
    assert answered.status == 0
    assert "Nothing was added." in answered.out
    assert texts(house) == []
    assert importing.last_taken(diary_of(house)) is None


def test_ctrl_c_at_the_question_leaves_nothing(
    terminal: Terminal, house: House, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    terminal.begin()
    monkeypatch.setattr(Talk, "ask", interrupted)
    assert terminal.run("import", journal).status == 1
    assert texts(house) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM record WHERE leaves_at IS NOT NULL OR batch IS NOT NULL")
        assert cursor.fetchone() == (0,)


def test_a_dry_run_counts_exactly_and_adds_nothing(terminal: Terminal, house: House, journal: str) -> None:
    terminal.begin()
    answered = terminal.run("import", journal, "--dry-run", "--json", "--yes")
    assert printed(answered.out) == {
        "format": "jrnl",
        "found": 3,
        "added": 2,
        "already": 0,
        "twice": 0,
        "elsewhere": 0,
        "first_day": "2013-06-09",
        "last_day": "2013-06-10",
        "not_understood": [{"where": "line 1", "why": "This stands before the first date."}],
        "not_understood_in_all": 1,
    }
    assert texts(house) == []
    assert kept(house, Import) == []


def test_all_of_one_day_is_said_so_and_of_nothing_understood_no_day(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    file.write_text("[2013-06-09 10:00] One\n[2013-06-09 23:59] Two\n")
    assert "\nOn 9 June 2013.\n" in terminal.run("import", str(file), "--dry-run").out
    file.write_text("[2013-06-09 10:00]\n")
    read = printed(terminal.run("import", str(file), "--dry-run", "--json").out)
    assert (read["found"], read["first_day"], read["last_day"]) == (1, None, None)


def test_a_script_imports_without_being_asked_and_again_adds_nothing(
    terminal: Terminal, house: House, journal: str
) -> None:
    first, second = (printed(terminal.run("import", journal, "--yes", "--json").out) for _ in range(2))
    assert (first["found"], first["added"], first["already"]) == (3, 2, 0)
    assert (second["found"], second["added"], second["already"]) == (3, 0, 2)
    assert len(texts(house)) == 2


def test_a_script_that_does_not_say_yes_is_asked_and_told_what_came_in(
    terminal: Terminal, house: House, journal: str
) -> None:
    assert printed(terminal.run("import", journal, "--json").out)["added"] == 0
    assert texts(house) == []
    answered = terminal.run("import", journal, "--json", typed="y\n")
    assert printed(answered.out)["added"] == 2
    assert "Take it in?" in answered.err


def test_standard_input_is_read_where_nobody_has_to_be_asked(terminal: Terminal, house: House) -> None:
    terminal.begin()
    asked = terminal.run("import", "-", typed=FILE.replace("before it\n", ""))
    assert (asked.status, texts(house)) == (1, [])
    assert "Add --yes" in asked.err
    assert terminal.run("import", "-", "--yes", typed=FILE.replace("before it\n", "")).status == 0
    assert len(texts(house)) == 2


def test_dates_that_can_be_read_in_two_ways_are_asked_for(terminal: Terminal, house: House, tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    file.write_text("[05/06/2013 10:00] Words\n")
    asked = terminal.run("import", str(file), "--dry-run")
    assert asked.status == 1
    assert "Say which comes first: day, month or year. Add one of these: --dates dmy, --dates mdy." in asked.err
    assert "“05/06/2013 10:00” would be: 5 June 2013 (dmy), 6 May 2013 (mdy).\n" in asked.err
    assert terminal.run("import", str(file), "--yes", "--dates", "dmy").status == 0
    (entry,) = kept(house, Entry)
    assert entry.at == local_at(entry.at.replace(tzinfo=None))
    assert entry.at.month == 6


def test_what_stands_in_the_file_twice_is_not_said_to_be_here_already(
    terminal: Terminal, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 2)  # the second of two that are the same comes in another handful
    file = tmp_path / "journal.txt"
    file.write_text("[2013-06-09] One\n[2013-06-09] Two\n[2013-06-09] Three\n[2013-06-09] One\n[2013-06-09] One\n")
    asked = terminal.run("import", str(file), typed="y\n").out
    assert "3 are new.\n2 stand there twice.\n" in asked
    assert "here already" not in asked
    assert texts(house) == ["One", "Three", "Two"]
    read = printed(terminal.run("import", str(file), "--yes", "--json").out)
    assert (read["added"], read["already"], read["twice"]) == (0, 5, 0)


def test_the_same_file_by_another_order_of_dates_says_what_comes_first(
    terminal: Terminal, house: House, tmp_path: Path
) -> None:
    file = tmp_path / "journal.txt"
    file.write_text("[05/06/2013 10:00] Words\n[03/04/2013 10:00] More\n[07/07/2013 10:00] On no other day\n")
    terminal.run("import", str(file), "--yes", "--dates", "dmy")
    moved, *_others = list(diary_of(house).month("2013-04"))
    said = terminal.run("import", str(file), "--dry-run", "--dates", "mdy").out
    assert said.startswith("1 is here already.\n2 are here already with other dates, and stay there. If these dates")
    assert "“rekindle undo-import”" in said
    assert "On 7 July 2013." in said
    terminal.run("change", moved.id.hex(), "--day", "2013-04-04")
    read = printed(terminal.run("import", str(file), "--yes", "--json", "--dates", "mdy").out)
    assert (read["added"], read["already"], read["elsewhere"]) == (0, 3, 1)
    terminal.run("undo-import", "--yes")
    assert printed(terminal.run("import", str(file), "--yes", "--json", "--dates", "mdy").out)["added"] == 2


def test_where_nothing_is_understood_it_is_refused(terminal: Terminal, house: House, tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    file.write_text("no date at all\n")
    answered = terminal.run("import", str(file), "--format", "jrnl", "--yes", "--json")
    assert answered.status == 1
    assert printed(answered.out)["added"] == 0
    assert "Nothing in this file was understood" in answered.err


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\x01", b"PK\x03\x04nothing", b"date,mood\n2013,good\n"])
def test_a_file_that_is_none_of_ours_is_one_sentence(
    terminal: Terminal, house: House, tmp_path: Path, content: bytes
) -> None:
    terminal.begin()
    file = tmp_path / "file"
    file.write_bytes(content)
    for args in ((), ("--yes",), ("--dry-run",), ("--yes", "--json")):
        answered = terminal.run("import", str(file), *args)
        assert (answered.status, answered.out) == (1, "")
        assert len(answered.err.strip().splitlines()) == 1


def test_a_folder_a_pipe_and_what_is_not_there_are_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    terminal.begin()
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        answered = terminal.run("import", str(path), "--yes")
        assert (answered.status, answered.out, len(answered.err.splitlines())) == (1, "", 1)


def test_an_unknown_format_is_wrong_usage(terminal: Terminal, journal: str) -> None:
    assert terminal.run("import", journal, "--format", "other").status == 2


# --- undo-import ---------------------------------------------------------------------------------------------


def test_the_last_import_is_taken_back_after_a_question(terminal: Terminal, house: House, journal: str) -> None:
    terminal.run("import", journal, "--yes")
    left = terminal.run("undo-import", typed="\n")
    assert "2 things go." in left.out
    assert len(texts(house)) == 2
    assert terminal.run("undo-import", typed="y\n").status == 0
    assert texts(house) == []
    again = terminal.run("undo-import", "--yes")
    assert (again.status, again.err.strip()) == (1, "There is no import to take back.")


def test_an_import_of_which_all_is_gone_is_said_to_have_nothing_left(
    terminal: Terminal, house: House, journal: str
) -> None:
    terminal.run("import", journal, "--yes")
    for one in list(diary_of(house).month("2013-06")):
        terminal.run("let-go", one.id.hex(), "--for-good")
    answered = terminal.run("undo-import", "--yes")
    assert (answered.status, answered.out) == (1, "")
    assert answered.err == "There is nothing left of an import to take back.\n"


def test_an_import_of_which_all_was_changed_is_said_to_stay(terminal: Terminal, house: House, journal: str) -> None:
    terminal.run("import", journal, "--yes")
    first, second = list(diary_of(house).month("2013-06"))
    terminal.run("change", first.id.hex(), "mine now")
    assert "1 thing goes.\n1 that you changed since stays.\n" in terminal.run("undo-import", typed="\n").out
    terminal.run("change", second.id.hex(), "mine too")
    answered = terminal.run("undo-import", "--yes")
    assert (answered.status, answered.out) == (1, "")
    assert answered.err == "You changed all that is left of what came in, so it stays. Nothing was taken back.\n"
    assert texts(house) == ["mine now", "mine too"]


# --- export --------------------------------------------------------------------------------------------------


def test_a_copy_is_written_for_its_owner_alone_and_says_that_it_is_not_locked(
    terminal: Terminal, journal: str, tmp_path: Path
) -> None:
    terminal.run("import", journal, "--yes")
    copy = tmp_path / "out" / "notes.zip"
    copy.parent.mkdir()
    answered = terminal.run("export", str(copy))
    assert answered.status == 0
    assert "It is not locked." in answered.err
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [file.name for file in copy.parent.iterdir()] == ["notes.zip"]
    assert "Another" in zipfile.ZipFile(copy).read("records.jsonl").decode()


def test_a_file_that_is_there_is_not_written_over_unasked(terminal: Terminal, tmp_path: Path) -> None:
    terminal.begin()
    copy = tmp_path / "notes.zip"
    copy.write_text("mine")
    for typed, status in (("", 1), ("\n", 0), ("n\n", 0)):
        answered = terminal.run("export", str(copy), typed=typed)
        assert "The file is as it was." in answered.err
        assert (answered.status, copy.read_text()) == (status, "mine")
    assert "Add --yes" in terminal.run("export", str(copy)).err
    assert terminal.run("export", str(copy), typed="y\n").status == 0
    assert zipfile.is_zipfile(copy)
    copy.write_text("mine")
    assert terminal.run("export", str(copy), "--yes").status == 0
    assert zipfile.is_zipfile(copy)


def test_a_copy_that_cannot_be_written_leaves_nothing(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.begin()
    assert terminal.run("export", str(tmp_path)).status == 1
    assert terminal.run("export", str(tmp_path / "none" / "notes.zip")).status == 1
    os.mkfifo(tmp_path / "pipe")
    assert terminal.run("export", str(tmp_path / "pipe"), "--yes").status == 1
    copy = tmp_path / "notes.zip"
    copy.write_text("mine")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answered = terminal.run("export", str(copy), "--yes")
    assert (answered.status, copy.read_text()) == (1, "mine")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notes.zip", "pipe"]


def test_what_could_not_be_opened_is_said(terminal: Terminal, house: House, journal: str, tmp_path: Path) -> None:
    terminal.run("import", journal, "--yes")
    diary = diary_of(house)
    (record, *_rest) = diary.month("2013-06")
    house.rows.remove(diary.person, record.id)
    house.rows.add_many(diary.person, [_broken(record.id)], None, None)
    answered = terminal.run("export", str(tmp_path / "notes.zip"))
    assert "1 thing could not be opened." in answered.err


def _broken(record_id: bytes) -> Row:
    return Row(record_id, "2013-06", 0, b"\1" + bytes(300))


def test_a_locked_home_asks_for_the_passphrase_first(terminal: Terminal, tmp_path: Path) -> None:
    env = {"REKINDLE_PASSPHRASE": PASSPHRASE}
    terminal.run("write", "-", typed="locked words", env=env)
    copy = tmp_path / "notes.zip"
    assert terminal.run("export", str(copy)).status == 1
    assert not copy.exists()
    assert terminal.run("export", str(copy), env=env).status == 0


def test_two_homes_hand_a_life_on_through_a_pipe(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert rekindle(first, "write", "-", typed="from one to the other").returncode == 0
    copy = subprocess.run(
        [sys.executable, "-m", "rekindle", "export", "-"], capture_output=True, check=True, env=surroundings(first)
    )
    taken = subprocess.run(
        [sys.executable, "-m", "rekindle", "import", "-", "--yes", "--json"],
        input=copy.stdout,
        capture_output=True,
        check=True,
        env=surroundings(second),
    )
    told = printed(taken.stdout.decode())
    assert (told["format"], told["added"]) == ("archive", 2)  # the page and the preferences
    assert (told["found"], told["already"]) == (2, 0)  # when it was opened stays behind and is not counted


def test_a_process_that_is_killed_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "journal.txt"
    assert rekindle(home, "write", "-", typed="mine").returncode == 0
    file.write_text("".join(f"[2013-06-09 15:39] Entry {number}\n" for number in range(20_000)))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHEN_HALF_DONE, str(file)],
        check=False,
        env=surroundings(home),
        capture_output=True,
    )
    assert killed.returncode == -9
    told = rekindle(home, "import", str(file), "--yes", "--json")
    assert printed(told.stdout)["added"] == 20_000
    assert rekindle(home, "doctor").returncode == 0


KILLED_WHEN_HALF_DONE = """
import os, signal, sys
from rekindle.app.batches import Batch
from rekindle.cli.running import run
add, calls = Batch.add, []
def half(self, *args):
    calls.append(1)
    if len(calls) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return add(self, *args)
Batch.add = half
run(["import", sys.argv[1], "--yes"])
"""


def test_the_day_of_an_import_is_said_when_it_is_taken_back(
    terminal: Terminal, house: House, journal: str, clock: StillClock
) -> None:
    terminal.run("import", journal, "--yes")
    clock.pass_by(days=3)
    assert f"It came in on {MORNING.date().isoformat()}." in terminal.run("undo-import", typed="\n").out
