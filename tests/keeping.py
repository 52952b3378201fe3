"""What lies in a diary, for tests to look at."""

from rekindle.app.diary import Diary
from rekindle.life.records import Record
from rekindle.life.timeline import Kept


def all_kept(diary: Diary) -> list[Kept[Record]]:
    """Give everything that is kept, the newest first; nothing of it is damaged."""
    everything = list(diary.everything())
    kept = [one for one in everything if isinstance(one, Kept)]
    assert len(kept) == len(everything)
    return kept
