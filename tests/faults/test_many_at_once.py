"""Many processes on one home at once: none loses a word, none says that the database is locked."""

import threading
import time
from pathlib import Path

from rekindle.app.ports import Device
from rekindle.store.home import Home, HomeDeviceFile
from tests.browser.serving import serving
from tests.cli.processes import rekindle, started, texts_in
from tests.faults.homes import told_by_doctor
from tests.faults.people import Busy, enter_by, link_to
from tests.privacy.person import Person

PASSPHRASE = "wet slate, tin roof, slow tram"


def test_a_server_and_a_second_start_and_many_commands_lose_nothing(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    with serving(tmp_path) as server:
        windows = [enter_by(server), Busy(server.address, link_to(tmp_path, server))]
        for window in windows:
            window.start()
        words = [f"command {number}" for number in range(10)]
        for few in (words[:5], words[5:]):
            commands = [started(tmp_path, "write", word) for word in few]
            ended = [(*command.communicate(timeout=60), command.returncode) for command in commands]
            assert ended == [("Kept.\n", "", 0)] * len(few)
        for window in windows:
            window.over.set()
            window.join(30)
        assert "OperationalError" not in server.log
    kept = [word for window in windows for word in window.kept]
    assert [window.refused for window in windows] == [[], []]
    assert len(kept) > 4
    assert {*kept, *words} <= set(texts_in(tmp_path))
    assert told_by_doctor(Home(tmp_path))[0] == 0


def test_two_servers_started_at_once_are_one(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    both = [started(tmp_path, "serve", "--port", "0", "--no-browser") for _ in range(2)]
    told = ["", ""]

    def listen(number: int) -> None:
        stdout = both[number].stdout
        assert stdout is not None
        for line in stdout:
            told[number] += line

    listening = [threading.Thread(target=listen, args=(number,)) for number in range(2)]
    for one in listening:
        one.start()
    until = time.monotonic() + 60
    while time.monotonic() < until and not ("runs already." in "".join(told) and "Ctrl-C ends it." in "".join(told)):
        time.sleep(0.05)
    both[0 if "Ctrl-C" in told[0] else 1].terminate()
    for one in listening:
        one.join()
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in both]
    assert ended == [("", 0), ("", 0)]
    assert sum("It runs already." in one for one in told) == 1
    addresses = {line.split("/open/")[0] for one in told for line in one.splitlines() if "/open/" in line}
    assert len(addresses) == 1


def test_a_passphrase_set_while_it_is_served_shuts_the_browsers_and_keeps_what_is_sent(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    with serving(tmp_path) as server:
        person = Person(server.address)
        person.read(server.link.removeprefix(server.address))
        assert "Kept" in person.send("/write", "/write", text="before")
        page = person.read("/write")
        set_by = rekindle(tmp_path, "passphrase", env={"REKINDLE_PASSPHRASE": PASSPHRASE})
        assert set_by.returncode == 0, set_by.stderr
        locked = person.send_from(page, "/write", text="sent while it was locked")
        assert "sent while it was locked" not in locked
        opened = person.send_from(locked, "/unlock", passphrase=PASSPHRASE)
        assert "sent while it was locked" in opened
        assert not Home(tmp_path).key.exists()
    texts = texts_in(tmp_path, {"REKINDLE_PASSPHRASE": PASSPHRASE})
    assert {"to begin", "before"} <= set(texts)


def test_many_first_starts_at_once_make_one_home(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    words = [f"first {number}" for number in range(4)]
    commands = [started(home.folder, "write", word) for word in words]
    ended = [(command.communicate(timeout=60)[0], command.returncode) for command in commands]
    assert ended == [("Kept.\n", 0)] * len(words)
    assert set(texts_in(home.folder)) == set(words)
    assert told_by_doctor(home)[1] == {"ok": True, "findings": [], "records": len(words) + 2}


def test_settings_changed_by_many_at_once_keep_one_name(tmp_path: Path) -> None:
    file = HomeDeviceFile(Home(tmp_path).device)
    name = file.read().name
    looking = [started(tmp_path, "help-lines", code) for code in ("GB", "DE", "FR")]
    for process in looking:
        process.communicate(timeout=60)
    assert file.read() == Device(name=name)
