"""Killed at any moment: all that was acknowledged is there, nothing is half there, and the doctor is content."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from rekindle.store.home import Home
from scripts.killing.book import Book, Said
from tests.browser.serving import ROOT, serving
from tests.cli.processes import rekindle, started, texts_in
from tests.faults.homes import told_by_doctor
from tests.faults.people import enter_by

KILLS = 80
SEED = random.randrange(10**6)  # noqa: S311 - moments, other ones at each run
SEEDED = f"with the seed {SEED}"
CHANCE = random.Random(SEED)  # noqa: S311


def test_processes_that_write_lose_nothing_they_acknowledged() -> None:
    command = [sys.executable, "-m", "scripts.killing", "--kills", str(KILLS), "--seed", str(SEED)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert told.stdout, f"{SEEDED}: {told.stderr}"
    result = json.loads(told.stdout)
    assert result["amiss"] == [], SEEDED
    assert (result["kills"], told.returncode) == (KILLS, 0), SEEDED
    assert result["acknowledged"], SEEDED


def test_what_is_lost_or_half_there_or_comes_back_would_be_told() -> None:
    book = Book()
    for name in ("kept", "halved", "removed"):
        book.note(Said(name, "whole"))
        book.note(Said(name, "whole", done=True))
    book.note(Said("removed", None))
    book.note(Said("removed", None, done=True))
    book.note(Said("begun only", "whole"))
    assert book.acknowledged == 4
    amiss = book.compare({"halved": "half", "removed": "whole", "never written": "whole"})
    assert [line.split(" is ")[0] for line in amiss] == ["halved", "kept", "never written", "removed"]
    assert book.compare({"halved": "half", "removed": "whole", "never written": "whole"}) == []


def test_a_server_that_is_killed_has_kept_every_page_it_said_was_kept(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    kept: list[str] = []
    for _ in range(3):
        with serving(tmp_path) as server:
            writing = enter_by(server)
            writing.start()
            writing.wait_for(CHANCE.randint(1, 5))
            time.sleep(CHANCE.uniform(0, 0.1))
            os.kill(server.pid, signal.SIGKILL)
        writing.join(30)
        kept += writing.kept
    assert set(kept) <= set(texts_in(tmp_path)), SEEDED
    status, report = told_by_doctor(Home(tmp_path))
    assert (status, report["ok"]) == (0, True), SEEDED


def test_commands_that_are_killed_have_kept_what_they_said_was_kept(tmp_path: Path) -> None:
    def kill_some(lane: int) -> None:
        for number in range(6):
            word = f"lane {lane} word {number}"
            process = started(tmp_path, "write", word)
            killing = threading.Timer(CHANCE.uniform(0.1, 0.7), process.kill)
            killing.start()
            out, _ = process.communicate(timeout=60)
            killing.cancel()
            if out == "Kept.\n":
                kept.append(word)

    kept: list[str] = []
    rekindle(tmp_path, "flicker", "to begin")
    lanes = [threading.Thread(target=kill_some, args=(lane,)) for lane in range(2)]
    for one in lanes:
        one.start()
    for one in lanes:
        one.join()
    texts = texts_in(tmp_path)
    assert {*kept, "to begin"} <= set(texts), SEEDED
    assert all(text == "to begin" or text.startswith("lane ") for text in texts), SEEDED
    assert told_by_doctor(Home(tmp_path))[0] == 0, SEEDED


def test_a_first_start_that_is_killed_begins_the_next_time(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    for _ in range(6):
        process = started(home.folder, "write", "first")
        time.sleep(CHANCE.uniform(0.1, 0.6))
        process.kill()
        process.communicate()
    assert rekindle(home.folder, "write", "second").returncode == 0, SEEDED
    assert set(texts_in(home.folder)) - {"first"} == {"second"}, SEEDED
    assert told_by_doctor(home)[0] == 0, SEEDED
