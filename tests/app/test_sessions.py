"""Browser sessions and one-time links."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rekindle.app import importing, keys, sessions, writing
from rekindle.app.errors import NotBegun, NotOpen
from rekindle.app.foreign import Found
from rekindle.app.house import House
from rekindle.app.writing import Written
from rekindle.life.records import Entry
from rekindle.sealed import session_row_id
from tests.conftest import StillClock
from tests.keeping import all_kept

PHRASE = "lantern mossy thursday kettle"


def test_a_session_gives_the_key_back_to_its_cookie(house: House) -> None:
    opened = keys.begin(house)
    cookie = sessions.start(house, opened)
    again = sessions.resume(house, cookie)
    assert again is not None
    assert again.key.as_bytes() == opened.key.as_bytes()


@pytest.mark.parametrize("cookie", ["", "x", "A" * 64, "é" * 64, "A" * 10_000, "../../etc"])
def test_a_cookie_of_nobody_opens_nothing(house: House, cookie: str) -> None:
    keys.begin(house)
    assert sessions.resume(house, cookie) is None


def test_a_cookie_with_one_other_sign_opens_nothing(house: House) -> None:
    cookie = sessions.start(house, keys.begin(house))
    changed = cookie[:-1] + ("A" if cookie[-1] != "A" else "B")
    assert sessions.resume(house, changed) is None


def test_a_session_ends_after_ten_idle_minutes_unless_changed(house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, keys.begin(house))
    for _ in range(5):
        clock.pass_by(minutes=9)
        assert sessions.resume(house, cookie) is not None
    clock.pass_by(minutes=10)
    assert sessions.resume(house, cookie) is None


@pytest.mark.parametrize("minutes", [1, 2, 3, 240])
def test_a_visit_counts_at_once_where_less_than_two_minutes_are_left(
    house: House, clock: StillClock, minutes: int
) -> None:
    house.device.change(lambda device: replace(device, idle_minutes=minutes))
    cookie = sessions.start(house, keys.begin(house))
    idle, saved = timedelta(minutes=minutes), timedelta(minutes=1 if minutes > 2 else 0)
    for seconds in (1, 59, 30, 59, 1, 45):
        clock.pass_by(seconds=seconds)
        resumed = sessions.resume(house, cookie)
        assert resumed is not None
        assert resumed.until is not None
        assert max(idle - saved, min(idle, timedelta(minutes=2))) <= resumed.until - clock() <= idle
    clock.pass_by(seconds=59)
    assert sessions.resume(house, cookie) is not None


def test_a_session_ends_after_twelve_hours_however_busy(house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, keys.begin(house))
    for _ in range(12 * 8 - 1):
        clock.pass_by(minutes=7.5)
        assert sessions.resume(house, cookie) is not None
    clock.pass_by(minutes=7.5)
    assert sessions.resume(house, cookie) is None


def test_a_clock_set_back_keeps_no_session_open(house: House, clock: StillClock) -> None:
    clock.pass_by(days=30)
    cookie = sessions.start(house, keys.begin(house))
    clock.pass_by(days=-30)
    assert sessions.resume(house, cookie) is None
    clock.pass_by(days=30)
    assert sessions.resume(house, cookie) is None


def test_a_session_seen_by_a_clock_that_ran_ahead_for_a_while_has_ended(house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, keys.begin(house))
    clock.pass_by(minutes=9)
    assert sessions.resume(house, cookie) is not None
    clock.pass_by(minutes=-7)
    assert sessions.resume(house, cookie) is None


def test_clocks_that_differ_by_less_than_a_minute_end_no_session(house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, keys.begin(house))
    clock.pass_by(seconds=-59)
    assert sessions.resume(house, cookie) is not None


def test_a_sweep_ends_the_sessions_of_a_clock_that_ran_ahead_though_their_cookie_never_comes(
    house: House, clock: StillClock
) -> None:
    opened = keys.begin(house)
    clock.pass_by(days=30)
    sessions.start(house, opened)
    clock.pass_by(days=-30)
    kept = sessions.start(house, opened)
    sessions.sweep(house)
    assert [one.began for one in house.sessions.of(opened.person)] == [clock()]
    assert sessions.resume(house, kept) is not None


def test_what_a_clock_that_ran_ahead_set_aside_goes_ten_minutes_after_it_was_noticed(
    house: House, clock: StillClock
) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    kept = writing.keep_entry(diary, Written("to be let go"))
    clock.pass_by(days=30)
    diary.set_aside(kept.id)
    clock.pass_by(days=-30)
    sessions.sweep(house)
    clock.pass_by(minutes=9)
    sessions.sweep(house)
    assert house.rows.find_even_set_aside(opened.person, kept.id) is not None
    clock.pass_by(minutes=1)
    sessions.sweep(house)
    assert house.rows.find_even_set_aside(opened.person, kept.id) is None


def test_it_is_known_until_when_a_session_lasts_if_nobody_comes_by(house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, keys.begin(house))
    clock.pass_by(seconds=59)
    resumed = sessions.resume(house, cookie)
    assert resumed is not None
    assert resumed.until == clock() + timedelta(minutes=9, seconds=1)
    clock.pass_by(seconds=1)
    resumed = sessions.resume(house, cookie)
    assert resumed is not None
    assert resumed.until == clock() + timedelta(minutes=10)


def test_one_session_of_several_is_ended_and_a_strangers_is_not(house: House) -> None:
    opened = keys.begin(house)
    mine, other = (sessions.start(house, opened) for _ in range(2))
    row = session_row_id(other)
    assert row is not None
    assert not sessions.end_one(house, b"somebody else's.", row)
    assert sessions.end_one(house, opened.person, row)
    assert not sessions.end_one(house, opened.person, row)
    assert sessions.resume(house, other) is None
    assert sessions.resume(house, mine) is not None


def test_all_other_sessions_are_ended_at_once(house: House) -> None:
    opened = keys.begin(house)
    mine, *others = (sessions.start(house, opened) for _ in range(4))
    assert sessions.end_others(house, opened.person, mine) == 3
    assert [one is None for one in (sessions.resume(house, cookie) for cookie in others)] == [True] * 3
    assert sessions.resume(house, mine) is not None


def test_only_sessions_that_have_not_ended_are_open_now(house: House, clock: StillClock) -> None:
    opened = keys.begin(house)
    sessions.start(house, opened)
    clock.pass_by(minutes=11)
    sessions.start(house, opened)
    assert [one.began for one in sessions.open_now(house, opened.person)] == [clock()]


def test_a_link_from_a_clock_that_ran_ahead_opens_nothing(house: House, clock: StillClock) -> None:
    keys.begin(house)
    clock.pass_by(days=1)
    token = sessions.make_link(house)
    assert token is not None
    clock.pass_by(days=-1)
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)


def test_there_is_no_link_before_anybody_began(house: House) -> None:
    with pytest.raises(NotBegun):
        sessions.make_link(house)


def test_a_lock_ends_every_session_and_every_link(house: House) -> None:
    opened = keys.begin(house)
    cookies = [sessions.start(house, opened) for _ in range(3)]
    token = sessions.make_link(house)
    assert token is not None
    assert sessions.lock(house) == 3
    assert [sessions.resume(house, cookie) for cookie in cookies] == [None] * 3
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)


def test_a_one_time_link_opens_once(house: House) -> None:
    keys.begin(house)
    token = sessions.make_link(house)
    assert token is not None
    assert sessions.resume(house, sessions.open_link(house, token)) is not None
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)


def test_a_link_is_useless_after_ten_minutes(house: House, clock: StillClock) -> None:
    keys.begin(house)
    token = sessions.make_link(house)
    assert token is not None
    clock.pass_by(minutes=10)
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)


def test_with_a_passphrase_there_are_no_links(house: House) -> None:
    opened = keys.begin(house)
    token = sessions.make_link(house)
    assert token is not None
    keys.set_passphrase(house, opened, PHRASE)
    assert sessions.make_link(house) is None
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)


def test_what_was_let_go_is_gone_for_good_after_a_lock(house: House) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    kept = writing.keep_entry(diary, Written("to be let go"))
    assert kept is not None
    diary.set_aside(kept.id)
    sessions.lock(house)
    assert not house.rows.bring_back(opened.person, kept.id, house.clock())


def test_what_was_let_go_is_gone_for_good_when_somebody_leaves_whoever_is_still_in(house: House) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    mine, _other = (sessions.start(house, opened) for _ in range(2))
    kept = writing.keep_entry(diary, Written("to be let go"))
    diary.set_aside(kept.id)
    sessions.leave(house, mine)
    assert house.rows.find_even_set_aside(opened.person, kept.id) is None
    assert sessions.resume(house, mine) is None


@pytest.mark.parametrize("ending", ["idle", "asleep", "swept"])
def test_what_was_let_go_keeps_its_ten_minutes_through_a_lock_that_nobody_asked_for(
    house: House, clock: StillClock, ending: str
) -> None:
    house.device.change(lambda device: replace(device, idle_minutes=1))
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    cookie = sessions.start(house, opened)
    kept = writing.keep_entry(diary, Written("to be let go"))
    diary.set_aside(kept.id)
    clock.pass_by(minutes=9)
    if ending == "asleep":
        sessions.end(house, cookie)
    elif ending == "swept":
        sessions.sweep(house)
    assert sessions.resume(house, cookie) is None
    diary.bring_back(kept.id)
    assert diary.find(kept.id, Entry).record.text == "to be let go"


def test_a_file_that_waits_in_one_browser_is_taken_in_though_another_went_to_sleep(
    house: House, clock: StillClock
) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    _, other = (sessions.start(house, opened) for _ in range(2))
    written = Entry(at=clock(), written=clock(), text="from elsewhere")
    report = importing.look_into(diary, "jrnl", iter([Found(1, written, ("from elsewhere",))]))
    sessions.end(house, other)
    importing.take_in(diary, report.batch)
    assert [one.record for one in all_kept(diary) if isinstance(one.record, Entry)] == [written]


def test_a_sweep_ends_idle_sessions_and_lets_go_of_what_was_set_aside_long_enough(
    house: House, clock: StillClock
) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    cookie = sessions.start(house, opened)
    kept = writing.keep_entry(diary, Written("to be let go"))
    assert kept is not None
    diary.set_aside(kept.id)
    clock.pass_by(minutes=9)
    sessions.resume(house, cookie)
    sessions.sweep(house)
    diary.bring_back(kept.id)
    assert diary.find(kept.id, Entry).record.text == "to be let go"
    diary.set_aside(kept.id)
    clock.pass_by(minutes=10)
    sessions.sweep(house)
    assert sessions.resume(house, cookie) is None
    assert not house.rows.bring_back(opened.person, kept.id, house.clock())
