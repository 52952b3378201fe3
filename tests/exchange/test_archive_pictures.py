"""Drawings in the archive: a file beside the text, that comes in with its record or not at all."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.db import connection

from rekindle.app import drawing, importing
from rekindle.app.batches import NO_PICTURE as ANOTHER
from rekindle.app.diary import Diary
from rekindle.app.foreign import Returned, Strange
from rekindle.app.house import House
from rekindle.app.keys import begin
from rekindle.app.leaving import take_everything
from rekindle.app.reports import Report
from rekindle.bootstrap import take_a_copy
from rekindle.exchange.archive.reader import NO_LINE, NO_PICTURE
from rekindle.life.records import Attachment, Flicker
from tests.app.homes import another_home
from tests.conftest import StillClock
from tests.exchange.reading import pieces, zipped
from tests.pictures.making import HIDING, HOSTILE, drawn, noisy

WORDS = "three lines and a dot"


@pytest.fixture
def diary(house: House) -> Diary:
    opened = begin(house)
    return house.diary(opened.person, opened.key)


@pytest.fixture
def members(diary: Diary, clock: StillClock) -> dict[str, bytes]:
    """The members of an archive in which there is one drawing."""
    drawing.keep(diary, drawn(), clock(), WORDS, "make-scribble", b"a practice by id")
    file = b"".join(take_a_copy(take_everything(diary), clock()))
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def name_of(members: dict[str, bytes]) -> str:
    (name,) = (name for name in members if name.startswith("files/"))
    return name


def told(members: dict[str, bytes]) -> list[str]:
    return [one.why for one in pieces(zipped(members)) if isinstance(one, Strange)]


def test_it_is_a_picture_that_any_program_opens_named_by_its_line(members: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in members["records.jsonl"].splitlines()]
    (line,) = (line for line in lines if line["record"]["kind"] == "attachment")
    assert name_of(members) == f"files/{line['id']}.png"
    assert members[name_of(members)] == drawn().data
    assert line["record"]["words"] == WORDS


def test_it_comes_into_another_home_to_the_byte_and_goes_with_its_import(
    members: dict[str, bytes], house: House, clock: StillClock
) -> None:
    home = another_home(house, clock)
    report = importing.take_at_once(home, "archive", pieces(zipped(members)))
    (kept,) = home.month("2026-06").of(Attachment)
    assert drawing.is_whole(home, kept)
    assert b"".join(home.beside.pieces(kept.id, 0)) == drawn().data
    importing.take_back(home, report.batch, house.library.catalogue)
    assert home.month("2026-06").last(Attachment) is None
    assert house.rows.count_chunks(home.person, kept.id, 0) == 0


def test_it_goes_on_into_the_next_copy_however_its_line_was_laid_out(
    members: dict[str, bytes], house: House, clock: StillClock
) -> None:
    lines = [json.loads(line) for line in members["records.jsonl"].splitlines()]
    spaced = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines).encode()
    home = another_home(house, clock)
    assert importing.take_at_once(home, "archive", pieces(zipped({**members, "records.jsonl": spaced}))).added
    with zipfile.ZipFile(io.BytesIO(b"".join(take_a_copy(take_everything(home), clock())))) as opened:
        assert opened.read(name_of(members)) == drawn().data


def test_what_waits_and_is_left_leaves_no_piece(members: dict[str, bytes], house: House, clock: StillClock) -> None:
    home = another_home(house, clock)
    report = importing.look_into(home, "archive", pieces(zipped(members)))
    record = bytes.fromhex(name_of(members)[6:38])
    assert house.rows.count_chunks(home.person, record, 0) == 1
    importing.leave(home, report.batch)
    assert house.rows.count_chunks(home.person, record, 0) == 0


def test_the_same_archive_again_adds_nothing(members: dict[str, bytes], diary: Diary) -> None:
    report = importing.take_at_once(diary, "archive", pieces(zipped(members)))
    assert (report.added, report.strange) == (0, 0)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_picture_is_told_and_takes_nothing_else_along(
    members: dict[str, bytes], make: Callable[[], bytes]
) -> None:
    hostile = {**members, name_of(members): make()}
    assert told(hostile) == [NO_PICTURE]
    assert len(pieces(zipped(hostile))) == len(pieces(zipped(members)))


@pytest.mark.parametrize("data", HIDING.values(), ids=HIDING)
def test_a_picture_with_more_in_it_than_one_sees_is_told_and_stays_out(
    members: dict[str, bytes], data: bytes
) -> None:
    assert told({**members, name_of(members): data}) == [NO_PICTURE]


def test_one_of_six_megabytes_is_told(members: dict[str, bytes]) -> None:
    large = noisy(1200) + bytes(6 * 1024 * 1024)
    assert told({**members, name_of(members): large}) == [NO_PICTURE]


def test_a_picture_that_is_missing_or_another_one_is_told_and_its_record_stays_out(
    members: dict[str, bytes], house: House, clock: StillClock
) -> None:
    other = {**members, name_of(members): drawn((9, 9), (99, 99)).data}
    missing = {name: data for name, data in members.items() if not name.startswith("files/")}
    for file in (other, missing):
        home = another_home(house, clock)
        report = importing.take_at_once(home, "archive", pieces(zipped(file)))
        assert [one.why for one in report.not_understood] == [ANOTHER]
        assert home.month("2026-06").last(Attachment) is None


LIES: dict[str, object] = {
    "size": 7,
    "width": 99_999,
    "height": 1,
    "media_type": "text/html",
    "digest": "0" * 64,
}


@pytest.mark.parametrize("field", LIES)
@pytest.mark.parametrize("take", [importing.take_at_once, importing.look_into])
def test_a_line_that_says_anything_else_of_its_picture_than_is_so_stays_out_with_it(
    members: dict[str, bytes], house: House, clock: StillClock, field: str, take: Callable[..., Report]
) -> None:
    home = another_home(house, clock)
    file = zipped({**members, "records.jsonl": lying(members, field)})
    for report in (take(home, "archive", pieces(file)), importing.look_where_nothing_is("archive", pieces(file))):
        assert [one.why for one in report.not_understood] == [ANOTHER]
    assert house.rows.count_chunks(home.person, bytes.fromhex(name_of(members)[6:38]), 0) == 0


def lying(members: dict[str, bytes], field: str) -> bytes:
    """Give the lines with one untrue value in that of the drawing."""
    lines = [json.loads(line) for line in members["records.jsonl"].splitlines()]
    for line in lines:
        if line["record"]["kind"] == "attachment":
            assert line["record"][field] != LIES[field]
            line["record"][field] = LIES[field]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def test_a_picture_beside_a_line_that_has_none_is_told_and_the_line_comes_in(
    diary: Diary, house: House, clock: StillClock
) -> None:
    robin = b"f" * 16
    diary.keep(Flicker(at=clock(), text="a robin"), robin)
    file = b"".join(take_a_copy(take_everything(diary), clock()))
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    for data in (drawn().data, b"no picture at all"):
        home = another_home(house, clock)
        file = zipped({**members, f"files/{robin.hex()}.png": data})
        report = importing.take_at_once(home, "archive", pieces(file))
        assert [one.why for one in report.not_understood] == [NO_LINE]
        assert home.find(robin, Flicker).record.text == "a robin"
        assert house.rows.count_chunks(home.person, robin, 0) == 0


def test_a_picture_without_a_line_is_told(members: dict[str, bytes]) -> None:
    left = {**members, f"files/{'ab' * 16}.png": drawn().data}
    assert told(left) == [NO_LINE]


def test_a_drawing_that_does_not_open_stays_behind_and_its_words_come_along(diary: Diary, clock: StillClock) -> None:
    drawing.keep(diary, drawn(), clock(), WORDS, "make-scribble", b"a practice by id")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE chunk SET change = 7")
    file = b"".join(take_a_copy(take_everything(diary), clock()))
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert not [name for name in opened.namelist() if name.startswith("files/")]
        assert WORDS in opened.read("records.jsonl").decode()
        assert "1 could not be opened" in opened.read("readme.txt").decode()
    assert [one.id for one in pieces(file) if isinstance(one, Returned)]
