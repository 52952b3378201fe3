"""The plain copy: one JSON file with everything in it."""

from datetime import datetime, timedelta, timezone

import msgspec

from rekindle.exchange import plain
from rekindle.life.records import Entry, Flicker, Record
from rekindle.life.timeline import Kept

NOW = datetime(2026, 6, 15, 10, 0, tzinfo=timezone(timedelta(hours=2)))


def test_a_copy_of_nothing_is_a_whole_file() -> None:
    assert msgspec.json.decode(b"".join(plain.write([], NOW))) == {
        "format": "rekindle-plain",
        "version": 1,
        "made": "2026-06-15T10:00:00+02:00",
        "records": [],
    }


def test_every_record_stands_in_it_with_its_words_as_they_were() -> None:
    words = 'a "quote", ein Wörtchen, \u4e00, \N{RIGHT-TO-LEFT OVERRIDE}, </script>\n'
    kept: list[Kept[Record]] = [
        Kept(b"a" * 16, 0, Entry(at=NOW, written=NOW, text=words)),
        Kept(b"b" * 16, 2, Flicker(at=NOW)),
    ]
    copy = msgspec.json.decode(b"".join(plain.write(kept, NOW)))
    assert [one["kind"] for one in copy["records"]] == ["entry", "flicker"]
    assert copy["records"][0]["text"] == words
    assert copy["records"][0]["id"] == (b"a" * 16).hex()


def test_one_record_stands_on_one_line() -> None:
    kept = [Kept(bytes([number]) * 16, 0, Flicker(at=NOW, text="two\nlines")) for number in range(3)]
    lines = b"".join(plain.write(kept, NOW)).decode().splitlines()
    assert len([line for line in lines if '"flicker"' in line]) == 3
