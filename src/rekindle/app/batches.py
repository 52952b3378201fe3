"""A batch: rows that come in together and can leave together, whatever else happens meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Literal

from msgspec import DecodeError, Struct, json

from rekindle.app.beside import Beside
from rekindle.app.ports import Row, Rows
from rekindle.app.ports_beside import Picture
from rekindle.app.seals import Seals
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.life.records import Attachment, Entry, Openings, Preferences, Record, shelf_of
from rekindle.sealed import SealedError
from rekindle.sentences import N_

LET_GO = N_("This was let go here a moment ago. It can come in ten minutes later.")
READS_OTHERWISE = N_("This is here already and reads differently. The one here stays.")
NO_PICTURE = N_("The picture that belongs to this is missing, or it is another one.")

Outcome = Literal["added", "already", "twice", "elsewhere", "left"]
"""New; here already; earlier in the same file; here already as it came in, and by its date in another month; left
out, for it is what another home noted of itself."""


class Incoming(Struct, frozen=True, gc=False):
    """A record on its way in: its row id and its JSON.

    With `exact`, one of that id that is here already has to be the same. Else its being here is enough: the id says
    all that the file says, and the person may have changed it here. `others` are the ids by which it may be here as
    well: as long as what is there came from the same place, for by another reading of the dates two days that mirror
    each other share an id. `record` is what was read, if it was.
    """

    id: bytes
    data: bytes
    exact: bool
    others: tuple[bytes, ...] = ()
    record: Record | None = None
    picture: Picture | None = None
    """What lies beside it, where something does."""

    @property
    def size(self) -> int:
        """How many bytes of it lie in memory."""
        beside = len(self.picture.data) + len(self.picture.small) if self.picture else 0
        return len(self.data) + beside


class Batch:
    """The rows of one person that share a batch's id."""

    def __init__(self, person: bytes, rows: Rows, seals: Seals, beside: Beside, batch_id: bytes) -> None:
        self.id = batch_id
        self._person = person
        self._rows = rows
        self._seals = seals
        self._files = beside
        self._came: set[bytes] = set()

    def add(self, incoming: Sequence[Incoming], until: datetime | None) -> list[Outcome | str]:
        """Seal and write what is new, set aside where a time is given.

        Give what became of each: an outcome, or the sentence that says why it did not come in.
        The caller holds the transaction, so that nothing of that id comes in between.
        """
        ids = [one_id for one in incoming for one_id in (one.id, *one.others)]
        there = {row.id: (row, aside) for row, aside in self._rows.find_many(self._person, ids)}
        new: dict[bytes, tuple[Row, Incoming]] = {}
        outcomes: list[Outcome | str] = []
        for one in incoming:
            found = there.get(one.id) or self._by_another_id(one, there)
            if one.id in self._came and found is not None:
                outcomes.append(_twice(self._beside(one, found[0], aside=False)))
            elif found is not None:
                outcomes.append(self._beside(one, *found))
            elif one.id in new:
                outcomes.append(_twice(_compared(one, new[one.id][1].data)))
            else:
                outcomes.append(self._sealed(one, new))
        self._came.update(new)
        self._rows.add_many(self._person, [row for row, _one in new.values()], self.id, until)
        for row, one in new.values():
            if one.picture is not None:
                self._files.add_picture(row.id, one.picture)
        return outcomes

    def take_in(self, now: datetime) -> int:
        """Show the rows that were set aside, unless their time has come; give how many."""
        return self._rows.take_in(self._person, self.id, now)

    def remove(self) -> int:
        """Delete for good the rows that are as they came in; give how many."""
        return self._rows.remove_batch(self._person, self.id)

    def count(self) -> tuple[int, int]:
        """Give how many rows are as they came in, and how many were changed since."""
        return self._rows.count_batch(self._person, self.id)

    def _by_another_id(self, one: Incoming, there: Mapping[bytes, tuple[Row, bool]]) -> tuple[Row, bool] | None:
        """Give what is here by another id, and came from the same place; of what cannot be read nobody can tell."""
        return next(
            (there[one_id] for one_id in one.others if one_id in there and self._is_it(one, there[one_id])), None
        )

    def _is_it(self, one: Incoming, found: tuple[Row, bool]) -> bool:
        kept, new = self._seals.read(found[0]), _read(one)
        return (
            kept is not None
            and isinstance(kept.record, Entry)
            and isinstance(new, Entry)
            and kept.record.origin == new.origin
        )

    def _beside(self, one: Incoming, row: Row, aside: bool) -> Outcome | str:
        if aside:
            return LET_GO
        if not one.exact:
            lies_elsewhere = one.record is not None and shelf_of(one.record) != row.shelf
            return "elsewhere" if lies_elsewhere and not row.change else "already"
        try:
            there = self._seals.open(row)
        except SealedError:
            return READS_OTHERWISE
        return _of_the_homes_own(one.data, there) or _compared(one, there)

    def _sealed(self, one: Incoming, new: dict[bytes, tuple[Row, Incoming]]) -> Outcome | str:
        """Seal what can be read again; nothing else is ever written."""
        record = _read(one)
        if isinstance(record, str):
            return record
        new[one.id] = self._seals.seal(one.id, shelf_of(record), 0, one.data), one
        return "added"


def judged_alone(one: Incoming, there: dict[bytes, bytes]) -> Outcome | str:
    """Give what would become of a record in a new home, and note it in `there`: id and a digest of its JSON."""
    digest = blake2b(one.data, digest_size=16).digest()
    if one.id in there:
        return "twice" if not one.exact or there[one.id] == digest else READS_OTHERWISE
    record = _read(one)
    if isinstance(record, str):
        return record
    there[one.id] = digest
    return "added"


def _read(one: Incoming) -> Record | str:
    """Read what is new; or say why it does not come in.

    When another home was opened is nothing to this one, and is left out.
    """
    try:
        record = codec.decode(one.data)
    except RecordError as error:
        return error.message
    if not _goes_with(record, one.picture):
        return NO_PICTURE
    return "left" if isinstance(record, Openings) else record


def _goes_with(record: Record, picture: Picture | None) -> bool:
    """Tell whether a picture, or none, is just what a record says of it: whatever it says is relied on later."""
    if not isinstance(record, Attachment):
        return picture is None
    return picture is not None and (
        (picture.digest, len(picture.data), picture.width, picture.height, picture.media_type)
        == (record.digest, record.size, record.width, record.height, record.media_type)
    )


def _compared(one: Incoming, there: bytes) -> Outcome | str:
    return "already" if not one.exact or _same(one.data, there) else READS_OTHERWISE


def _of_the_homes_own(one: bytes, there: bytes) -> Outcome | None:
    """Give the outcome where both are what a home writes of itself: each goes on as the home does."""
    try:
        kinds = {type(codec.decode(data)) for data in (one, there)}
    except RecordError:
        return None
    if kinds == {Openings}:
        return "left"
    return "already" if kinds == {Preferences} else None


def _twice(compared: Outcome | str) -> Outcome | str:
    """Say of what came before in the same file that it stands there twice, unless it reads differently."""
    return "twice" if compared in {"already", "elsewhere"} else compared


def _same(one: bytes, other: bytes) -> bool:
    """Compare what two JSON texts say; how it is laid out tells nothing."""
    if one == other:
        return True
    try:
        return bool(json.decode(one) == json.decode(other))
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return False
