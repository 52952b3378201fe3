"""The months in which anything is kept that a person is shown: an offer that led to nothing makes none."""

from collections.abc import Iterator

from rekindle.app.diary import Diary, Unreadable, Unsealed
from rekindle.life import codec
from rekindle.life.errors import RecordError
from rekindle.story.days import is_shown


def shown_months(diary: Diary) -> Iterator[str]:
    """Name the months, the newest first. Each is looked into up to the first thing that is shown."""
    for shelf in diary.months():
        if any(map(_tells, diary.unsealed(shelf))):
            yield shelf


def _tells(one: Unsealed | Unreadable) -> bool:
    """Tell whether something is shown, or is said not to be readable."""
    if isinstance(one, Unreadable):
        return True
    try:
        return is_shown(codec.decode(one.data))
    except RecordError:
        return True
