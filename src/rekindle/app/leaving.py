"""Taking everything along, and removing everything."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec import DecodeError, Struct, json

from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.app.house import House
from rekindle.life.records import DRAFTS, STANDING

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class _Moment(Struct):
    at: datetime


_read_moment = json.Decoder(_Moment).decode


def take_everything(diary: Diary) -> Iterator[Unsealed | Unreadable]:
    """Give every record exactly as it was sealed, the newest first, one month in memory at a time.

    Drafts and what stands come last, and in each month those that do not open. Nothing is decoded but its moment:
    what only a newer Rekindle reads comes along too.
    """
    for shelf in (*diary.months(), DRAFTS, STANDING):
        opened = list(diary.unsealed(shelf))
        whole = [one for one in opened if isinstance(one, Unsealed)]
        yield from sorted(whole, key=_moment_of, reverse=True)
        yield from (one for one in opened if isinstance(one, Unreadable))


class Counted:
    """Records on their way out; counts those that could not be opened."""

    def __init__(self, records: Iterable[Unsealed | Unreadable]) -> None:
        self._records = records
        self.not_opened = 0

    def __iter__(self) -> Iterator[Unsealed | Unreadable]:
        for one in self._records:
            self.not_opened += isinstance(one, Unreadable)
            yield one


def _moment_of(one: Unsealed) -> tuple[datetime, bytes]:
    try:
        at = _read_moment(one.data).at
    except (DecodeError, UnicodeDecodeError, RecursionError):
        at = LONG_AGO
    return (at if at.tzinfo else at.replace(tzinfo=UTC)), one.id


def remove_everything(house: House, person: bytes) -> None:
    """Delete a person's rows, keys, sessions and links, the key file and the settings. Nothing brings them back."""
    house.links.remove_all()
    house.people.remove(person)
    house.key_file.remove()
    house.device.remove()
    house.people.shrink()
