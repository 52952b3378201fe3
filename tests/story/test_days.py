"""What was kept, day by day."""

from datetime import date, datetime, timedelta, timezone

from rekindle.life.records import CheckIn, Flicker, Offer, PracticeDone
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.catalogue import Catalogue
from rekindle.story.days import days_of

HERE = timezone(timedelta(hours=2))
MORNING = datetime(2026, 6, 15, 10, 0, tzinfo=HERE)
NO_PRACTICES = Catalogue([])


def kept(*records: CheckIn | Flicker | Offer | PracticeDone) -> Timeline:
    return Timeline(Kept(bytes([number]) * 16, 0, record) for number, record in enumerate(records))


def test_the_newest_day_stands_first_and_within_a_day_the_morning_does() -> None:
    timeline = kept(
        Flicker(at=MORNING - timedelta(days=1)), Flicker(at=MORNING + timedelta(hours=5)), Flicker(at=MORNING)
    )
    days = days_of(timeline, NO_PRACTICES)
    assert [day.date for day in days] == [date(2026, 6, 15), date(2026, 6, 14)]
    assert [moment.at for moment in days[0].moments] == [MORNING, MORNING + timedelta(hours=5)]


def test_a_moment_belongs_to_the_day_it_was_where_the_person_was() -> None:
    late_in_tokyo = datetime(2026, 6, 15, 23, 0, tzinfo=timezone(timedelta(hours=9)))
    assert [day.date for day in days_of(kept(Flicker(at=late_in_tokyo)), NO_PRACTICES)] == [date(2026, 6, 15)]


def test_days_with_nothing_are_not_there() -> None:
    timeline = kept(Flicker(at=MORNING), Flicker(at=MORNING - timedelta(days=9)))
    assert len(days_of(timeline, NO_PRACTICES)) == 2


def test_an_offer_that_led_to_nothing_and_a_stopped_practice_do_not_appear() -> None:
    offer = Offer(
        at=MORNING, day=MORNING.date(), number=1, practice="words-ten", form="smallest", probability=1, why="small"
    )
    stopped = PracticeDone(at=MORNING, practice="words-ten", version=1, form="smallest", ended="stopped")
    assert days_of(kept(offer, stopped), NO_PRACTICES) == []


def test_a_stopped_practice_with_words_in_it_does_appear() -> None:
    stopped = PracticeDone(
        at=MORNING, practice="words-ten", version=1, form="smallest", ended="stopped", kept=("grey",)
    )
    assert days_of(kept(stopped), NO_PRACTICES)[0].moments[0].record == stopped
