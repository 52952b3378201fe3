"""Bringing in: counted before, taken in or left as a whole, the same thing once, and taken back as a whole."""

import threading
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.app import importing, openings, practising, sessions, writing
from rekindle.app.batches import LET_GO, NO_PICTURE, READS_OTHERWISE, Incoming
from rekindle.app.diary import Diary
from rekindle.app.errors import NothingWaits, NotThere
from rekindle.app.foreign import Found, Piece, Returned, Strange
from rekindle.app.house import House
from rekindle.app.practising import Played
from rekindle.app.preferences import row_id
from rekindle.app.reports import MOST_TOLD, Report
from rekindle.app.writing import Written
from rekindle.life import codec
from rekindle.life.errors import NewerRecord
from rekindle.life.records import LONGEST_TEXT, Attachment, Entry, Flicker, Import, Openings, Record
from tests.app.homes import another_home, lying, returned, taken_along
from tests.conftest import MORNING, StillClock
from tests.keeping import all_kept
from tests.life.kinds import every_kind
from tests.method.shipped import CATALOGUE
from tests.pictures.making import drawn


def file(*texts: str) -> list[Piece]:
    """Give what a reader gives of a file with these entries."""
    records = [Entry(at=MORNING, written=MORNING, text=text) for text in texts]
    return [Found(line, record, (record.text,)) for line, record in enumerate(records, 1)]


def texts(diary: Diary) -> list[str]:
    return sorted(one.record.text for one in all_kept(diary) if isinstance(one.record, Entry))


