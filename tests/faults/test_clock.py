"""A clock that jumps a year and back, and a person who travels: nothing is lost, nobody is locked out or let in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from rekindle.app import keys, now, practising, sessions, steps, writing
from rekindle.app.diary import Diary, recent_shelves
from rekindle.app.errors import NotOpen, PleaseWait
from rekindle.app.house import House
from rekindle.app.practising import Played
from rekindle.app.steps import Step
from rekindle.app.tries import LONGEST_WAIT
from rekindle.life.records import CheckIn, Entry
from rekindle.sealed import WrongPassphrase
from tests.conftest import MORNING, StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE

YEAR = timedelta(days=366)
PASSPHRASE = "wet slate, tin roof, slow tram"
BERLIN, AUCKLAND, HONOLULU = (ZoneInfo(name) for name in ("Europe/Berlin", "Pacific/Auckland", "Pacific/Honolulu"))

jumps = pytest.mark.parametrize("jump", [YEAR, -YEAR, timedelta(minutes=40), -timedelta(minutes=40)], ids=str)


@pytest.fixture
def diary(house: House) -> Diary:
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give a moment as a computer there tells it: with its offset, and no zone (`bootstrap.local_now`)."""
    there = moment.astimezone(zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def shown(diary: Diary) -> list[str]:
    return [one.record.text for one in diary.recent().of(Entry)]


@jumps
def test_what_is_kept_while_the_clock_is_wrong_is_kept(diary: Diary, clock: StillClock, jump: timedelta) -> None:
    writing.keep_entry(diary, writing.Written("before"))
    clock.now += jump
    writing.keep_entry(diary, writing.Written("meanwhile"))
    now.tap(diary, "far")
    clock.now -= jump
    writing.keep_entry(diary, writing.Written("after"))
    now.tap(diary, "warm")
    kept = all_kept(diary)
    assert {one.record.text for one in kept if isinstance(one.record, Entry)} == {"before", "meanwhile", "after"}
    assert {"before", "after"} <= set(shown(diary))
    assert sum(len(one.record.states) for one in kept if isinstance(one.record, CheckIn)) == 2
    now_is = diary.recent().check_in_at(clock.now)
    assert now_is is not None
    assert now_is.record.states == ("warm",)


@jumps
def test_a_step_is_offered_again_once_the_clock_is_right(
    diary: Diary, house: House, clock: StillClock, jump: timedelta
) -> None:
    held = steps.hold_step(diary, house.library)
    clock.now += jump
    steps.hold_step(diary, house.library)
    played = Played(CATALOGUE.by_id("ground-find-colour"), "smallest", "done")
    practising.finish(diary, played)
    clock.now -= jump
    again = steps.todays_step(diary, house.library)
    assert isinstance(held, Step)
    assert isinstance(again, Step)
    assert again.practice.id == held.practice.id
    clock.now += timedelta(days=1)
    assert isinstance(steps.hold_step(diary, house.library), Step | steps.NoStep)


@jumps
def test_a_session_never_outlives_its_time_because_the_clock_jumped(
    diary: Diary, house: House, clock: StillClock, jump: timedelta
) -> None:
    clock.now += jump
    cookie = sessions.start(house, keys.open_key_file(house))
    assert sessions.resume(house, cookie)
    clock.now -= jump
    assert sessions.resume(house, cookie) is None  # how long it was idle cannot be told, or it was too long
    sessions.sweep(house)
    fresh = sessions.start(house, keys.open_key_file(house))
    assert sessions.resume(house, fresh)


@jumps
def test_a_link_is_never_good_for_longer_than_ten_minutes(
    diary: Diary, house: House, clock: StillClock, jump: timedelta
) -> None:
    clock.now += jump
    token = sessions.make_link(house)
    assert token is not None
    clock.now -= jump
    with pytest.raises(NotOpen):
        sessions.open_link(house, token)
    fresh = sessions.make_link(house)
    assert fresh is not None
    assert sessions.resume(house, sessions.open_link(house, fresh))


@jumps
@pytest.mark.parametrize("tries", [3, 10])
def test_after_wrong_tries_nobody_waits_longer_than_half_a_minute(
    house: House, clock: StillClock, jump: timedelta, tries: int
) -> None:
    keys.begin_locked(house, PASSPHRASE)
    clock.now += jump
    for _ in range(tries):
        with pytest.raises((WrongPassphrase, PleaseWait)) as refused:
            keys.unlock(house, "not the one")
        if isinstance(refused.value, PleaseWait):
            clock.pass_by(seconds=refused.value.seconds)
    clock.now -= jump
    waited = 0
    while True:
        try:
            keys.unlock(house, PASSPHRASE)
            break
        except PleaseWait as wait:
            waited += wait.seconds
            clock.pass_by(seconds=wait.seconds)
    assert waited <= LONGEST_WAIT


@jumps
def test_what_was_let_go_can_be_brought_back_or_is_gone_and_never_anything_else(
    diary: Diary, house: House, clock: StillClock, jump: timedelta
) -> None:
    kept = writing.keep_entry(diary, writing.Written("let go"))
    clock.now += jump
    diary.set_aside(kept.id)
    clock.now -= jump
    assert shown(diary) == []
    if jump > timedelta(0):  # by this clock it leaves a year from now; by hand it comes back until then
        sessions.sweep(house)
        diary.bring_back(kept.id)
        assert shown(diary) == ["let go"]
    else:
        sessions.sweep(house)
        assert house.rows.find_even_set_aside(diary.person, kept.id) is None
    sessions.lock(house)
    assert all(one.record.text == "let go" for one in diary.recent().of(Entry))


def test_locking_takes_what_was_let_go_whatever_the_clock_says(diary: Diary, house: House, clock: StillClock) -> None:
    kept = writing.keep_entry(diary, writing.Written("let go"))
    clock.now += YEAR
    diary.set_aside(kept.id)
    clock.now -= YEAR
    sessions.lock(house)
    assert house.rows.find_even_set_aside(diary.person, kept.id) is None


@pytest.mark.parametrize("move", [lambda at: local(at, AUCKLAND), lambda at: local(at, HONOLULU)])
@pytest.mark.parametrize("hour", [0, 1, 12, 22, 23])
@pytest.mark.parametrize("day", [1, 15, 30])
def test_whoever_travels_sees_what_was_kept_on_the_day_it_was_kept(
    diary: Diary, clock: StillClock, move: Callable[[datetime], datetime], hour: int, day: int
) -> None:
    clock.now = local(datetime(2026, 6, day, hour, 30, tzinfo=BERLIN), BERLIN)
    kept = writing.keep_entry(diary, writing.Written("at home"))
    clock.now = move(clock.now + timedelta(minutes=5))
    assert shown(diary) == ["at home"]
    writing.keep_entry(diary, writing.Written("far away"))
    assert set(shown(diary)) == {"at home", "far away"}
    there = diary.find(kept.id, Entry).record.at
    assert (there.day, there.hour) == (day, hour)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 0, 59, 50, tzinfo=UTC),  # ten seconds before the hour that is left out
        datetime(2026, 10, 24, 23, 59, 50, tzinfo=UTC),  # before the hour that comes twice
        datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC),  # within it, before it comes again
    ],
)
def test_an_hour_that_is_missing_or_comes_twice_mixes_nothing_up(
    diary: Diary, house: House, clock: StillClock, moment: datetime
) -> None:
    clock.now = local(moment, BERLIN)
    now.tap(diary, "far")
    cookie = sessions.start(house, keys.open_key_file(house))
    first = steps.hold_step(diary, house.library)
    clock.now = local(moment + timedelta(seconds=20), BERLIN)
    now.tap(diary, "heavy")
    writing.keep_entry(diary, writing.Written("twenty seconds later"))
    (check_in,) = (one.record for one in diary.recent().of(CheckIn))
    assert check_in.states == ("far", "heavy")  # one moment, not an hour apart
    assert sessions.resume(house, cookie)
    again = steps.todays_step(diary, house.library)
    assert isinstance(first, Step)
    assert isinstance(again, Step)
    assert again.offer.day == first.offer.day
    (entry,) = diary.recent().of(Entry)
    assert entry.at - check_in.at == timedelta(seconds=20)


def test_every_moment_of_three_months_is_on_a_shelf_that_today_opens() -> None:
    for offset in (BERLIN, AUCKLAND, HONOLULU):
        for hours in range(0, 24 * 62, 5):
            then = (MORNING + timedelta(hours=hours)).astimezone(offset)
            for there in (BERLIN, AUCKLAND, HONOLULU):
                assert then.astimezone(there).strftime("%Y-%m") in recent_shelves(then)
