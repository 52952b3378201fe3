"""Beginning, unlocking, and the three keys to a diary: key file, passphrase, recovery code."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from rekindle.app.errors import AlreadyBegun, ChangedMeanwhile, KeyFileMissing, NotBegun, NotOpen
from rekindle.app.house import House
from rekindle.app.ports import Person
from rekindle.app.tries import try_secret
from rekindle.life.records import Preferences
from rekindle.sealed import (
    PassphraseWrap,
    PersonKey,
    RecoveryCode,
    RecoveryWrap,
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
from rekindle.sentences import N_

PREFERENCES = "preferences"
KEYS_CHANGED = N_(
    "The passphrase or the recovery code was changed somewhere else just now. Nothing was changed here."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A person and the key that opens their records."""

    person: bytes
    key: PersonKey
    wrong: int = 0
    """How often a wrong secret was tried since the last right one before this."""
    until: datetime | None = None
    """When the browser session that gave it ends, if it is not used before."""


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
    person, key = try_secret(
        house, lambda person: open_with_passphrase(_passphrase_wrap(person), passphrase, person.id)
    )
    if needs_rewrap(_passphrase_wrap(person), house.stretching):
        raised = wrap_with_passphrase(key, passphrase, person.id, house.stretching)
        with suppress(ChangedMeanwhile):  # a passphrase that was set meanwhile stands; there is nothing to raise
            _change_wraps(house, person, passphrase_wrap=raised.to_bytes())
    return Opened(person.id, key, person.failures)


def set_passphrase(house: House, opened: Opened, passphrase: str) -> RecoveryCode:
    """Set or change the passphrase; every session ends, the key file goes; give the new recovery code.

    Raises:
        WeakPassphrase, PassphraseTooLong: the message says what works.
        NotOpen: what was opened is not there any more.
        ChangedMeanwhile: a passphrase or a recovery code was set meanwhile; nothing was changed here.
    """
    check_strength(passphrase)
    return _set_passphrase(house, _keyring_of(house, opened), opened.key, passphrase)


def new_recovery_code(house: House, opened: Opened) -> RecoveryCode:
    """Make a new recovery code; the one before opens nothing any more.

    Raises:
        NotOpen: there is no passphrase yet, so there is nothing to recover from.
        ChangedMeanwhile: a passphrase or a recovery code was set meanwhile; nothing was changed here.
    """
    person = _keyring_of(house, opened)
    if person.passphrase_wrap is None:
        raise NotOpen
    code = RecoveryCode.new()
    wrap = wrap_with_recovery(opened.key, code, person.id)
    _change_wraps(house, person, recovery_wrap=wrap.to_bytes())
    return code


def recovery_code_works(house: House, text: str) -> bool:
    """The drill: tell whether a written-down code opens this diary. A wrong one counts like a wrong passphrase.

    A right one opens nothing here, so it leaves the count of wrong tries as it is.

    Raises:
        PleaseWait: too many wrong tries just now.
        WrongRecoveryCode: a slip in typing that the check symbols notice.
    """
    parse_recovery_code(text)
    try:
        _open_with_code(house, text, keeps_count=True)
    except WrongRecoveryCode:
        return False
    return True


def recover(house: House, text: str, passphrase: str) -> tuple[Opened, RecoveryCode]:
    """Open the diary with the recovery code and set a new passphrase; the code is spent, a new one is given.

    Raises:
        WrongRecoveryCode, PleaseWait, WeakPassphrase, PassphraseTooLong: the message says what works.
        ChangedMeanwhile: a passphrase or a recovery code was set meanwhile; nothing was changed here.
    """
    check_strength(passphrase)
    person, key = _open_with_code(house, text)
    return Opened(person.id, key, person.failures), _set_passphrase(house, person, key, passphrase)


def tidy_key_file(house: House) -> bool:
    """Remove a key file that a crash left behind after a passphrase was set; tell whether there was one."""
    if not is_lockable(house) or house.key_file.read() is None:
        return False
    house.key_file.remove()
    return True


def _open_with_code(house: House, text: str, *, keeps_count: bool = False) -> tuple[Person, PersonKey]:
    parse_recovery_code(text)  # a slip in typing is said at once and does not count as a try
    return try_secret(
        house,
        lambda person: open_with_recovery(_recovery_wrap(person), text, person.id),
        keeps_count=keeps_count,
    )


def _passphrase_wrap(person: Person) -> PassphraseWrap:
    if person.passphrase_wrap is None:
        raise NotOpen
    return PassphraseWrap.from_bytes(person.passphrase_wrap)


def _recovery_wrap(person: Person) -> RecoveryWrap:
    if person.recovery_wrap is None:
        raise NotOpen
    return RecoveryWrap.from_bytes(person.recovery_wrap)


def _set_passphrase(house: House, before: Person, key: PersonKey, passphrase: str) -> RecoveryCode:
    locked, code = _locked(house, before, key, passphrase)
    with house.people.atomically():
        _change_wraps(house, before, locked.passphrase_wrap, locked.recovery_wrap)
        house.links.remove_all(before.id)
        house.sessions.end_all(before.id)
    house.key_file.remove()
    return code


def _change_wraps(
    house: House, before: Person, passphrase_wrap: bytes | None = None, recovery_wrap: bytes | None = None
) -> None:
    """Write new wraps over those that were read before; what took long in between may have been overtaken.

    Raises:
        ChangedMeanwhile: they are not what they were, and nothing was written.
    """
    with house.people.atomically():
        person = _person(house)
        if _wraps(person) != _wraps(before):
            raise ChangedMeanwhile(KEYS_CHANGED)
        house.people.save(
            replace(
                person,
                passphrase_wrap=passphrase_wrap or person.passphrase_wrap,
                recovery_wrap=recovery_wrap or person.recovery_wrap,
            )
        )


def _wraps(person: Person) -> tuple[bytes, bytes | None, bytes | None]:
    return person.id, person.passphrase_wrap, person.recovery_wrap


def _keyring_of(house: House, opened: Opened) -> Person:
    person = _person(house)
    if person.id != opened.person:  # everything was removed, and somebody began anew
        raise NotOpen
    return person


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
