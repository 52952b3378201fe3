"""Says when it was last opened before this time, and whether a wrong secret was tried since."""

from __future__ import annotations

from datetime import datetime

from rekindle.app import openings
from rekindle.web.lengths import say_day, say_time
from rekindle.web.notes import Note
from rekindle.web.visit import Visit


def said_of_last(visit: Visit, began: datetime) -> str:
    """Give the sentences for a session that began then; "" when nothing is known of a time before it."""
    last = openings.last_before(visit.diary, began)
    if last is None:
        return ""
    said = (
        visit.gettext("The last time before this one: %(when)s, in a browser.")
        if last.where == "browser"
        else visit.gettext("The last time before this one: %(when)s, in a terminal.")
    )
    person = visit.house.people.only()
    wrong = last.wrong + (person.failures if person else 0)
    return f"{said % {'when': say_when(visit, last.at)}} {_said_of_wrong(visit, wrong)}".strip()


def note_of_last(visit: Visit) -> Note | None:
    """Give the note for the first page after it was opened; None when there is nothing to say."""
    said = said_of_last(visit, visit.diary.now())
    return Note(said) if said else None


def say_when(visit: Visit, moment: datetime) -> str:
    """Say a day and a time, such as "Yesterday, 21:40", where the person is now."""
    try:
        here = moment.astimezone(visit.house.clock().tzinfo)
    except OverflowError:  # at either end of the calendar, which other files may hold: it is said as it stands there
        here = moment
    return f"{say_day(visit, here.date())}, {say_time(visit, here)}"


def _said_of_wrong(visit: Visit, wrong: int) -> str:
    if not wrong:
        return ""
    return visit.ngettext(
        "Since then a wrong passphrase or code was tried once.",
        "Since then a wrong passphrase or code was tried %(times)d times.",
        wrong,
    ) % {"times": wrong}
