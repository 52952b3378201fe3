"""A home in which nothing can be written: what is kept there can still be read, found and taken along."""

import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from rekindle.cli.serve import STILL_READ
from rekindle.store.errors import HomeNotWritable
from rekindle.store.home import Home
from tests.cli.processes import rekindle, surroundings, texts_in
from tests.faults.disks import fill, make_room, remount, small_disk
from tests.faults.homes import said_in_one_sentence
from tests.faults.test_not_writable import powerless

LOCKED = {"REKINDLE_PASSPHRASE": "wet slate, tin roof, slow tram"}
KILLED = """
import os, signal, sys
from rekindle.cli.running import run
run(["write", "kept just before"])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(params=[{}, LOCKED], ids=["open", "locked"])
def env(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """What opens the home: its key file, or a passphrase."""
    given: Mapping[str, str] = request.param
    return given


@pytest.fixture
def home(tmp_path: Path, env: Mapping[str, str]) -> Iterator[Home]:
    """A home on a small disk of its own with two pages, the second of which still lies in the journal alone."""
    with small_disk(tmp_path / "disk", 3000) as folder:
        assert rekindle(folder, "write", "rain on tin", env=env).returncode == 0
        killed = subprocess.run([sys.executable, "-c", KILLED], env=surroundings(folder, env), check=False)
        assert killed.returncode == -signal.SIGKILL
        assert folder.joinpath("rekindle.sqlite3-wal").stat().st_size
        folder.joinpath("rekindle.sqlite3-shm").unlink()  # so that SQLite would have to write one
        yield Home(folder)


def all_is_read(home: Home, env: Mapping[str, str], elsewhere: Path) -> None:
    """Read in every way there is, and change nothing."""
    before = {file.name: file.read_bytes() for file in (home.database, Path(f"{home.database}-wal"))}
    for args, said in (
        (["kept"], "rain on tin"),
        (["kept", "today"], "kept just before"),
        (["find", "rain"], "rain on tin"),
        (["find", "just before"], "kept just before"),
        (["drafts"], "Nothing waits here."),
        (["private"], "passphrase"),
        (["settings"], "10 minutes"),
        (["library"], "senses-three-sounds"),
    ):
        read = rekindle(home.folder, *args, env=env)
        assert (read.returncode, said in read.stdout) == (0, True), (args, read)
    copy = elsewhere / "notes.zip"
    assert rekindle(home.folder, "export", str(copy), env=env).returncode == 0
    assert "kept just before" in zipfile.ZipFile(copy).read("records.jsonl").decode()
    assert {name: home.folder.joinpath(name).read_bytes() for name in before} == before


def test_on_a_disk_that_cannot_be_written_all_is_read(home: Home, env: Mapping[str, str], tmp_path: Path) -> None:
    remount(home.folder, "ro")
    all_is_read(home, env, tmp_path)
    refused = rekindle(home.folder, "write", "a word", env=env)
    assert said_in_one_sentence(refused) == HomeNotWritable.message
    remount(home.folder, "rw")
    assert texts_in(home.folder, env) == ["kept just before", "rain on tin"]


def test_on_a_full_disk_all_is_read(home: Home, env: Mapping[str, str], tmp_path: Path) -> None:
    fill(home.folder)
    all_is_read(home, env, tmp_path)
    assert rekindle(home.folder, "write", "a word " * 4000, env=env).returncode == 1
    make_room(home.folder)
    assert texts_in(home.folder, env) == ["kept just before", "rain on tin"]


def test_a_wrong_passphrase_opens_nothing_there_either(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3000) as folder:
        rekindle(folder, "write", "rain on tin", env=LOCKED)
        remount(folder, "ro")
        refused = rekindle(folder, "kept", env={"REKINDLE_PASSPHRASE": "grey heron on the canal wall"})
        assert refused.returncode == 1
        assert "This passphrase does not open it." in refused.stderr
        assert "rain on tin" not in refused.stdout


def test_in_a_folder_in_which_nothing_may_be_changed_all_is_read(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    rekindle(home.folder, "write", "rain on tin")
    for file in home.folder.iterdir():
        file.chmod(0o400)
    home.folder.chmod(0o500)
    try:
        for args in (["kept"], ["find", "rain"], ["kept", "--json"]):
            read = powerless(home.folder, *args)
            assert (read.returncode, "rain on tin" in read.stdout) == (0, True), read
            assert read.stderr == "Nothing can be written here just now. What you kept can be read.\n"
        copied = powerless(home.folder, "export", str(tmp_path / "notes.zip"))
        assert copied.returncode == 0
    finally:
        home.folder.chmod(0o700)


def test_whoever_wants_to_serve_there_is_told_what_still_works(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3000) as folder:
        rekindle(folder, "write", "rain on tin")
        remount(folder, "ro")
        said = said_in_one_sentence(rekindle(folder, "serve", "--no-browser"))
        assert said == f"{HomeNotWritable.message} {STILL_READ}"
