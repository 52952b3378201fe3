"""A life that came along from another home: today's step goes on, and what was too much stays too much."""

from datetime import timedelta

from msgspec.structs import replace

from rekindle.app import importing, practising, preferences, steps, strain, writing
from rekindle.app.diary import Diary
from rekindle.app.foreign import Found
from rekindle.app.house import House
from rekindle.app.practising import Played
from rekindle.app.recounting import recount
from rekindle.app.steps import Step
from rekindle.app.writing import Written
from rekindle.life.records import Entry, Offer, Origin, Preferences
from rekindle.method.practice import Practice
from tests.app.homes import another_home, taken_along
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE


def move(here: Diary, there: Diary) -> None:
    report = importing.take_at_once(there, "archive", taken_along(here))
    assert not report.strange


def offers(diary: Diary) -> list[Offer]:
    return [one.record for one in all_kept(diary) if isinstance(one.record, Offer)]


def test_the_step_of_today_stands_in_the_new_home_and_can_be_changed(
    diary: Diary, house: House, clock: StillClock
) -> None:
    held = steps.hold_step(diary, house.library)
    assert isinstance(held, Step)
    there = another_home(house, clock)
    move(diary, there)
    begun = steps.begin_step(there, house.library)
    assert isinstance(begun, Step)
    assert begun.offer == replace(held.offer, outcome="begun")
    assert len(offers(there)) == 1


def test_something_else_and_not_today_go_on_where_they_were(diary: Diary, house: House, clock: StillClock) -> None:
    steps.hold_step(diary, house.library)
    there = another_home(house, clock)
    move(diary, there)
    other = steps.something_else(there, house.library)
    assert isinstance(other, Step)
    assert other.offer.number == 2
    assert not isinstance(steps.not_today(there, house.library), Step)
    assert sorted(offer.outcome for offer in offers(there)) == ["not-today", "something-else"]


def too_much(diary: Diary, practice: Practice) -> None:
    for _twice in range(2):
        practising.finish(diary, Played(practice, "smallest", "too-much"))


def test_what_was_too_much_elsewhere_is_not_offered_here(diary: Diary, house: House, clock: StillClock) -> None:
    practice = house.library.catalogue.by_id("words-ten")
    too_much(diary, practice)
    there = another_home(house, clock)
    assert not strain.is_withdrawn(there, house.library.catalogue, practice)
    move(diary, there)
    assert strain.is_withdrawn(there, house.library.catalogue, practice)
    strain.bring_back(there, house.library.catalogue, practice)
    assert not strain.is_withdrawn(there, house.library.catalogue, practice)


def test_what_this_home_has_said_itself_stays(diary: Diary, house: House, clock: StillClock) -> None:
    catalogue = house.library.catalogue
    one, other = catalogue.by_id("words-ten"), catalogue.by_id("senses-three-sounds")
    too_much(diary, one)
    there = another_home(house, clock)
    too_much(there, other)
    move(diary, there)
    held = preferences.in_force(there, there.standing())
    assert held is not None
    assert held.too_much == {other.id: 2}


def test_the_first_change_here_takes_up_what_came_along(diary: Diary, house: House, clock: StillClock) -> None:
    catalogue = house.library.catalogue
    one, other = catalogue.by_id("words-ten"), catalogue.by_id("senses-three-sounds")
    too_much(diary, one)
    there = another_home(house, clock)
    move(diary, there)
    practising.finish(there, Played(other, "smallest", "too-much"))
    own = there.find(preferences.row_id(there), Preferences).record
    assert own.too_much == {one.id: 2, other.id: 1}


def test_who_began_elsewhere_began_then(diary: Diary, house: House, clock: StillClock) -> None:
    began = clock()
    clock.pass_by(days=40)
    there = another_home(house, clock)
    move(diary, there)
    held = preferences.in_force(there, there.standing())
    assert held is not None
    assert held.at == began


