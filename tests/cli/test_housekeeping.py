"""What goes on beside the pages while it serves: ending what is idle, and logging that tells nothing."""

import logging
import threading
from dataclasses import replace
from datetime import datetime

import pytest

from rekindle.app import sessions
from rekindle.app.house import House
from rekindle.app.keys import begin
from rekindle.cli import serving
from rekindle.cli.quiet import KindAndPlace
from tests.conftest import StillClock

CONTENT = "something nobody else may read"


def test_idle_sessions_end_by_themselves_even_after_something_went_wrong(
    house: House, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "SWEEP_EVERY", 0.01)
    opened = begin(house)
    sessions.start(house, opened)
    clock.pass_by(minutes=11)
    looks, ended = iter([True]), threading.Event()

    def now() -> datetime:
        if next(looks, False):
            raise RuntimeError(CONTENT)
        return clock.now

    class Watched:
        """The real sessions, which tell when idle ones were ended."""

        def __getattr__(self, name: str) -> object:
            return getattr(house.sessions, name)

        def end_idle(self, seen_before: datetime, seen_after: datetime) -> int:
            many = house.sessions.end_idle(seen_before, seen_after)
            if many:
                ended.set()
            return many

    with serving._sweeping(replace(house, clock=now, sessions=Watched())):  # type: ignore[arg-type]
        assert ended.wait(10)
    assert house.sessions.end_all(opened.person) == 0


def test_what_goes_wrong_beside_the_pages_is_told_once_for_each_kind_of_it(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "SWEEP_EVERY", 0.001)
    rounds, enough = iter([RuntimeError, RuntimeError, LookupError, RuntimeError, LookupError]), threading.Event()

    def now() -> datetime:
        kind = next(rounds, None)
        if kind is None:
            enough.set()
            kind = RuntimeError
        raise kind(CONTENT)

    with serving._sweeping(replace(house, clock=now)):
        assert enough.wait(10)
    told = capsys.readouterr().err
    assert CONTENT not in told
    assert [line.rpartition(" (")[2].partition(",")[0] for line in told.splitlines()] == [
        "RuntimeError",
        "LookupError",
    ]


def test_a_log_tells_the_kind_and_the_place_of_an_error_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    log = logging.Logger("pages", logging.ERROR)
    log.addHandler(KindAndPlace())
    log.warning(CONTENT)
    try:
        int(CONTENT)
    except ValueError:
        log.exception("while serving /%s", CONTENT)
    log.error(CONTENT)
    printed = capsys.readouterr()
    first, second = printed.err.splitlines()
    assert printed.out == ""
    assert CONTENT not in printed.err
    assert "(ValueError, test_housekeeping.py:" in first
    assert second.endswith("(pages)")
