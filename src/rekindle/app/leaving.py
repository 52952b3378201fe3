"""Taking everything along, and removing everything."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from msgspec import DecodeError, Struct, json

from rekindle.app.beside import WHOLE
from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.house import House
from rekindle.life.records import DRAFTS, STANDING, Attachment

ATTACHED = b'"attachment"'
"""Stands in each record that has something beside it, whatever its version, and however its JSON is laid out."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class _Moment(Struct):
    at: datetime


_read_moment = json.Decoder(_Moment).decode


class Alongside(Struct, frozen=True, gc=False):
    """What lies beside a record that was given before, whole; `data` is None where it does not open."""

    id: bytes
    media_type: str
    data: bytes | None


Taken = Unsealed | Unreadable | Alongside


def take_everything(diary: Diary) -> Iterator[Taken]:
    """Give every record exactly as it was sealed, the newest first, one month in memory at a time.

    Drafts and what stands come last, and in each month those that do not open. Nothing is decoded but its moment:
    what only a newer Rekindle reads comes along too. After all of them comes what lies beside them, one at a time.
    """
    attached = list[bytes]()
    for shelf in (*diary.months(), DRAFTS, STANDING):
        opened = list(diary.unsealed(shelf))
        whole = [one for one in opened if isinstance(one, Unsealed)]
        attached += [one.id for one in whole if ATTACHED in one.data]
        yield from sorted(whole, key=_moment_of, reverse=True)
        yield from (one for one in opened if isinstance(one, Unreadable))
    for record_id in attached:
        with suppress(NotThere):  # let go meanwhile, made by a newer Rekindle, or no drawing
            media_type = diary.find(record_id, Attachment).record.media_type
            yield Alongside(record_id, media_type, _beside(diary, record_id))


class Counted:
    """Records on their way out; counts those that could not be opened."""

    def __init__(self, records: Iterable[Taken]) -> None:
        self._records = records
        self.not_opened = 0

    def __iter__(self) -> Iterator[Taken]:
        for one in self._records:
            self.not_opened += isinstance(one, Unreadable) or (isinstance(one, Alongside) and one.data is None)
            yield one


def _beside(diary: Diary, record_id: bytes) -> bytes | None:
    try:
        return b"".join(diary.beside.pieces(record_id, WHOLE))
    except NotReadable:
        return None


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
