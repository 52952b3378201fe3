"""Doing a practice: how it ended, what is kept of it, and the one question afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from rekindle.app import drafts, drawing, growing, letters, strain
from rekindle.app.diary import Diary
from rekindle.app.errors import LineTooLong, NotReadable, NotThere, TextTooLong
from rekindle.app.feelings import NOTHING_NAMED, Named, keep_own
from rekindle.app.ports_beside import Picture
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Flicker, PracticeDone
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.method.players import Feelings, Letter, Outside
from rekindle.method.players.player import Walk
from rekindle.method.practice import Form, Practice
from rekindle.method.states import Stir

Ended = Literal["done", "stopped", "too-much"]
TWICE_WITHIN = timedelta(hours=1)
BETWEEN = " · "
"""Stands between the lines of a practice that are one flicker."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a player hands over when it ends."""

    practice: Practice
    form: Form
    ended: Ended
    said: tuple[str, ...] = ()
    """What there is to keep of the answers, line by line, as the player gives it."""
    keep: bool | None = None
    """The person's own choice to keep what was said, or not; None where there was none."""
    named: Named = NOTHING_NAMED
    """The feelings that were named in what was said."""
    walk: Walk | None = None
    """All that was answered, for what stays unasked, goes on a list, or is put away as a letter."""
    picture: Picture | None = None
    """What was drawn. It is kept as a drawing of its own, and what was said with it."""


def earlier_notes(diary: Diary, practice: Practice) -> list[Kept[PracticeDone]]:
    """Give what was kept of a practice lately, the newest first, where its notes stand in a row beneath it."""
    if not isinstance(practice.play, Outside) or not practice.play.row:
        return []
    done = diary.recent().of(PracticeDone)
    return sorted(
        (one for one in done if one.record.practice == practice.id and one.record.kept),
        reverse=True,
        key=lambda one: one.record.at,
    )


def room_of(practice: Practice, walk: Walk) -> int:
    """Give the letters that one answer may take, so that all of them fit into the line of a flicker, or a page."""
    if is_flicker(practice):
        return LONGEST_LINE // max(1, len(practice.play.screens(walk))) - len(BETWEEN)
    return LONGEST_LINE if isinstance(practice.play, Feelings) else LONGEST_TEXT - LONGEST_LINE


def finish(diary: Diary, played: Played, once: bytes | None = None) -> Kept[PracticeDone]:
    """Keep that a practice ended, with what it keeps; a flicker goes among the flickers.

    What the person lets go here can come back for ten minutes, as all that is let go: words as a page that was begun.
    The same ending sent twice with the same `once` is kept once.

    Raises:
        TextTooLong: a flicker is longer than a line can be, or a text longer than a page.
        NotUnderstood: a letter is to wait for what is no day to come.
    """
    kept_words, flicker = _words_to_keep(played)
    if played.picture is not None:
        words = kept_words if stays(played) else _cleaned(played.said)
        return _finish_drawn(diary, played, played.picture, "\n".join(words), once)
    now = diary.now()
    letter = "\n".join(kept_words) if is_put_away(played) else ""
    day = _day_of(played, now) if letter else None
    if once and played.ended == "too-much":
        # Who goes back and says that it was too much is heard, whatever was said of it before.
        once = diary.key.derive_id("too-much", once.hex())
    done = PracticeDone(
        at=now,
        practice=played.practice.id,
        version=played.practice.version,
        form=played.form,
        ended=played.ended,
        kept=() if flicker or letter else kept_words,
        feelings=played.named.feelings if kept_words else (),
        stirred="too-much" if played.ended == "too-much" else None,
    )
    with diary.atomically():
        kept = diary.keep_once(
            done,
            once,
            lambda there, new: (there.practice, there.kept) == (new.practice, new.kept),
        )
        if kept.record is done:
            _count(diary, played, done)
        if done.feelings:
            keep_own(diary, played.named.own)
        if flicker:
            _keep_flicker(diary, Flicker(at=now, text=flicker, practice=played.practice.id), kept.id)
        if letter:
            letters.put_away(diary, played.practice, letter, day, kept.id)
        if kept_words and played.walk and played.ended == "done":
            growing.put(diary, played.practice, played.practice.play.items(played.walk), kept.id)
        return kept


def _words_to_keep(played: Played) -> tuple[tuple[str, ...], str]:
    """Give the words that stay, and the flicker that they are, where the practice makes one of them."""
    kept_words = _cleaned(played.said) if stays(played) else ()
    flicker = BETWEEN.join(kept_words) if is_flicker(played.practice) else ""
    if len(flicker) > LONGEST_LINE and played.ended == "too-much":
        flicker = ""  # nobody is asked to shorten anything now: the words stay with the practice
    if len(flicker) > LONGEST_LINE or any(len(words) > LONGEST_TEXT for words in kept_words):
        raise TextTooLong
    return kept_words, flicker


def _count(diary: Diary, played: Played, done: PracticeDone) -> None:
    """Do what is done once for a practice, however often its ending is sent."""
    strain.count(diary, played.practice, None, strain.answer_of(done))
    if played.keep is False and (gone := _cleaned(played.said)):
        drafts.put_aside(diary, gone)


