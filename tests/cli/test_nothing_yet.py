"""Where nobody has begun: what only reads says that nothing is kept here yet, and makes nothing."""

import json
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from rekindle.store.errors import HomeEmptied
from tests.cli.conftest import Terminal
from tests.cli.processes import rekindle

NOTHING_YET = "Nothing is kept here yet.\n"
LISTS = {
    ("kept",): {"month": None, "months": [], "days": [], "unreadable": 0},
    ("kept", "yesterday"): {"month": None, "months": [], "days": [], "unreadable": 0},
    ("find", "rain"): {"hits": [], "unreadable": 0},
    ("find",): {"hits": [], "unreadable": 0},
    ("drafts",): {"drafts": [], "unreadable": 0},
}
REFUSED = (
    ("kept", "abcdef"),
    ("drafts", "abcdef"),
    ("change",),
    ("change", "abcdef", "words"),
    ("let-go",),
    ("bring-back",),
    ("undo-import", "--yes"),
)
JOURNAL = "[2013-06-09 15:39] One.\n[2014-01-02] Two.\n[2014-01-02] Two.\n"


def never_opened(_folder: Path) -> House:
    raise AssertionError("nothing is opened where there is nothing")


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REKINDLE_PASSPHRASE", "wet slate, tin roof, slow tram")


@pytest.mark.parametrize("args", LISTS)
def test_a_list_is_empty_and_no_home_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    assert run(args, Visit(tmp_path / "home", never_opened)) == 0
    assert capsys.readouterr().out == NOTHING_YET
    assert run([*args, "--json"], Visit(tmp_path / "home", never_opened)) == 0
    assert json.loads(capsys.readouterr().out) == LISTS[args]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [*REFUSED, ("export", "notes.zip")])
def test_what_needs_something_kept_is_refused_and_no_home_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(args, Visit(tmp_path / "home", never_opened)) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", NOTHING_YET)
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_counts_as_in_a_new_home_and_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "journal.txt"
    file.write_text(JOURNAL)
    assert run(["import", str(file), "--dry-run"], Visit(tmp_path / "home", never_opened)) == 0
    said = capsys.readouterr().out
    assert "2 are new.\n1 stands there twice.\nFrom 9 June 2013 to 2 January 2014.\n" in said
    assert said.endswith(f"{NOTHING_YET}Nothing was added.\n")
    assert run(["import", str(file), "--dry-run", "--json"], Visit(tmp_path / "home", never_opened)) == 0
    alone = capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["journal.txt"]
    begun = tmp_path / "begun"
    assert rekindle(begun, "write", "words").returncode == 0
    assert json.loads(rekindle(begun, "import", str(file), "--dry-run", "--json").stdout) == json.loads(alone)


def test_a_whole_copy_is_counted_as_in_a_new_home(tmp_path: Path) -> None:
    copy, begun, other = tmp_path / "notes.zip", tmp_path / "begun", tmp_path / "other"
    for words in ("one", "two"):
        assert rekindle(begun, "write", words).returncode == 0
    assert rekindle(begun, "export", str(copy)).returncode == 0
    counted = json.loads(rekindle(other, "import", str(copy), "--dry-run", "--json").stdout)
    assert not other.exists()
    assert json.loads(rekindle(other, "import", str(copy), "--yes", "--json").stdout) == counted
    assert (counted["added"], counted["already"]) == (3, 0)  # two pages and the preferences; not when it was opened


def test_a_house_in_which_nobody_has_begun_stays_so(terminal: Terminal, house: House) -> None:
    for args in (*LISTS, *REFUSED):
        answered = terminal.run(*args)
        assert NOTHING_YET in {answered.out, answered.err}
    assert house.people.only() is None


def test_where_a_key_lies_without_its_home_it_is_not_said_that_nothing_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REKINDLE_PASSPHRASE")
    home = tmp_path / "home"
    assert rekindle(home, "write", "words").returncode == 0
    for file in home.glob("rekindle.sqlite3*"):
        file.unlink()
    answered = rekindle(home, "kept")
    assert answered.returncode == 1
    assert HomeEmptied.message in answered.stderr
