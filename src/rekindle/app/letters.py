"""Letters to oneself: put away till a day or a hard day, opened by hand alone, and let go, unread too."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.errors import NotUnderstood
from rekindle.app.library import Library
from rekindle.app.preferences import in_force
from rekindle.guide.situation import Situation, read_situation
from rekindle.life.records import LONGEST_TEXT, Letter
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept
from rekindle.method.players import Letter as LetterPlayer
from rekindle.method.players.player import Walk
from rekindle.method.practice import Practice
from rekindle.sentences import N_

UNLESS_CHOSEN = timedelta(days=30)
"""How long a letter waits where no day was chosen."""


def waits(practice: Practice) -> bool:
    """Tell whether what is written in a practice is put away as a letter."""
    return isinstance(practice.play, LetterPlayer) and practice.play.waits


def day_of(play: LetterPlayer, walk: Walk, today: date, *, leaves: bool) -> date | None:
    """Give the day from which on it may be opened; None where it waits for a hard day.

    Who `leaves` on the way is held back by nothing: a day that cannot be read is then as good as none.

    Raises:
        NotUnderstood: what was typed is no day, or one that has been.
    """
    if play.opens == "hard-day" or play.day is None:
        return None
    said = play.sealed_for(walk)
    if said.text.strip():
        try:
            return read_day(said.text, today)
        except NotUnderstood:
            if not leaves:
                raise
            return today + UNLESS_CHOSEN
    chips = [chip for pick in said.picks if (chip := play.day.answer(pick))]
    days = next((chip.days for chip in chips if chip.days is not None), None)
    return today + (timedelta(days=days) if days is not None else UNLESS_CHOSEN)


def read_day(said: str, today: date) -> date:
    """Read a day that is still to come, such as 2027-11-22.

    Raises:
        NotUnderstood: it is no day, or one that has been.
    """
    try:
        day = date.fromisoformat(said.strip())
    except ValueError as error:
        raise NotUnderstood(N_("That does not read as a day. 2027-11-22 does.")) from error
    if day <= today:
        raise NotUnderstood(N_("A letter waits for a day that is still to come, tomorrow or later."))
    return day


def put_away(diary: Diary, practice: Practice, text: str, day: date | None, beside: bytes) -> Kept[Letter]:
    """Put a letter away; the same one sent twice is kept once, and it never takes the place of another."""
    letter = Letter(at=diary.now(), text=cleaned(text).strip()[:LONGEST_TEXT], practice=practice.id, day=day)
    once = diary.key.derive_id("letter", beside.hex())
    return diary.keep_once(letter, once, lambda there, new: (there.text, there.day) == (new.text, new.day))


def letters(diary: Diary) -> list[Kept[Letter]]:
    """Give all letters, the oldest first."""
    return sorted(diary.standing().of(Letter), key=lambda one: (one.at, one.id))


def may_be_opened(letter: Letter, now: datetime, *, hard_day: bool) -> bool:
    """Tell whether a letter may be opened: it was before, its day has come, or it waits for a day like this."""
    if letter.opened is not None:
        return True
    return hard_day if letter.day is None else letter.day <= now.date()


def read(diary: Diary, record_id: bytes, *, hard_day: bool) -> Kept[Letter]:
    """Open a letter.

    Raises:
        NotThere: there is none of that id.
        NotUnderstood: it still waits.
    """
    now = diary.now()
    with diary.atomically():
        letter = diary.find(record_id, Letter)
        if not may_be_opened(letter.record, now, hard_day=hard_day):
            raise NotUnderstood(N_("This letter still waits. Nothing of it was opened."))
        if letter.record.opened is not None:
            return letter
        return diary.rewrite(record_id, Letter, lambda one: replace(one, opened=now))


def is_hard_day(diary: Diary, library: Library) -> bool:
    """Tell whether today was said to be heavy."""
    return _situation(diary, library).said.hard_day


def are_named(diary: Diary, library: Library) -> bool:
    """Tell whether the way to the letters is shown: there is one, and nobody was unsafe in these days (row 1)."""
    return diary.standing().last(Letter) is not None and not _situation(diary, library).said.not_safe_lately


def _situation(diary: Diary, library: Library) -> Situation:
    timeline, now = diary.recent(), diary.now()
    held = in_force(diary, timeline)
    return read_situation(timeline, library.catalogue, held.at if held else now, now, preferences=held)
