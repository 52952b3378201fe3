"""Finding in a diary: the newest first, by kind and by day, page by page; what cannot be read is told."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.app import importing, writing
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.finding import Hit, Search, find, mark_of, read_mark
from rekindle.app.foreign import Returned
from rekindle.app.house import House
from rekindle.app.ports import Row
from rekindle.app.writing import Written
from rekindle.life.records import CheckIn, Entry, Feeling, Flicker, Offer, PracticeDone
from rekindle.life.search.days import Days
from rekindle.life.search.folding import fold
from rekindle.life.search.query import read_query
from rekindle.life.search.texts import shown_words, text_of
from rekindle.life.timeline import Kept
from rekindle.sealed import Box, Place
from rekindle.surroundings import library
from tests.conftest import MORNING, StillClock
from tests.keeping import all_kept, damage

SHOWN = shown_words(library("en").answers, library("en").feelings)


def found(diary: Diary, typed: str, **where: object) -> list[Hit]:
    search = Search(read_query(typed), **where)  # type: ignore[arg-type]
    return [one for month in find(diary, SHOWN, search) for one in month if isinstance(one, Hit)]


def texts(diary: Diary, typed: str, **where: object) -> list[str]:
    return [hit.text for hit in found(diary, typed, **where)]


def keep(diary: Diary, text: str, day: date | None = None) -> Kept[Entry]:
    return writing.keep_entry(diary, Written(text, day=day))


def keep_one_of_each(diary: Diary) -> None:
    at = MORNING
    diary.keep(CheckIn(at=at, states=("far",), feelings=(Feeling("lonely"), Feeling("rainish")), note="rain again"))
    writing.keep_entry(diary, Written("rain on the roof", start="What is here"))
    diary.keep(Flicker(at=at, text="rain smell"))
    diary.keep(
        PracticeDone(at=at, practice="p", version=1, form="usual", ended="done", kept=("a drum", "rain"), word="grey")
    )
    diary.keep(Offer(at=at, day=at.date(), number=1, practice="rain", form="usual", probability=0.5, why="rain"))


def test_everything_a_person_wrote_or_chose_is_looked_through(diary: Diary) -> None:
    keep_one_of_each(diary)
    assert sorted(texts(diary, "rain")) == [
        "What is here\nrain on the roof",
        "a drum\nrain\ngrey",
        "far away, lonely, rainish\nrain again",
        "rain smell",
    ]
    for typed in ("far away", "LONELY", "rainish", "again"):
        assert texts(diary, typed) == ["far away, lonely, rainish\nrain again"]
    assert texts(diary, '"what is here"') == ["What is here\nrain on the roof"]
    assert texts(diary, "drum grey") == ["a drum\nrain\ngrey"]


def test_what_a_record_is_made_of_is_no_hit(diary: Diary) -> None:
    keep_one_of_each(diary)
    for typed in ("entry", "kind", "practice", "2026", "done", "lonely-", "usual"):
        assert texts(diary, typed) == []


def test_the_newest_comes_first_whenever_it_was_written(diary: Diary) -> None:
    days = [5, 40, 2, 400, 41, 0]
    for ago in days:
        keep(diary, f"rain {ago}", MORNING.date() - timedelta(days=ago))
    assert texts(diary, "rain") == [f"rain {ago}" for ago in sorted(days)]


def test_months_come_one_after_another_as_they_are_read(diary: Diary) -> None:
    keep(diary, "rain now")
    keep(diary, "rain then", date(2020, 1, 1))
    months = find(diary, SHOWN, Search(read_query("rain")))
    assert len(next(months)) == 1
    diary.remove(found(diary, "then")[0].kept.id)
    assert next(months, None) is None


def test_only_one_kind_or_two_are_found_where_that_is_asked_for(diary: Diary) -> None:
    keep_one_of_each(diary)
    assert texts(diary, "rain", kinds=["flicker"]) == ["rain smell"]
    assert len(texts(diary, "rain", kinds=["page", "practice"])) == 2


def test_both_ends_of_the_days_are_part_of_them(diary: Diary) -> None:
    for day in (1, 2, 3, 4):
        keep(diary, f"rain {day}", date(2026, 5, day))
    keep(diary, "rain in April", date(2026, 4, 30))
    days = Days(date(2026, 5, 2), date(2026, 5, 3))
    assert texts(diary, "rain", days=days) == ["rain 3", "rain 2"]
    assert texts(diary, "rain", days=Days(last=date(2026, 5, 1))) == ["rain 1", "rain in April"]
    assert texts(diary, "rain", days=Days(first=date(2026, 5, 4))) == ["rain 4"]


def test_a_day_is_the_day_it_was_where_the_person_was(diary: Diary) -> None:
    late = datetime.fromisoformat("2026-05-02T00:30:00+14:00")  # still the first of May in Europe
    diary.keep(Flicker(at=late, text="rain abroad"))
    assert texts(diary, "rain", days=Days(date(2026, 5, 2), date(2026, 5, 2))) == ["rain abroad"]
    assert texts(diary, "rain", days=Days(last=date(2026, 5, 1))) == []


def test_a_search_goes_on_after_any_hit_even_one_that_is_gone_since(diary: Diary, clock: StillClock) -> None:
    for number in range(6):
        writing.keep_flicker(diary, f"rain {number}")
        clock.pass_by(days=0 if number % 2 else 20)
    hits = found(diary, "rain")
    for number, hit in enumerate(hits):
        mark = read_mark(str(mark_of(hit.kept)))
        assert mark == mark_of(hit.kept)
        diary.set_aside(hit.kept.id)
        assert found(diary, "rain", after=mark) == hits[number + 1 :]
        diary.bring_back(hit.kept.id)


def test_a_search_goes_on_into_the_month_before_even_where_its_end_was_the_later_moment(
    diary: Diary,
) -> None:
    """The months follow each other as the person lived them, whatever the clocks of elsewhere said."""
    early, late = (datetime.fromisoformat(at) for at in ("2026-07-01T00:30:00+14:00", "2026-06-30T23:00:00-10:00"))
    diary.keep(Flicker(at=early, text="rain in July"))
    diary.keep(Flicker(at=late, text="rain in June"))
    first, second = found(diary, "rain")
    assert (first.text, second.text, first.kept.at < second.kept.at) == ("rain in July", "rain in June", True)
    assert found(diary, "rain", after=mark_of(first.kept)) == [second]
    assert found(diary, "rain", after=mark_of(second.kept)) == []


@given(st.text())
def test_a_mark_that_is_none_is_none(said: str) -> None:
    mark = read_mark(said)
    assert mark is None or read_mark(str(mark)) == mark


def test_what_was_let_go_is_not_found(diary: Diary) -> None:
    kept = keep(diary, "rain")
    diary.set_aside(kept.id)
    assert found(diary, "rain") == []


def test_what_another_program_put_into_a_copy_is_found_however_it_wrote_its_letters(diary: Diary) -> None:
    """It is kept as it came, and JSON lets any letter be written by its number."""
    said = '{"kind":"flicker","v":1,"at":"2026-06-01T10:00:00+02:00","text":"%s"}'
    report = importing.look_into(
        diary,
        "archive",
        [
            Returned(1, bytes(15) + b"a", (said % r"die K\u00fcche").encode()),
            Returned(2, bytes(15) + b"b", (said % r"ein St\u0075hl").encode()),
        ],
    )
    importing.take_in(diary, report.batch)
    for typed, text in (("küche", "die Küche"), ("KUCHE", "die Küche"), ("stuhl", "ein Stuhl")):
        assert texts(diary, typed) == [text]


def test_what_cannot_be_read_is_told_and_hides_nothing(diary: Diary, house: House) -> None:
    damaged, newer = keep(diary, "rain"), bytes(15) + b"n"
    row = house.rows.find(diary.person, damaged.id)
    assert row is not None
    damage(house, diary.person, row.id)
    place = Place(diary.person, newer, row.shelf, 0)
    sealed = Box(diary.key.records).seal(b'{"kind":"dream","v":1}', place)
    house.rows.add(diary.person, Row(newer, row.shelf, 0, sealed))
    keep(diary, "rain that is whole")
    (month,) = find(diary, SHOWN, Search(read_query("rain")))
    assert [one.text for one in month if isinstance(one, Hit)] == ["rain that is whole"]
    assert {one.id for one in month if isinstance(one, Unreadable)} == {damaged.id, newer}
    (month,) = find(diary, SHOWN, Search(read_query("nowhere")))
    assert len(month) == 2


WORDS = st.lists(
    st.sampled_from(["rain", "Küche", "größer", "slow tram", "雨の音", "can\u2019t", "\n", '"']), max_size=4
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(
    st.lists(WORDS.map(" ".join), max_size=6), st.sampled_from(["rain", "kuche", '"slow tram"', "雨", "can't", "ss"])
)
def test_the_quick_way_finds_what_a_plain_slow_one_does(diary: Diary, written: list[str], typed: str) -> None:
    for text in filter(str.strip, written):
        keep(diary, text)
    query = read_query(typed)
    slow = {one.id for one in all_kept(diary) if query.is_in(fold(text_of(one.record, SHOWN)))}
    assert {hit.kept.id for hit in found(diary, typed)} == slow
