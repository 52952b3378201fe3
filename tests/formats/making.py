"""Makes homes with known content by the code of this checkout: `python -m tests.formats.making`, once for a release.

Each home lies in `tests/formats/VERSION/MODE`, with its archive `notes.zip` beside, which says what is in it.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from sqlite3 import connect

from msgspec import structs

from rekindle import __version__
from rekindle.app import drawing, keys, leaving, strain, wishes, writing
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.ports_beside import Stroke
from rekindle.bootstrap import close_house, open_house, take_a_copy
from rekindle.life import codec
from rekindle.life.filled import Filled
from rekindle.life.records import (
    Attachment,
    CheckIn,
    Draft,
    Entry,
    Feeling,
    Flicker,
    Import,
    Letter,
    ListItem,
    Offer,
    Opening,
    Openings,
    Origin,
    Outcome,
    OwnFeelingWord,
    PracticeDone,
    Record,
)
from rekindle.life.timeline import Kept
from rekindle.method.states import STATES, STIRS
from rekindle.sealed import FLOOR

FORMATS = Path(__file__).parent
ROOT = FORMATS.parent.parent
MODES = ("with-key", "with-passphrase")
PASSPHRASE = "wet slate, tin roof, slow tram"
SECRETS = "secrets.json"
"""Passphrase and recovery code of a locked home; it holds nothing but test data."""
ARCHIVE = "notes.zip"
FILES = frozenset({"rekindle.sqlite3", "device.json", "key", ARCHIVE, SECRETS})
"""What is kept of a home; locks and journals are not."""
MADE = datetime(2026, 6, 15, 10, 0, tzinfo=timezone(timedelta(hours=2)))
AWAY = (timezone(timedelta(hours=-9, minutes=-30)), UTC, timezone(timedelta(hours=5, minutes=45)))
TEXTS = (
    "The kettle clicked.\nI heard it.",
    "Ich stand am Fenster. Es roch nach Schnee.",
    "雨の音がした。",
    "سمعت صوت المطر.",
    "a heron \N{BIRD} and a 'quote', a \"double\" one, a \\ and a tab\there",
    "long " * 3000,
)
"""The last one is longer than a page of SQLite."""
LET_GO = "let go, and not taken back"


def main() -> None:
    """Make the homes of this version, each in a process of its own, for a process opens one home.

    Those that are there already stay as they are: what a release wrote cannot be written again by later code.
    """
    homes = FORMATS / __version__
    if homes.exists():
        raise SystemExit(f"The homes of {__version__} are there already. Raise __version__ first.")
    try:
        for mode in MODES:
            command = (sys.executable, "-m", "tests.formats.making", mode, str(homes / mode))
            subprocess.run(command, cwd=ROOT, check=True)
    except BaseException:
        shutil.rmtree(homes, ignore_errors=True)  # half of them would stand in the way of the next try
        raise


def make(mode: str, folder: Path) -> None:
    """Make one home."""
    house = replace(open_house(folder), clock=lambda: MADE, stretching=FLOOR)
    house.device.change(lambda device: structs.replace(device, country="DE", theme="dark", idle_minutes=20))
    opened = _begun(house, mode, folder)
    diary = house.diary(opened.person, opened.key)
    _fill(diary, house)
    (folder / ARCHIVE).write_bytes(b"".join(take_a_copy(leaving.take_everything(diary), MADE)))
    close_house()
    with closing(connect(folder / "rekindle.sqlite3")) as database:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in folder.iterdir():
        if file.name not in FILES:
            file.unlink()


def _begun(house: House, mode: str, folder: Path) -> Opened:
    if mode == "with-key":
        return keys.begin(house)
    opened, code = keys.begin_locked(house, PASSPHRASE)
    (folder / SECRETS).write_text(json.dumps({"passphrase": PASSPHRASE, "code": code.text}, indent=1) + "\n")
    return opened


def _fill(diary: Diary, house: House) -> None:
    if missing := kinds_without_a_record():
        raise SystemExit(f"no record yet of: {', '.join(missing)}")
    for record in _records():
        kept = _kept(diary, house, record)
        if kept is not None and isinstance(record, PracticeDone):
            practice = house.library.catalogue.by_id(record.practice)
            strain.count(diary, practice, None, strain.answer_of(record))
        if kept is not None and isinstance(record, Entry) and record.text == TEXTS[1]:
            diary.rewrite(kept.id, Entry, _longer)
            diary.rewrite(kept.id, Entry, _longer)
    strain.bring_back(diary, house.library.catalogue, house.library.catalogue.by_id("ground-find-colour"))
    wishes.wish(diary, house.library.catalogue.by_id("words-ten"), "near")
    wishes.wish(diary, house.library.catalogue.by_id("senses-three-sounds"), "not-for-me")
    wishes.say_of_codes(diary, {"panic": "yes", "pain": "no", "epilepsy": "rather-not", "unsafe-home": "yes"})
    wishes.show_traces(diary, True)
    wishes.read_before(diary)
    diary.set_aside(writing.keep_entry(diary, writing.Written(LET_GO)).id)


def _kept(diary: Diary, house: House, record: Record) -> Kept[Record] | None:
    if not isinstance(record, Attachment):
        return diary.keep(record)
    strokes = (Stroke(((40, 60), (300, 420), (600, 80)), 13, "#67798f", 0.5), Stroke(((320, 300),), 30, "#b4581a"))
    picture = house.pictures.draw((640, 520), "#ffffff", strokes)
    return drawing.keep(diary, picture, record.at, record.words, record.practice, b"a practice by id")


def kinds_without_a_record() -> list[str]:
    """Name the kinds of which no home would hold a record."""
    made = {codec.kind_of(record) for record in _records()} | {"preferences"}  # which beginning has kept
    return sorted(set(codec.CLASSES) - made)


def _longer(entry: Entry) -> Entry:
    return structs.replace(entry, text=f"{entry.text} Dann schlief ich.")


def _records() -> Iterator[Record]:
    """Give records of every kind but one, with every field of each filled somewhere and left out elsewhere."""
    for number, state in enumerate(STATES):
        at = (MADE - timedelta(days=31 * number)).astimezone(AWAY[number % len(AWAY)])
        yield CheckIn(at=at, states=(state,))
    yield CheckIn(
        at=MADE - timedelta(hours=2),
        states=("far", "heavy"),
        felt=0.25,
        connected=0.0,
        energy="little",
        feelings=(Feeling("sad", "faint"), Feeling("in words of my own")),
        needs=("quiet", "ein Wort"),
        note=TEXTS[0],
        not_safe=True,
    )
    for number, text in enumerate(TEXTS):
        at = MADE - timedelta(days=9 * number)
        yield Entry(at=at, written=MADE, text=text, start="" if number % 2 else "Right now", form="page")
    yield Entry(at=MADE, written=MADE, text="ten words are enough for now", form="ten-words")
    floating = Origin("jrnl", {"date": "2013-06-09", "starred": "*"}, floating=True, day_only=True)
    yield Entry(at=MADE - timedelta(days=400), written=MADE - timedelta(days=400), text=TEXTS[3], origin=floating)
    filled = Filled("/write", (("text", TEXTS[4]), ("once", "1" * 32)))
    yield Draft(at=MADE, number=7, filled=filled)
    yield Openings(at=MADE, last=(Opening(MADE - timedelta(days=1), "terminal", 2), Opening(MADE, "browser")))
    yield Import(at=MADE, format="jrnl", batch="ab" * 16, found=4, added=2, already=1, not_understood=1)
    yield ListItem(at=MADE, list="people", text="M", about="a short walk", practice="people-name-one")
    yield ListItem(
        at=MADE, list="worries", text=TEXTS[1], practice="notice-park-worry",
        since=date(2026, 6, 16), until=date(2026, 6, 23),
    )  # fmt: skip
    yield Letter(at=MADE, text=TEXTS[0], practice="hope-letter-later", day=date(2026, 9, 15))
    yield Letter(at=MADE - timedelta(days=40), text=TEXTS[2], practice="hope-hard-day-note", opened=MADE)
    yield Attachment(
        at=MADE, media_type="image/png", size=1, digest="", words=TEXTS[3], practice="make-scribble"
    )  # made anew with its picture
    yield Flicker(at=MADE)
    yield Flicker(at=MADE - timedelta(days=1), text=TEXTS[2], practice="ground-find-colour")
    yield from _offers()
    yield from _practices()


def _offers() -> Iterator[Record]:
    yield Offer(
        at=MADE, day=MADE.date(), number=1, practice="ground-find-colour", form="usual", probability=0.4, why="short",
        state="far", outcome="something-else",
    )  # fmt: skip
    outcomes: tuple[Outcome, ...] = ("offered", "begun", "not-today")
    for number, outcome in enumerate(outcomes, start=1):
        yield Offer(
            at=MADE - timedelta(days=number), day=date(2026, 6, 15 - number), number=number,
            practice="breath-soft-sigh", form="smallest", probability=1.0, why="short", outcome=outcome,
        )  # fmt: skip


def _practices() -> Iterator[Record]:
    for number, stirred in enumerate((None, *STIRS)):
        yield PracticeDone(
            at=MADE - timedelta(days=3 * number), practice="breath-soft-sigh", version=1, form="usual", ended="done",
            stirred=stirred,
        )  # fmt: skip
    yield PracticeDone(
        at=MADE - timedelta(minutes=5), practice="ground-find-colour", version=1, form="smallest", ended="too-much",
        kept=("blue", TEXTS[3]), stirred="too-much", word="oben",
    )  # fmt: skip
    yield PracticeDone(
        at=MADE - timedelta(minutes=7), practice="feel-name-one", version=1, form="smallest", ended="done",
        kept=("numb, faint", "wie Watte"), feelings=(Feeling("numb", "faint"), Feeling("wie Watte")),
    )  # fmt: skip
    yield OwnFeelingWord(at=MADE - timedelta(minutes=7), word="wie Watte")
    yield PracticeDone(
        at=MADE, practice="breath-three-slow", version=1, form="usual", ended="stopped", stirred="further"
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        make(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
