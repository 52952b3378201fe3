"""Lists that grow, plans that fade, letters that wait: what is put there, what stands on which day."""

from datetime import date

import pytest
from msgspec.structs import replace

from rekindle.app import growing, letters, practising, walking
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere, NotUnderstood
from rekindle.app.house import House
from rekindle.app.now import not_safe
from rekindle.app.practising import Ended, Played
from rekindle.life.records import Letter, ListItem, PracticeDone
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE


def play(diary: Diary, practice: str, *said: Said, keep: bool | None = None, ended: Ended = "done") -> bytes:
    """Play a practice with these answers."""
    found = CATALOGUE.by_id(practice)
    walk = replace(walking.begun(diary, found, "usual"), said=said)
    played = Played(found, "usual", ended, found.play.kept(walk), keep, walk=walk)
    return practising.finish(diary, played).id


def on_list(diary: Diary, practice: str) -> list[str]:
    return list(walking.own_texts(diary, CATALOGUE.by_id(practice)))


def test_what_is_named_stands_there_the_next_time_with_what_was_said_about_it(diary: Diary) -> None:
    play(diary, "people-name-one", Said(text="M"), Said(("bad jokes", "a lift")))
    (one,) = growing.own_lines(diary, CATALOGUE.by_id("people-name-one"))
    assert (one.record.text, one.record.about) == ("M", "bad jokes, a lift")


@pytest.mark.parametrize("word", ["can\N{RIGHT SINGLE QUOTATION MARK}t tell", "nobody yet"])
def test_an_answer_that_stands_for_nothing_is_on_no_list(diary: Diary, word: str) -> None:
    play(diary, "people-name-one", Said((word,)), Said(("can\N{RIGHT SINGLE QUOTATION MARK}t tell yet",)))
    assert on_list(diary, "people-name-one") == []


def test_several_lines_are_each_on_the_list_and_none_stands_there_twice(diary: Diary) -> None:
    for _ in range(2):
        play(diary, "alive-try-list", Said(("shuffle cards",), "Whistle", lines=("row", "whistle")))
    assert sorted(map(str.casefold, on_list(diary, "alive-try-list"))) == ["row", "shuffle cards", "whistle"]


def test_words_that_are_let_go_are_on_no_list(diary: Diary) -> None:
    play(diary, "place-name-quiet", Said(text="the bench"), keep=False)
    assert on_list(diary, "place-name-quiet") == []
    kept = play(diary, "place-name-quiet", Said(text="the bench"))
    practising.let_words_go(diary, kept)
    assert on_list(diary, "place-name-quiet") == []


def test_a_line_is_taken_off_and_can_be_put_back(diary: Diary) -> None:
    play(diary, "place-name-quiet", Said(text="the bench"))
    (one,) = growing.own_lines(diary, CATALOGUE.by_id("place-name-quiet"))
    assert growing.take_off(diary, one.id) == "the bench"
    assert on_list(diary, "place-name-quiet") == []
    diary.bring_back(one.id)
    assert on_list(diary, "place-name-quiet") == ["the bench"]


@pytest.mark.parametrize(("when", "first", "last"), [("tomorrow", 1, 8), ("this week", 3, 10)])
def test_a_parked_worry_is_out_of_sight_till_its_day_and_fades_a_week_after(
    diary: Diary, clock: StillClock, when: str, first: int, last: int
) -> None:
    play(diary, "notice-park-worry", Said(text="the bill"), Said((when,)))
    shown = []
    for day in range(14):
        if on_list(diary, "notice-park-worry"):
            shown.append(day)
        clock.pass_by(days=1)
    assert shown == list(range(first, last + 1))


def test_a_worry_that_is_never_to_be_looked_at_is_not_brought_back(diary: Diary, clock: StillClock) -> None:
    play(diary, "notice-park-worry", Said(text="the bill"), Said(("never",)))
    clock.pass_by(days=1)
    assert on_list(diary, "notice-park-worry") == []
    assert [one.record for one in all_kept(diary) if isinstance(one.record, ListItem)] == []


def test_what_has_faded_is_deleted_the_next_time_something_is_put_on_a_list(diary: Diary, clock: StillClock) -> None:
    play(diary, "notice-park-worry", Said(text="the bill"), Said(("tomorrow",)))
    clock.pass_by(days=30)
    play(diary, "place-name-quiet", Said(text="the bench"))
    assert [one.record.text for one in all_kept(diary) if isinstance(one.record, ListItem)] == ["the bench"]


def test_a_plan_fades_after_two_weeks_unless_its_row_says_that_it_lasts(diary: Diary, clock: StillClock) -> None:
    play(diary, "notice-hang-on", Said(("the kettle",)), Said(("hear one sound",)), Said())
    play(diary, "rest-evening-edge", Said(("dim one light",)), Said(("when I yawn",)), Said(), Said())
    clock.pass_by(days=14)
    assert on_list(diary, "rest-evening-edge") == ["This evening, when I yawn: dim one light."]
    clock.pass_by(days=1)
    assert on_list(diary, "rest-evening-edge") == []
    assert on_list(diary, "notice-hang-on") == ["After the kettle, something small: I will hear one sound."]