def rows(diary: Diary) -> int:
    """Count the rows of a person, seen or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM record WHERE person = %s", [diary.person])
        return int(cursor.fetchone()[0])


def a_batch(diary: Diary) -> bytes:
    last = importing.last_taken(diary)
    assert last is not None
    return bytes.fromhex(last.kept.record.batch)


# --- Looking and taking in -----------------------------------------------------------------------------------


def test_what_is_found_is_counted_and_seen_nowhere_until_it_is_taken_in(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", [*file("one", "two"), Strange(3, "why")])
    assert (report.found, report.added, report.already, report.strange) == (3, 2, 0, 1)
    assert report.not_understood == [Strange(3, "why")]
    assert texts(diary) == []
    assert diary.months() == []
    taken = importing.take_in(diary, report.batch)
    assert texts(diary) == ["one", "two"]
    assert (taken.format, taken.found, taken.added, taken.not_understood) == ("jrnl", 3, 2, 1)


def test_what_is_left_is_really_deleted(diary: Diary) -> None:
    before = rows(diary)
    report = importing.look_into(diary, "jrnl", file("one", "two"))
    assert rows(diary) == before + 3
    assert importing.leave(diary, report.batch)
    assert rows(diary) == before
    with pytest.raises(NothingWaits):
        importing.take_in(diary, report.batch)


def test_leaving_what_was_taken_in_leaves_it_in(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", file("one"))
    importing.take_in(diary, report.batch)
    assert not importing.leave(diary, report.batch)
    assert texts(diary) == ["one"]


def test_the_same_file_again_adds_nothing(diary: Diary) -> None:
    importing.take_at_once(diary, "jrnl", file("one", "two"))
    before = rows(diary)
    for bring in (importing.take_at_once, importing.look_into):
        report = bring(diary, "jrnl", file("one", "two", "two"))
        assert (report.found, report.added, report.already) == (3, 0, 3)
    assert rows(diary) == before


def test_an_entry_that_was_changed_here_since_does_not_come_in_a_second_time(diary: Diary) -> None:
    importing.take_at_once(diary, "jrnl", file("one"))
    (kept,) = diary.recent().of(Entry)
    writing.change_entry(diary, kept.id, Written("one, and more"))
    assert importing.take_at_once(diary, "jrnl", file("one")).already == 1
    assert texts(diary) == ["one, and more"]


def test_the_same_words_in_two_formats_are_two(diary: Diary) -> None:
    importing.take_at_once(diary, "jrnl", file("one"))
    assert importing.take_at_once(diary, "other", file("one")).added == 1


def test_what_was_let_go_a_moment_ago_is_neither_lost_nor_doubled(
    diary: Diary, house: House, clock: StillClock
) -> None:
    importing.take_at_once(diary, "jrnl", file("one"))
    (kept,) = diary.recent().of(Entry)
    diary.set_aside(kept.id)
    report = importing.take_at_once(diary, "jrnl", file("one"))
    assert report.not_understood == [Strange(1, LET_GO)]
    clock.pass_by(minutes=11)
    sessions.sweep(house)
    assert importing.take_at_once(diary, "jrnl", file("one")).added == 1


def test_what_cannot_be_kept_is_told_and_takes_nothing_else_with_it(diary: Diary) -> None:
    long = Found(2, Entry(at=MORNING, written=MORNING, text="w" * (LONGEST_TEXT + 1)), ("long",))
    report = importing.take_at_once(diary, "jrnl", [*file("one"), long])
    assert (report.added, [one.line for one in report.not_understood]) == (1, [2])


def test_nothing_comes_in_beside_a_record_that_has_no_picture(diary: Diary, house: House) -> None:
    flicker = Returned(1, b"f" * 16, codec.encode(Flicker(at=MORNING, text="a robin")), drawn())
    report = importing.take_at_once(diary, "archive", [flicker])
    assert report.not_understood == [Strange(1, NO_PICTURE)]
    assert house.rows.count_chunks(diary.person, flicker.id, 0) == 0


def test_a_thousand_things_not_understood_are_told_and_the_others_counted(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", (Strange(line, "why") for line in range(5_000)))
    assert (len(report.not_understood), report.strange, report.found) == (MOST_TOLD, 5_000, 5_000)


def test_many_long_entries_come_in_as_many_as_there_are(diary: Diary) -> None:
    report = importing.take_at_once(diary, "jrnl", file(*(f"{number}" * 200_000 for number in range(12))))
    assert report.added == 12
    assert len(texts(diary)) == 12


# --- Nothing half --------------------------------------------------------------------------------------------


def breaking_off(error: BaseException) -> Iterator[Piece]:
    yield from file(*map(str, range(importing.AT_ONCE + 10)))
    raise error


@pytest.mark.parametrize("error", [ValueError("damaged"), KeyboardInterrupt()])
def test_a_file_that_breaks_off_changes_nothing(diary: Diary, error: BaseException) -> None:
    before = rows(diary)
    for bring in (importing.take_at_once, importing.look_into):
        with pytest.raises(type(error)):
            bring(diary, "jrnl", breaking_off(error))
        assert rows(diary) == before


def test_what_waits_goes_by_itself_after_ten_minutes(diary: Diary, house: House, clock: StillClock) -> None:
    before = rows(diary)
    report = importing.look_into(diary, "jrnl", file("one"))
    clock.pass_by(minutes=10)
    with pytest.raises(NothingWaits):
        importing.take_in(diary, report.batch)
    sessions.sweep(house)
    assert rows(diary) == before
    assert texts(diary) == []


def test_a_lock_lets_what_waits_go(diary: Diary, house: House) -> None:
    before = rows(diary)
    report = importing.look_into(diary, "jrnl", file("one"))
    sessions.lock(house)
    assert rows(diary) == before
    with pytest.raises(NothingWaits):
        importing.take_in(diary, report.batch)


def test_a_part_of_what_was_found_is_never_taken_in(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", file("one", "two"))
    diary.remove(diary.key.derive_id("import", "jrnl", "one"))
    with pytest.raises(NothingWaits):
        importing.take_in(diary, report.batch)
    assert texts(diary) == []


def test_another_file_takes_the_place_of_the_one_that_waited(diary: Diary) -> None:
    first = importing.look_into(diary, "jrnl", file("one", "two"))
    second = importing.look_into(diary, "jrnl", file("two", "three"))
    assert second.added == 2
    with pytest.raises(NothingWaits):
        importing.take_in(diary, first.batch)
    importing.take_in(diary, second.batch)
    assert texts(diary) == ["three", "two"]


def test_a_file_that_is_taken_at_once_takes_the_place_of_the_one_that_waited(diary: Diary) -> None:
    waiting = importing.look_into(diary, "jrnl", file("one", "two"))
    report = importing.take_at_once(diary, "jrnl", file("two", "three"))
    assert (report.added, report.strange) == (2, 0)
    with pytest.raises(NothingWaits):
        importing.take_in(diary, waiting.batch)
    assert texts(diary) == ["three", "two"]


def test_taking_in_twice_takes_in_once(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", file("one"))
    first = importing.take_in(diary, report.batch)
    assert importing.take_in(diary, report.batch) == first
    assert [one.record.batch for one in diary.standing().of(Import)] == [first.batch]
    assert texts(diary) == ["one"]


def test_what_was_taken_back_is_not_taken_in_again_by_a_late_answer(diary: Diary) -> None:
    report = importing.look_into(diary, "jrnl", file("one"))
    importing.take_in(diary, report.batch)
    importing.take_back(diary, report.batch, CATALOGUE)
    with pytest.raises(NothingWaits):
        importing.take_in(diary, report.batch)
    assert texts(diary) == []


def test_two_imports_at_once_add_everything_once(diary: Diary) -> None:
    words = [str(number) for number in range(300)]
    reports: list[Report] = []

    def bring() -> None:
        reports.append(importing.take_at_once(diary, "jrnl", file(*words)))
        connection.close()

    together = [threading.Thread(target=bring) for _ in range(2)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert sorted(report.added for report in reports) == [0, 300]
    assert texts(diary) == sorted(words)


# --- Taking back ---------------------------------------------------------------------------------------------


def test_an_import_is_taken_back_as_a_whole_and_can_come_again(diary: Diary) -> None:
    before = rows(diary)
    importing.take_at_once(diary, "jrnl", file("one", "two"))
    assert importing.take_back(diary, a_batch(diary), CATALOGUE).unchanged == 2
    assert rows(diary) == before
    assert importing.take_at_once(diary, "jrnl", file("one", "two")).added == 2


def test_what_was_changed_since_stays_and_is_told(diary: Diary) -> None:
    importing.take_at_once(diary, "jrnl", file("one", "two"))
    kept = next(one for one in diary.recent().of(Entry) if one.record.text == "one")
    writing.change_entry(diary, kept.id, Written("mine now"))
    taken = importing.take_back(diary, a_batch(diary), CATALOGUE)
    assert (taken.unchanged, taken.changed) == (1, 1)
    assert texts(diary) == ["mine now"]


def test_an_import_of_which_nothing_is_as_it_came_is_passed_over(diary: Diary, clock: StillClock) -> None:
    for text in ("older", "newer"):
        importing.take_at_once(diary, "jrnl", file(text))
        clock.pass_by(minutes=1)
    newer = next(one for one in diary.recent().of(Entry) if one.record.text == "newer")
    writing.change_entry(diary, newer.id, Written("mine now"))
    importing.take_back(diary, a_batch(diary), CATALOGUE)
    assert texts(diary) == ["mine now"]
    assert importing.last_taken(diary) is None
    assert "You changed all that is left" in importing.nothing_goes(diary).message
    diary.remove(newer.id)
    assert "nothing left of an import" in importing.nothing_goes(diary).message


def test_where_nothing_came_in_there_is_no_import(diary: Diary) -> None:
    assert importing.nothing_goes(diary).message == "There is no import to take back."


def test_the_days_of_what_was_found_are_those_of_what_happened(diary: Diary, clock: StillClock) -> None:
    writing.keep_entry(diary, Written("long ago", day=date(2019, 3, 3)))
    writing.keep_entry(diary, Written("today"))
    clock.pass_by(days=400)
    openings.remember(diary, "browser", clock())  # this, and when they began, are no days of what happened
    copy = list(lying(diary).items())
    report = importing.look_into(diary, "archive", returned([*copy, (b"x" * 16, b'{"kind":"entry"}')]))
    assert (report.strange, report.already) == (1, len(copy) - 1)
    assert (report.first, report.last) == (date(2019, 3, 3), MORNING.date())
    found = importing.look_into(diary, "jrnl", [Strange(1, "why")])
    assert (found.first, found.last) == (None, None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=st.lists(st.tuples(st.sampled_from([b"1" * 16, b"2" * 16, b"3" * 16]), every_kind()), max_size=6))
def test_where_nobody_has_begun_it_is_counted_as_in_a_new_home(
    house: House, clock: StillClock, life: list[tuple[bytes, Record]]
) -> None:
    copy = [(one, codec.encode(record)) for one, record in life]
    alone = importing.look_where_nothing_is("archive", returned(copy))
    new = importing.take_at_once(another_home(house, clock), "archive", returned(copy))
    new.batch = alone.batch
    assert alone == new


def test_taking_back_again_takes_the_one_before(diary: Diary, clock: StillClock) -> None:
    writing.keep_entry(diary, Written("my own"))
    for text in ("one", "two"):
        importing.take_at_once(diary, "jrnl", file(text))
        clock.pass_by(minutes=1)
    importing.take_back(diary, a_batch(diary), CATALOGUE)
    assert texts(diary) == ["my own", "one"]
    importing.take_back(diary, a_batch(diary), CATALOGUE)
    assert texts(diary) == ["my own"]
    assert importing.last_taken(diary) is None


def test_only_the_latest_is_taken_back_and_only_once(diary: Diary, clock: StillClock) -> None:
    importing.take_at_once(diary, "jrnl", file("one"))
    first = a_batch(diary)
    clock.pass_by(minutes=1)
    importing.take_at_once(diary, "jrnl", file("two"))
    with pytest.raises(NotThere):
        importing.take_back(diary, first, CATALOGUE)
    assert texts(diary) == ["one", "two"]


def test_what_waits_is_not_there_to_be_taken_back(diary: Diary) -> None:
    importing.look_into(diary, "jrnl", file("one"))
    assert importing.last_taken(diary) is None


# --- Archives ------------------------------------------------------------------------------------------------

IDS = st.binary(min_size=16, max_size=16)
UNKNOWN = st.dictionaries(st.sampled_from(["x-one", "x-two"]), st.none() | st.integers() | st.text("abc"))


def with_unknown(record: bytes, unknown: dict[str, object]) -> bytes:
    return record[:-1] + (b"," + msgspec.json.encode(unknown)[1:] if unknown else b"}")


LIVED = every_kind().filter(lambda record: not isinstance(record, Openings | Attachment))
"""What a life is made of; when a home was opened does not leave it, and a drawing comes with its file."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    life=st.dictionaries(IDS, st.builds(with_unknown, LIVED.map(codec.encode), UNKNOWN), max_size=8),
)
def test_a_life_taken_to_an_empty_home_is_the_same_there_byte_for_byte(
    house: House, clock: StillClock, life: dict[bytes, bytes]
) -> None:
    here, there = (another_home(house, clock) for _ in range(2))
    with here.atomically():
        here.batch(b"b" * 16).add([Incoming(one, data, exact=True) for one, data in life.items()], None)
    everything = lying(here)
    assert everything.items() >= life.items()
    report = importing.take_at_once(there, "archive", taken_along(here))
    assert (report.added, report.strange) == (len(everything), 0)
    again = lying(there)
    assert again.items() >= everything.items()
    of_its_own = [codec.kind_of(codec.decode(data)) for one, data in again.items() if one not in everything]
    assert sorted(of_its_own) == ["import", "preferences"]


