"""Drafts: what stands in a form is kept while it is written, and goes when the form is kept for good."""

import re
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256

from msgspec.structs import replace

from rekindle.app import writing
from rekindle.app.diary import Diary
from rekindle.app.errors import ChangedMeanwhile, NothingToKeep, NotReadable, NotThere
from rekindle.life.filled import Filled
from rekindle.life.records import LONGEST_LINE, Draft, Entry, Flicker, PracticeDone
from rekindle.life.search.texts import ShownWords, text_of
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept
from rekindle.sentences import N_

AN_ID = re.compile(r"[0-9a-f]{32}")
PAGE = re.compile(rf"/write(?:/(?P<ten>ten)|/(?P<record>{AN_ID.pattern}))?")
"""The forms in which a page is written: a new one, ten words, or a change to one that is kept."""

NOTHING_CHOSEN = ShownWords({}, {}, {})
FLICKER = "/flicker"
RESUMES = "resumes"
"""Name of the field in which a page that shows a draft again says which saving it shows, and that it is this page."""


def draft_id(diary: Diary, to: str, once: str) -> bytes:
    """Give the id of the draft of one page: of a form's address and the `once` it holds, so two pages have two."""
    return diary.key.derive_id("draft", to, once)


def save(diary: Diary, filled: Filled, once: str, number: int) -> bool:
    """Keep what stands in a form, in place of what stood there; a form without an answer has no draft.

    Gives False, and keeps nothing, when a newer saving was there first, or the form was kept or let go meanwhile.

    Raises:
        NotKeepable: it could not be read again.
    """
    record_id = draft_id(diary, filled.to, once)
    draft = Draft(at=diary.now(), number=number, filled=filled)
    with diary.atomically():
        try:
            kept = diary.rewrite(record_id, Draft, lambda there: draft if _is_before(there, draft) else there)
        except NotThere:
            return not filled.is_answered or diary.keep(draft, record_id) is not None
        if kept.record is draft and not filled.is_answered:
            diary.remove(record_id)
        return kept.record is draft


def leave(diary: Diary, filled: Filled, once: str) -> bytes | None:
    """Keep what stands in a form that is left, over every saving before; give its draft's id, None without an answer.

    Where the form was kept or let go meanwhile it is a draft of its own.

    Raises:
        NotKeepable: it could not be read again.
    """
    record_id = draft_id(diary, filled.to, once)
    draft = Draft(at=diary.now(), number=0, filled=filled)
    with diary.atomically():
        if not filled.is_answered:
            diary.remove(record_id)
            return None
        try:
            diary.rewrite(record_id, Draft, lambda there: replace(draft, number=there.number + 1))
        except NotThere:
            if diary.keep(draft, record_id) is None:
                record_id = draft_id(diary, filled.to, secrets.token_hex(16))
                diary.keep(draft, record_id)
    return record_id


def carry_over(diary: Diary, filled: Filled, once: str) -> bytes | None:
    """Keep what was sent into a session that had ended, in place of what was saved of it before; give the draft's id.

    Where its draft ended meanwhile, or cannot be read, it is one of its own, and the same one however often it comes.
    None where all of it is kept already, its answer lost on the way, or was let go as it stands.
    """
    own = sha256(f"{once}\n{filled.written}".encode()).hexdigest()[:32]
    draft = Draft(at=diary.now(), number=0, filled=filled)
    with diary.atomically():
        if _is_kept(diary, filled, once):
            return None
        for record_id in (draft_id(diary, filled.to, once), draft_id(diary, filled.to, own)):
            if diary.keep(draft, record_id) is not None:
                return record_id
            with suppress(NotThere):
                diary.rewrite(record_id, Draft, lambda there: replace(there, at=draft.at, filled=filled))
                return record_id
    return None