def test_a_new_plan_takes_the_place_of_the_one_before(diary: Diary, clock: StillClock) -> None:
    play(diary, "notice-hang-on", Said(("the kettle",)), Said(("hear one sound",)), Said())
    clock.pass_by(days=1)
    assert walking.begun(diary, CATALOGUE.by_id("notice-hang-on"), "usual").back
    play(diary, "notice-hang-on", Said(("it fits",)), Said(("lying down",)), Said(("notice my feet",)), Said())
    assert on_list(diary, "notice-hang-on") == ["After lying down, something small: I will notice my feet."]


def test_a_look_back_comes_while_a_plan_stands_and_not_after_it_was_stopped(diary: Diary, clock: StillClock) -> None:
    small = CATALOGUE.by_id("alive-small-good")
    assert not walking.begun(diary, small, "usual").back
    play(diary, small.id, Said(("make toast",)), ended="stopped")
    assert not walking.begun(diary, small, "usual").back
    play(diary, small.id, Said(("make toast",)), Said(), Said(), Said())
    assert walking.begun(diary, small, "usual").stood == ("I will make toast.",)
    clock.pass_by(days=1)
    assert walking.begun(diary, small, "usual").back
    clock.pass_by(days=14)
    assert not walking.begun(diary, small, "usual").back


@pytest.mark.parametrize("practice", ["alive-small-good", "notice-hang-on"])
def test_what_became_of_a_plan_is_not_asked_on_the_day_it_was_kept(
    diary: Diary, clock: StillClock, practice: str
) -> None:
    plan = CATALOGUE.by_id(practice)
    play(diary, practice, Said(("make toast",)), Said(("after the next meal",)), Said(), Said())
    for hours in (0, 1, 12):
        clock.pass_by(hours=hours)
        assert not walking.begun(diary, plan, "usual").back, "the day is not over"
    clock.pass_by(hours=1)  # ten in the morning, and fourteen hours: it is midnight
    assert walking.begun(diary, plan, "usual").back


@pytest.mark.parametrize("how", ["done", "stopped"])
def test_what_became_of_a_plan_is_asked_once(diary: Diary, clock: StillClock, how: Ended) -> None:
    small = CATALOGUE.by_id("alive-small-good")
    play(diary, small.id, Said(("make toast",)), Said(), Said(), Said())
    clock.pass_by(days=1)
    assert walking.begun(diary, small, "usual").back
    play(diary, small.id, Said(), keep=False, ended=how)
    clock.pass_by(days=1)
    assert not walking.begun(diary, small, "usual").back


def test_what_was_answered_to_a_look_back_is_no_plan_to_look_back_on(diary: Diary, clock: StillClock) -> None:
    for practice, answer in (("alive-small-good", "dropped it"), ("people-short-call", "put it off")):
        plan = CATALOGUE.by_id(practice)
        play(diary, practice, Said(text="one small thing"), Said(), Said(), Said(), Said())
        clock.pass_by(days=1)
        assert walking.begun(diary, plan, "usual").back
        play(diary, practice, Said((answer,)))
        clock.pass_by(days=1)
        assert walking.begun(diary, plan, "usual").stood == ()


def test_a_new_plan_is_asked_about_in_its_turn(diary: Diary, clock: StillClock) -> None:
    small = CATALOGUE.by_id("alive-small-good")
    play(diary, small.id, Said(("make toast",)), Said(), Said(), Said())
    clock.pass_by(days=1)
    play(diary, small.id, Said(("half of it",)), Said(("make tea",)), Said(), Said(), Said())
    assert not walking.begun(diary, small, "usual").back
    clock.pass_by(days=1)
    walk = walking.begun(diary, small, "usual")
    assert walk.back
    assert "tea" in walk.stood[0]


def test_what_was_answered_in_another_practice_is_found_however_long_ago(diary: Diary, clock: StillClock) -> None:
    play(diary, "notice-signs", Said(("Joy hardly reaches me (now and then)",)))
    clock.pass_by(days=300)
    again = CATALOGUE.by_id("notice-look-again")
    assert walking.begun(diary, again, "usual").stood == ("Signs: Joy hardly reaches me (now and then)",)
    assert walking.month_of_last(diary, again) == "2026-06"


def letter_of(diary: Diary) -> Letter:
    (only,) = letters.letters(diary)
    return only.record