def test_a_record_that_is_here_and_reads_otherwise_stays_as_it_is_here(diary: Diary) -> None:
    kept = writing.keep_entry(diary, Written("as it was"))
    before = list(lying(diary).items())
    writing.change_entry(diary, kept.id, Written("as it is"))
    report = importing.take_at_once(diary, "archive", returned(before))
    assert [one.why for one in report.not_understood] == [READS_OTHERWISE]
    assert texts(diary) == ["as it is"]


def test_ones_own_copy_is_understood_however_much_went_on_since(
    diary: Diary, house: House, clock: StillClock
) -> None:
    openings.remember(diary, "browser", clock())
    practising.finish(diary, Played(CATALOGUE.by_id("words-ten"), "smallest", "too-much"))
    copy = list(lying(diary).items())
    clock.pass_by(minutes=5)
    openings.remember(diary, "terminal", clock())
    practising.finish(diary, Played(CATALOGUE.by_id("senses-textures"), "smallest", "too-much"))
    before = lying(diary)
    report = importing.take_at_once(diary, "archive", returned(copy))
    known = len(copy) - 1  # when the home was opened is not counted
    assert (report.found, report.added, report.already, report.strange) == (known, 0, known, 0)
    assert lying(diary) == before


def test_when_another_home_was_opened_does_not_come_along(diary: Diary, house: House, clock: StillClock) -> None:
    openings.remember(diary, "browser", clock())
    there = another_home(house, clock)
    report = importing.take_at_once(there, "archive", taken_along(diary))
    assert (report.found, report.added, report.already, report.strange) == (1, 1, 0, 0)
    assert not list(there.standing().of(Openings))


