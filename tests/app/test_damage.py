"""One record that cannot be read never hides the others."""

import io
import zipfile

import msgspec
import pytest

from rekindle.app import leaving, writing
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotKeepable, NotReadable
from rekindle.app.house import House
from rekindle.app.writing import Written
from rekindle.exchange.archive.writer import write
from rekindle.life.records import Entry, Flicker
from rekindle.life.timeline import Kept
from tests.keeping import damage


@pytest.fixture
def damaged(diary: Diary, house: House) -> Kept[Entry]:
    """An entry of which one bit has flipped."""
    writing.keep_entry(diary, Written("whole"))
    kept = writing.keep_entry(diary, Written("damaged"))
    damage(house, diary.person, kept.id)
    return kept


def test_what_is_whole_is_still_there(diary: Diary, damaged: Kept[Entry]) -> None:
    timeline = diary.recent()
    assert [one.record.text for one in timeline.of(Entry)] == ["whole"]
    assert timeline.unreadable == (damaged.id,)


def test_the_damaged_one_is_said_to_be_damaged_and_left_as_it_is(diary: Diary, damaged: Kept[Entry]) -> None:
    with pytest.raises(NotReadable):
        diary.find(damaged.id, Entry)
    with pytest.raises(NotReadable):
        writing.change_entry(diary, damaged.id, Written("over it"))


def test_an_archive_goes_on_and_names_it(diary: Diary, damaged: Kept[Entry]) -> None:
    assert Unreadable(damaged.id) in list(diary.everything())
    archive = b"".join(write(leaving.take_everything(diary), diary.now()))
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        lines = [msgspec.json.decode(line) for line in opened.read("records.jsonl").splitlines()]
        said = opened.read("readme.txt").decode()
    assert {"id": damaged.id.hex(), "unreadable": True} in lines
    assert [one["record"]["text"] for one in lines if one.get("record", {}).get("kind") == "entry"] == ["whole"]
    assert "1 could not be opened" in said


def test_nothing_is_written_that_could_not_be_read_again(diary: Diary) -> None:
    with pytest.raises(NotKeepable):
        diary.keep(Flicker(at=diary.now(), text="w" * 2001))
    assert not list(diary.recent().of(Flicker))
