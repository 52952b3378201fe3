"""The repositories of keyrings, sessions and one-time links."""

from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from rekindle.app.ports import Person, Session
from rekindle.store.database import delete, fold_journal, shrink
from rekindle.store.home import Home
from rekindle.store.models import ChunkRow, LinkRow, PersonRow, RecordRow, SessionRow


def _home() -> Home:
    return Home(Path(connection.settings_dict["NAME"]).parent)


class DatabasePeople:
    """`rekindle.app.ports.People` in the database."""

    def atomically(self) -> AbstractContextManager[None]:
        """Make what happens inside happen as a whole, alone, or not at all."""
        return transaction.atomic()

    def in_turn(self) -> AbstractContextManager[None]:
        """Wait until nobody else in this home tries a secret, and keep others waiting meanwhile."""
        return _home().alone("trying")

    def add(self, person: Person) -> None:
        """Write a new person."""
        PersonRow(**asdict(person)).save(force_insert=True)

    def only(self) -> Person | None:
        """Give the one person of a home of one's own; None when nobody began."""
        row = PersonRow.objects.first()
        if row is None:
            return None
        return Person(
            bytes(row.id),
            None if row.passphrase_wrap is None else bytes(row.passphrase_wrap),
            None if row.recovery_wrap is None else bytes(row.recovery_wrap),
            row.failures,
            row.retry_at,
        )

    def save(self, person: Person) -> None:
        """Write a person's keyring over the one that was there; a wrap that it replaces stays in no file."""
        same = PersonRow.objects.filter(
            id=person.id, passphrase_wrap=person.passphrase_wrap, recovery_wrap=person.recovery_wrap
        )
        if not same.update(failures=person.failures, retry_at=person.retry_at):
            PersonRow(**asdict(person)).save(force_update=True)
            transaction.on_commit(fold_journal)

    def remove(self, person_id: bytes) -> None:
        """Delete a person with every row, session, link and wrap, and leave no byte of it in the files."""
        with transaction.atomic():
            LinkRow.objects.filter(person=person_id).delete()
            SessionRow.objects.filter(person=person_id).delete()
            ChunkRow.objects.filter(person=person_id).delete()
            RecordRow.objects.filter(person=person_id).delete()
            PersonRow.objects.filter(id=person_id).delete()
        fold_journal()
        for damaged in _home().damaged():
            damaged.unlink(missing_ok=True)

    def shrink(self) -> None:
        """Give the room of what was removed back to the disk, as far as that works now; nothing rests on it."""
        with suppress(DatabaseError):
            shrink()


class PeopleToRead(DatabasePeople):
    """The keyrings of a home in which nothing can be written: there no try at a passphrase can be counted either.

    It keeps nobody from trying who could not copy the whole folder and try there.
    """

    def in_turn(self) -> AbstractContextManager[None]:
        """Wait for nobody: there is nothing to take turns at."""
        return nullcontext()

    def save(self, person: Person) -> None:
        """Leave the keyring as it is."""


class DatabaseSessions:
    """`rekindle.app.ports.Sessions` in the database."""

    def add(self, session: Session) -> None:
        """Write a new session."""
        SessionRow(**asdict(session)).save(force_insert=True)

    def find(self, session_id: bytes) -> Session | None:
        """Give a session, or None when it has ended."""
        row = next(iter(SessionRow.objects.filter(id=session_id)), None)
        return _session(row) if row else None

    def see(self, session_id: bytes, now: datetime) -> None:
        """Note that a session was used."""
        SessionRow.objects.filter(id=session_id).update(seen=now)

    def end(self, session_id: bytes) -> None:
        """End a session."""
        delete(SessionRow.objects.filter(id=session_id))

    def end_all(self, person: bytes, keep: bytes | None = None) -> int:
        """End every session of a person but one; give how many ended."""
        return delete(SessionRow.objects.filter(person=person).exclude(id=keep or b""))

    def of(self, person: bytes) -> list[Session]:
        """Give the sessions of a person, the one first that was used last."""
        return [_session(row) for row in SessionRow.objects.filter(person=person).order_by("-seen", "-began", "id")]

    def end_idle(self, seen_before: datetime, seen_after: datetime) -> int:
        """End the sessions not used since a time, and those used or begun after one to come; give how many."""
        to_come = Q(seen__gt=seen_after) | Q(began__gt=seen_after)
        idle = SessionRow.objects.filter(Q(seen__lte=seen_before) | to_come)
        return delete(idle) if idle.exists() else 0


def _session(row: SessionRow) -> Session:
    return Session(bytes(row.id), bytes(row.person), bytes(row.wrap), row.began, row.seen)


class DatabaseLinks:
    """`rekindle.app.ports.Links` in the database."""

    def add(self, link_id: bytes, person: bytes, until: datetime) -> None:
        """Write a new link."""
        LinkRow(id=link_id, person=person, until=until).save(force_insert=True)

    def spend(self, link_id: bytes, now: datetime, latest: datetime) -> bool:
        """Use a link up; False when it is unknown, used, too old, or would last longer than a new one could."""
        LinkRow.objects.exclude(until__gt=now, until__lte=latest).delete()
        return LinkRow.objects.filter(id=link_id).delete()[0] == 1

    def remove_all(self, person: bytes | None = None) -> None:
        """Make every link of a person useless, or of all."""
        links = LinkRow.objects.all()
        (links if person is None else links.filter(person=person)).delete()