def test_a_letter_is_put_away_and_stands_nowhere_else(diary: Diary) -> None:
    play(diary, "hope-letter-later", Said(text="a kettle", picks=("Hello, from here.",)), Said(("in a season",)))
    assert letter_of(diary).text == "Where I am now there is a kettle\nHello, from here."
    assert letter_of(diary).day == date(2026, 9, 14)
    assert [one.record.kept for one in all_kept(diary) if isinstance(one.record, PracticeDone)] == [()]


def test_without_a_day_a_letter_waits_a_month(diary: Diary) -> None:
    play(diary, "hope-letter-later", Said(text="a kettle"))
    assert letter_of(diary).day == date(2026, 7, 15)


@pytest.mark.parametrize("said", ["2026-06-15", "1999-01-01", "soon"])
def test_a_day_that_is_not_to_come_is_no_day_for_a_letter(diary: Diary, said: str) -> None:
    with pytest.raises(NotUnderstood):
        play(diary, "hope-letter-later", Said(text="a kettle"), Said(text=said))
    assert letters.letters(diary) == []


def test_a_letter_that_was_stopped_is_put_away_as_well_and_lies_open_nowhere(diary: Diary) -> None:
    play(diary, "hope-letter-later", Said(text="a kettle"), ended="stopped", keep=True)
    (letter,) = letters.letters(diary)
    assert letter.record.text == "Where I am now there is a kettle"
    assert letter.record.day == diary.now().date() + letters.UNLESS_CHOSEN
    (done,) = (one.record for one in all_kept(diary) if isinstance(one.record, PracticeDone))
    assert done.kept == ()


def test_what_was_put_on_a_list_goes_with_its_words_though_some_of_it_was_off_already(
    diary: Diary, house: House, clock: StillClock
) -> None:
    done = play(diary, "alive-try-list", Said(lines=("one", "two", "three")))
    growing.take_off(diary, growing.own_lines(diary, CATALOGUE.by_id("alive-try-list"))[0].id)
    clock.pass_by(minutes=11)
    house.rows.remove_set_aside(None, clock())
    practising.let_words_go(diary, done)
    assert on_list(diary, "alive-try-list") == []


def test_a_letter_opens_on_its_day_and_not_before_and_then_stays_open(diary: Diary, clock: StillClock) -> None:
    play(diary, "hope-letter-later", Said(text="a kettle"), Said(text="2026-08-01"))
    (letter,) = letters.letters(diary)
    for days in (0, 46):
        clock.pass_by(days=days)
        with pytest.raises(NotUnderstood):
            letters.read(diary, letter.id, hard_day=True)
    clock.pass_by(days=1)
    assert letters.read(diary, letter.id, hard_day=False).record.opened == clock.now
    assert letters.may_be_opened(letter_of(diary), clock.now, hard_day=False)


def test_letters_are_not_named_for_a_week_after_somebody_was_not_safe(
    diary: Diary, clock: StillClock, house: House
) -> None:
    assert not letters.are_named(diary, house.library)
    play(diary, "hope-letter-later", Said(text="a kettle"))
    assert letters.are_named(diary, house.library)
    not_safe(diary)
    for _ in range(7):
        assert not letters.are_named(diary, house.library)
        clock.pass_by(days=1)
    assert letters.are_named(diary, house.library)


def test_a_note_for_a_hard_day_opens_on_one_alone(diary: Diary) -> None:
    play(diary, "hope-hard-day-note", Said(text="soup"), Said(("no kind word today",)))
    (letter,) = letters.letters(diary)
    assert letter.record.text == "What helped a little was soup"
    with pytest.raises(NotUnderstood):
        letters.read(diary, letter.id, hard_day=False)
    assert letters.read(diary, letter.id, hard_day=True).record.opened is not None
    with pytest.raises(NotThere):
        letters.read(diary, b"0" * 16, hard_day=True)


def test_the_same_letter_sent_twice_is_put_away_once(diary: Diary) -> None:
    found = CATALOGUE.by_id("hope-letter-later")
    walk = Walk(said=(Said(text="a kettle"),))
    played = Played(found, "usual", "done", found.play.kept(walk), walk=walk)
    for _ in range(2):
        practising.finish(diary, played, b"1" * 16)
    assert len(letters.letters(diary)) == 1


def test_who_goes_back_and_writes_another_letter_keeps_both(diary: Diary) -> None:
    found = CATALOGUE.by_id("hope-letter-later")
    for words, day in (("a kettle", "2026-08-01"), ("a spoon", "2026-08-01"), ("a kettle", "2026-09-01")):
        walk = Walk(said=(Said(text=words), Said(text=day)))
        practising.finish(diary, Played(found, "usual", "done", found.play.kept(walk), walk=walk), b"1" * 16)
    kept = {(one.record.text.rpartition(" there is ")[2], one.record.day) for one in letters.letters(diary)}
    assert kept == {
        ("a kettle", date(2026, 8, 1)), ("a spoon", date(2026, 8, 1)), ("a kettle", date(2026, 9, 1)),
    }  # fmt: skip
