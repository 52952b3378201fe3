"""Bringing a file in: found and counted first, then taken in as a whole or not at all, and taken back as a whole.

What is found is written set aside, under the random id of a batch, in one transaction; an import that waits for its
answer is held beside it. Taking in shows the whole batch at once. Whatever keeps the answer away - a lock, ten
minutes, the end of the process, another file - leaves rows that nobody sees and that go by themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from rekindle.app.batches import Batch, Incoming, judged_alone
from rekindle.app.diary import UNDO, Diary
from rekindle.app.errors import NothingWaits, NotThere
from rekindle.app.foreign import Found, Piece, Returned, Strange
from rekindle.app.preferences import from_elsewhere
from rekindle.app.recounting import recount_without
from rekindle.app.reports import Report
from rekindle.life import codec
from rekindle.life.records import Import
from rekindle.life.timeline import Kept
from rekindle.method.catalogue import Catalogue
from rekindle.sealed import PersonKey
from rekindle.sentences import N_

AT_ONCE = 2_000
"""Pieces in memory at a time, and fewer where they are long."""
BYTES_AT_ONCE = 4 * 1024 * 1024

Told = Callable[[int], None]
"""Is told again and again how many pieces were found so far."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An import that was taken in, and what is left of it: as it came in, and changed since."""

    kept: Kept[Import]
    unchanged: int
    changed: int


def look_where_nothing_is(name: str, pieces: Iterable[Piece], told: Told = lambda _found: None) -> Report:
    """Find what a file holds where nobody has begun: counted as it would be in a new home, and nothing is written."""
    report, key, there = Report(name), PersonKey.new(), dict[bytes, bytes]()
    for piece in pieces:
        if isinstance(piece, Strange):
            report.count(piece, piece.why)
        else:
            report.count(piece, judged_alone(_incoming(key, name, piece), there))
        if not report.found % AT_ONCE:
            told(report.found)
    return report


def look_into(diary: Diary, name: str, pieces: Iterable[Piece], told: Told = lambda _found: None) -> Report:
    """Find what a file of the format `name` holds, and set aside what is new for ten minutes.

    What waited from another file goes. Errors of the reader come through, and then nothing has changed.
    """
    report = Report(name)
    with diary.atomically():
        _drop_waiting(diary)
        _bring(diary, report, pieces, diary.now() + UNDO, told)
        if report.added:
            diary.hold(report.as_record(diary.now()), _waiting_id(diary))
    return report


def take_in(diary: Diary, batch: bytes) -> Import:
    """Take in what waits under a batch's id, as a whole; what is in already stays, for an answer may come twice.

    Raises:
        NothingWaits: not all of it waits any more; nothing was added.
    """
    with diary.atomically():
        taken = taken_in(diary, batch)
        if taken is not None:
            return taken
        waiting = diary.held(_waiting_id(diary), Import)
        if waiting is None or waiting.batch != batch.hex():
            raise NothingWaits
        if diary.batch(batch).take_in(diary.now()) != waiting.added:
            raise NothingWaits
        diary.remove(_waiting_id(diary))
        diary.keep(replace(waiting, at=diary.now()))
    return waiting


def taken_in(diary: Diary, batch: bytes) -> Import | None:
    """Give the import of a batch's id that was taken in and not taken back; None when there is none."""
    standing = (kept.record for kept in diary.standing().of(Import))
    return next((one for one in standing if one.batch == batch.hex()), None)


def leave(diary: Diary, batch: bytes) -> bool:
    """Let go for good of what waits under a batch's id; False, and nothing changed, when it was taken in before."""
    with diary.atomically():
        waiting = diary.held(_waiting_id(diary), Import)
        if waiting is not None and waiting.batch == batch.hex():
            _drop_waiting(diary)
            return True
        return taken_in(diary, batch) is None


def take_at_once(diary: Diary, name: str, pieces: Iterable[Piece], told: Told = lambda _found: None) -> Report:
    """Take a whole file in without asking, in one transaction."""
    report = Report(name)
    with diary.atomically():
        _drop_waiting(diary)
        _bring(diary, report, pieces, None, told)
        if report.added:
            diary.keep(report.as_record(diary.now()))
    return report


