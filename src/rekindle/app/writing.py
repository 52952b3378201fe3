"""Writing: an entry kept, read, changed, let go and brought back; and flickers."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.errors import NothingToKeep, NotUnderstood, TextTooLong
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Entry, Flicker
from rekindle.life.timeline import Kept

EntryForm = Literal["page", "ten-words"]
NOON = time(12, 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form or a command hands over to be kept as an entry."""

    text: str
    start: str = ""
    form: EntryForm = "page"
    day: date | None = None
    """The day it belongs to; None means now."""


def keep_entry(diary: Diary, draft: Draft, once: bytes | None = None) -> Kept[Entry] | None:
    """Keep a new entry; sent twice with the same `once`, it is kept once, and None tells the second time.

    Raises:
        NothingToKeep, TextTooLong, NotUnderstood: empty, too long, or a day that has not come.
    """
    text = checked(draft.text, LONGEST_TEXT)
    now = diary.now()
    return diary.keep(
        Entry(at=_moment(draft.day, now, now), written=now, text=text, start=draft.start, form=draft.form),
        once,
    )


def change_entry(diary: Diary, record_id: bytes, draft: Draft) -> Kept[Entry]:
    """Change an entry's text or its day; when it was written stays.

    Raises:
        NotThere, NothingToKeep, TextTooLong, NotUnderstood: gone, empty, too long, or a day that has not come.
    """
    text, now = checked(draft.text, LONGEST_TEXT), diary.now()
    return diary.rewrite(
        record_id, Entry, lambda entry: replace(entry, text=text, at=_moment(draft.day, entry.at, now))
    )


def keep_flicker(diary: Diary, text: str, once: bytes | None = None) -> Kept[Flicker] | None:
    """Keep a flicker: a few words for a small thing that reached the person; `once` as for an entry.

    Raises:
        NothingToKeep, TextTooLong: empty, or longer than a line can be.
    """
    return diary.keep(Flicker(at=diary.now(), text=checked(text, LONGEST_LINE)), once)


def checked(text: str, longest: int) -> str:
    """Give a text as it is kept: line ends as one character, no lone surrogates, no empty space around it.

    Raises:
        NothingToKeep: nothing is left.
        TextTooLong: it is longer than `longest` characters.
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode().strip()
    if not clean:
        raise NothingToKeep
    if len(clean) > longest:
        raise TextTooLong
    return clean


def _moment(day: date | None, stands: datetime, now: datetime) -> datetime:
    """Give the moment for a chosen day: as it stands when the day is the same, else noon of that day."""
    if day is None or day == stands.date():
        return stands
    if day > now.date():
        raise NotUnderstood("That day has not come yet.")
    if day == now.date():
        return now
    return datetime.combine(day, NOON, tzinfo=stands.tzinfo)
