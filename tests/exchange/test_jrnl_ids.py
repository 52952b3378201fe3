"""Which entries of a jrnl file are the same: by what they say, whatever the file, and for good."""

import json
from pathlib import Path

import pytest

from rekindle.app import importing, writing
from rekindle.app.batches import LET_GO, Incoming
from rekindle.app.diary import Diary
from rekindle.app.foreign import Found, Strange
from rekindle.app.house import House
from rekindle.app.reports import Report
from rekindle.life import codec
from tests.conftest import StillClock
from tests.exchange.reading import pieces
from tests.sealed.fixed import KEY, PERSON

GOLDEN = json.loads(Path(__file__).with_name("jrnl_ids.json").read_text("utf-8"))
"""A file, and the ids of its entries under a fixed key: as 0.2.0 derived them, and as all since then do.

Neither list ever changes: with another id each entry would come in once more.
"""
FILE = "\n".join(GOLDEN["file"])


@pytest.fixture
def diary(house: House, clock: StillClock) -> Diary:
    """The diary of somebody whose key is always the same."""
    return Diary(PERSON, KEY, house.rows, clock)


def bring(diary: Diary, file: str = FILE) -> Report:
    return importing.take_at_once(diary, "jrnl", pieces(file, "jrnl"))


def bring_as_before(diary: Diary) -> None:
    """Bring the file in under the ids of 0.2.0."""
    records = [one.record for one in pieces(FILE) if isinstance(one, Found)]
    ids = [bytes.fromhex(one) for one in GOLDEN["0.2.0"]]
    came = [Incoming(one, codec.encode(record), exact=False) for one, record in zip(ids, records, strict=True)]
    assert set(diary.batch(b"0" * 16).add(came, None)) == {"added"}


def test_the_ids_of_entries_are_the_same_for_good(diary: Diary) -> None:
    report = bring(diary)
    kept = {one.id.hex() for month in diary.months() for one in diary.month(month).newest_first()}
    assert (report.added, kept) == (len(GOLDEN["now"]), set(GOLDEN["now"]))


def test_what_an_earlier_version_brought_in_is_here_already(diary: Diary) -> None:
    bring_as_before(diary)
    report = bring(diary)
    assert (report.added, report.already, report.strange) == (0, len(GOLDEN["0.2.0"]), 0)


def test_what_an_earlier_version_brought_in_and_was_let_go_says_so(diary: Diary) -> None:
    bring_as_before(diary)
    diary.set_aside(bytes.fromhex(GOLDEN["0.2.0"][0]))
    report = bring(diary)
    assert (report.added, report.not_understood) == (0, [Strange(1, LET_GO)])


def test_a_home_in_which_something_else_was_written_takes_all_of_it(diary: Diary) -> None:
    writing.keep_entry(diary, writing.Written("of today"))
    assert bring(diary).added == len(GOLDEN["now"])


@pytest.mark.parametrize(
    "written",
    [
        "[2013-06-09 15:39] Words. *",
        "[2013/6/9 3:39 pm] Words.",
        "[Sunday, 9 June 2013 15:39] Words.",
        "[9.6.2013 15:39] Words.\n[25.6.2013 15:39] So the day comes first.",
        "2013-06-09 15:39 Words.",
    ],
)
def test_an_entry_whose_date_is_written_in_another_way_or_has_no_star_is_the_same(diary: Diary, written: str) -> None:
    bring(diary, "[2013-06-09 15:39] Words.\n")
    report = bring(diary, f"{written}\n")
    assert report.already == 1
    assert report.added == written.count("\n")


def test_two_days_that_mirror_each_other_both_come_in_however_the_dates_were_read(diary: Diary) -> None:
    first, mirrored = "[05/06/2013] Slept badly.\n", "[06/05/2013] Slept badly.\n"
    assert importing.take_at_once(diary, "jrnl", pieces(first, "jrnl", "dmy")).added == 1
    report = importing.take_at_once(diary, "jrnl", pieces(first + mirrored, "jrnl", "dmy"))
    assert (report.added, report.already, report.elsewhere) == (1, 1, 0)
    assert diary.months() == ["2013-06", "2013-05"]


def test_the_same_dates_by_another_order_are_told_and_add_nothing(diary: Diary) -> None:
    file = "[05/06/2013] Slept badly.\n[03/04/2013] Slept well.\n"
    importing.take_at_once(diary, "jrnl", pieces(file, "jrnl", "dmy"))
    report = importing.take_at_once(diary, "jrnl", pieces(file, "jrnl", "mdy"))
    assert (report.added, report.already, report.elsewhere) == (0, 2, 2)


@pytest.mark.parametrize(
    "written", ["[2013-06-09 15:40] Words.", "[2013-06-09 15:39] Other words.", "[2013-06-09 15:39Z] Words."]
)
def test_another_moment_other_words_or_an_offset_make_another_entry(diary: Diary, written: str) -> None:
    bring(diary, "[2013-06-09 15:39] Words.\n")
    assert bring(diary, f"{written}\n").added == 1