def _is_kept(diary: Diary, filled: Filled, once: str) -> bool:
    """Tell whether the words of a form stand in what it was kept as: under its `once`, or where it changes a page."""
    changes = PAGE.fullmatch(filled.to)
    ids = (once, changes["record"] if changes else None)
    kept = [diary.held(bytes.fromhex(one), kind) for one in ids if one for kind in (Entry, Flicker, PracticeDone)]
    texts = [text_of(record, NOTHING_CHOSEN) for record in kept if record is not None]
    return bool(filled.written) and any(cleaned(filled.written).strip() in text for text in texts)


def finish(diary: Diary, to: str, once: str, *, was_saved: bool = True) -> None:
    """Let a draft go for good once its form is kept; to be called in the transaction that keeps it.

    What stays for ten minutes is a record without a word in it: a saving that comes late finds it and keeps nothing.
    `was_saved` tells whether the page says that it has sent anything to be saved.
    """
    record_id = draft_id(diary, to, once)
    if diary.remove(record_id) or was_saved:
        _say_finished(diary, record_id)


def waiting(diary: Diary) -> list[Kept[Draft]]:
    """Give what was begun and is not kept yet, the newest first."""
    return [one for one in diary.drafts().of(Draft) if one.record.filled is not None]


def over(diary: Diary, record_id: bytes) -> list[bytes]:
    """Name the drafts of changes to a record that is kept."""
    return [one.id for one in waiting(diary) if is_over(one.record, record_id)]


def is_over(draft: Draft, record_id: bytes) -> bool:
    """Tell whether a draft is of changes to a record: its form's address ends with the record's id."""
    return draft.filled is not None and draft.filled.to.endswith(f"/{record_id.hex()}")


def begin(diary: Diary, to: str, **written: str) -> Filled:
    """Make words that were handed over the draft of a form that was never open; give that form."""
    once = secrets.token_hex(16)
    filled = Filled(to, (("once", once), *written.items()))
    diary.keep(Draft(at=diary.now(), number=0, filled=filled), draft_id(diary, to, once))
    return filled


def put_aside(diary: Diary, words: Sequence[str]) -> bytes:
    """Let go of words that are kept nowhere; for ten minutes they can come back, as the page of this id, begun."""
    gone = begin(diary, "/write", text="\n".join(words))
    draft = draft_id(diary, gone.to, dict(gone.fields)["once"])
    diary.set_aside(draft)
    return draft


def unkeep(diary: Diary, record_id: bytes) -> None:
    """Make a page or a flicker that was just kept the draft again that it was.

    Raises:
        NotThere, NotReadable: it was let go meanwhile, or cannot be read.
    """
    with diary.atomically():
        try:
            page = diary.find(record_id, Entry).record
        except NotReadable:
            raise
        except NotThere:
            begin(diary, FLICKER, flicker=diary.find(record_id, Flicker).record.text)
        else:
            day = "" if page.at == page.written else page.at.date().isoformat()
            to = "/write/ten" if page.form == "ten-words" else "/write"
            begin(diary, to, start=page.start, text=page.text, day=day)
        diary.remove(record_id)


def take_up(diary: Diary, record_id: bytes) -> Filled:
    """Move a draft to a new page; give the form of that page, with the `once` that it holds.

    A window in which the same text still stands open goes on under its own, so that neither writes over the other.

    Raises:
        NotThere: it was kept or let go meanwhile, or is being written somewhere else now.
        NotReadable: it is there, but it cannot be read.
    """
    with diary.atomically():
        draft = diary.find(record_id, Draft).record
        if draft.filled is None:
            raise NotThere
        once = secrets.token_hex(16)
        # It counts anew: a number that a clock ran ahead with would make every saving of the new page too old.
        filled = draft.filled.holding(once)
        diary.keep(replace(draft, number=0, filled=filled), draft_id(diary, filled.to, once))
        diary.remove(record_id)
    return filled


