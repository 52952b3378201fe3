"""The diary: one person's records, sealed on the way in and opened on the way out. Nothing else writes them."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast

from msgspec import Struct

from rekindle.app.batches import Batch
from rekindle.app.beside import Beside
from rekindle.app.errors import ChangedMeanwhile, NotKeepable, NotReadable, NotThere
from rekindle.app.ports import Clock, Row, Rows
from rekindle.app.seals import Seals
from rekindle.life import codec
from rekindle.life.errors import NewerRecord, RecordError
from rekindle.life.records import DRAFTS, STANDING, Record, month_of, shelf_of
from rekindle.life.timeline import Kept, Timeline
from rekindle.sealed import PersonKey, SealedError, UnknownFormat
from rekindle.sentences import N_

R = TypeVar("R", bound=Record)

RECENT_MONTHS = 3
UNDO = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that is there and cannot be read; it is left as it is."""

    id: bytes


class Unsealed(Struct, frozen=True, gc=False):
    """A record out of its seal and not decoded yet: `data` is its JSON, exactly as it was kept."""

    id: bytes
    change: int
    data: bytes


class Diary:
    """One person's records, open as long as this object is held."""

    def __init__(self, person: bytes, key: PersonKey, rows: Rows, clock: Clock) -> None:
        self.person = person
        self.key = key
        self.now = clock
        self._rows = rows
        self._seals = Seals(person, key)
        self.beside = Beside(person, rows, self._seals)

    def atomically(self) -> AbstractContextManager[None]:
        """Make what happens inside happen as a whole, alone, or not at all."""
        return self._rows.atomically()

    def keep(self, record: R, record_id: bytes | None = None) -> Kept[R] | None:
        """Seal a new record and write it; None when a record of that (derived) id is there already.

        Raises:
            NotKeepable: it could not be read again.
        """
        new_id = record_id or secrets.token_bytes(16)
        row = self._sealed(new_id, shelf_of(record), 0, codec.encode(record))
        return Kept(new_id, 0, record) if self._rows.add(self.person, row) else None

    def keep_once(self, record: R, once: bytes | None, same: Callable[[R, R], bool]) -> Kept[R]:
        """Keep a record that a form may send twice, under the id `once` that the form holds.

        What is there under that id and is the `same` stays, and comes back if it was let go; anything else is kept
        beside it, so that nothing a person wrote is taken for something they wrote before.

        Raises:
            NotKeepable: it could not be read again.
        """
        with self._rows.atomically():
            kept = self.keep(record, once)
            if kept is not None:
                return kept
            row = self._rows.find_even_set_aside(self.person, once or b"")
            there = self._seals.read(row) if row else None
            if there is not None and isinstance(there.record, type(record)) and same(there.record, record):
                self._rows.bring_back(self.person, there.id, self.now())
                return Kept(there.id, there.change, there.record)
            beside = self.keep(record)
            if beside is None:
                raise NotKeepable
            return beside

    def rewrite(
        self, record_id: bytes, kind: type[R], change: Callable[[R], R], *, expected: int | None = None
    ) -> Kept[R]:
        """Read, change and write one record in one transaction; its id stays, its change counter goes up.

        Raises:
            NotThere: there is no record of that id and kind.
            ChangedMeanwhile: it has been changed since its counter was `expected`.
            NotReadable, NotKeepable: it cannot be read, or could not be read again.
        """
        with self._rows.atomically():
            row = self._rows.find(self.person, record_id)
            if row is None:
                raise NotThere
            record = self._legible(row).record
            if not isinstance(record, kind):
                raise NotThere
            changed = change(record)
            if changed == record:
                return Kept(record_id, row.change, record)
            if expected is not None and expected != row.change:
                raise ChangedMeanwhile
            data = codec.encode_over(changed, self._seals.open(row))
            after = self._sealed(record_id, shelf_of(changed), row.change + 1, data)
            if not self._rows.replace(self.person, after):
                raise ChangedMeanwhile
            return Kept(record_id, after.change, changed)

    def make_anew(self, record: Record, record_id: bytes) -> None:
        """Write a record where none is, or over one that is damaged: for what can be made from the others.

        Raises:
            RecordError, SealedError: there is one that a newer program wrote; it is left as it is.
        """
        with self._rows.atomically():
            row = self._rows.find_even_set_aside(self.person, record_id)
            if row is not None and not self._is_damaged(row):
                return
            self._rows.remove(self.person, record_id)
            change = row.change + 1 if row else 0
            self._rows.add(self.person, self._sealed(record_id, shelf_of(record), change, codec.encode(record)))

    def find(self, record_id: bytes, kind: type[R]) -> Kept[R]:
        """Give one record.

        Raises:
            NotThere: there is no record of that id and kind.
            NotReadable: there is, but it cannot be read.
        """
        row = self._rows.find(self.person, record_id)
        kept = self._legible(row) if row else None
        if kept is None or not isinstance(kept.record, kind):
            raise NotThere
        return cast("Kept[R]", kept)

    def beginning(self, digits: str) -> Timeline:
        """Give the records whose id, in hexadecimal, begins with some digits; nothing where these are none."""
        if not 0 < len(digits) <= 32 or digits.strip("0123456789abcdef"):
            return Timeline(())
        first, last = (bytes.fromhex(digits.ljust(32, fill)) for fill in "0f")
        return self._timeline_of(self._rows.between(self.person, first, last))

    def recent(self) -> Timeline:
        """Give what stands, and what happened in this month and the two before: all that Today needs."""
        return self._timeline({STANDING, *recent_shelves(self.now())})

    def standing(self) -> Timeline:
        """Give what stands whatever the month."""
        return self._timeline({STANDING})

    def month(self, shelf: str) -> Timeline:
        """Give what happened in one month, such as `2026-11`."""
        return self._timeline({shelf})

    def drafts(self) -> Timeline:
        """Give what was begun in a form and is not kept yet."""
        return self._timeline({DRAFTS})

    def has_drafts(self) -> bool:
        """Tell whether anything was begun and is not kept yet; nothing is opened for it."""
        return self._rows.count(self.person, DRAFTS, 1) > 0

    def has_several_drafts(self) -> bool:
        """Tell whether more than one thing was begun; nothing is opened for it either."""
        return self._rows.count(self.person, DRAFTS, 2) > 1

    def months(self) -> list[str]:
        """Name the months in which anything happened, the newest first."""
        return sorted(set(self._rows.shelves(self.person)) - {STANDING, DRAFTS}, reverse=True)

    def everything(self) -> Iterator[Kept[Record] | Unreadable]:
        """Give all records, newest month first, one month in memory at a time; drafts and what stands come last."""
        for shelf in (*self.months(), DRAFTS, STANDING):
            timeline = self._timeline({shelf})
            yield from timeline.newest_first()
            yield from (Unreadable(record_id) for record_id in timeline.unreadable)

    def unsealed(self, shelf: str) -> Iterator[Unsealed | Unreadable]:
        """Open what lies on one shelf, in no certain order, one at a time; whoever asks decodes what they need."""
        open_row = self._seals.open
        for row in self._rows.on_shelves(self.person, {shelf}):
            try:
                yield Unsealed(row.id, row.change, open_row(row))
            except SealedError:
                yield Unreadable(row.id)

    def set_aside(self, *record_ids: bytes) -> None:
        """Delete a record, or several together, with ten minutes to take that back.

        Raises:
            NotThere: there is no such record; those before it are set aside, unless the caller holds a transaction.
        """
        until = self.now() + UNDO
        for record_id in record_ids:
            if not self._rows.set_aside(self.person, record_id, until):
                raise NotThere

    def bring_back(self, record_id: bytes) -> None:
        """Take a deletion back.

        Raises:
            NotThere: the ten minutes are over.
        """
        if not self._rows.bring_back(self.person, record_id, self.now()):
            raise NotThere(N_("It is gone. That was more than ten minutes ago."))

    def lately_set_aside(self, but: bytes | None) -> Iterator[tuple[Kept[Record] | Unreadable, datetime]]:
        """Give what can still be brought back but for one batch, the last first, each with when it goes for good."""
        for row, until in self._rows.lately_set_aside(self.person, self.now(), but):
            yield self._seals.read(row) or Unreadable(row.id), until

    def remove(self, record_id: bytes) -> bool:
        """Delete a record for good, at once; False when there is none."""
        return self._rows.remove(self.person, record_id)

    def batch(self, batch_id: bytes) -> Batch:
        """Give the rows that come, or came, in together under a random id of 16 bytes."""
        return Batch(self.person, self._rows, self._seals, self.beside, batch_id)

    def hold(self, record: Record, record_id: bytes) -> None:
        """Keep a record set aside for ten minutes, in the place of what was held under that id before."""
        with self._rows.atomically():
            self._rows.remove(self.person, record_id)
            row = self._sealed(record_id, shelf_of(record), 0, codec.encode(record))
            self._rows.add_many(self.person, [row], None, self.now() + UNDO)

    def held(self, record_id: bytes, kind: type[R]) -> R | None:
        """Give a record that is held set aside; None when it has gone."""
        row = self._rows.find_even_set_aside(self.person, record_id)
        kept = self._seals.read(row) if row else None
        return kept.record if kept is not None and isinstance(kept.record, kind) else None

    def _timeline(self, shelves: Collection[str]) -> Timeline:
        return self._timeline_of(self._rows.on_shelves(self.person, shelves))

    def _timeline_of(self, rows: Iterable[Row]) -> Timeline:
        unreadable: list[bytes] = []
        kept: list[Kept[Record]] = []
        for row in rows:
            one = self._seals.read(row)
            if one is None:
                unreadable.append(row.id)
            else:
                kept.append(one)
        return Timeline(kept, unreadable)

    def _is_damaged(self, row: Row) -> bool:
        try:
            codec.decode(self._seals.open(row))
        except (UnknownFormat, NewerRecord):
            raise
        except (SealedError, RecordError):
            return True
        return False

    def _legible(self, row: Row) -> Kept[Record]:
        kept = self._seals.read(row)
        if kept is None:
            raise NotReadable
        return kept

    def _sealed(self, record_id: bytes, shelf: str, change: int, data: bytes) -> Row:
        """Seal what can be read again; nothing else is ever written."""
        try:
            codec.decode(data)
        except RecordError as error:
            raise NotKeepable from error
        return self._seals.seal(record_id, shelf, change, data)


def recent_shelves(now: datetime, months: int = RECENT_MONTHS) -> list[str]:
    """Name the shelves of this month and those before it, `months` in all, the newest first.

    Tomorrow's comes too: who travelled west over a month's end has kept things on a day that is yet to come here.
    """
    shelves, day = [], now.date()
    if month_of(day + timedelta(days=1)) != month_of(day):
        shelves.append(month_of(day + timedelta(days=1)))
    for _ in range(months):
        shelves.append(month_of(day))
        day = day.replace(day=1) - timedelta(days=1)
    return shelves
