"""How long a practice takes, in words and in minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.words import ngettext

if TYPE_CHECKING:
    from rekindle.method.practice import Form, Practice


def seconds_of(practice: Practice, form: Form) -> int:
    """Give the seconds that one form of a practice takes."""
    return practice.seconds_smallest if form == "smallest" else round(practice.minutes_usual * 60)


def minutes_of(practice: Practice, form: Form) -> float:
    """Give the minutes that one form of a practice takes, to the hundredth."""
    return round(seconds_of(practice, form) / 60, 2)


def say_length(practice: Practice, form: Form) -> str:
    """Say how long one form takes, such as “10 seconds” or “2 minutes”."""
    seconds = seconds_of(practice, form)
    if seconds < 60:
        return ngettext("%d second", "%d seconds", seconds) % seconds
    minutes = round(seconds / 60)
    return ngettext("%d minute", "%d minutes", minutes) % minutes
