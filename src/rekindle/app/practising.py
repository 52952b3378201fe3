"""Doing a practice: how it ended, what is kept of it, and the one question afterwards."""

from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from rekindle.app import drawing, strain
from rekindle.app.diary import Diary
from rekindle.app.errors import TextTooLong
from rekindle.app.ports_beside import Picture
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Flicker, PracticeDone
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.players.step import Walk
from rekindle.method.practice import Form, Practice
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
    """What there is to keep of the answers, line by line, as the player gives it."""
    keep: bool | None = None
    """The person's own choice to keep what was said, or not; None leaves it to the practice."""
    picture: Picture | None = None
    """What was drawn. It is kept as a drawing of its own, and what was said with it."""


def times_done(diary: Diary, practice: Practice) -> int:
    """Count how often a practice was done lately: the next time it says some things in another way."""
    return sum(one.record.practice == practice.id for one in diary.recent().of(PracticeDone))


def room_of(practice: Practice, walk: Walk) -> int:
    """Give the letters that one answer may take, so that all of them fit into the line of a flicker, or a page."""
    if is_flicker(practice):
        return LONGEST_LINE // max(1, len(practice.play.screens(walk))) - 2
    return LONGEST_TEXT - LONGEST_LINE


def finish(diary: Diary, played: Played, once: bytes | None = None) -> Kept[PracticeDone]:
    """Keep that a practice ended, with what it keeps; a flicker goes among the flickers.

    The same ending sent twice with the same `once` is kept once.

    Raises:
        TextTooLong: a flicker is longer than a line can be, or a text longer than a page.
    """
    said = tuple(words for words in (cleaned(one).strip() for one in played.said) if words)
    kept_words = said if _keeps(played) else ()
    if played.picture is not None and _keeps(played):
        return _finish_drawn(diary, played, played.picture, "\n".join(kept_words), once)
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


def _finish_drawn(
    diary: Diary, played: Played, picture: Picture, words: str, once: bytes | None
) -> Kept[PracticeDone]:
    """Keep a practice with its drawing; the words go with the drawing, as they tell what is to be seen in it."""
    if len(words) > LONGEST_TEXT:
        raise TextTooLong
    this = drawing.once_for(diary, once, picture, words) if once else None
    with diary.atomically():
        kept = finish(diary, changed(played, said=(), picture=None), this)
        drawing.keep(diary, picture, kept.at, words, played.practice.id, kept.id)
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
        TextTooLong: it is longer than a line can be.
    """
    clean = cleaned(word).strip()
    if len(clean) > LONGEST_LINE:
        raise TextTooLong
    return diary.rewrite(record_id, PracticeDone, lambda done: replace(done, word=clean))


def let_words_go(diary: Diary, record_id: bytes) -> None:
    """Take what was kept of a practice out of it again; that it was done stays.

    Raises:
        NotThere: that practice is no longer kept.
    """
    diary.rewrite(record_id, PracticeDone, lambda done: replace(done, kept=()))


def too_much_twice(timeline: Timeline, now: datetime) -> bool:
    """Tell whether "too much" was said a second time within the hour (pacing rule 2a)."""
    recent = timeline.practices_since(now - TWICE_WITHIN)
    return sum(one.record.stirred == "too-much" for one in recent) > 1


def is_flicker(practice: Practice) -> bool:
    """Tell whether what this practice keeps lies among the flickers."""
    return practice.play.keeps_by_itself == "flicker"


def keeps_by_itself(practice: Practice) -> bool:
    """Tell whether a practice keeps what was said unless the person chooses otherwise."""
    return practice.play.keeps_by_itself != "nothing"


def _keeps(played: Played) -> bool:
    if played.keep is not None:
        return played.keep
    return keeps_by_itself(played.practice)
