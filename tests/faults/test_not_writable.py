"""A home that cannot be written, or belongs to somebody else: one sentence, nothing harmed, and help all the same."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rekindle.store.errors import HomeFull, HomeNotWritable
from rekindle.store.home import Home
from tests.browser.serving import serving
from tests.cli.processes import PATIENCE, rekindle, surroundings, texts_in
from tests.faults.disks import remount, small_disk
from tests.faults.homes import OPEN, copy_of, rows_of, said_in_one_sentence
from tests.privacy.person import Person

NOBODY = 65534
"""The number of a user who owns nothing (nobody)."""
ABOVE_MODES = ("-dac_override", "-dac_read_search", "-fowner", "-chown")
"""What lets root pass over the modes of files (capabilities(7)): without it root is a user like others."""


def powerless(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody for whom the modes of files hold; where root cannot be that, skip the test."""
    without: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root passes over modes here")
        without = ("setpriv", f"--bounding-set={','.join(ABOVE_MODES)}")
    return subprocess.run(
        [*without, sys.executable, "-m", "rekindle", *args],
        capture_output=True,
        text=True,
        env=surroundings(home),
        timeout=PATIENCE,
        check=False,
    )


def give_away(home: Home, mode: int) -> None:
    """Give a home to another user."""
    if os.geteuid() != 0:
        pytest.skip("only root may give files away")
    for file in (*home.folder.iterdir(), home.folder):
        os.chown(file, NOBODY, NOBODY)
    home.folder.chmod(mode)


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_home_of_somebody_else_is_one_sentence_and_left_as_it_is(tmp_path: Path, mode: int) -> None:
    home = copy_of(OPEN, tmp_path / "home")
    before = rows_of(home.database)
    give_away(home, mode)
    names = sorted(home.folder.iterdir())
    assert said_in_one_sentence(powerless(home.folder, "write", "a word")) == HomeNotWritable.message
    looked = powerless(home.folder, "doctor", "--rebuild")
    assert (looked.returncode, "Traceback" in looked.stderr) == (1, False)
    assert powerless(home.folder, "help-lines", "GB").returncode == 0
    assert sorted(home.folder.iterdir()) == names
    assert rows_of(home.database) == before


def test_a_folder_in_which_nothing_may_be_changed_is_one_sentence(tmp_path: Path) -> None:
    home = copy_of(OPEN, tmp_path / "home")
    before = rows_of(home.database)
    home.folder.chmod(0o500)
    assert said_in_one_sentence(powerless(home.folder, "write", "a word")) == HomeNotWritable.message
    assert powerless(home.folder, "breathe", "--help").returncode == 0
    home.folder.chmod(0o700)
    home.database.chmod(0o400)
    assert said_in_one_sentence(powerless(home.folder, "write", "a word")) == HomeNotWritable.message
    home.database.chmod(0o600)
    assert powerless(home.folder, "write", "a word").returncode == 0
    # The row that says when it was last opened is another one now.
    assert len(before.items() - rows_of(home.database).items()) <= 1


def test_a_home_on_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4000) as folder:
        rekindle(folder, "flicker", "to begin")
        remount(folder, "ro")
        assert said_in_one_sentence(rekindle(folder, "write", "a word")) == HomeNotWritable.message
        assert rekindle(folder, "doctor").returncode == 1
        assert rekindle(folder, "help-lines", "GB").returncode == 0
        remount(folder, "rw")
        assert rekindle(folder, "write", "a word").returncode == 0
        assert texts_in(folder) == ["a word", "to begin"]


def test_a_disk_that_becomes_unwritable_while_it_is_served_gives_the_words_back(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4000) as folder:
        rekindle(folder, "flicker", "to begin")
        with serving(folder) as server:
            person = Person(server.address)
            person.read(server.link.removeprefix(server.address))
            page = person.read("/write")
            _hold_still(folder)
            answer = person.send_from(page, "/write", text="a word to keep")
            assert "a word to keep" in answer
            assert any(message in answer for message in (HomeNotWritable.message, HomeFull.message))
            assert "Steady" in person.read("/help")
            remount(folder, "size=4000k")
            assert "Kept" in person.send_from(answer, "/write")
        assert texts_in(folder) == ["a word to keep", "to begin"]


def _hold_still(folder: Path) -> None:
    """Let the disk take nothing more; one with open files cannot be made read-only."""
    used = sum(file.stat().st_blocks * 512 for file in folder.iterdir()) // 1024
    remount(folder, f"size={used}k")


def test_a_home_is_not_made_where_it_cannot_be(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    assert said_in_one_sentence(rekindle(file / "home", "write", "a word")) == HomeNotWritable.message
    assert file.read_text() == "in the way"
    assert not Home(file / "home").folder.exists()
