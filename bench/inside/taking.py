"""Takes an archive of a home in key file mode, and prints what that cost and what its floor does: `HOME TIMES`.

The figures are seconds of processor time, the median of so many runs.
"""

import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measuring import cpu_of, median_of
from rekindle.app import keys, leaving
from rekindle.app.diary import Diary
from rekindle.bootstrap import open_house, take_a_copy
from rekindle.life.records import Record
from rekindle.sealed import Place


def main(home: Path, times: int) -> None:
    """Take and measure."""
    house = open_house(home)
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    with sqlite3.connect(home / "rekindle.sqlite3") as database:
        places = [
            b"\1" + Place(*found).as_bytes()
            for found in database.execute("SELECT person, id, shelf, change FROM record ORDER BY id")
        ]
        _check(b"".join(take_a_copy(leaving.take_everything(diary), diary.now())), len(places))
        ours = median_of(lambda: cpu_of(lambda: _take(diary)), times)
        floor = median_of(lambda: cpu_of(lambda: _read(database, diary, places)), times)
    sys.stdout.write(json.dumps({"ours": ours, "floor": floor}))


def _take(diary: Diary) -> None:
    for _piece in take_a_copy(leaving.take_everything(diary), diary.now()):
        pass


def _check(archive: bytes, records: int) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        taken = opened.read("records.jsonl").count(b"\n")
    if taken != records:
        raise AssertionError(f"{taken} of {records} records were taken")


def _read(database: sqlite3.Connection, diary: Diary, places: Sequence[bytes]) -> None:
    """Read, open and encode alone, with what does each of them."""
    cipher, decode = AESGCM(diary.key.records), msgspec.json.Decoder(Record).decode
    rows = database.execute("SELECT sealed FROM record ORDER BY id")
    for (sealed,), place in zip(rows, places, strict=True):
        inside = cipher.decrypt(sealed[1:13], sealed[13:], place)
        msgspec.json.encode(decode(inside[4 : 4 + int.from_bytes(inside[:4])]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
