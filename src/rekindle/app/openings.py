"""Openings: when it was opened, in a browser or in a terminal, and how often a wrong secret was tried before that."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere
from rekindle.life.records import Opening, Openings, Where

OPENINGS = "openings"
REMEMBERED = 20
AT_MOST_EVERY = timedelta(minutes=1)


def remember(diary: Diary, where: Where, at: datetime, wrong: int = 0) -> None:
    """Remember that it was opened; once a minute is enough, unless somebody tried a wrong secret meanwhile.

    `wrong` is how often a wrong passphrase or code was tried since it was last opened. A record that cannot be read
    is left as it is: what it would say is not worth keeping anybody out.
    """
    opening = Opening(at=at, where=where, wrong=wrong)
    record_id = diary.key.derive_id(OPENINGS)
    with diary.atomically():
        try:
            diary.rewrite(record_id, Openings, lambda openings: _with(openings, opening))
        except NotThere:
            diary.keep(Openings(at=at, last=(opening,)), record_id)


def add_wrong(diary: Diary, wrong: int) -> None:
    """Add wrong tries that came to light while it was open: the right one after them set their count to nothing."""
    if wrong:
        try:
            diary.rewrite(diary.key.derive_id(OPENINGS), Openings, lambda openings: _with_wrong(openings, wrong))
        except NotThere:
            return


def last_before(diary: Diary, began: datetime) -> Opening | None:
    """Give the last opening before the one at `began`; its `wrong` is how often a wrong secret was tried since.

    One that lies ahead of `began` though it was before it was noted by a clock that ran ahead, and is passed over.
    """
    try:
        last = diary.find(diary.key.derive_id(OPENINGS), Openings).record.last
    except NotThere:
        return None
    own = max((at for at, one in enumerate(last) if one.at <= began), default=0)
    earlier = next((one for one in reversed(last[:own]) if one.at <= began), None)
    return replace(earlier, wrong=sum(one.wrong for one in last[own:])) if earlier else None


def _with(openings: Openings, opening: Opening) -> Openings:
    newest = openings.last[-1] if openings.last else None
    just_now = newest is not None and timedelta(0) <= opening.at - newest.at < AT_MOST_EVERY
    if newest is not None and just_now and newest.where == opening.where and not opening.wrong:
        return openings
    return replace(openings, at=opening.at, last=(*openings.last, opening)[-REMEMBERED:])


def _with_wrong(openings: Openings, wrong: int) -> Openings:
    if not (wrong and openings.last):
        return openings
    newest = openings.last[-1]
    return replace(openings, last=(*openings.last[:-1], replace(newest, wrong=newest.wrong + wrong)))