def take_back_last(diary: Diary) -> None:
    last = importing.last_taken(diary)
    assert last is not None
    importing.take_back(diary, bytes.fromhex(last.kept.record.batch), CATALOGUE)


def test_an_import_that_is_taken_back_takes_its_preferences_along(
    diary: Diary, house: House, clock: StillClock
) -> None:
    practice = house.library.catalogue.by_id("words-ten")
    too_much(diary, practice)
    there = another_home(house, clock)
    move(diary, there)
    take_back_last(there)
    assert not strain.is_withdrawn(there, house.library.catalogue, practice)


def test_what_was_taken_up_from_an_import_goes_when_it_is_taken_back(
    diary: Diary, house: House, clock: StillClock
) -> None:
    one, other, third = (CATALOGUE.by_id(name) for name in ("words-ten", "senses-three-sounds", "ground-find-colour"))
    too_much(diary, one)
    strain.bring_back(diary, CATALOGUE, third)
    clock.pass_by(days=40)
    there = another_home(house, clock)
    began = clock()
    move(diary, there)
    practising.finish(there, Played(other, "smallest", "too-much"))
    clock.pass_by(days=1)
    strain.bring_back(there, CATALOGUE, one)
    brought_back = {one.id: clock(), one.family: clock()}
    take_back_last(there)
    own = there.find(preferences.row_id(there), Preferences).record
    assert own == Preferences(at=began, too_much={other.id: 1}, brought_back=brought_back)


def test_what_this_home_counted_itself_stays_when_an_import_is_taken_back(
    diary: Diary, house: House, clock: StillClock
) -> None:
    one, other = CATALOGUE.by_id("words-ten"), CATALOGUE.by_id("senses-three-sounds")
    too_much(diary, one)
    there = another_home(house, clock)
    move(diary, there)
    too_much(there, other)
    take_back_last(there)
    assert not strain.is_withdrawn(there, CATALOGUE, one)
    assert strain.is_withdrawn(there, CATALOGUE, other)


def test_what_was_brought_back_elsewhere_stays_so_when_it_is_counted_again(
    diary: Diary, house: House, clock: StillClock
) -> None:
    practice, other = CATALOGUE.by_id("words-ten"), CATALOGUE.by_id("senses-three-sounds")
    too_much(diary, practice)
    clock.pass_by(minutes=1)
    strain.bring_back(diary, CATALOGUE, practice)
    clock.pass_by(minutes=1)
    there, said_already = another_home(house, clock), another_home(house, clock)
    too_much(said_already, other)
    for home in (there, said_already):
        move(diary, home)
        assert not recount(home, CATALOGUE)
        assert not strain.is_withdrawn(home, CATALOGUE, practice)
    assert strain.is_withdrawn(said_already, CATALOGUE, other)


def test_preferences_made_anew_keep_what_was_brought_back_elsewhere(
    diary: Diary, house: House, clock: StillClock
) -> None:
    practice = CATALOGUE.by_id("words-ten")
    too_much(diary, practice)
    clock.pass_by(minutes=1)
    strain.bring_back(diary, CATALOGUE, practice)
    there = another_home(house, clock)
    move(diary, there)
    there.remove(preferences.row_id(there))
    assert recount(there, CATALOGUE)
    assert not strain.is_withdrawn(there, CATALOGUE, practice)


def test_preferences_made_anew_do_not_begin_with_what_another_program_wrote(diary: Diary, clock: StillClock) -> None:
    began = clock()
    old = began - timedelta(days=4_000)
    foreign = Entry(at=old, written=old, text="long ago", origin=Origin("jrnl"))
    importing.take_at_once(diary, "jrnl", [Found(1, foreign, ("long ago",))])
    diary.remove(preferences.row_id(diary))
    clock.pass_by(days=1)
    writing.keep_entry(diary, Written("here", day=began.date()))
    clock.pass_by(days=1)
    assert recount(diary, CATALOGUE)
    made = diary.find(preferences.row_id(diary), Preferences).record
    assert made.at.date() == began.date()
