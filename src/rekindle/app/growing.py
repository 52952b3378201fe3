"""The lists of the person's own that grow: what stands on them now, what is put on and taken off, what fades."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from rekindle.app.diary import Diary
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, ListItem
from rekindle.life.texts import cleaned
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.players.plan import Plan
from rekindle.method.players.step import Item
from rekindle.method.practice import Practice

MOST_AT_ONCE = 200
"""Things that one practice puts on a list."""
PLAN_STANDS = timedelta(days=14)
"""How long a plan stands before it fades by itself, unless its row says that it lasts."""
FADES_AFTER = timedelta(days=7)
"""How long something that was put out of sight till a day is shown from that day on."""


def standing(timeline: Timeline, name: str, today: date) -> list[Kept[ListItem]]:
    """Give what stands on a list today, in the order in which it was put there."""
    found = [one for one in timeline.of(ListItem) if one.record.list == name and _stands(one.record, today)]
    return sorted(found, key=lambda one: (one.at, one.id))


def own_lines(diary: Diary, practice: Practice) -> tuple[Kept[ListItem], ...]:
    """Give what stands on the list that a practice shows; a plan of another practice is none of its lines."""
    name = practice.play.list
    if not name:
        return ()
    found = standing(diary.standing(), name, diary.now().date())
    return tuple(one for one in found if name != "plans" or one.record.practice == practice.id)


def put(diary: Diary, practice: Practice, items: Sequence[Item], beside: bytes) -> None:
    """Put things on the list of a practice; `beside` is the id of what the practice keeps, so that twice is once.

    What stands there already is not put there again. A new plan takes the place of the one before it.
    """
    name, now = practice.play.list, diary.now()
    if not name:
        return
    there = standing(diary.standing(), name, now.date())
    _fade(diary, now.date())
    if name == "plans" and items:
        for old in there:
            if old.record.practice == practice.id and old.record.text != items[0].text:
                diary.remove(old.id)
    known = {one.record.text.casefold() for one in there}
    new = {item.text.casefold(): item for item in items if item.days != 0 and item.text.casefold() not in known}
    for number, item in enumerate([*new.values()][:MOST_AT_ONCE]):
        at = now + timedelta(microseconds=number)  # so that they stay in the order in which they were said
        diary.keep(_record(practice, item, name, now.date(), at=at), _row_id(diary, beside, number))


def take_off(diary: Diary, record_id: bytes) -> str:
    """Take something off its list, with ten minutes to put it back; give what it was.

    Raises:
        NotThere: it is not there.
    """
    with diary.atomically():
        text = diary.find(record_id, ListItem).record.text
        diary.set_aside(record_id)
    return text


def let_go_beside(diary: Diary, beside: bytes) -> None:
    """Take off again what was put on a list with what a practice kept; some of it may be off already."""
    ids = {_row_id(diary, beside, number) for number in range(MOST_AT_ONCE)}
    for one in diary.standing().of(ListItem):
        if one.id in ids:
            diary.remove(one.id)


def _record(practice: Practice, item: Item, name: str, today: date, *, at: datetime) -> ListItem:
    since = today + timedelta(days=item.days) if item.days else None
    until = since + FADES_AFTER if since else None
    if isinstance(practice.play, Plan) and not practice.play.lasts:
        until = today + PLAN_STANDS
    return ListItem(
        at=at,
        list=name,
        text=cleaned(item.text).strip()[:LONGEST_TEXT],
        about=cleaned(item.about).strip()[:LONGEST_LINE],
        practice=practice.id,
        since=since,
        until=until,
    )


def _stands(item: ListItem, today: date) -> bool:
    return (item.since is None or item.since <= today) and not _has_faded(item, today)


def _has_faded(item: ListItem, today: date) -> bool:
    return item.until is not None and item.until < today


def _fade(diary: Diary, today: date) -> None:
    """Let go for good what has faded; the words are still with the practice in which they were said."""
    faded: Iterable[Kept[ListItem]] = diary.standing().of(ListItem)
    for one in faded:
        if _has_faded(one.record, today):
            diary.remove(one.id)


def _row_id(diary: Diary, beside: bytes, number: int) -> bytes:
    return diary.key.derive_id("list-item", beside.hex(), str(number))
