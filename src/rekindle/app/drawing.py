"""Drawings: a picture is kept beside its record, under an id that the same drawing has however often it is sent."""

from datetime import datetime

from rekindle.app.beside import SMALL, WHOLE
from rekindle.app.diary import Diary
from rekindle.app.errors import NotReadable
from rekindle.app.ports_beside import Picture
from rekindle.life.records import Attachment
from rekindle.life.timeline import Kept


def keep(diary: Diary, picture: Picture, at: datetime, words: str, practice: str, beside: bytes) -> Kept[Attachment]:
    """Keep a picture that was made in a practice, under an id that goes with that of the practice.

    Raises:
        NotKeepable: it could not be read again.
    """
    record = Attachment(
        at=at,
        media_type=picture.media_type,
        size=len(picture.data),
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        words=words,
        practice=practice,
    )
    with diary.atomically():
        kept = diary.keep_once(record, of_practice(diary, beside), _are_same)
        if kept.record is record:
            diary.beside.add_picture(kept.id, picture)
    return kept


def of_practice(diary: Diary, record_id: bytes) -> bytes:
    """Give the id of the drawing that was made in a practice, by that of the practice."""
    return diary.key.derive_id("drawing", record_id.hex())


def once_for(diary: Diary, once: bytes, picture: Picture, words: str) -> bytes:
    """Give what a practice with this drawing is kept once under: who goes back and draws on has made another one."""
    return diary.key.derive_id("drawn", once.hex(), picture.digest, words)


def is_whole(diary: Diary, kept: Kept[Attachment]) -> bool:
    """Tell whether everything that lies beside a record opens, and is what it was."""
    try:
        size = sum(len(piece) for piece in diary.beside.pieces(kept.id, WHOLE))
        small = sum(len(piece) for piece in diary.beside.pieces(kept.id, SMALL))
    except NotReadable:
        return False
    return size == kept.record.size and small > 0


def _are_same(there: Attachment, new: Attachment) -> bool:
    return (there.digest, there.words) == (new.digest, new.words)
