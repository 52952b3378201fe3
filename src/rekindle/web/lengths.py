"""How long something takes, and when it was, in words."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time

from rekindle.method.practice import Form, Practice
from rekindle.web.visit import Visit


def say_length(visit: Visit, practice: Practice, form: Form) -> str:
    """Say how long a practice takes in one of its forms, such as "10 seconds" or "2 minutes"."""
    seconds = practice.seconds_smallest if form == "smallest" else round(practice.minutes_usual * 60)
    if seconds < 60:
        return visit.ngettext("%d second", "%d seconds", seconds) % seconds
    minutes = round(seconds / 60)
    return visit.ngettext("%d minute", "%d minutes", minutes) % minutes


def say_day(visit: Visit, day: date) -> str:
    """Say a day in words: today, yesterday, or "Sunday, 22 November 2026"."""
    days_ago = (visit.house.clock().date() - day).days
    if days_ago == 0:
        return visit.gettext("Today")
    if days_ago == 1:
        return visit.gettext("Yesterday")
    return format_date(day, "EEEE, d MMMM y", locale=visit.library.language)


def say_month(visit: Visit, shelf: str) -> str:
    """Say a month's shelf (`2026-11`) in words, such as "November 2026"."""
    return format_date(date.fromisoformat(f"{shelf}-01"), "LLLL y", locale=visit.library.language)


def say_time(visit: Visit, moment: datetime) -> str:
    """Say the time of day at which something happened, where the person was."""
    return format_time(moment, "HH:mm", locale=visit.library.language)
