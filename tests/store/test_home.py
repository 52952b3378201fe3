"""The small files of a home: written whole, by many at once, and never in the way when they are damaged."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

import pytest
from django.test import Client
from msgspec import ValidationError, convert
from msgspec.structs import replace

from rekindle.app.house import House
from rekindle.app.keys import begin
from rekindle.app.ports import Device
from rekindle.bootstrap import served_by
from rekindle.store.checking import DEVICE_DAMAGED, HomeCheck
from rekindle.store.errors import DamagedDevice, HomeNotWritable
from rekindle.store.files import write_whole
from rekindle.store.home import Home, HomeDeviceFile, HomeKeyFile
from tests.cli.processes import rekindle
from tests.django_settings import HOME

DAMAGED = [b"", b'{"country": ', b"\xff\xfe", b"[]", b'{"name": "a", "idle_minutes": 0}', b"\0" * 4096]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make()
    return made


def at_once(*actions: Callable[[], object]) -> list[Exception]:
    """Do several things at once, and give what went wrong."""
    amiss: list[Exception] = []

    def one(action: Callable[[], object]) -> None:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            amiss.append(error)

    threads = [threading.Thread(target=one, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return amiss


def test_threads_that_write_one_file_at_once_each_write_it_whole(home: Home) -> None:
    def write(letter: bytes) -> None:
        for _ in range(40):
            write_whole(home.device, letter * 20_000)

    assert at_once(*(lambda letter=letter: write(letter) for letter in (b"a", b"b", b"c", b"d"))) == []
    assert home.device.read_bytes() in {letter * 20_000 for letter in (b"a", b"b", b"c", b"d")}
    assert [file.name for file in home.folder.iterdir()] == ["device.json"]


def test_a_writing_that_fails_leaves_nothing_beside_and_the_old_file_as_it_was(home: Home) -> None:
    home.key.mkdir()
    with pytest.raises(HomeNotWritable):
        write_whole(home.key, b"key")
    assert [file.name for file in home.folder.iterdir()] == ["key"]


def test_a_key_is_on_the_disk_before_it_has_its_name_and_its_name_is_before_the_writing_ends(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []
    fsync, replace_file = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        file = os.fstat(descriptor)
        done.append((f"{file.st_size} bytes" if S_ISREG(file.st_mode) else "folder", file.st_ino))
        fsync(descriptor)

    def replaced(beside: Path, into: Path) -> None:
        done.append((into.name, beside.stat().st_ino))
        replace_file(beside, into)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    HomeKeyFile(home.key).write("the key")
    key, folder = home.key.stat().st_ino, home.folder.stat().st_ino
    assert done == [("7 bytes", key), ("key", key), ("folder", folder)]


def test_what_a_crash_left_of_a_key_goes_with_the_key(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_half_written(home.key, monkeypatch)
    (left,) = home.folder.iterdir()
    assert left.read_bytes() == b"half a key"
    HomeKeyFile(home.key).remove()
    assert list(home.folder.iterdir()) == []


def test_a_key_is_overwritten_before_it_is_deleted(home: Home) -> None:
    key = HomeKeyFile(home.key)
    key.write("the key")
    beside = home.folder / "another name for the same file"
    os.link(home.key, beside)
    key.remove()
    assert not home.key.exists()
    assert beside.read_bytes() == bytes(len("the key"))


def test_what_a_process_that_is_gone_left_half_written_is_found_by_the_doctor(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 4194999)
    leave_half_written(home.key, monkeypatch)
    (finding,) = HomeCheck(home).check_files()
    assert finding.mended
    assert list(home.folder.iterdir()) == []


def leave_half_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a file as a process does that is killed before it puts the whole file in its place."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda *_, **__: None)  # nobody tidies up after a process that is killed
        with pytest.raises(KeyboardInterrupt):
            write_whole(file, b"half a key")


def test_changes_at_once_are_all_kept(home: Home) -> None:
    HomeDeviceFile(home.device).read()
    HomeDeviceFile(home.device).change(lambda device: replace(device, tab_name=""))

    def add(letter: str) -> None:
        for _ in range(10):
            HomeDeviceFile(home.device).change(lambda device: replace(device, tab_name=device.tab_name + letter))

    assert at_once(lambda: add("a"), lambda: add("b"), lambda: add("c")) == []
    assert sorted(HomeDeviceFile(home.device).read().tab_name) == sorted("abc" * 10)


def test_two_who_read_first_at_once_read_the_same_name(home: Home) -> None:
    names: list[str] = []
    reading = [lambda: names.append(HomeDeviceFile(home.device).read().name)] * 6
    assert at_once(*reading) == []
    assert set(names) == {HomeDeviceFile(home.device).read().name}


def test_a_file_written_twice_within_one_tick_of_the_clock_is_read_anew(home: Home) -> None:
    file, other = HomeDeviceFile(home.device), HomeDeviceFile(home.device)
    file.write(replace(file.read(), country="DE"))
    first = file.read()
    stamp = home.device.stat()
    other.write(replace(first, country="FR"))
    os.utime(home.device, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert file.read().country == "FR"


@pytest.mark.parametrize("damaged", DAMAGED)
def test_settings_damaged_while_it_runs_stay_as_they_were_read_last(home: Home, damaged: bytes) -> None:
    file = HomeDeviceFile(home.device)
    file.write(replace(file.read(), country="FR"))
    before = file.read()
    home.device.write_bytes(damaged)
    assert file.read() == before


@pytest.mark.parametrize("damaged", DAMAGED)
def test_settings_damaged_before_it_starts_are_as_at_first_and_keep_one_name(home: Home, damaged: bytes) -> None:
    home.device.write_bytes(damaged)
    file = HomeDeviceFile(home.device)
    device = file.read()
    assert device == Device(name=device.name)
    assert file.read().name == device.name
    assert home.device.read_bytes() == damaged


@pytest.mark.parametrize("damaged", DAMAGED)
def test_the_doctor_still_tells_of_damaged_settings_after_they_were_read(home: Home, damaged: bytes) -> None:
    home.device.write_bytes(damaged)
    HomeDeviceFile(home.device).read()
    with pytest.raises(DamagedDevice):
        HomeDeviceFile(home.device).check()
    assert [finding.what for finding in HomeCheck(home).check_files()] == [DEVICE_DAMAGED]


def test_writing_over_damaged_settings_sets_them_aside(home: Home) -> None:
    home.device.write_bytes(b"half")
    HomeDeviceFile(home.device).change(lambda device: replace(device, country="FR"))
    assert HomeDeviceFile(home.device).read().country == "FR"
    assert home.device.with_name("device.json.damaged").read_bytes() == b"half"


def test_a_settings_file_that_cannot_be_opened_shuts_nobody_out(home: Home) -> None:
    home.device.mkdir()
    device = HomeDeviceFile(home.device).read()
    assert device == Device(name=device.name)


def test_a_home_opens_though_its_settings_are_damaged(tmp_path: Path) -> None:
    assert rekindle(tmp_path, "flicker", "a bird").returncode == 0
    Home(tmp_path).device.write_bytes(b"half")
    kept = rekindle(tmp_path, "flicker", "another bird")
    assert (kept.returncode, kept.stderr) == (0, "")


def test_every_page_answers_though_the_settings_are_damaged_while_it_runs(house: House) -> None:
    begin(house)
    served_by(house)
    house.device.read()
    HOME.device.write_bytes(b"half")
    browser = Client(raise_request_exception=False, headers={"host": "localhost"})
    assert [browser.get(page).status_code for page in ("/help", "/steady", "/nowhere")] == [200, 200, 404]
    assert browser.get("/").status_code < 500


def test_removing_the_settings_removes_what_was_set_aside_and_left_of_them(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = HomeDeviceFile(home.device)
    file.read()
    home.device.with_name("device.json.damaged").write_text("half")
    leave_half_written(home.device, monkeypatch)
    file.remove()
    assert [one.name for one in home.folder.glob("device*")] == []
    file.remove()


@pytest.mark.parametrize("minutes", [0, -5, 241, 10**9])
def test_it_locks_by_itself_after_one_minute_to_four_hours(minutes: int) -> None:
    with pytest.raises(ValidationError):
        convert({"name": "a", "idle_minutes": minutes}, Device)
    assert convert({"name": "a", "idle_minutes": 240}, Device).idle_minutes == 240
