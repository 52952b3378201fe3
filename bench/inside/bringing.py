"""Brings a file of jrnl into an empty home, and prints what that cost and what its floor does: `HOME ENTRIES`.

`ours` and `floor` are seconds of processor time; `highest` is the most memory it lay in, in megabytes.
The floor writes as many sealed bytes with one statement, as `keeping` has it.
"""

import json
import random
import resource
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bench.inside.keeping import floor_beside
from bench.lives import WORDS
from bench.measuring import cpu_of
from rekindle.app import importing, keys
from rekindle.app.diary import Diary
from rekindle.bootstrap import open_house, pieces_of
from rekindle.exchange.source import opened

FIRST = datetime(2001, 1, 1, 7, 30)  # noqa: DTZ001 - as jrnl writes it, without an offset
A_DAY = timedelta(hours=12)


def main(home: Path, entries: int) -> None:
    """Write a file, bring it in, and measure."""
    house = open_house(home)
    person = keys.begin(house)
    diary = house.diary(person.person, person.key)
    file = home / "journal.txt"
    _write(file, entries)
    _bring(diary, file, 0)  # what is read and imported the first time is not what an import costs
    ours = cpu_of(lambda: _bring(diary, file, entries))
    highest = _highest()
    floor = floor_beside(home, entries)
    sys.stdout.write(json.dumps({"ours": ours, "floor": floor, "highest": highest}))


def _write(file: Path, entries: int) -> None:
    rng = random.Random(entries)  # noqa: S311 - texts to measure with, not keys
    with file.open("w", encoding="utf-8") as journal:
        for number in range(entries):
            title, body = (" ".join(rng.choices(WORDS, k=words)) for words in (5, 55))
            journal.write(f"[{FIRST + A_DAY * number:%Y-%m-%d %H:%M}] {title}.\n{body}\n\n")


def _bring(diary: Diary, file: Path, entries: int) -> None:
    with opened(file) as source:
        name, pieces = pieces_of(source)
        if not entries:
            next(pieces)
            return
        report = importing.take_at_once(diary, name, pieces)
    if report.added != entries:
        raise AssertionError(f"{report.added} of {entries} entries came in")


def _highest() -> float:
    """Give the most memory this process has lain in so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
