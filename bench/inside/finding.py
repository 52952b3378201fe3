"""Looks for a rare word in a home in key file mode, and prints what that cost and what its floor does: `HOME TIMES`.

The word stands in one page that is written into the home first. The figures are seconds of processor time, the median
of so many runs.
"""

import json
import sqlite3
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measuring import cpu_of
from rekindle.app import keys
from rekindle.app.diary import Diary
from rekindle.app.finding import Hit, Search, find
from rekindle.app.library import Library
from rekindle.bootstrap import open_house
from rekindle.life.records import Entry, Record
from rekindle.life.search.query import read_query
from rekindle.life.search.texts import shown_words
from rekindle.sealed import Place

RARE, ASKED = "Ein Säbelzahntiger, leise.", "sabelzahntiger"
"""What is written once, and what is typed to find it: rare enough, and in need of folding."""


def main(home: Path, times: int) -> None:
    """Look and measure."""
    house = open_house(home)
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    at = diary.now() - timedelta(days=400)
    diary.keep(Entry(at=at, written=at, text=RARE))
    with sqlite3.connect(home / "rekindle.sqlite3") as database:
        places = [
            b"\1" + Place(*found).as_bytes()
            for found in database.execute("SELECT person, id, shelf, change FROM record ORDER BY id")
        ]
        # In turns, so that what else the computer does hits both.
        _look(diary, house.library)
        pairs = [
            (cpu_of(lambda: _look(diary, house.library)), cpu_of(lambda: _read(database, diary, places)))
            for _ in range(times)
        ]
    ours, floor = map(median, zip(*pairs, strict=True))
    sys.stdout.write(json.dumps({"ours": ours, "floor": floor}))


def _look(diary: Diary, library: Library) -> None:
    query = read_query(ASKED)
    found = find(diary, shown_words(library.answers, library.feelings), Search(query))
    (hit,) = (one for month in found for one in month)
    if not isinstance(hit, Hit) or not any(piece.is_hit for piece in hit.excerpt(query)):
        raise AssertionError("the rare word was not found")


def _read(database: sqlite3.Connection, diary: Diary, places: Sequence[bytes]) -> None:
    """Read, open and decode alone, with what does each of them."""
    cipher, decode = AESGCM(diary.key.records), msgspec.json.Decoder(Record).decode
    rows = database.execute("SELECT sealed FROM record ORDER BY id")
    for (sealed,), place in zip(rows, places, strict=True):
        inside = cipher.decrypt(sealed[1:13], sealed[13:], place)
        decode(inside[4 : 4 + int.from_bytes(inside[:4])])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
