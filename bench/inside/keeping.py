"""Keeps a life in an empty home, and prints what that cost and what its floor does: `HOME RECORDS [LIFE]`.

With REKINDLE_PASSPHRASE the home begins locked. The figures are seconds of processor time.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from secrets import token_bytes

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.lives import LIVES
from bench.measuring import cpu_of
from rekindle.app import keys
from rekindle.app.diary import Diary
from rekindle.bootstrap import open_house
from rekindle.life.records import Record
from rekindle.store.database import PRAGMAS

TABLE = "CREATE TABLE record (person BLOB, id BLOB, shelf TEXT, change INT, sealed BLOB, PRIMARY KEY (person, id))"
INDEX = "CREATE INDEX record_shelf ON record (person, shelf)"
Columns = tuple[bytes, bytes, str, int, bytes]


def main(home: Path, records: int, life_name: str = "mixed") -> None:
    """Keep one of `LIVES` and measure."""
    house, passphrase = open_house(home), os.environ.get("REKINDLE_PASSPHRASE")
    opened = keys.begin_locked(house, passphrase)[0] if passphrase else keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    practices = [practice.id for practice in house.library.catalogue]
    life = list(LIVES[life_name](diary.now(), records, practices))
    ours = cpu_of(lambda: _keep(diary, life))
    floor = floor_beside(home, records)
    sys.stdout.write(json.dumps({"ours": ours, "floor": floor}))


def _keep(diary: Diary, life: Sequence[Record]) -> None:
    with diary.atomically():
        for record in life:
            diary.keep(record)


def floor_beside(home: Path, records: int) -> float:
    """Seal as many bytes with the bare cipher, and write them with one statement into a table like ours."""
    with sqlite3.connect(home / "rekindle.sqlite3") as ours:
        found = ours.execute("SELECT person, id, shelf, change, sealed FROM record").fetchall()
    if len(found) < records:
        raise AssertionError(f"only {len(found)} of {records} records were kept")
    bare = sqlite3.connect(home / "floor.sqlite3")
    bare.executescript(f"{PRAGMAS}; {TABLE}; {INDEX}")
    cipher, plain = AESGCM(bytes(32)), [bytes(len(row[-1]) - 29) for row in found]
    spent = cpu_of(lambda: _write(bare, cipher, found, plain))
    bare.close()
    for file in home.glob("floor.sqlite3*"):
        file.unlink()
    return spent


def _write(bare: sqlite3.Connection, cipher: AESGCM, rows: Sequence[Columns], plain: Sequence[bytes]) -> None:
    with bare:
        bare.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?)",
            (
                (*row[:4], b"\1" + (nonce := token_bytes(12)) + cipher.encrypt(nonce, text, b""))
                for row, text in zip(rows, plain, strict=True)
            ),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
