"""Doing a practice: how it ended, what is kept of it, and the one question afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from rekindle.app import drafts, strain
from rekindle.app.diary import Diary
from rekindle.app.errors import LineTooLong, NotThere, TextTooLong
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Flicker, PracticeDone
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Breath, Form, Practice, Senses, TenWords, Write
from rekindle.method.states import Stir

Ended = Literal["done", "stopped", "too-much"]
TWICE_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Played:
    """What a player hands over when it ends."""

    practice: Practice
    form: Form
    ended: Ended
    said: tuple[str, ...] = ()
    """Words and taps in the order of the steps; for a page, what `page_words` makes of it."""
    keep: bool | None = None
    """The person's own choice to keep what was said, or not; None leaves it to the practice."""


def page_words(play: TenWords | Write, start: str, text: str, picks: Sequence[str] = ()) -> tuple[str, ...]:
    """Give what stands on a page at its end: its start with what was written, lines that were picked, its last line.

    Raises:
        TextTooLong: longer than a record can be.
    """
    written = text.strip()
    if len(written) > LONGEST_TEXT - LONGEST_LINE:
        raise TextTooLong
    opening = start.strip().rstrip("…").strip()
    lines = (f"{opening} {written}".strip() if written else "", *picks)
    said = tuple(line for line in lines if line)
    ends_with = play.ends_with if isinstance(play, Write) else ""
    return (*said, ends_with) if said and ends_with else said


def room_of(play: Senses) -> int:
    """Give the letters that one step may take, so that all of them fit into the line of a flicker."""
    return LONGEST_LINE // len(play.steps) - 2


def finish(diary: Diary, played: Played, once: bytes | None = None) -> Kept[PracticeDone]:
    """Keep that a practice ended, with what it keeps; a flicker goes among the flickers.

    The same ending sent twice with the same `once` is kept once.

    Raises:
        TextTooLong: a flicker is longer than a line can be, or a text longer than a page.
    """
    said = tuple(words for words in (cleaned(one).strip() for one in played.said) if words)
    kept_words = said if _keeps(played) else ()
    flicker = ", ".join(kept_words) if is_flicker(played.practice) else ""
    if len(flicker) > LONGEST_LINE and played.ended == "too-much":
        flicker = ""  # nobody is asked to shorten anything now: the words stay with the practice
    if len(flicker) > LONGEST_LINE or any(len(words) > LONGEST_TEXT for words in kept_words):
        raise TextTooLong
    now = diary.now()
    if once and played.ended == "too-much":
        # Who goes back and says that it was too much is heard, whatever was said of it before.
        once = diary.key.derive_id("too-much", once.hex())
    done = PracticeDone(
        at=now,
        practice=played.practice.id,
        version=played.practice.version,
        form=played.form,
        ended=played.ended,
        kept=() if flicker else kept_words,
        stirred="too-much" if played.ended == "too-much" else None,
    )
    with diary.atomically():
        kept = diary.keep_once(
            done,
            once,
            lambda there, new: (there.practice, there.kept) == (new.practice, new.kept),
        )
        if kept.record is done:
            strain.count(diary, played.practice, None, strain.answer_of(done))
        if flicker:
            reached = Flicker(at=now, text=flicker, practice=played.practice.id)
            beside = diary.key.derive_id("flicker", kept.id.hex())
            diary.keep_once(reached, beside, lambda there, new: there.text == new.text)
        return kept


def answer(diary: Diary, catalogue: Catalogue, record_id: bytes, stirred: Stir) -> Kept[PracticeDone]:
    """Keep the answer to "Did anything stir?".

    Raises:
        NotThere: that practice is no longer kept.
    """
    with diary.atomically():
        before = diary.find(record_id, PracticeDone).record
        after = diary.rewrite(record_id, PracticeDone, lambda done: replace(done, stirred=stirred))
        if before.practice in catalogue:
            practice = catalogue.by_id(before.practice)
            strain.count(diary, practice, strain.answer_of(before), strain.answer_of(after.record))
        return after


def add_word(diary: Diary, record_id: bytes, word: str) -> Kept[PracticeDone]:
    """Keep a word for what stirred.

    Raises:
        NotThere: that practice is no longer kept.
        LineTooLong: it is longer than a line can be.
    """
    clean = cleaned(word).strip()
    if len(clean) > LONGEST_LINE:
        raise LineTooLong
    return diary.rewrite(record_id, PracticeDone, lambda done: replace(done, word=clean))


def let_words_go(diary: Diary, record_id: bytes) -> None:
    """Take what was kept of a practice out of it again; that it was done stays.

    Raises:
        NotThere: that practice is no longer kept.
    """
    diary.rewrite(record_id, PracticeDone, lambda done: replace(done, kept=()))


def unkeep_words(diary: Diary, record_id: bytes) -> None:
    """Make what was kept of a practice a page that was begun; that it was done stays.

    Raises:
        NotThere: that practice is no longer kept, or nothing of it is.
    """
    with diary.atomically():
        words = diary.find(record_id, PracticeDone).record.kept
        if not words:
            raise NotThere
        drafts.begin(diary, "/write", text="\n".join(words))
        let_words_go(diary, record_id)


def too_much_twice(timeline: Timeline, now: datetime) -> bool:
    """Tell whether "too much" was said a second time within the hour (pacing rule 2a)."""
    recent = timeline.practices_since(now - TWICE_WITHIN)
    return sum(one.record.stirred == "too-much" for one in recent) > 1


def is_flicker(practice: Practice) -> bool:
    """Tell whether what this practice keeps lies among the flickers."""
    return isinstance(practice.play, Senses | TenWords) and practice.play.keeps == "flicker"


def keeps_by_itself(practice: Practice) -> bool:
    """Tell whether a practice keeps what was said unless the person chooses otherwise."""
    return not isinstance(practice.play, Breath) and practice.play.keeps != "nothing"


def _keeps(played: Played) -> bool:
    if played.keep is not None:
        return played.keep
    return keeps_by_itself(played.practice)
