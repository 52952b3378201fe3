"""Writing: an entry kept, read, changed, let go and brought back; and flickers."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.errors import LineTooLong, NothingToKeep, NotUnderstood, TextTooLong
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Entry, Flicker
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept
from rekindle.sentences import N_

EntryForm = Literal["page", "ten-words"]
NOON = time(12, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """What a form or a command hands over to be kept as an entry."""

    text: str
    start: str = ""
    form: EntryForm = "page"
    day: date | None = None
    """The day it belongs to; None means now."""
    change: int | None = None
    """The change counter of the entry that the form showed."""


def keep_entry(diary: Diary, page: Written, once: bytes | None = None) -> Kept[Entry]:
    """Keep a new entry; the same one sent twice with the same `once` is kept once.

    Raises:
        NothingToKeep, TextTooLong, NotUnderstood: empty, too long, or a day that has not come.
    """
    text = checked(page.text, LONGEST_TEXT)
    now = diary.now()
    entry = Entry(at=_moment(page.day, now, now), written=now, text=text, start=page.start, form=page.form)
    return diary.keep_once(entry, once, lambda there, new: (there.text, there.start) == (new.text, new.start))


def change_entry(diary: Diary, record_id: bytes, page: Written) -> Kept[Entry]:
    """Change an entry's text or its day; when it was written stays.

    Raises:
        NotThere, NothingToKeep, TextTooLong, NotUnderstood: gone, empty, too long, or a day that has not come.
        ChangedMeanwhile: it was changed since the form showed it.
    """
    text, now = checked(page.text, LONGEST_TEXT), diary.now()
    return diary.rewrite(
        record_id,
        Entry,
        lambda entry: replace(entry, text=text, at=_moment(page.day, entry.at, now)),
        expected=page.change,
    )


def keep_flicker(diary: Diary, text: str, once: bytes | None = None) -> Kept[Flicker]:
    """Keep a flicker: a few words for a small thing that reached the person; `once` as for an entry.

    Raises:
        NothingToKeep, TextTooLong: empty, or longer than a line can be.
    """
    flicker = Flicker(at=diary.now(), text=checked(text, LONGEST_LINE))
    return diary.keep_once(flicker, once, lambda there, new: there.text == new.text)


def checked(text: str, longest: int) -> str:
    """Give a text as it is kept: cleaned, with no empty space around it.

    Raises:
        NothingToKeep: nothing is left.
        TextTooLong: it is longer than `longest` characters.
    """
    clean = cleaned(text).strip()
    if not clean:
        raise NothingToKeep
    if len(clean) > longest:
        raise LineTooLong if longest == LONGEST_LINE else TextTooLong
    return clean


def _moment(day: date | None, stands: datetime, now: datetime) -> datetime:
    """Give the moment for a chosen day: as it stands when the day is the same, else noon of that day."""
    if day is None or day == stands.date():
        return stands
    if day.year < 1900:
        raise NotUnderstood(N_("That day is too long ago for this calendar."))
    if day > now.date():
        raise NotUnderstood(N_("That day has not come yet."))
    if day == now.date():
        return now
    return datetime.combine(day, NOON, tzinfo=stands.tzinfo)
