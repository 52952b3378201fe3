"""When it was opened before, where, and whether somebody tried in between."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.app import keys, openings, sessions
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.openings import REMEMBERED, last_before, remember
from rekindle.life.records import Opening, Openings
from rekindle.sealed import WrongPassphrase
from tests.conftest import StillClock
from tests.keeping import put_in_its_place

PHRASE = "lantern mossy thursday kettle"


@pytest.fixture
def diary(house: House) -> Diary:
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)


def remembered(diary: Diary) -> tuple[Opening, ...]:
    return diary.find(diary.key.derive_id(openings.OPENINGS), Openings).record.last


def test_of_the_first_time_nothing_is_known_before_it(diary: Diary, clock: StillClock) -> None:
    assert last_before(diary, clock()) is None
    remember(diary, "browser", clock())
    assert last_before(diary, clock()) is None


def test_the_last_time_before_is_told_and_what_came_after_it_is_not(diary: Diary, clock: StillClock) -> None:
    remember(diary, "terminal", clock())
    first = clock()
    clock.pass_by(hours=2)
    remember(diary, "browser", clock())
    began = clock()
    clock.pass_by(minutes=5)
    remember(diary, "terminal", clock())
    assert last_before(diary, began) == Opening(first, "terminal")


def test_commands_within_a_minute_are_one_opening(diary: Diary, clock: StillClock) -> None:
    for _ in range(3):
        remember(diary, "terminal", clock())
        clock.pass_by(seconds=25)
    assert len(remembered(diary)) == 1
    remember(diary, "browser", clock())
    assert len(remembered(diary)) == 2


def test_the_wrong_tries_before_an_opening_stand_with_it(house: House, clock: StillClock) -> None:
    opened, _ = keys.begin_locked(house, PHRASE)
    sessions.start(house, opened)
    clock.pass_by(hours=1)
    for _ in range(2):
        with suppress(WrongPassphrase):
            keys.unlock(house, "not this at all")
    sessions.start(house, keys.unlock(house, PHRASE))
    diary = house.diary(opened.person, opened.key)
    last = last_before(diary, clock())
    assert last is not None
    assert (last.where, last.wrong) == ("browser", 2)
    openings.add_wrong(diary, 3)
    last = last_before(diary, clock())
    assert last is not None
    assert last.wrong == 5


def test_a_recovery_code_that_opens_it_tells_of_wrong_tries_too(house: House) -> None:
    _, code = keys.begin_locked(house, PHRASE)
    with suppress(WrongPassphrase):
        keys.unlock(house, "not this at all")
    opened, _ = keys.recover(house, code.text, "four quite different words here")
    assert opened.wrong == 1


def test_an_opening_that_is_yet_to_come_is_passed_over(diary: Diary, clock: StillClock) -> None:
    remember(diary, "browser", clock())
    first = clock()
    clock.pass_by(days=400)
    remember(diary, "browser", clock())
    clock.pass_by(days=-399)
    remember(diary, "browser", clock())
    assert last_before(diary, clock()) == Opening(first, "browser")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(steps=st.lists(st.tuples(st.sampled_from(["browser", "terminal"]), st.integers(-90, 90)), max_size=30))
def test_only_the_last_few_are_kept_and_each_is_one_that_was(
    diary: Diary, clock: StillClock, steps: list[tuple[str, int]]
) -> None:
    made = {one.at for one in remembered(diary)} if diary.recent().last(Openings) else set()
    for where, seconds in steps:
        clock.pass_by(seconds=seconds)
        remember(diary, "browser" if where == "browser" else "terminal", clock())
        made.add(clock())
    if made:
        assert len(remembered(diary)) <= REMEMBERED
        assert {one.at for one in remembered(diary)} <= made


def test_a_damaged_record_of_openings_keeps_nobody_out(house: House, diary: Diary, clock: StillClock) -> None:
    remember(diary, "browser", clock())
    record_id = diary.key.derive_id(openings.OPENINGS)
    put_in_its_place(house, diary.person, record_id, b"\1" + bytes(300))
    clock.pass_by(hours=1)
    remember(diary, "browser", clock())
    openings.add_wrong(diary, 1)
    assert last_before(diary, clock()) is None
