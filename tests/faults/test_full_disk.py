"""A disk that is full: one clear sentence, no word lost, and all goes on without a new start once there is room."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from msgspec.structs import replace

from rekindle.app.house import House
from rekindle.app.keys import begin, set_passphrase
from rekindle.store.errors import HomeFull, HomeNotWritable
from rekindle.store.files import write_whole
from rekindle.store.home import Home, HomeDeviceFile
from tests.browser.serving import serving
from tests.cli.processes import rekindle, surroundings, texts_in
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.faults.disks import fill, make_room, remount, small_disk
from tests.faults.homes import told_by_doctor
from tests.privacy.person import Person
from tests.web.conftest import Visitor
from tests.web.seen import Seen

LONG = "a long page, which needs room. " * 2000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Home]:
    """A home on a small disk of its own, in which somebody has begun."""
    with small_disk(tmp_path / "disk", 2000) as folder:
        assert rekindle(folder, "flicker", "to begin").returncode == 0
        yield Home(folder)


def test_a_command_says_so_and_keeps_what_it_could_before(disk: Home) -> None:
    fill(disk.folder)
    kept = rekindle(disk.folder, "write", "-", typed=LONG)
    assert (kept.returncode, kept.stderr) == (1, f"{HomeFull.message}\n")
    make_room(disk.folder)
    assert rekindle(disk.folder, "write", "-", typed=LONG).returncode == 0
    assert texts_in(disk.folder) == [LONG.strip(), "to begin"]
    assert told_by_doctor(disk)[0] == 0


def test_at_a_terminal_what_was_typed_waits_until_there_is_room(disk: Home) -> None:
    with PseudoTerminal(disk.folder, "flicker") as terminal:
        terminal.read_until("A few words for it:")
        fill(disk.folder)
        terminal.type("typed in a full house " * 40 + "\n")
        terminal.read_until("What you typed is still here.")
        terminal.type("\n")
        terminal.read_until("What you typed is still here.")
        make_room(disk.folder)
        terminal.type("\n")
        terminal.read_until("Kept.")
    assert texts_in(disk.folder)[0].count("typed in a full house") == 40


def test_in_the_browser_the_page_comes_back_and_can_be_sent_again(disk: Home) -> None:
    with serving(disk.folder) as server:
        person = Person(server.address)
        person.read(server.link.removeprefix(server.address))
        fill(disk.folder)
        answer = person.send("/write", "/write", text=LONG)
        assert HomeFull.message in answer
        assert LONG.strip() in answer
        assert "Steady me" in person.read("/help")
        assert HomeFull.message not in person.read("/steady")
        again = person.send_from(answer, "/write")
        assert HomeFull.message in again
        make_room(disk.folder)
        assert "Kept" in person.send_from(again, "/write")
    assert LONG.strip() in texts_in(disk.folder)
    assert told_by_doctor(disk)[0] == 0


def test_a_copy_is_given_whole_though_the_disk_is_full(disk: Home) -> None:
    with serving(disk.folder) as server:
        person = Person(server.address)
        person.read(server.link.removeprefix(server.address))
        person.send("/write", "/write", text="to take along")
        fill(disk.folder)
        assert "to take along" in person.take_copy()


def test_a_first_start_on_a_full_disk_is_one_sentence_and_begins_later(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 200) as folder:
        fill(folder)
        first = rekindle(folder / "home", "write", "a word")
        assert first.returncode == 1
        assert first.stderr in {f"{HomeFull.message}\n", f"{HomeNotWritable.message}\n"}
        make_room(folder)
        remount(folder, "size=2000k")
        assert rekindle(folder / "home", "write", "a word").returncode == 0
        assert texts_in(folder / "home") == ["a word"]


def test_small_files_stay_as_they_were(disk: Home) -> None:
    device = HomeDeviceFile(disk.device)
    before, key = device.read(), disk.key.read_bytes()
    fill(disk.folder)
    with pytest.raises(HomeFull):
        device.change(lambda one: replace(one, country="DE"))
    with pytest.raises(HomeFull):
        write_whole(disk.key, b"another key" * 1000)
    assert (device.read(), disk.key.read_bytes()) == (before, key)
    assert not list(disk.folder.glob("*.new"))
    make_room(disk.folder)
    assert device.change(lambda one: replace(one, country="DE")).country == "DE"


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["rekindle", *sys.argv[2:]]
from rekindle.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("limit", [100, 20_000])
def test_files_that_may_not_grow_lose_nothing(tmp_path: Path, limit: int) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    grown = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), "write", "-"],
        input=LONG * 5, capture_output=True, text=True, env=surroundings(tmp_path), timeout=60, check=False,
    )  # fmt: skip
    assert grown.returncode == 1
    assert grown.stderr in {f"{HomeFull.message}\n", f"{HomeNotWritable.message}\n"}
    assert rekindle(tmp_path, "write", "after").returncode == 0
    assert texts_in(tmp_path) == ["after", "to begin"]


@pytest.fixture
def full(house: House) -> Iterator[None]:
    """The database of the test run may not grow, from when `fill_up` is called; afterwards it may."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def fill_up() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")


def test_the_page_that_gives_the_words_back_says_that_the_disk_is_full(begun_client: Visitor, full: None) -> None:
    begun_client.raise_request_exception = False
    fill_up()
    answer = begun_client.post("/write", {"text": LONG, "once": "a1" * 16})
    seen = Seen(answer)
    assert answer.status_code == 503
    assert HomeFull.message in seen.words
    assert seen.form("/write").fields["text"] == LONG
    assert begun_client.get("/").status_code == 200
    for page in ("/help", "/steady", "/private"):
        assert begun_client.get(page).status_code == 200


def test_a_passphrase_that_cannot_be_kept_changes_nothing(house: House, full: None) -> None:
    opened = begin(house)
    key = house.key_file.read()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        with pytest.raises(Exception, match="readonly"):
            set_passphrase(house, opened, "wet slate, tin roof, slow tram")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")
    assert house.key_file.read() == key
