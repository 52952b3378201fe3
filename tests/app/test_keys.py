"""Beginning, unlocking, the passphrase and the recovery code."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from rekindle.app import keys, writing
from rekindle.app.errors import AlreadyBegun, ChangedMeanwhile, KeyFileMissing, NotBegun, NotOpen, PleaseWait
from rekindle.app.house import House
from rekindle.app.ports import People, Person
from rekindle.app.tries import wait_left
from rekindle.app.writing import Written
from rekindle.life.records import Entry
from rekindle.sealed import (
    CURRENT,
    DamagedKeyFile,
    PassphraseTooLong,
    PassphraseWrap,
    PersonKey,
    RecoveryCode,
    RecoveryWrap,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
    wrap_with_passphrase,
    wrap_with_recovery,
)
from rekindle.store.people import DatabasePeople
from tests.conftest import StillClock
from tests.django_settings import HOME
from tests.keeping import all_kept

PHRASE = "lantern mossy thursday kettle"
OTHER = "seven grey pebbles humming"


def words_in(house: House, opened: keys.Opened) -> list[str]:
    diary = house.diary(opened.person, opened.key)
    return [one.record.text for one in all_kept(diary) if isinstance(one.record, Entry)]


def write(house: House, opened: keys.Opened, text: str) -> None:
    writing.keep_entry(house.diary(opened.person, opened.key), Written(text))


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
    assert wait_left(clock.now + timedelta(seconds=0.2), clock.now) == 1
    assert wait_left(clock.now + timedelta(seconds=29.7), clock.now) == 30


def test_a_clock_set_right_lets_the_right_passphrase_in(house: House, clock: StillClock) -> None:
    keys.begin_locked(house, PHRASE)
    clock.pass_by(days=365)
    for _ in range(4):
        with suppress(PleaseWait), pytest.raises(WrongPassphrase):
            keys.unlock(house, OTHER)
    clock.pass_by(days=-365)
    assert keys.unlock(house, PHRASE)


def test_a_clock_set_back_by_a_little_makes_nobody_wait_for_more_than_half_a_minute(
    house: House, clock: StillClock
) -> None:
    keys.begin_locked(house, PHRASE)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            keys.unlock(house, OTHER)
    clock.pass_by(seconds=-20)
    with pytest.raises(PleaseWait):
        keys.unlock(house, PHRASE)
    clock.pass_by(seconds=21)
    assert keys.unlock(house, PHRASE)


def test_tries_at_once_are_each_counted_and_wait_like_tries_in_a_row(house: House) -> None:
    keys.begin_locked(house, PHRASE)
    found = at_once(10, lambda: keys.unlock(house, OTHER))
    assert sorted(type(one).__name__ for one in found) == ["PleaseWait"] * 7 + ["WrongPassphrase"] * 3
    assert tries_of(house) == 3


def test_right_passphrases_at_once_all_open_and_none_has_to_wait(house: House) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    found = at_once(8, lambda: keys.unlock(house, PHRASE))
    assert [getattr(one, "person", one) for one in found] == [opened.person] * 8
    assert tries_of(house) == 0


def test_a_try_counts_before_it_is_made_so_that_one_cut_short_counts_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.begin_locked(house, PHRASE)

    def cut_short(*_: object) -> PersonKey:
        raise KeyboardInterrupt

    monkeypatch.setattr(keys, "open_with_passphrase", cut_short)
    with pytest.raises(KeyboardInterrupt):
        keys.unlock(house, OTHER)
    assert tries_of(house) == 1


def test_a_text_too_long_to_be_tried_does_not_count_as_a_try(house: House) -> None:
    keys.begin_locked(house, PHRASE)
    with pytest.raises(PassphraseTooLong):
        keys.unlock(house, "x" * 5000)
    assert tries_of(house) == 0


def test_a_cost_raised_too_late_leaves_a_changed_passphrase_as_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    dearer = replace(house, stretching=CURRENT)

    def overtaken(*_: object) -> PassphraseWrap:
        monkeypatch.undo()
        keys.set_passphrase(house, opened, OTHER)
        return wrap_with_passphrase(opened.key, PHRASE, opened.person, CURRENT)

    monkeypatch.setattr(keys, "wrap_with_passphrase", overtaken)
    assert keys.unlock(dearer, PHRASE)
    with pytest.raises(WrongPassphrase):
        keys.unlock(house, PHRASE)
    assert keys.unlock(house, OTHER)


def test_of_two_passphrases_set_at_once_one_stands_and_the_only_code_shown_opens_it(house: House) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    both_have_read = threading.Barrier(2)
    slow = replace(house, people=SlowPeople(house.people, both_have_read))
    shown = at_once(2, lambda: keys.set_passphrase(slow, opened, OTHER))
    assert_one_code_works(house, shown)


def test_of_two_recovery_codes_made_at_once_one_is_shown_and_works(house: House) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    both_have_read = threading.Barrier(2)
    slow = replace(house, people=SlowPeople(house.people, both_have_read))
    shown = at_once(2, lambda: keys.new_recovery_code(slow, opened))
    assert_one_code_works(house, shown)


def test_a_recovery_code_is_spent_once_though_it_is_used_twice_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, code = keys.begin_locked(house, PHRASE)

    def overtaken(*_: object) -> RecoveryWrap:
        monkeypatch.undo()
        keys.recover(house, code.text, OTHER)
        return wrap_with_recovery(opened.key, code, opened.person)

    monkeypatch.setattr(keys, "wrap_with_recovery", overtaken)
    with pytest.raises(ChangedMeanwhile, match="Nothing was changed here"):
        keys.recover(house, code.text, "another four words entirely")
    assert keys.unlock(house, OTHER)


def test_a_key_from_before_everything_was_removed_changes_nothing_of_who_began_anew(house: House) -> None:
    before = keys.begin(house)
    house.people.remove(before.person)
    keys.begin(house)
    with pytest.raises(NotOpen):
        keys.set_passphrase(house, before, PHRASE)
    with pytest.raises(NotOpen):
        keys.new_recovery_code(house, before)


class SlowPeople(DatabasePeople):
    """The keyrings of a home in which two who change them have both read them before either writes."""

    def __init__(self, people: People, both_have_read: threading.Barrier) -> None:
        self._people, self._both_have_read = people, both_have_read
        self._here = threading.local()

    def only(self) -> Person | None:
        """Give the one person; the first time, once the other has read them too."""
        person = self._people.only()
        if not getattr(self._here, "read", False):
            self._here.read = True
            self._both_have_read.wait(timeout=20)
        return person


def assert_one_code_works(house: House, shown: list[object]) -> None:
    codes = [one for one in shown if isinstance(one, RecoveryCode)]
    assert [type(one) for one in shown if one not in codes] == [ChangedMeanwhile]
    assert [keys.recovery_code_works(house, code.text) for code in codes] == [True]


def tries_of(house: House) -> int:
    person = house.people.only()
    assert person is not None
    return person.failures


def at_once(number: int, action: Callable[[], object]) -> list[object]:
    """Do something in several threads at once; give what each gave or raised."""
    found: list[object] = []
    ready = threading.Barrier(number)

    def one() -> None:
        ready.wait(timeout=20)
        try:
            found.append(action())
        except Exception as error:  # noqa: BLE001 - the test looks at it
            found.append(error)
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
