"""What a newer Rekindle wrote is refused or left alone, never rewritten, and the rest of it opens."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from rekindle.app import keys, writing
from rekindle.app.checking import UNREADABLE
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.errors import NotReadable
from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.ports import Row
from rekindle.life import codec
from rekindle.life.errors import NewerRecord
from rekindle.life.records import Entry
from rekindle.sealed import Box, Place, UnknownFormat
from rekindle.store.errors import NewerHome
from rekindle.store.home import Home, HomeDeviceFile
from tests.cli.processes import rekindle, texts_in
from tests.faults.homes import OPEN, copy_of, rows_of, said_in_one_sentence, told_by_doctor
from tests.web.conftest import Visitor

NEWER = {
    "a kind that is not known yet": b'{"kind":"dream","v":1,"at":"2026-06-15T10:00:00Z","text":"later"}',
    "a version that is not known yet": b'{"kind":"entry","v":99,"at":"2026-06-15T10:00:00Z","text":"later"}',
}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return copy_of(OPEN, tmp_path / "home")


@pytest.fixture
def diary(house: House) -> Diary:
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)


def put(house: House, diary: Diary, data: bytes, change: Callable[[bytes], bytes] = bytes) -> Row:
    """Keep a record as a newer version would."""
    place = Place(diary.person, b"\x07" * 16, "2026-06", 0)
    row = Row(place.record, place.shelf, 0, change(Box(diary.key.records).seal(data, place)))
    house.rows.add(diary.person, row)
    return row


def test_a_newer_migration_is_refused_and_nothing_is_rewritten(home: Home) -> None:
    with closing(sqlite3.connect(home.database)) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', 'now')")
        database.execute("ALTER TABLE record ADD COLUMN later text")
        database.commit()
    before = home.database.read_bytes(), home.key.read_bytes(), home.device.read_bytes()
    for command in (
        ("write", "a word"),
        ("now", "--felt", "3"),
        ("step",),
        ("serve", "--no-browser"),
        ("passphrase",),
    ):
        assert said_in_one_sentence(rekindle(home.folder, *command)) == NewerHome.message
    for args in ((), ("--rebuild",)):
        status, report = told_by_doctor(home, *args)
        assert (status, [one["what"] for one in report["findings"]]) == (1, [NewerHome.message])
    assert (home.database.read_bytes(), home.key.read_bytes(), home.device.read_bytes()) == before
    assert rekindle(home.folder, "help-lines").returncode == 0


@pytest.mark.parametrize("data", NEWER.values(), ids=NEWER.keys())
def test_a_newer_record_is_left_alone_and_the_rest_opens(house: House, diary: Diary, data: bytes) -> None:
    kept = writing.keep_entry(diary, writing.Written("of today"))
    row = put(house, diary, data)
    assert [one.record.text for one in diary.recent().of(Entry)] == ["of today"]
    assert Unreadable(row.id) in list(diary.everything())
    with pytest.raises(NotReadable):
        writing.change_entry(diary, row.id, writing.Written("over it"))
    assert house.rows.find(diary.person, row.id) == row
    (finding,) = keys_check(house, diary)
    assert finding == NewerRecord.message
    assert diary.find(kept.id, Entry).record.text == "of today"


def test_a_newer_seal_is_left_alone(house: House, diary: Diary) -> None:
    row = put(house, diary, NEWER["a kind that is not known yet"], lambda sealed: b"\x02" + sealed[1:])
    with pytest.raises(UnknownFormat):
        Box(diary.key.records).open(row.sealed, Place(diary.person, row.id, row.shelf, row.change))
    with pytest.raises(NotReadable):
        writing.change_entry(diary, row.id, writing.Written("over it"))
    assert house.rows.find(diary.person, row.id) == row
    assert len(keys_check(house, diary)) == 1


@pytest.mark.parametrize("way", ["a newer version", "a newer seal"])
def test_counts_of_a_newer_version_are_said_to_be_newer_and_not_counted_anew(
    house: House, diary: Diary, way: str
) -> None:
    summary = diary.key.derive_id(keys.PREFERENCES)
    diary.remove(summary)
    place = Place(diary.person, summary, "standing", 0)
    version = 99 if way == "a newer version" else 1
    sealed = Box(diary.key.records).seal(
        b'{"kind":"preferences","v":%d,"at":"2026-06-15T10:00:00Z"}' % version, place
    )
    first = sealed[:1] if way == "a newer version" else b"\x02"
    row = Row(summary, place.shelf, 0, first + sealed[1:])
    house.rows.add(diary.person, row)
    assert keys_check(house, diary) == [NewerRecord.message if way == "a newer version" else UNREADABLE]
    assert house.rows.find(diary.person, summary) == row


def keys_check(house: House, diary: Diary) -> list[str]:
    from rekindle.app.checking import check_records

    return [finding.what for finding in check_records(house, Opened(diary.person, diary.key)).findings]


def test_fields_that_are_not_known_yet_survive_a_change(house: House, diary: Diary) -> None:
    entry = Entry(at=diary.now(), written=diary.now(), text="before")
    newer = codec.encode(entry)[:-1] + b',"weather":{"rain":true}}'
    row = put(house, diary, newer)
    writing.change_entry(diary, row.id, writing.Written("after"))
    after = house.rows.find(diary.person, row.id)
    assert after is not None
    opened = Box(diary.key.records).open(after.sealed, Place(diary.person, row.id, after.shelf, after.change))
    raw = msgspec.json.decode(opened)
    assert (raw["text"], raw["weather"]) == ("after", {"rain": True})


def test_a_newer_record_hides_no_page_in_the_browser(begun_client: Visitor, house: House) -> None:
    opened = keys.open_key_file(house)
    put(house, house.diary(opened.person, opened.key), NEWER["a kind that is not known yet"])
    for page in ("/", "/kept", "/write", "/help", "/steady", "/settings"):
        assert begun_client.get(page).status_code == 200, page


def test_settings_of_a_newer_version_keep_what_is_not_known(home: Home) -> None:
    home.device.write_bytes(b'{"name": "abcd1234", "country": "FR", "reads_aloud": true}')
    texts = texts_in(home.folder)
    file = HomeDeviceFile(home.device)
    assert file.read().country == "FR"
    file.change(lambda device: msgspec.structs.replace(device, country="DE"))
    assert msgspec.json.decode(home.device.read_bytes()) == {"name": "abcd1234", "country": "DE", "reads_aloud": True}
    assert texts_in(home.folder) == texts


def test_a_key_file_of_a_newer_version_is_one_sentence_and_stays(home: Home) -> None:
    home.key.write_bytes(b"rekindle-key 2\nsomething longer\n")
    before, rows = home.key.read_bytes(), rows_of(home.database)
    said_in_one_sentence(rekindle(home.folder, "write", "a word"))
    assert told_by_doctor(home)[0] == 1
    assert (home.key.read_bytes(), rows_of(home.database)) == (before, rows)
