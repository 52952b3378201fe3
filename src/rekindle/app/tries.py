"""Trying a secret: every try is counted, and after a few wrong ones the next has to wait a little."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from rekindle.app.errors import NotBegun, PleaseWait
from rekindle.app.house import House
from rekindle.app.ports import Person
from rekindle.sealed import WrongPassphrase, WrongRecoveryCode

T = TypeVar("T")

FREE_TRIES = 3
LONGEST_WAIT = 30
"""Seconds. A wait that seems longer was set by a clock that ran ahead, and holds nobody up."""


def try_secret(house: House, attempt: Callable[[Person], T], *, keeps_count: bool = False) -> tuple[Person, T]:
    """Make one try at a secret; give the person as they stood before it, and what it opened.

    It counts before it is made, so that one cut short counts too. Tries take turns, so that no number of them at
    once gets past the wait, and no right one is held up by others that are not judged yet.

    A right one sets the count to nothing, and whoever opens with it writes down what it was; one that only looks
    whether a secret is right `keeps_count`, so that nobody's wrong tries go unsaid.

    Raises:
        NotBegun: nobody has begun here.
        PleaseWait: too many wrong tries just now.
        WrongPassphrase, WrongRecoveryCode: this was one of them.
    """
    with house.people.in_turn():
        person = _count_try(house)
        try:
            found = attempt(person)
        except (WrongPassphrase, WrongRecoveryCode):
            raise
        except Exception:  # it never came to a try: the text was too long, or a wrap is damaged
            _set_tries(house, person.failures, person.retry_at)
            raise
        _set_tries(house, person.failures if keeps_count else 0, None)
    return person, found


def _count_try(house: House) -> Person:
    """Count a try, unless it has to wait; give the person as they stood before it."""
    with house.people.atomically():
        person, now = _person(house), house.clock()
        if person.retry_at is not None and now < person.retry_at <= now + timedelta(seconds=LONGEST_WAIT):
            raise PleaseWait(wait_left(person.retry_at, now))
        _set_tries(house, person.failures + 1, _next_try(person.failures + 1, now))
    return person


def _set_tries(house: House, failures: int, retry_at: datetime | None) -> None:
    with house.people.atomically():
        house.people.save(replace(_person(house), failures=failures, retry_at=retry_at))


def _next_try(failures: int, now: datetime) -> datetime | None:
    if failures < FREE_TRIES:
        return None
    return now + timedelta(seconds=min(LONGEST_WAIT, 2 ** (failures - FREE_TRIES)))


def wait_left(retry_at: datetime, now: datetime) -> int:
    """Give the whole seconds to wait, at least 1."""
    return max(1, min(LONGEST_WAIT, round((retry_at - now).total_seconds() + 0.5)))


def _person(house: House) -> Person:
    person = house.people.only()
    if person is None:
        raise NotBegun
    return person
