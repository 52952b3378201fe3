"""Browser sessions: opened with a key, ended by a lock, by leaving, by time."""

from datetime import datetime, timedelta

from rekindle.app import openings
from rekindle.app.diary import UNDO
from rekindle.app.errors import NotBegun, NotOpen
from rekindle.app.house import House
from rekindle.app.keys import Opened, open_key_file
from rekindle.app.ports import Session
from rekindle.sealed import DoesNotOpen, link_row_id, new_link, new_session, open_session, session_row_id

SEEN_AT_MOST_EVERY = timedelta(minutes=1)
"""It saves writing, while enough is left that nobody who is there is locked out by it."""
ENOUGH_LEFT = timedelta(minutes=2)
LINK_LASTS = timedelta(minutes=10)
LONGEST_SESSION = timedelta(hours=12)
CLOCKS_DIFFER = timedelta(minutes=1)
"""A session further ahead than this was seen by a clock that ran ahead. How long it was idle cannot be told."""


def start(house: House, opened: Opened) -> str:
    """Start a session; give the cookie, which is half of what opens it."""
    cookie, session_id, wrap = new_session(opened.key, opened.person)
    now = house.clock()
    house.sessions.add(Session(session_id, opened.person, wrap, began=now, seen=now))
    openings.remember(house.diary(opened.person, opened.key), "browser", now, opened.wrong)
    return cookie


def resume(house: House, cookie: str) -> Opened | None:
    """Open a running session by its cookie; None when it has ended, was idle too long or is none of ours."""
    session_id = session_row_id(cookie)
    session = house.sessions.find(session_id) if session_id else None
    if session is None:
        return None
    now, idle = house.clock(), timedelta(minutes=house.device.read().idle_minutes)
    if _is_over(session, now, idle):
        house.sessions.end(session.id)
        return None
    try:
        key = open_session(cookie, session.wrap, session.person)
    except DoesNotOpen:
        return None
    seen = session.seen
    if now - seen >= SEEN_AT_MOST_EVERY or seen + idle - now < ENOUGH_LEFT:
        house.sessions.see(session.id, now)
        seen = now
    return Opened(session.person, key, until=seen + idle)


def end(house: House, cookie: str) -> None:
    """End one session. What was let go keeps its ten minutes: nobody asked for it to be gone sooner."""
    session_id = session_row_id(cookie)
    if session_id is not None:
        house.sessions.end(session_id)


def leave(house: House, cookie: str) -> None:
    """End one session because somebody leaves, and let go for good of what was set aside, whoever is still in."""
    session_id = session_row_id(cookie)
    session = house.sessions.find(session_id) if session_id else None
    if session is not None:
        house.sessions.end(session.id)
        house.rows.remove_set_aside(session.person, None)


def lock(house: House) -> int:
    """End every session, make open links useless, and let go for good of what was set aside."""
    person = house.people.only()
    if person is None:
        return 0
    house.links.remove_all(person.id)
    house.rows.remove_set_aside(person.id, None)
    return house.sessions.end_all(person.id)


def make_link(house: House) -> str | None:
    """Make a one-time link token that opens a session in key file mode; None where a passphrase opens it.

    Raises:
        NotBegun: there is nobody whose diary it would open.
    """
    person = house.people.only()
    if person is None:
        raise NotBegun
    if person.passphrase_wrap is not None:
        return None
    token, link_id = new_link()
    house.links.add(link_id, person.id, house.clock() + LINK_LASTS)
    return token


def open_link(house: House, token: str) -> str:
    """Spend a one-time link and start a session; give its cookie.

    Raises:
        NotOpen: the link is used, too old, or none of ours.
        NotBegun, KeyFileMissing, DamagedKeyFile: there is nothing it could open.
    """
    link_id = link_row_id(token)
    if link_id is None:
        raise NotOpen
    now = house.clock()
    if not house.links.spend(link_id, now, now + LINK_LASTS):
        raise NotOpen
    return start(house, open_key_file(house))


def sweep(house: House) -> None:
    """End sessions that were idle too long, and let go for good of what was set aside long enough ago.

    What a clock that ran ahead wrote is mended: its sessions end, and what it set aside goes in ten minutes.
    """
    now = house.clock()
    idle = timedelta(minutes=house.device.read().idle_minutes)
    house.sessions.end_idle(now - idle, now + CLOCKS_DIFFER)
    house.rows.remove_set_aside(None, now)
    house.rows.hasten(now + UNDO + CLOCKS_DIFFER, now + UNDO)


def open_now(house: House, person: bytes) -> list[Session]:
    """Give the sessions of a person that have not ended, the one first that was used last."""
    now, idle = house.clock(), timedelta(minutes=house.device.read().idle_minutes)
    return [session for session in house.sessions.of(person) if not _is_over(session, now, idle)]


def end_one(house: House, person: bytes, session_id: bytes) -> bool:
    """End one session of a person by the id of its row; False when it has ended already, or is not theirs."""
    session = house.sessions.find(session_id)
    if session is None or session.person != person:
        return False
    house.sessions.end(session_id)
    return True


def end_others(house: House, person: bytes, cookie: str) -> int:
    """End every session of a person but the one of this cookie; give how many ended."""
    return house.sessions.end_all(person, keep=session_row_id(cookie))


def _is_over(session: Session, now: datetime, idle: timedelta) -> bool:
    ran_ahead = max(session.seen, session.began) > now + CLOCKS_DIFFER
    return ran_ahead or now - session.seen >= idle or now - session.began >= LONGEST_SESSION
