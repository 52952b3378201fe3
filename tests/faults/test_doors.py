"""Wrong passphrases, taken ports, notes and locks that others left: nobody is shut out of their diary."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.app.tries import LONGEST_WAIT
from rekindle.cli.serve import STILL_READ
from rekindle.store import home as homes
from rekindle.store.errors import HomeBusy, HomeNotWritable
from rekindle.store.home import Home, HomeDeviceFile
from tests.browser.serving import serving
from tests.cli.conftest import Terminal
from tests.cli.processes import rekindle, texts_in
from tests.conftest import StillClock
from tests.faults.homes import said_in_one_sentence, told_by_doctor
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, lock_home
from tests.web.seen import Seen

WRONG = "grey heron on the wall"


def test_ten_wrong_passphrases_in_the_browser_make_one_wait_and_lock_nobody_out(
    client: Visitor, house: House, clock: StillClock
) -> None:
    lock_home(house)
    waits: list[int] = []
    for _ in range(10):
        answer = client.post("/unlock", {"passphrase": WRONG})
        while answer.status_code == 429:
            waits.append(int(answer["Retry-After"]))
            assert client.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 429  # the right one waits too
            assert client.get("/help").status_code == 200
            clock.pass_by(seconds=waits[-1])
            answer = client.post("/unlock", {"passphrase": WRONG})
        assert answer.status_code == 422
        assert WRONG not in Seen(answer).words
    assert waits == sorted(waits)
    assert waits[-1] <= LONGEST_WAIT
    clock.pass_by(seconds=LONGEST_WAIT)
    assert client.post("/unlock", {"passphrase": PASSPHRASE})["Location"] == "/"
    assert client.get("/kept").status_code == 200


def test_ten_wrong_passphrases_in_the_terminal_make_one_wait_and_lock_nobody_out(
    terminal: Terminal, house: House, clock: StillClock
) -> None:
    keys.begin_locked(house, PASSPHRASE)
    for _ in range(10):
        answered = terminal.run("write", "a word", secrets=[WRONG] * 3)
        assert answered.status == 1
        assert len(answered.err.splitlines()) <= 3
        clock.pass_by(seconds=LONGEST_WAIT)
    assert terminal.run("write", "a word", secrets=[PASSPHRASE]).status == 0
    assert terminal.run("write", "a word", secrets=[WRONG, PASSPHRASE]).status == 0


@contextmanager
def holding(home: Home, lock: str) -> Iterator[int]:
    """Let a process that hangs hold a lock, until the block ends; give its number."""
    script = "import fcntl, os, sys, time; fcntl.flock(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT), fcntl.LOCK_EX)"
    hang = f"{script}; print('held', flush=True); time.sleep(600)"
    with subprocess.Popen(
        [sys.executable, "-c", hang, str(home.folder / f"{lock}.lock")], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.send_signal(signal.SIGSTOP)
        yield process.pid
        process.kill()


@pytest.mark.parametrize("lock", ["opening", "settings", "trying", "using"])
def test_a_lock_that_somebody_holds_for_ever_is_waited_for_and_then_told(
    tmp_path: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(homes, "LONGEST_WAIT", 0.2)
    home = Home(tmp_path)
    with holding(home, lock):
        began = time.monotonic()
        with pytest.raises(HomeBusy), home.alone(lock):
            pytest.fail("nobody else may hold it")
        assert 0.2 <= time.monotonic() - began < 5
    with home.alone(lock):  # whoever held it is gone, and nothing needs to be tidied up
        pass


def test_settings_that_hang_keep_nobody_from_what_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes, "LONGEST_WAIT", 0.1)
    file = HomeDeviceFile(Home(tmp_path).device)
    with holding(Home(tmp_path), "settings"):
        assert file.read().name == file.read().name
        with pytest.raises(HomeBusy):
            file.change(lambda device: replace(device, country="DE"))
    assert file.change(lambda device: replace(device, country="DE")).country == "DE"


@pytest.mark.parametrize("lock", ["opening.lock", "using.lock", "serving.lock"])
def test_a_folder_in_the_place_of_a_lock_is_one_sentence(tmp_path: Path, lock: str) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    (tmp_path / lock).unlink(missing_ok=True)
    (tmp_path / lock).mkdir()
    told = rekindle(tmp_path, "serve", "--no-browser", "--port", "0")
    assert said_in_one_sentence(told) == f"{HomeNotWritable.message} {STILL_READ}"
    assert "to begin" in rekindle(tmp_path, "kept").stdout


@pytest.mark.parametrize("left", ["a process of others", "garbage"])
def test_a_note_that_an_earlier_server_left_leads_nobody_astray(tmp_path: Path, left: str) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    note = Home(tmp_path).serving
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        said = json.dumps({"port": port, "pid": os.getpid()}) if left == "a process of others" else "\x00{"
        note.write_text(said)
        status, report = told_by_doctor(Home(tmp_path))
        assert (status, [one["where"] for one in report["findings"]]) == (0, ["serving.json"])
        note.write_text(said)
        with serving(tmp_path) as server:
            assert not server.address.endswith(f":{port}")
            assert json.loads(note.read_text())["pid"] == server.pid
            assert "It runs already." in rekindle(tmp_path, "serve", "--no-browser").stdout
    assert texts_in(tmp_path) == ["to begin"]


def test_where_every_port_near_is_taken_it_finds_another(tmp_path: Path) -> None:
    first = socket.create_server(("127.0.0.1", 0))
    port = first.getsockname()[1]
    taken = [first]
    for near in range(port + 1, min(port + 21, 65536)):
        try:
            taken.append(socket.create_server(("127.0.0.1", near)))
        except OSError:  # taken by somebody else already
            continue
    serve = ("-m", "rekindle", "--home", str(tmp_path), "serve", "--port", str(port), "--no-browser")
    try:
        with serving(tmp_path, command=(sys.executable, *serve)) as server:
            assert f"Port {port} cannot be used just now." in server.log
            assert int(server.address.rpartition(":")[2]) not in range(port, port + 21)
    finally:
        for one in taken:
            one.close()
