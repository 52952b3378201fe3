"""Beginning, unlocking, and the three keys to a diary: key file, passphrase, recovery code."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from rekindle.app.errors import AlreadyBegun, KeyFileMissing, NotBegun, NotOpen, PleaseWait
from rekindle.app.house import House
from rekindle.app.ports import Person
from rekindle.life.records import Preferences
from rekindle.sealed import (
    PassphraseWrap,
    PersonKey,
    RecoveryCode,
    RecoveryWrap,
    WrongPassphrase,
    WrongRecoveryCode,
    check_strength,
    keyfile,
    needs_rewrap,
    open_with_passphrase,
    open_with_recovery,
    parse_recovery_code,
    wrap_with_passphrase,
    wrap_with_recovery,
)

T = TypeVar("T")

FREE_TRIES = 3
LONGEST_WAIT = 30
PREFERENCES = "preferences"


@dataclass(frozen=True, slots=True)
class Opened:
    """A person and the key that opens their records."""

    person: bytes
    key: PersonKey


def has_begun(house: House) -> bool:
    """Tell whether somebody has begun in this home."""
    return house.people.only() is not None


def is_lockable(house: House) -> bool:
    """Tell whether there is a passphrase; without one the key lies in the key file."""
    person = house.people.only()
    return person is not None and person.passphrase_wrap is not None


def begin(house: House) -> Opened:
    """Begin without a passphrase: the key lies in a file that only its owner can read.

    Raises:
        AlreadyBegun: somebody has begun here.
    """
    with house.people.atomically():
        opened = _new_person(house)
        house.key_file.write(keyfile.to_text(opened.key))
        house.people.add(Person(opened.person))
        _remember_beginning(house, opened)
    return opened


def begin_locked(house: House, passphrase: str) -> tuple[Opened, RecoveryCode]:
    """Begin with a passphrase; give the recovery code, which is shown once.

    Raises:
        AlreadyBegun: somebody has begun here.
        WeakPassphrase, PassphraseTooLong: the message says what works.
    """
    check_strength(passphrase)
    if has_begun(house):
        raise AlreadyBegun
    key, person = PersonKey.new(), secrets.token_bytes(16)
    person_row, code = _locked(house, Person(person), key, passphrase)
    with house.people.atomically():
        if has_begun(house):
            raise AlreadyBegun
        house.people.add(person_row)
        opened = Opened(person, key)
        _remember_beginning(house, opened)
    return opened, code


def open_key_file(house: House) -> Opened:
    """Open the diary with the key file.

    Raises:
        NotBegun: nobody has begun here.
        NotOpen: there is a passphrase; the key file opens nothing.
        KeyFileMissing: the file is gone.
        DamagedKeyFile: the file is not what was written.
    """
    person = _person(house)
    if person.passphrase_wrap is not None:
        raise NotOpen
    text = house.key_file.read()
    if text is None:
        raise KeyFileMissing
    return Opened(person.id, keyfile.from_text(text))


def unlock(house: House, passphrase: str) -> Opened:
    """Open the diary with the passphrase.

    Raises:
        NotBegun: nobody has begun here.
        NotOpen: there is no passphrase.
        PleaseWait: too many wrong tries just now.
        WrongPassphrase: this is not it.
    """
    person = _person(house)
    if person.passphrase_wrap is None:
        raise NotOpen
    wrap = PassphraseWrap.from_bytes(person.passphrase_wrap)
    key = _try(house, person, lambda: open_with_passphrase(wrap, passphrase, person.id))
    if needs_rewrap(wrap, house.stretching):
        raised = wrap_with_passphrase(key, passphrase, person.id, house.stretching)
        _change(house, passphrase_wrap=raised.to_bytes())
    return Opened(person.id, key)


def set_passphrase(house: House, opened: Opened, passphrase: str) -> RecoveryCode:
    """Set or change the passphrase; every session ends, the key file goes; give the new recovery code.

    Raises:
        WeakPassphrase, PassphraseTooLong: the message says what works.
    """
    check_strength(passphrase)
    locked, code = _locked(house, _person(house), opened.key, passphrase)
    _change(house, passphrase_wrap=locked.passphrase_wrap, recovery_wrap=locked.recovery_wrap)
    house.key_file.remove()
    house.links.remove_all()
    house.sessions.end_all(opened.person)
    return code


def new_recovery_code(house: House, opened: Opened) -> RecoveryCode:
    """Make a new recovery code; the one before opens nothing any more.

    Raises:
        NotOpen: there is no passphrase yet, so there is nothing to recover from.
    """
    if not is_lockable(house):
        raise NotOpen
    code = RecoveryCode.new()
    wrap = wrap_with_recovery(opened.key, code, opened.person)
    _change(house, recovery_wrap=wrap.to_bytes())
    return code


def recovery_code_works(house: House, text: str) -> bool:
    """The drill: tell whether a written-down code opens this diary. A wrong one counts like a wrong passphrase.

    Raises:
        PleaseWait: too many wrong tries just now.
        WrongRecoveryCode: a slip in typing that the check symbols notice.
    """
    parse_recovery_code(text)
    try:
        _open_with_code(house, text)
    except WrongRecoveryCode:
        return False
    return True


def recover(house: House, text: str, passphrase: str) -> tuple[Opened, RecoveryCode]:
    """Open the diary with the recovery code and set a new passphrase; the code is spent, a new one is given.

    Raises:
        WrongRecoveryCode, PleaseWait, WeakPassphrase, PassphraseTooLong: the message says what works.
    """
    check_strength(passphrase)
    opened = _open_with_code(house, text)
    return opened, set_passphrase(house, opened, passphrase)


def tidy_key_file(house: House) -> bool:
    """Remove a key file that a crash left behind after a passphrase was set; tell whether there was one."""
    if not is_lockable(house) or house.key_file.read() is None:
        return False
    house.key_file.remove()
    return True


def _open_with_code(house: House, text: str) -> Opened:
    person = _person(house)
    if person.recovery_wrap is None:
        raise NotOpen
    wrap = RecoveryWrap.from_bytes(person.recovery_wrap)
    parse_recovery_code(text)  # a slip in typing is said at once and does not count as a try
    return Opened(person.id, _try(house, person, lambda: open_with_recovery(wrap, text, person.id)))


def _try(house: House, person: Person, attempt: Callable[[], T]) -> T:
    """Make one try at a secret, with a growing wait after wrong ones that is counted in the store."""
    now = house.clock()
    if person.retry_at is not None and now < person.retry_at:
        raise PleaseWait(wait_left(person.retry_at, now))
    try:
        found = attempt()
    except (WrongPassphrase, WrongRecoveryCode):
        _note_failure(house)
        raise
    if person.failures:
        _change(house, failures=0, retry_at=None)
    return found


def _note_failure(house: House) -> None:
    with house.people.atomically():
        person = _person(house)
        failures = person.failures + 1
        house.people.save(replace(person, failures=failures, retry_at=_next_try(failures, house.clock())))


def _next_try(failures: int, now: datetime) -> datetime | None:
    if failures < FREE_TRIES:
        return None
    return now + timedelta(seconds=min(LONGEST_WAIT, 2 ** (failures - FREE_TRIES)))


def wait_left(retry_at: datetime, now: datetime) -> int:
    """Give the whole seconds to wait, at least 1."""
    return max(1, min(LONGEST_WAIT, round((retry_at - now).total_seconds() + 0.5)))


def _change(house: House, **fields: bytes | int | datetime | None) -> None:
    with house.people.atomically():
        house.people.save(replace(_person(house), **fields))  # type: ignore[arg-type]


def _person(house: House) -> Person:
    person = house.people.only()
    if person is None:
        raise NotBegun
    return person


def _new_person(house: House) -> Opened:
    if has_begun(house):
        raise AlreadyBegun
    return Opened(secrets.token_bytes(16), PersonKey.new())


def _locked(house: House, person: Person, key: PersonKey, passphrase: str) -> tuple[Person, RecoveryCode]:
    code = RecoveryCode.new()
    wrap = wrap_with_passphrase(key, passphrase, person.id, house.stretching)
    recovery = wrap_with_recovery(key, code, person.id)
    return replace(person, passphrase_wrap=wrap.to_bytes(), recovery_wrap=recovery.to_bytes()), code


def _remember_beginning(house: House, opened: Opened) -> None:
    diary = house.diary(opened.person, opened.key)
    diary.keep(Preferences(at=house.clock()), opened.key.derive_id(PREFERENCES))
