"""Finding: everything kept in which some words stand, the newest first, a month in memory at a time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from rekindle.app.diary import Diary, Unreadable
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.life.records import STANDING, Findable, Record, month_of
from rekindle.life.search.days import Days
from rekindle.life.search.excerpt import Piece, excerpt_of
from rekindle.life.search.folding import fold
from rekindle.life.search.query import Query
from rekindle.life.search.sieve import Sieve
from rekindle.life.search.texts import ShownWords, text_of
from rekindle.life.timeline import Kept

_BEGIN = datetime.min.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the order of all hits: the month, the moment within it (microseconds), and the record's id."""

    month: str
    moment: int
    id: bytes

    def __str__(self) -> str:
        """Give it for a hidden field; it tells when something was kept, and nothing of what."""
        return f"{self.month}-{self.moment}-{self.id.hex()}"


def mark_of(kept: Kept[Record]) -> Mark:
    """Give the place of a record; it stays when the record is gone."""
    return Mark(month_of(kept.at), (kept.at - _BEGIN) // _MICROSECOND, kept.id)


def read_mark(said: str) -> Mark | None:
    """Read a place from a hidden field; None when it is none."""
    year, _, rest = said.partition("-")
    month, _, rest = rest.partition("-")
    moment, _, record = rest.partition("-")
    try:
        return Mark(f"{int(year):04}-{int(month):02}", int(moment), bytes.fromhex(record))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and where: which kinds (names of `texts.SEARCHED`; none of them: all), which days."""

    query: Query
    kinds: Collection[str] = ()
    days: Days = field(default_factory=Days)
    after: Mark | None = None
    """Only what comes after this place in the order, which is what happened before it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something kept in which all that is looked for stands, and the whole text in which it does."""

    kept: Kept[Findable]
    text: str

    def excerpt(self, query: Query) -> tuple[Piece, ...]:
        """Give the part of the text where it stands."""
        return excerpt_of(self.text, query)


def find(diary: Diary, shown: ShownWords, search: Search) -> Iterator[list[Hit | Unreadable]]:
    """Give the hits month by month, the newest first; months without any are passed over.

    What stands whatever the month, such as a line on a list, comes in the month in which it was kept.
    What lies in a month and cannot be read comes at its end, whether it would have been a hit or not.
    """
    sieve = Sieve(search.query, shown, search.kinds)
    standing = [one for one in _in_month(diary, STANDING, shown, search, sieve) if isinstance(one, Hit)]
    months = {*diary.months(), *(month_of(hit.kept.at) for hit in standing)}
    for month in sorted(months, reverse=True):
        if _may_hold(month, search):
            found = _in_month(diary, month, shown, search, sieve)
            found = _merged(found, [hit for hit in standing if month_of(hit.kept.at) == month])
            if found:
                yield found


def _merged(found: list[Hit | Unreadable], standing: list[Hit]) -> list[Hit | Unreadable]:
    """Put what stands among what happened in the same month, the newest first; what cannot be read stays last."""
    if not standing:
        return found
    hits = sorted([*(one for one in found if isinstance(one, Hit)), *standing], key=_place, reverse=True)
    return [*hits, *(one for one in found if isinstance(one, Unreadable))]


def _place(hit: Hit) -> tuple[int, bytes]:
    mark = mark_of(hit.kept)
    return mark.moment, mark.id


def _may_hold(month: str, search: Search) -> bool:
    first, last = search.days.first, search.days.last
    return (
        (first is None or month_of(first) <= month)
        and (last is None or month <= month_of(last))
        and (search.after is None or month <= search.after.month)
    )


def _in_month(diary: Diary, month: str, shown: ShownWords, search: Search, sieve: Sieve) -> list[Hit | Unreadable]:
    hits: list[tuple[Mark, Hit]] = []
    unreadable: list[Unreadable] = []
    for one in diary.unsealed(month):
        if isinstance(one, Unreadable):
            unreadable.append(one)
        elif sieve.may_hold(one.data):
            try:
                kept = Kept(one.id, one.change, codec.decode(one.data))
            except RecordError:
                unreadable.append(Unreadable(one.id))
                continue
            hit = _hit(kept, shown, search, sieve)
            if hit is not None:
                hits.append((mark_of(kept), hit))
    hits.sort(key=lambda pair: (pair[0].moment, pair[0].id), reverse=True)
    return [*(hit for mark, hit in hits if _comes_after(mark, search.after)), *unreadable]


def _hit(kept: Kept[Record], shown: ShownWords, search: Search, sieve: Sieve) -> Hit | None:
    record = kept.record
    if not sieve.takes(record) or kept.at.date() not in search.days:
        return None
    text = text_of(record, shown)
    return Hit(Kept(kept.id, kept.change, record), text) if search.query.is_in(fold(text)) else None


def _comes_after(mark: Mark, place: Mark | None) -> bool:
    return place is None or mark.month < place.month or (mark.moment, mark.id) < (place.moment, place.id)
