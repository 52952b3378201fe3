"""The repository of the sealed chunks that lie beside the rows."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from rekindle.app.ports_beside import Chunk
from rekindle.store.models import ChunkRow, RecordRow

ADD = "INSERT INTO chunk (person, record, file, part, change, sealed) VALUES (%s, %s, %s, %s, %s, %s)"
"""By hand and one at a time: of a file of any size, one chunk is in memory."""


class DatabaseChunks:
    """`rekindle.app.ports_beside.Chunks` in the database."""

    def add_chunks(self, person: bytes, chunks: Iterable[Chunk]) -> None:
        """Write chunks, none of which is there, one after another."""
        with connection.cursor() as cursor:
            for one in chunks:
                cursor.execute(ADD, (person, one.record, one.file, one.part, one.change, one.sealed))

    def count_chunks(self, person: bytes, record: bytes, file: int) -> int:
        """Give how many chunks of a file there are."""
        return ChunkRow.objects.filter(person=person, record=record, file=file).count()

    def find_chunk(self, person: bytes, record: bytes, file: int, part: int) -> Chunk | None:
        """Give one chunk."""
        row = ChunkRow.objects.filter(person=person, record=record, file=file, part=part).first()
        return Chunk(bytes(row.record), row.file, row.part, row.change, bytes(row.sealed)) if row else None


def delete_beside(rows: QuerySet[RecordRow]) -> None:
    """Delete the chunks beside rows that are about to go."""
    going, values = rows.values("person", "id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM chunk WHERE (person, record) IN ({going})", values)  # noqa: S608 - Django's own
