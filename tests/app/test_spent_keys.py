"""What a passphrase or a recovery code opened before it was changed lies in no file of the home any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

import pytest

from rekindle.app import keys, sessions
from rekindle.app.house import House
from rekindle.sealed import CURRENT, RecoveryCode
from tests.conftest import StillClock
from tests.django_settings import HOME

PHRASE = "lantern mossy thursday kettle"
OTHER = "seven grey pebbles humming"
Change = Callable[[House, keys.Opened, RecoveryCode], object]
CHANGES: dict[str, Change] = {
    "another passphrase": lambda house, opened, _code: keys.set_passphrase(house, opened, OTHER),
    "a recovery": lambda house, _opened, code: keys.recover(house, code.text, OTHER),
}
"""What makes both wraps new."""


@pytest.fixture
def somebody_else_reads(house: House) -> Iterator[None]:
    """Another program has the database open, so that no journal goes by itself when a change is written."""
    with closing(sqlite3.connect(HOME.database)) as other:
        other.execute("SELECT count(*) FROM person").fetchone()
        yield


@pytest.mark.usefixtures("somebody_else_reads")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_neither_the_old_passphrase_nor_the_spent_code_opens_a_copy_made_later(house: House, change: Change) -> None:
    opened, code = keys.begin_locked(house, PHRASE)
    before = wraps_of(house)
    assert files_that_hold(before.passphrase), "it is looked for as it is written"
    change(house, opened, code)
    assert files_that_hold(before.passphrase) == []
    assert files_that_hold(before.recovery) == []


@pytest.mark.usefixtures("somebody_else_reads")
def test_the_recovery_code_before_a_new_one_opens_no_copy_made_later(house: House) -> None:
    opened, _code = keys.begin_locked(house, PHRASE)
    before = wraps_of(house)
    keys.new_recovery_code(house, opened)
    assert files_that_hold(before.recovery) == []
    assert files_that_hold(before.passphrase), "the passphrase is as it was"


@pytest.mark.usefixtures("somebody_else_reads")
def test_a_passphrase_that_was_made_dearer_is_not_left_beside_at_its_old_cost(house: House) -> None:
    keys.begin_locked(house, PHRASE)
    cheap = wraps_of(house).passphrase
    keys.unlock(replace(house, stretching=CURRENT), PHRASE)
    assert wraps_of(house).passphrase != cheap
    assert files_that_hold(cheap) == []


@pytest.mark.usefixtures("somebody_else_reads")
@pytest.mark.parametrize("way", ["locked", "locked everywhere", "not used for long"])
def test_a_cookie_opens_no_copy_made_after_its_session_has_ended(house: House, clock: StillClock, way: str) -> None:
    cookie = sessions.start(house, keys.begin_locked(house, PHRASE)[0])
    [session] = house.sessions.of(wraps_of(house).person)
    assert files_that_hold(session.wrap)
    match way:
        case "locked":
            sessions.end(house, cookie)
        case "locked everywhere":
            sessions.lock(house)
        case _:
            clock.pass_by(hours=5)
            sessions.sweep(house)
    assert files_that_hold(session.wrap) == []


class Wraps(NamedTuple):
    """The two wraps of a person's key as they lie in the database."""

    passphrase: bytes
    recovery: bytes
    person: bytes


def wraps_of(house: House) -> Wraps:
    person = house.people.only()
    assert person is not None
    assert person.passphrase_wrap is not None
    assert person.recovery_wrap is not None
    return Wraps(person.passphrase_wrap, person.recovery_wrap, person.id)


def files_that_hold(wrap: bytes) -> list[str]:
    return [file.name for file in HOME.folder.iterdir() if wrap in file.read_bytes()]
