"""Beginning, unlocking, the passphrase and the recovery code."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from rekindle.app import keys, writing
from rekindle.app.errors import AlreadyBegun, KeyFileMissing, NotBegun, NotOpen, PleaseWait
from rekindle.app.house import House
from rekindle.app.writing import Draft
from rekindle.life.records import Entry
from rekindle.sealed import (
    CURRENT,
    DamagedKeyFile,
    PassphraseWrap,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.conftest import StillClock
from tests.django_settings import HOME
from tests.keeping import all_kept

PHRASE = "lantern mossy thursday kettle"
OTHER = "seven grey pebbles humming"


def words_in(house: House, opened: keys.Opened) -> list[str]:
    diary = house.diary(opened.person, opened.key)
    return [one.record.text for one in all_kept(diary) if isinstance(one.record, Entry)]


def write(house: House, opened: keys.Opened, text: str) -> None:
    writing.keep_entry(house.diary(opened.person, opened.key), Draft(text))


def test_nothing_has_begun_in_a_fresh_home(house: House) -> None:
    assert not keys.has_begun(house)
    with pytest.raises(NotBegun):
        keys.open_key_file(house)


def test_one_may_begin_with_a_key_file_and_come_back(house: House) -> None:
    write(house, keys.begin(house), "first")
    assert words_in(house, keys.open_key_file(house)) == ["first"]
    assert HOME.key.stat().st_mode & 0o077 == 0


def test_one_begins_once(house: House) -> None:
    keys.begin(house)
    with pytest.raises(AlreadyBegun):
        keys.begin(house)
    with pytest.raises(AlreadyBegun):
        keys.begin_locked(house, PHRASE)


def test_two_who_begin_at_once_are_one_person(house: House) -> None:
    refused: list[AlreadyBegun] = []

    def begin() -> None:
        try:
            keys.begin(house)
        except AlreadyBegun as error:
            refused.append(error)
        connection.close()

    both = [threading.Thread(target=begin) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(refused) == 1
    assert words_in(house, keys.open_key_file(house)) == []


def test_with_a_passphrase_no_key_lies_in_the_home(house: House) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    write(house, opened, "locked")
    assert not HOME.key.exists()
    with pytest.raises(NotOpen):
        keys.open_key_file(house)
    assert words_in(house, keys.unlock(house, PHRASE)) == ["locked"]


def test_a_weak_passphrase_is_refused_and_nothing_has_begun(house: House) -> None:
    with pytest.raises(WeakPassphrase):
        keys.begin_locked(house, "password123")
    assert not keys.has_begun(house)


def test_a_key_file_that_is_gone_or_damaged_is_said_plainly(house: House) -> None:
    keys.begin(house)
    HOME.key.write_text("something else")
    with pytest.raises(DamagedKeyFile):
        keys.open_key_file(house)
    HOME.key.unlink()
    with pytest.raises(KeyFileMissing):
        keys.open_key_file(house)


def test_a_passphrase_set_later_keeps_every_word_and_removes_the_key_file(house: House) -> None:
    opened = keys.begin(house)
    write(house, opened, "before the lock")
    keys.set_passphrase(house, opened, PHRASE)
    assert not HOME.key.exists()
    assert words_in(house, keys.unlock(house, PHRASE)) == ["before the lock"]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(house: House) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    keys.set_passphrase(house, opened, OTHER)
    with pytest.raises(WrongPassphrase):
        keys.unlock(house, PHRASE)
    assert keys.unlock(house, OTHER).person == opened.person


def test_the_wait_grows_and_stays_below_half_a_minute(house: House, clock: StillClock) -> None:
    keys.begin_locked(house, PHRASE)
    waits = []
    for _ in range(9):
        with pytest.raises(WrongPassphrase):
            keys.unlock(house, OTHER)
        person = house.people.only()
        assert person is not None
        waits.append((person.retry_at - clock.now).total_seconds() if person.retry_at else 0)
        clock.pass_by(seconds=31)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert keys.unlock(house, PHRASE)


def test_while_waiting_even_the_right_passphrase_is_not_tried(house: House, clock: StillClock) -> None:
    keys.begin_locked(house, PHRASE)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            keys.unlock(house, OTHER)
    with pytest.raises(PleaseWait):
        keys.unlock(house, PHRASE)
    clock.pass_by(seconds=2)
    keys.unlock(house, PHRASE)
    person = house.people.only()
    assert person is not None
    assert person.failures == 0


def test_the_recovery_code_opens_everything_and_is_spent(house: House) -> None:
    opened, code = keys.begin_locked(house, PHRASE)
    write(house, opened, "kept through it all")
    again, new_code = keys.recover(house, code.text, OTHER)
    assert words_in(house, again) == ["kept through it all"]
    assert keys.unlock(house, OTHER).person == opened.person
    with pytest.raises(WrongRecoveryCode):
        keys.recover(house, code.text, PHRASE)
    assert keys.recovery_code_works(house, new_code.text)


def test_the_drill_tells_whether_the_code_works(house: House) -> None:
    opened, code = keys.begin_locked(house, PHRASE)
    assert keys.recovery_code_works(house, code.text.lower().replace("-", " "))
    fresh = keys.new_recovery_code(house, opened)
    assert not keys.recovery_code_works(house, code.text)
    assert keys.recovery_code_works(house, fresh.text)


def test_a_slip_in_the_code_is_said_and_does_not_count_as_a_try(house: House) -> None:
    _, code = keys.begin_locked(house, PHRASE)
    slip = code.text[:-1] + ("2" if code.text[-1] != "2" else "3")
    for _ in range(5):
        with pytest.raises(WrongRecoveryCode):
            keys.recovery_code_works(house, slip)
    person = house.people.only()
    assert person is not None
    assert person.failures == 0


def test_there_is_no_recovery_code_without_a_passphrase(house: House) -> None:
    with pytest.raises(NotOpen):
        keys.new_recovery_code(house, keys.begin(house))


def test_the_cost_of_a_passphrase_is_raised_when_it_is_next_opened(house: House) -> None:
    keys.begin_locked(house, PHRASE)
    dearer = House(**{**house.__dict__, "stretching": CURRENT})
    keys.unlock(dearer, PHRASE)
    person = house.people.only()
    assert person is not None
    assert person.passphrase_wrap is not None
    assert PassphraseWrap.from_bytes(person.passphrase_wrap).parameters == CURRENT


def test_a_key_file_left_behind_by_a_crash_is_tidied_away(house: House) -> None:
    opened = keys.begin(house)
    text = HOME.key.read_text()
    keys.set_passphrase(house, opened, PHRASE)
    HOME.key.write_text(text)
    assert keys.tidy_key_file(house)
    assert not HOME.key.exists()
    assert not keys.tidy_key_file(house)


def test_a_key_file_in_use_is_not_tidied_away(house: House) -> None:
    keys.begin(house)
    assert not keys.tidy_key_file(house)
    assert HOME.key.exists()


def test_waits_are_told_in_whole_seconds(clock: StillClock) -> None:
    assert keys.wait_left(clock.now + timedelta(seconds=0.2), clock.now) == 1
    assert keys.wait_left(clock.now + timedelta(seconds=29.7), clock.now) == 30
