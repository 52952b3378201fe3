"""The doctor: finds what is not in order, mends what can be mended, prints nothing of what is kept."""

import json
import os
import stat
from pathlib import Path

import pytest

from rekindle.app.checking import Finding, check_records
from rekindle.app.errors import NotOpen
from rekindle.app.house import House
from rekindle.app.keys import begin, begin_locked, open_key_file
from rekindle.app.ports import Row
from rekindle.store.checking import HomeCheck
from rekindle.store.home import Home, HomeDeviceFile
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.django_settings import HOME

SECRET = "the heron again"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make()
    HomeDeviceFile(made.device).read()
    return made


def findings(home: Home) -> list[Finding]:
    return list(HomeCheck(home).check_files())


def test_all_in_order_is_said(terminal: Terminal) -> None:
    terminal.run("write", SECRET)
    HOME.folder.chmod(0o700)
    answered = terminal.run("doctor")
    assert (answered.status, answered.out) == (0, "Everything is in order.\n")
    assert json.loads(terminal.run("doctor", "--json").out) == {"ok": True, "findings": [], "records": 3}


def test_after_something_was_found_it_speaks_of_what_is_here_now_alone(terminal: Terminal) -> None:
    terminal.run("write", SECRET)
    HOME.folder.chmod(0o755)
    answered = terminal.run("doctor")
    assert answered.status == 0
    assert answered.out.endswith("What is here now is in order.\n")
    assert "Everything is in order." not in answered.out


def test_before_anything_began_nothing_is_made(tmp_path: Path, terminal: Terminal, house: House) -> None:
    assert terminal.run("--home", str(tmp_path / "nowhere"), "doctor").status == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_others_can_open_is_closed(home: Home) -> None:
    home.folder.chmod(0o755)
    (finding,) = findings(home)
    assert finding.mended
    assert mode_of(home.folder) == 0o700
    assert findings(home) == []


def test_a_key_file_that_others_can_read_is_closed(home: Home) -> None:
    home.key.write_text("key")
    home.key.chmod(0o644)
    (finding,) = findings(home)
    assert (finding.where, finding.mended) == ("key", True)
    assert mode_of(home.key) == 0o600


def test_a_key_file_left_beside_a_passphrase_is_removed(terminal: Terminal, house: House) -> None:
    begin_locked(house, PASSPHRASE)
    HOME.key.write_text("left over")
    from rekindle.app.keys import tidy_key_file

    opened_tidily = Terminal(house)
    check = HomeCheck(HOME)
    assert list(check.check_key_file()) == []
    tidy_key_file(opened_tidily.house)  # as opening the house does
    (finding,) = check.check_key_file()
    assert (finding.where, finding.mended) == ("key", True)


def test_settings_that_cannot_be_read_are_set_aside_and_not_lost(home: Home) -> None:
    home.device.write_bytes(b'{"country": ')
    (finding,) = findings(home)
    assert (finding.where, finding.mended) == ("device.json", True)
    assert home.device.with_name("device.json.damaged").read_bytes() == b'{"country": '
    assert findings(home) == []


def test_a_note_of_a_server_that_does_not_run_is_removed(home: Home) -> None:
    home.serving.write_text('{"port":8391,"pid":1}')
    (finding,) = findings(home)
    assert finding.mended
    assert not home.serving.exists()


def test_a_note_of_a_server_that_runs_stays(home: Home) -> None:
    home.serving.write_text('{"port":8391,"pid":1}')
    with home.first("serving") as held:
        assert held
        assert findings(home) == []
    assert home.serving.exists()


def test_a_key_left_half_written_by_a_process_that_is_gone_is_removed(home: Home) -> None:
    gone = home.folder / "key.4194999.new"
    gone.write_text("half a key")
    running = home.folder / f"device.json.{os.getpid()}.new"
    running.write_text("{")
    (finding,) = findings(home)
    assert (finding.where, finding.mended) == (gone.name, True)
    assert running.exists()


def test_a_record_that_does_not_open_is_told_and_left_as_it_is(house: House) -> None:
    opened = begin(house)
    before = {row.id: row for row in _rows(house, opened.person)}
    damaged = Row(b"\x01" * 16, "2026-06", 0, b"\x01" + b"x" * 300)
    house.rows.add(opened.person, damaged)
    records = check_records(house, opened)
    assert records.opened == len(before) + 1
    (finding,) = records.findings
    assert finding == Finding(
        "One of the things you kept cannot be opened. It was left as it is.", f"record {'01' * 16}", mended=False
    )
    assert damaged in _rows(house, opened.person)


def _rows(house: House, person: bytes) -> list[Row]:
    return [row for shelf in house.rows.shelves(person) for row in house.rows.on_shelves(person, {shelf})]


def test_what_is_not_mended_ends_with_status_one(terminal: Terminal, house: House) -> None:
    terminal.run("write", SECRET)
    opened = open_key_file(house)
    house.rows.add(opened.person, Row(b"\x02" * 16, "standing", 0, b"\x02"))
    answered = terminal.run("doctor", "--json")
    read = json.loads(answered.out)
    assert answered.status == 1
    assert read["ok"] is False
    assert {"what", "where", "mended"} == set(read["findings"][0])
    assert SECRET not in answered.everything


def test_a_locked_home_is_looked_at_as_far_as_it_can_be(terminal: Terminal) -> None:
    terminal.run("passphrase", secrets=[PASSPHRASE] * 2)
    HOME.folder.chmod(0o700)
    for secrets in ([], [""], ["not the one"]):
        answered = terminal.run("doctor", "--json", secrets=secrets)
        assert (answered.status, json.loads(answered.out)["records"]) == (0, None)
        assert "was not opened" in answered.err
    answered = terminal.run("doctor", "--json", env={"REKINDLE_PASSPHRASE": PASSPHRASE})
    assert json.loads(answered.out)["records"] == 2


def test_a_missing_key_file_is_a_finding(terminal: Terminal) -> None:
    terminal.begin()
    HOME.key.unlink()
    answered = terminal.run("doctor")
    assert answered.status == 1
    assert "The key file is gone" in answered.out


def test_a_house_that_does_not_open_is_a_finding_too(terminal: Terminal) -> None:
    from rekindle.cli.running import run
    from rekindle.cli.visit import Visit

    def shut(_folder: Path) -> House:
        raise NotOpen("A newer Rekindle was used here.")

    assert run(["doctor"], Visit(HOME.folder, shut)) == 1