def waiting_batch(diary: Diary) -> bytes | None:
    """Give the id of the batch that waits for its answer; None when none does."""
    waiting = diary.held(_waiting_id(diary), Import)
    return _batch_of(diary, waiting).id if waiting else None


def last_taken(diary: Diary) -> Taken | None:
    """Give the latest import of which anything is here as it came in, so that something goes when it is taken back.

    An import that came along in a copy from another home has no rows of its own here, and is passed over.
    """
    return next((taken for taken in _every_taken(diary) if taken.unchanged), None)


def nothing_goes(diary: Diary) -> NotThere:
    """Give the error that says why there is no import to take back, for a home where `last_taken` gives none."""
    every = list(_every_taken(diary))
    if any(taken.changed for taken in every):
        return NotThere(N_("You changed all that is left of what came in, so it stays. Nothing was taken back."))
    if every:
        return NotThere(N_("There is nothing left of an import to take back."))
    return NotThere(N_("There is no import to take back."))


def _every_taken(diary: Diary) -> Iterator[Taken]:
    for kept in diary.standing().of(Import):
        yield Taken(kept, *_batch_of(diary, kept.record).count())


def take_back(diary: Diary, batch: bytes, catalogue: Catalogue) -> Taken:
    """Take the latest import back as a whole, if it is the one of that batch; what was changed since stays.

    What this home's own preferences took up from those that came with it goes as well.

    Raises:
        NotThere: it is not the latest, or nothing of it is left.
    """
    with diary.atomically():
        taken = last_taken(diary)
        if taken is None or taken.kept.record.batch != batch.hex():
            raise NotThere(N_("There is nothing left of it to take back."))
        came = from_elsewhere(diary)
        _batch_of(diary, taken.kept.record).remove()
        diary.remove(taken.kept.id)
        stays = {one.id for one in from_elsewhere(diary)}
        gone = [one.record for one in came if one.id not in stays]
        if gone:
            recount_without(diary, catalogue, gone)
    return taken


def _bring(diary: Diary, report: Report, pieces: Iterable[Piece], until: datetime | None, told: Told) -> None:
    batch, others_too = diary.batch(report.batch), bool(diary.months())  # into an empty home nothing came before
    for some in _together(_read_all(diary.key, report.format, pieces, others_too=others_too)):
        outcomes = iter(batch.add([one for _piece, one in some if one is not None], until))
        for piece, _one in some:
            report.count(piece, piece.why if isinstance(piece, Strange) else next(outcomes))
        told(report.found)


def _read_all(
    key: PersonKey, name: str, pieces: Iterable[Piece], *, others_too: bool
) -> Iterator[tuple[Piece, Incoming | None]]:
    for piece in pieces:
        yield piece, None if isinstance(piece, Strange) else _incoming(key, name, piece, others_too=others_too)


def _incoming(key: PersonKey, name: str, piece: Found | Returned, *, others_too: bool = False) -> Incoming:
    if isinstance(piece, Found):
        record_id = key.derive_id("import", name, *piece.parts)
        others = tuple(key.derive_id("import", name, *parts) for parts in (piece.others if others_too else ()))
        return Incoming(record_id, codec.encode(piece.record), exact=False, others=others, record=piece.record)
    return Incoming(piece.id, piece.data, exact=True, picture=piece.picture)


def _together(pieces: Iterable[tuple[Piece, Incoming | None]]) -> Iterator[list[tuple[Piece, Incoming | None]]]:
    some, size = list[tuple[Piece, Incoming | None]](), 0
    for piece, incoming in pieces:
        some.append((piece, incoming))
        size += incoming.size if incoming else 0
        if len(some) >= AT_ONCE or size >= BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _drop_waiting(diary: Diary) -> None:
    waiting = diary.held(_waiting_id(diary), Import)
    if waiting is not None:
        _batch_of(diary, waiting).remove()
        diary.remove(_waiting_id(diary))


def _batch_of(diary: Diary, record: Import) -> Batch:
    """Give the batch that a record names; of a name that is none, one without rows."""
    try:
        return diary.batch(bytes.fromhex(record.batch))
    except ValueError:
        return diary.batch(b"")


def _waiting_id(diary: Diary) -> bytes:
    return diary.key.derive_id("import", "waiting")