def shown_again(diary: Diary, record_id: bytes) -> Filled:
    """Give the form of a draft that was taken up, to be shown again however often, and from where it resumes.

    Raises:
        NotThere: it was kept or let go meanwhile, or moved on to another window.
        NotReadable: it is there, but it cannot be read.
    """
    draft = diary.find(record_id, Draft).record
    if draft.filled is None or draft_id(diary, draft.filled.to, once_of(draft.filled)) != record_id:
        raise NotThere
    fields = tuple(field for field in draft.filled.fields if field[0] != RESUMES)
    return Filled(draft.filled.to, (*fields, (RESUMES, f"{draft.number}.{secrets.token_hex(8)}")))


def once_of(filled: Filled) -> str:
    """Give the `once` that a form holds."""
    return dict(filled.fields).get("once", "")


def move_to_page(diary: Diary, to: str, filled: Filled) -> Filled:
    """Make the draft of a form that is not there any more one of the open page at `to`; give its form."""
    with diary.atomically():
        page = begin(diary, to, text=filled.words)
        diary.remove(draft_id(diary, filled.to, once_of(filled)))
    return page


def keep(diary: Diary, record_id: bytes) -> Kept[Entry] | Kept[Flicker]:
    """Keep what was begun, and let its draft go: a page or a flicker as its own form does, any other as a page.

    A change takes the place of what stands there; where that was changed or let go meanwhile, a page beside it.

    Raises:
        NotThere, NotReadable: it was kept or let go meanwhile, or cannot be read.
        NothingToKeep: there are answers in it and no words; the draft stays, and its own form can keep it.
        TextTooLong, NotUnderstood: its own form would not keep it either; the draft stays.
    """
    with diary.atomically():
        filled = diary.find(record_id, Draft).record.filled
        if filled is None:
            raise NotThere
        if not filled.written:
            raise NothingToKeep(N_("It holds answers and no words. Go on with it in the browser to keep it."))
        kept = _keep_flicker(diary, filled) if filled.to == FLICKER else _keep_page(diary, filled)
        diary.remove(record_id)
        _say_finished(diary, record_id)
    return kept


def _keep_flicker(diary: Diary, filled: Filled) -> Kept[Flicker]:
    fields = dict(filled.fields)
    return writing.keep_flicker(diary, fields.get("flicker", ""), _once(fields))


def _keep_page(diary: Diary, filled: Filled) -> Kept[Entry]:
    page = PAGE.fullmatch(filled.to)
    if page is None:
        return writing.keep_entry(diary, writing.Written(filled.words))
    fields = dict(filled.fields)
    said = fields.get("change", "")
    draft = writing.Written(
        fields.get("text", ""),
        fields.get("start", "")[:LONGEST_LINE],
        "ten-words" if page["ten"] else "page",
        _day(fields.get("day", "")),
        int(said) if said.isascii() and said.isdigit() and len(said) <= 10 else None,
    )
    if page["record"]:
        try:
            return writing.change_entry(diary, bytes.fromhex(page["record"]), draft)
        except (ChangedMeanwhile, NotThere):
            return writing.keep_entry(diary, draft)
    return writing.keep_entry(diary, draft, _once(fields))


def _once(fields: Mapping[str, str]) -> bytes | None:
    """Give the id that a form holds so that it is kept once, however often it is sent."""
    once = fields.get("once", "")
    return bytes.fromhex(once) if AN_ID.fullmatch(once) else None


def _day(said: str) -> date | None:
    """Read the day that was chosen; None where there is none on the calendar like that."""
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def _say_finished(diary: Diary, record_id: bytes) -> None:
    """Leave a record without a word for ten minutes, which tells a saving that comes late to keep nothing."""
    diary.keep(Draft(at=diary.now(), number=0), record_id)
    diary.set_aside(record_id)


def _is_before(there: Draft, draft: Draft) -> bool:
    """Tell whether a saving takes the place of another.

    One of a page that showed a draft again takes the place of what it showed and of its own. What was saved meanwhile
    by the page before it, whose last words may come late, it never writes over.
    """
    if there.filled is None or draft.filled is None or there.number >= draft.number:
        return False
    resumes, before = (dict(one.fields).get(RESUMES, "") for one in (draft.filled, there.filled))
    return not resumes or resumes == before or resumes.startswith(f"{there.number}.")
