"""Feelings that were named, wherever it was: in a check-in, or in a practice that asks for a word."""

from datetime import datetime

from rekindle.life.records import CheckIn, Feeling, PracticeDone, Record
from rekindle.life.timeline import Timeline


def feelings_of(record: Record) -> tuple[Feeling, ...]:
    """Give the feelings that are named in a record."""
    return record.feelings if isinstance(record, CheckIn | PracticeDone) else ()


def named_since(timeline: Timeline, moment: datetime) -> list[str]:
    """Give each word that was named at or after a moment once, the newest first."""
    words = (one.word for kept in timeline.newest_first() if kept.at >= moment for one in feelings_of(kept.record))
    return list(dict.fromkeys(words))
