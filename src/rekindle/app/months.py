"""The months in which anything is kept that a person is shown: an offer that led to nothing makes none."""

from collections.abc import Iterable, Iterator
from datetime import date

from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.life.records import month_of
from rekindle.story.days import is_shown


def shown_months(diary: Diary) -> Iterator[str]:
    """Name the months, the newest first. Each is looked into up to the first thing that is shown."""
    for shelf in diary.months():
        if any(map(_tells, diary.unsealed(shelf))):
            yield shelf


def newest_of(months: Iterable[str], today: date) -> str:
    """Give the newest month that is not yet to come, else the one that comes first; "" where there is none.

    `months` come the newest first, and no more of them are asked for than it takes.
    """
    to_come = ""
    for month in months:
        if month <= month_of(today):
            return month
        to_come = month
    return to_come


def _tells(one: Unsealed | Unreadable) -> bool:
    """Tell whether something is shown, or is said not to be readable."""
    if isinstance(one, Unreadable):
        return True
    try:
        return is_shown(codec.decode(one.data))
    except RecordError:
        return True
