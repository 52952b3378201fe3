"""Homes to bring things into, and what lies in them."""

import secrets
from collections.abc import Iterable, Iterator

from rekindle.app.diary import Diary, Unsealed
from rekindle.app.foreign import Piece, Returned
from rekindle.app.house import House
from rekindle.app.keys import PREFERENCES
from rekindle.app.leaving import take_everything
from rekindle.life.records import Preferences
from rekindle.sealed import PersonKey
from tests.conftest import StillClock


def another_home(house: House, clock: StillClock) -> Diary:
    """Give the diary of somebody who just began elsewhere: another person, under another key."""
    diary = Diary(secrets.token_bytes(16), PersonKey.new(), house.rows, clock)
    diary.keep(Preferences(at=clock()), diary.key.derive_id(PREFERENCES))
    return diary


def lying(diary: Diary) -> dict[bytes, bytes]:
    """Give the JSON of everything that is kept, by id."""
    found = list(take_everything(diary))
    opened = {one.id: one.data for one in found if isinstance(one, Unsealed)}
    assert len(opened) == len(found)
    return opened


def taken_along(diary: Diary) -> Iterator[Piece]:
    """Give everything as an archive gives it back."""
    return returned(lying(diary).items())


def returned(records: Iterable[tuple[bytes, bytes]]) -> Iterator[Piece]:
    """Give records as an archive gives them back."""
    return (Returned(number, *one) for number, one in enumerate(records, 1))
