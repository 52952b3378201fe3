"""How long something takes, and when it was, in the words of this visit."""

from __future__ import annotations

from datetime import date, datetime

from rekindle.app import saying
from rekindle.method.practice import Form, Practice
from rekindle.web.visit import Visit


def say_length(visit: Visit, practice: Practice, form: Form) -> str:
    """Say how long a practice takes in one of its forms, such as "10 seconds" or "2 minutes"."""
    return saying.say_length(visit, practice, form)


def say_lengths(visit: Visit, practice: Practice) -> str:
    """Say how long both forms of a practice take."""
    return saying.say_lengths(visit, practice)


def say_day(visit: Visit, day: date) -> str:
    """Say a day in words: today, yesterday, or "Sunday, 22 November 2026"."""
    return saying.say_day(visit, visit.library.language, day, visit.house.clock().date())


def say_month(visit: Visit, shelf: str) -> str:
    """Say a month's shelf (`2026-11`) in words, such as "November 2026"."""
    return saying.say_month(visit.library.language, shelf)


def say_time(_visit: Visit, moment: datetime) -> str:
    """Say the time of day at which something happened, where the person was."""
    return saying.say_time(moment)