def _cleaned(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(words for words in (cleaned(one).strip() for one in said) if words)


def flicker_of(diary: Diary, record_id: bytes) -> Kept[Flicker] | None:
    """Give the flicker that a practice kept, by the id of the practice; None where none is."""
    try:
        return diary.find(_flicker_id(diary, record_id), Flicker)
    except (NotThere, NotReadable):
        return None


def _keep_flicker(diary: Diary, flicker: Flicker, beside: bytes) -> None:
    diary.keep_once(flicker, _flicker_id(diary, beside), lambda there, new: there.text == new.text)


def _flicker_id(diary: Diary, beside: bytes) -> bytes:
    return diary.key.derive_id("flicker", beside.hex())


def _finish_drawn(
    diary: Diary, played: Played, picture: Picture, words: str, once: bytes | None
) -> Kept[PracticeDone]:
    """Keep a practice with its drawing; the words go with the drawing, as they tell what is to be seen in it."""
    if len(words) > LONGEST_TEXT:
        raise TextTooLong
    this = drawing.once_for(diary, once, picture, words) if once else None
    with diary.atomically():
        kept = finish(diary, changed(played, said=(), picture=None), this)
        drawn = drawing.keep(diary, picture, kept.at, words, played.practice.id, kept.id)
        if not stays(played):
            diary.set_aside(drawn.id)
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


def let_words_go(diary: Diary, record_id: bytes) -> list[bytes]:
    """Take what was kept of a practice out of it again, and off its list; that it was done stays.

    For ten minutes the words can come back, as a page that was begun. Give the ids of what comes back then.

    Raises:
        NotThere: that practice is no longer kept.
    """
    with diary.atomically():
        words = _take_words(diary, record_id)
        return [drafts.put_aside(diary, words)] if words else []


def unkeep_words(diary: Diary, record_id: bytes) -> None:
    """Make what was kept of a practice a page that was begun; that it was done stays.

    Raises:
        NotThere: that practice is no longer kept, or nothing of it is.
    """
    with diary.atomically():
        words = _take_words(diary, record_id)
        if not words:
            raise NotThere
        drafts.begin(diary, "/write", text="\n".join(words))


def _take_words(diary: Diary, record_id: bytes) -> tuple[str, ...]:
    words = diary.find(record_id, PracticeDone).record.kept
    diary.rewrite(record_id, PracticeDone, lambda done: replace(done, kept=(), feelings=()))
    growing.let_go_beside(diary, record_id)
    return words


def too_much_twice(timeline: Timeline, now: datetime) -> bool:
    """Tell whether "too much" was said a second time within the hour (pacing rule 2a)."""
    recent = timeline.practices_since(now - TWICE_WITHIN)
    return sum(one.record.stirred == "too-much" for one in recent) > 1


def is_flicker(practice: Practice) -> bool:
    """Tell whether what this practice keeps lies among the flickers."""
    return practice.play.keeps == "flicker"


def keeps_by_itself(practice: Practice) -> bool:
    """Tell whether a practice keeps what was said unless the person chooses otherwise."""
    return practice.play.keeps != "nothing"


def stays(played: Played) -> bool:
    """Tell whether what was said stays: as the person chose, or else as the practice keeps it.

    What was written where writing is what it is for stays too, until the person has chosen to let it go; and where a
    practice is stopped on the way, so does whatever was said in words of their own.
    """
    if played.keep is not None:
        return played.keep
    return keeps_by_itself(played.practice) or _is_written_on(played)


def is_left_open(played: Played) -> bool:
    """Tell whether somebody used words of their own that would not stay, and has not chosen whether they do."""
    if played.keep is not None or played.practice.leaves_no_trace or not played.said:
        return False
    return _has_own_words(played) and not stays(played)


def _is_written_on(played: Played) -> bool:
    """Tell whether a choice that was not made yet, or not reached, is left open on what was written or drawn.

    A practice that is done has offered that choice only on its last screen.
    """
    if played.walk is None:
        return False
    said = played.walk.said
    screens = played.practice.play.screens(played.walk)
    if played.ended == "done":
        return bool(screens) and len(said) >= len(screens) and screens[-1].is_written_on
    written = (screen.is_written_on and one.words.strip() for screen, one in zip(screens, said, strict=False))
    is_left = played.ended == "stopped" and _has_own_words(played)
    return played.picture is not None or is_left or any(written)


def _has_own_words(played: Played) -> bool:
    """Tell whether anything was said in words of one's own; a start that was left alone is none."""
    if played.walk is None:
        return False
    screens = played.practice.play.screens(played.walk)
    return any(screen.step.heard(one).own for screen, one in zip(screens, played.walk.said, strict=False))


def is_put_away(played: Played) -> bool:
    """Tell whether it goes away as a letter, which is never shown by itself, however the practice ended."""
    return letters.waits(played.practice) and played.walk is not None


def _day_of(played: Played, now: datetime) -> date | None:
    play, walk, leaves = played.practice.play, played.walk or Walk(), played.ended != "done"
    return letters.day_of(play, walk, now.date(), leaves=leaves) if isinstance(play, Letter) else None