def test_another_kind_under_the_id_of_the_preferences_is_told(diary: Diary) -> None:
    flicker = codec.encode(Flicker(at=MORNING, text="warm"))
    report = importing.take_at_once(diary, "archive", returned([(row_id(diary), flicker)]))
    assert report.not_understood == [Strange(1, READS_OTHERWISE)]


def test_an_id_that_stands_twice_in_a_file_is_taken_once(diary: Diary) -> None:
    one, other = (codec.encode(Flicker(at=MORNING, text=text)) for text in ("one", "other"))
    report = importing.take_at_once(
        diary, "archive", returned([(b"a" * 16, one), (b"a" * 16, one), (b"a" * 16, other)])
    )
    assert (report.added, report.already) == (1, 1)
    assert report.not_understood == [Strange(3, READS_OTHERWISE)]


def test_what_only_a_newer_program_reads_is_told_and_not_guessed_at(diary: Diary) -> None:
    newer = b'{"kind":"dream","v":1,"at":"2026-06-15T10:00:00Z"}'
    report = importing.take_at_once(diary, "archive", returned([(b"a" * 16, newer)]))
    assert report.not_understood == [Strange(1, NewerRecord.message)]


def test_an_import_told_of_by_a_copy_from_elsewhere_is_none_of_this_home(
    diary: Diary, house: House, clock: StillClock
) -> None:
    elsewhere = another_home(house, clock)
    importing.take_at_once(elsewhere, "jrnl", file("one"))
    clock.pass_by(minutes=1)
    importing.take_at_once(diary, "archive", taken_along(elsewhere))
    importing.take_back(diary, a_batch(diary), CATALOGUE)
    assert importing.last_taken(diary) is None
    assert texts(diary) == []
    assert texts(elsewhere) == ["one"]


def test_days_that_clocks_hardly_reach_are_kept_and_taken_along(diary: Diary) -> None:
    early = b'{"kind":"flicker","v":1,"at":"0001-01-01T00:00:00+14:00","text":"early"}'
    late = b'{"kind":"flicker","v":1,"at":"9999-12-31T23:59:59-12:00","text":"late"}'
    report = importing.take_at_once(diary, "archive", returned([(b"a" * 16, early), (b"b" * 16, late)]))
    assert report.added == 2
    assert next(iter(lying(diary))) == b"b" * 16
    assert [one.at.date() for one in diary.month("0001-01")] == [date(1, 1, 1)]
