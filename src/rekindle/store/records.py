"""The repository of sealed rows."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import starmap

from django.db import connection, transaction
from django.db.models import QuerySet

from rekindle.app.ports import Row
from rekindle.store.chunks import DatabaseChunks, delete_beside
from rekindle.store.database import delete
from rekindle.store.models import RecordRow

COLUMNS = ("id", "shelf", "change", "sealed")
AT_ONCE = 500
ADD = (
    "INSERT INTO record (person, id, shelf, change, sealed) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT (person, id) DO NOTHING"
)
"""By hand: a model's own way needs a savepoint to survive a conflict, and costs four times as much."""
ADD_MANY = (
    "INSERT INTO record (person, id, shelf, change, sealed, batch, leaves_at) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
FIND_MANY = "SELECT id, shelf, change, sealed, leaves_at IS NOT NULL FROM record WHERE person = %s AND id IN ({})"
COUNT = (
    "SELECT count(*) FROM ("
    "SELECT 1 FROM record WHERE person = %s AND shelf = %s AND leaves_at IS NULL LIMIT %s) AS begun"
)
"""By hand, as the others: commands ask before a person types."""
ON_SHELVES = "SELECT id, shelf, change, sealed FROM record WHERE person = %s AND leaves_at IS NULL AND shelf IN ({})"
"""By hand: every page reads by it, and Django's own query costs twice as much for a few hundred rows."""

SHELVES = (
    "SELECT shelf FROM (SELECT DISTINCT shelf FROM record WHERE person = %s) AS named WHERE EXISTS ("
    "SELECT 1 FROM record WHERE person = %s AND shelf = named.shelf AND leaves_at IS NULL) ORDER BY shelf"
)
"""By hand: the names come from the index alone, and one row of each shelf is looked at instead of every row."""


class DatabaseRows(DatabaseChunks):
    """`rekindle.app.ports.Rows` in the database."""

    def atomically(self) -> AbstractContextManager[None]:
        """Make what happens inside happen as a whole, alone, or not at all."""
        return transaction.atomic()

    def add(self, person: bytes, row: Row) -> bool:
        """Write a new row; False, and nothing written, when its id is there already."""
        with connection.cursor() as cursor:
            cursor.execute(ADD, (person, row.id, row.shelf, row.change, row.sealed))
            written: int = cursor.rowcount
        return written == 1

    def replace(self, person: bytes, row: Row) -> bool:
        """Write over the row of that id if its change counter is one less; False when it is not."""
        standing = self._of(person).filter(id=row.id, change=row.change - 1)
        return standing.update(shelf=row.shelf, change=row.change, sealed=row.sealed) == 1

    def find(self, person: bytes, row_id: bytes) -> Row | None:
        """Give a row, unless it is set aside."""
        found = self._of(person).filter(id=row_id).values_list(*COLUMNS).first()
        return _row(*found) if found else None

    def find_even_set_aside(self, person: bytes, row_id: bytes) -> Row | None:
        """Give a row, set aside or not."""
        found = RecordRow.objects.filter(person=person, id=row_id).values_list(*COLUMNS).first()
        return _row(*found) if found else None

    def on_shelves(self, person: bytes, shelves: Collection[str]) -> Iterator[Row]:
        """Give the rows of some shelves that are not set aside, in no certain order."""
        if not shelves:
            return
        with connection.cursor() as cursor:
            cursor.execute(ON_SHELVES.format(", ".join(["%s"] * len(shelves))), (person, *shelves))
            while found := cursor.fetchmany(AT_ONCE):
                # As they come: what a cursor gives for bytes is bytes, in SQLite and with psycopg.
                yield from starmap(Row, found)

    def shelves(self, person: bytes) -> list[str]:
        """Name the shelves that hold anything that is not set aside, in order of name."""
        with connection.cursor() as cursor:
            cursor.execute(SHELVES, (person, person))
            return [shelf for (shelf,) in cursor.fetchall()]

    def count(self, person: bytes, shelf: str, up_to: int) -> int:
        """Give how many rows of a shelf are not set aside; it is not counted further than asked."""
        with connection.cursor() as cursor:
            cursor.execute(COUNT, (person, shelf, up_to))
            [counted] = cursor.fetchone()
            return int(counted)

    def set_aside(self, person: bytes, row_id: bytes, until: datetime) -> bool:
        """Hide a row until it goes for good; False when there is none."""
        return self._of(person).filter(id=row_id).update(leaves_at=until) == 1

    def bring_back(self, person: bytes, row_id: bytes, now: datetime) -> bool:
        """Show a row again that was set aside and whose time has not come; False when it is gone."""
        leaving = RecordRow.objects.filter(person=person, id=row_id, leaves_at__gt=now)
        return leaving.update(leaves_at=None) == 1

    def between(self, person: bytes, first: bytes, last: bytes) -> list[Row]:
        """Give the rows that are not set aside with an id from `first` to `last`, both included, in order of id."""
        found = self._of(person).filter(id__range=(first, last)).order_by("id")
        return list(starmap(_row, found.values_list(*COLUMNS)))

    def lately_set_aside(self, person: bytes, now: datetime, but: bytes | None) -> Iterator[tuple[Row, datetime]]:
        """Give the rows that can still be brought back, those of one batch left out, the one first that went last.

        Each comes with the moment at which it goes for good: what was let go together has the same.
        """
        leaving = RecordRow.objects.filter(person=person, leaves_at__gt=now).order_by("-leaves_at")
        leaving = leaving if but is None else leaving.exclude(batch=but)
        for *columns, until in leaving.values_list(*COLUMNS, "leaves_at").iterator(AT_ONCE):
            yield _row(*columns), until

    def remove(self, person: bytes, row_id: bytes) -> bool:
        """Delete a row for good; False when there is none."""
        return _delete(RecordRow.objects.filter(person=person, id=row_id)) == 1

    def find_many(self, person: bytes, row_ids: Collection[bytes]) -> Iterator[tuple[Row, bool]]:
        """Give the rows of some ids, in no certain order, each with whether it is set aside."""
        if not row_ids:
            return
        with connection.cursor() as cursor:
            cursor.execute(FIND_MANY.format(", ".join(["%s"] * len(row_ids))), (person, *row_ids))
            for *columns, aside in cursor.fetchall():
                yield _row(*columns), bool(aside)

    def add_many(self, person: bytes, rows: Sequence[Row], batch: bytes | None, until: datetime | None) -> None:
        """Write new rows, no id of which is there: as part of a batch, and set aside where a time is given.

        In the order of their ids, so that the index on them, which chance fills everywhere, is read once for all.
        """
        leaves_at = connection.ops.adapt_datetimefield_value(until)
        columns = [
            (person, row.id, row.shelf, row.change, row.sealed, batch, leaves_at)
            for row in sorted(rows, key=lambda row: row.id)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(ADD_MANY, columns)

    def take_in(self, person: bytes, batch: bytes, now: datetime) -> int:
        """Show the rows of a batch that was set aside and whose time has not come; give how many."""
        return self._batch(person, batch).filter(leaves_at__gt=now).update(leaves_at=None)

    def count_batch(self, person: bytes, batch: bytes) -> tuple[int, int]:
        """Give how many rows of a batch are as they came in, and how many were changed since."""
        standing = self._batch(person, batch).filter(leaves_at=None)
        return standing.filter(change=0).count(), standing.filter(change__gt=0).count()

    def remove_batch(self, person: bytes, batch: bytes) -> int:
        """Delete for good the rows of a batch that are as they came in, set aside or not; give how many."""
        return _delete(self._batch(person, batch).filter(change=0))

    def hasten(self, latest: datetime, until: datetime) -> int:
        """Let what was set aside for longer than `latest` go at `until`; give how many that were."""
        return RecordRow.objects.filter(leaves_at__gt=latest).update(leaves_at=until)

    def remove_set_aside(self, person: bytes | None, until: datetime | None) -> int:
        """Delete for good what was set aside: of one person or of all, up to a time or all of it."""
        leaving = RecordRow.objects.filter(leaves_at__isnull=False)
        if person is not None:
            leaving = leaving.filter(person=person)
        if until is not None:
            leaving = leaving.filter(leaves_at__lte=until)
        return _delete(leaving) if leaving.exists() else 0

    @staticmethod
    def _batch(person: bytes, batch: bytes) -> QuerySet[RecordRow]:
        return RecordRow.objects.filter(person=person, batch=batch)

    @staticmethod
    def _of(person: bytes) -> QuerySet[RecordRow]:
        return RecordRow.objects.filter(person=person, leaves_at=None)


def _delete(rows: QuerySet[RecordRow]) -> int:
    """Delete rows and what lies beside them."""
    delete_beside(rows)
    return delete(rows)


def _row(row_id: bytes, shelf: str, change: int, sealed: bytes) -> Row:
    return Row(bytes(row_id), shelf, change, bytes(sealed))
