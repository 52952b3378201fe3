"""A damaged database: nothing falls over, the doctor says what is wrong, and saves every row that can be read."""

import random
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.store import rebuilding
from rekindle.store.carving import rows_in
from rekindle.store.checking import DAMAGED_BESIDE, DATABASE_DAMAGED
from rekindle.store.errors import HomeDamaged, HomeEmptied, HomeInUse, NewerHome, NotSalvageable
from rekindle.store.home import Home
from rekindle.store.pages import Pages
from rekindle.store.rebuilding import ALL_SAVED, INDEXES_MADE, SOME_MISSING, rebuild
from tests.cli.processes import rekindle, texts_in
from tests.faults.homes import LOCKED, OPEN, UNLOCKING, copy_of, rows_of, said_in_one_sentence, told_by_doctor

PAGE = 4096
WHOLE = rows_of(OPEN / "rekindle.sqlite3")
SIZE = (OPEN / "rekindle.sqlite3").stat().st_size
NOISE = random.Random(7).randbytes(PAGE)  # noqa: S311 - the same noise each time
Harm = Callable[[Path], object]


def over(page: int, data: bytes) -> Harm:
    """Write over the beginning of a page."""

    def harm(file: Path) -> None:
        with file.open("rb+") as opened:
            opened.seek((page - 1) * PAGE)
            opened.write(data)

    return harm


def cut_to(size: int) -> Harm:
    """Cut a file off."""
    return lambda file: file.write_bytes(file.read_bytes()[:size])


def without_table(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("DROP TABLE record")


def with_a_hole_in_an_index(file: Path) -> None:
    """Take a row's entry out of an index, as a disk that forgets a write does."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA writable_schema=ON")
        database.execute("DELETE FROM sqlite_master WHERE name = 'record_shelf'")
        database.commit()
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM record WHERE id = (SELECT min(id) FROM record WHERE shelf <> 'standing')")
        database.execute("PRAGMA writable_schema=ON")
        root = sqlite3.connect(OPEN / "rekindle.sqlite3")
        with closing(root):
            (made,) = root.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master "
                                   "WHERE name = 'record_shelf'").fetchall()  # fmt: skip
        database.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", made)
        database.commit()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return copy_of(OPEN, tmp_path / "home")


@pytest.mark.parametrize("page", range(1, SIZE // PAGE + 1))
def test_whatever_page_is_lost_every_row_on_the_others_is_saved(house: House, home: Home, page: int) -> None:
    over(page, NOISE if page % 2 else bytes(PAGE))(home.database)
    damaged = home.database.read_bytes()
    try:
        findings = rebuild(home)
    except NotSalvageable:
        pytest.fail("a key file and one readable row are enough")
    saved = rows_of(home.database)
    missing = len(WHOLE) - len(saved)
    assert saved.keys() <= WHOLE.keys()
    assert missing <= PAGE // 300  # rows that lay on that page
    assert sum(saved[key] != WHOLE[key] for key in saved) <= 1  # a long one of which a part lay there
    for finding in findings:
        assert finding.mended
        if finding.what != INDEXES_MADE:
            assert (home.folder / finding.where).read_bytes() == damaged
            assert finding.numbers == {"saved": len(saved), "missing": missing}
            assert finding.what == (SOME_MISSING if missing else ALL_SAVED)
    assert rebuild(home) == []


@pytest.fixture
def with_imports(tmp_path: Path) -> Home:
    """A home into which one thing came by itself, two came together, and twenty came together."""
    home = copy_of(OPEN.parents[1] / "0.2.0" / OPEN.name, tmp_path / "imported")
    with closing(sqlite3.connect(home.database)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
        (person,) = database.execute("SELECT id FROM person").fetchone()
        for batch, many in ((b"a", 1), (b"b", 2), (b"c", 20)):
            for number in range(many):
                row = (person, NOISE[number * 16 :][:15] + batch, "2026-11", 0, NOISE[:800], batch * 16)
                database.execute(
                    "INSERT INTO record (person, id, shelf, change, sealed, batch) VALUES (?, ?, ?, ?, ?, ?)", row
                )
        database.commit()
    return home


def test_a_batch_that_came_in_is_not_taken_for_a_thing_that_is_lost(house: House, with_imports: Home) -> None:
    whole = rows_of(with_imports.database)
    over(1, bytes(100))(with_imports.database)
    (finding,) = rebuild(with_imports)
    assert (finding.what, finding.numbers) == (ALL_SAVED, {"saved": len(whole), "missing": 0})
    assert rows_of(with_imports.database) == whole


def test_of_what_came_in_together_exactly_what_is_lost_is_counted(
    house: House, with_imports: Home, tmp_path: Path
) -> None:
    whole = rows_of(with_imports.database)
    for page in range(2, with_imports.database.stat().st_size // PAGE + 1):
        home = copy_of(with_imports.folder, tmp_path / f"{page}")
        over(page, NOISE)(home.database)
        for finding in rebuild(home):
            saved = rows_of(home.database)
            if finding.what != INDEXES_MADE:
                assert finding.numbers == {"saved": len(saved), "missing": len(whole) - len(saved)}, page


@pytest.mark.parametrize("size", [PAGE, 3 * PAGE + 17, SIZE // 2, SIZE - PAGE, SIZE - 1])
def test_of_a_file_that_was_cut_off_the_rest_is_saved(house: House, home: Home, size: int) -> None:
    cut_to(size)(home.database)
    try:
        rebuild(home)
    except NotSalvageable:  # not one row of the diary was in what is left
        assert home.database.stat().st_size == size
        assert size < SIZE // 2
    else:
        assert rows_of(home.database).keys() <= WHOLE.keys()


def test_with_the_header_gone_every_row_is_saved(house: House, home: Home) -> None:
    over(1, bytes(100))(home.database)
    (finding,) = rebuild(home)
    assert (finding.what, finding.numbers) == (ALL_SAVED, {"saved": len(WHOLE), "missing": 0})
    assert rows_of(home.database) == WHOLE


def test_a_damaged_index_is_made_again_in_place(house: House, home: Home) -> None:
    with_a_hole_in_an_index(home.database)
    left = rows_of(home.database)
    (finding,) = rebuild(home)
    assert finding.what == INDEXES_MADE
    assert rows_of(home.database) == left
    assert home.damaged() == []


def test_what_only_the_journal_holds_is_saved_too(house: House, home: Home, tmp_path: Path) -> None:
    journal = home.database.with_name("rekindle.sqlite3-wal")
    with closing(sqlite3.connect(home.database, isolation_level=None)) as writing:
        writing.execute("PRAGMA wal_autocheckpoint=0")
        (person,) = writing.execute("SELECT id FROM person").fetchone()
        for number in range(30):
            added = (person, number.to_bytes(16, "big"), bytes([number]) * 5000)
            writing.execute("INSERT INTO record VALUES (?, ?, '2026-07', 0, ?, NULL)", added)
        logged, database = journal.read_bytes(), home.database.read_bytes()
    frame, garbled = 24 + PAGE, bytearray(logged)
    garbled[32 + 40 * frame + 100] ^= 1  # in the middle, where SQLite would stop and forget all that follows
    in_journal = {int.from_bytes(logged[at : at + 4], "big") for at in range(32, len(logged), frame)}
    only_in_file = max(set(range(2, SIZE // PAGE + 1)) - in_journal)
    for log, lost in ((logged, 0), (bytes(garbled), 2)):
        other = copy_of(OPEN, tmp_path / f"lost-{lost}")
        other.database.write_bytes(database)
        over(only_in_file, bytes(PAGE))(other.database)
        other.database.with_name(journal.name).write_bytes(log)
        pages = Pages(other.database)
        found = {values[1]: values[4] for values in rows_in(pages) if len(values) == 6}
        added_ids = [number.to_bytes(16, "big") for number in range(30)]
        assert sum(found.get(key) == bytes([key[15]]) * 5000 for key in added_ids) >= 30 - lost
        rebuild(other)
        assert other.damaged()
        assert not other.database.with_name(journal.name).exists()


@pytest.mark.parametrize(
    "harm", [lambda file: file.write_text("just words " * 2000), over(1, NOISE * 30), cut_to(700)]
)
def test_where_nothing_can_be_read_nothing_is_changed(house: House, home: Home, harm: Harm) -> None:
    harm(home.database)
    before = {file.name: file.read_bytes() for file in home.folder.iterdir()}
    with pytest.raises(NotSalvageable):
        rebuild(home)
    after = {file.name: file.read_bytes() for file in home.folder.iterdir() if file.suffix != ".lock"}
    assert after == before


def test_a_lock_that_cannot_be_read_is_not_left_behind_open_or_shut_for_ever(house: House, tmp_path: Path) -> None:
    home = copy_of(LOCKED, tmp_path / "locked")
    person = struct.pack(">4s", b"\x0d\x00\x00\x00")
    with closing(sqlite3.connect(home.database)) as database:
        (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()
    over(root, person + bytes(PAGE - 4))(home.database)
    over(1, bytes(100))(home.database)
    before = home.database.read_bytes()
    with pytest.raises(NotSalvageable):
        rebuild(home)
    assert home.database.read_bytes() == before


def test_a_damaged_file_of_a_newer_version_is_left_alone(house: House, home: Home) -> None:
    with closing(sqlite3.connect(home.database)) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', 'now')")
        database.commit()
    over(1, bytes(100))(home.database)
    before = home.database.read_bytes()
    with pytest.raises(NewerHome):
        rebuild(home)
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("lock", ["serving", "using"])
def test_nothing_is_made_anew_while_it_is_open_elsewhere(house: House, home: Home, lock: str) -> None:
    over(1, bytes(100))(home.database)
    with home.first(lock), pytest.raises(HomeInUse):
        rebuild(home)


@pytest.mark.parametrize("step", ["salvage", "_keep_damaged", "sync_folder", "finish"])
def test_killed_on_the_way_it_goes_on_the_next_time(
    house: House, home: Home, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    over(5, bytes(PAGE))(home.database)
    over(1, bytes(100))(home.database)
    damaged = home.database.read_bytes()

    def killed(home_or_not: object, *_: object) -> None:
        if step != "finish" or home.rebuilt.exists():  # it is called at the beginning too
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, step, killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild(home)
    rebuild(home)
    assert len(rows_of(home.database)) >= len(WHOLE) - PAGE // 300
    assert [file.read_bytes() for file in home.damaged()] == [damaged]
    assert not list(home.folder.glob("*.fresh*"))
    assert not home.rebuilt.exists()


def test_whoever_opens_it_next_puts_a_finished_one_in_its_place(home: Home) -> None:
    home.database.rename(home.rebuilt)
    home.database.write_bytes(NOISE)
    home.database.with_name("rekindle.sqlite3-wal").write_bytes(NOISE)
    assert len(texts_in(home.folder)) > 5
    assert rows_of(home.database).items() == WHOLE.items()


def test_on_a_disk_without_second_names_a_copy_is_kept(
    house: House, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    over(1, bytes(100))(home.database)
    before = home.database.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    rebuild(home)
    assert [file.read_bytes() for file in home.damaged()] == [before]


HARMS: dict[str, Harm] = {
    "the header gone": over(1, bytes(100)),
    "a page of noise": over(9, NOISE),
    "a table missing": without_table,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_in_the_terminal_there_is_one_sentence_and_the_doctor_explains(home: Home, harm: Harm) -> None:
    harm(home.database)
    kept = rekindle(home.folder, "write", "a word", "--json")
    if kept.returncode:
        assert said_in_one_sentence(kept).startswith("The file where everything is kept")
    status, report = told_by_doctor(home)
    assert (status, report["ok"]) == (1, False)
    assert DATABASE_DAMAGED in [finding["what"] for finding in report["findings"]]
    assert rekindle(home.folder, "help-lines", "GB").returncode == 0
    status, report = told_by_doctor(home, "--rebuild")
    if status == 0:
        assert told_by_doctor(home)[1]["ok"]
        assert rekindle(home.folder, "write", "a word").returncode == 0


def test_what_it_saved_is_read_as_it_was_written(home: Home) -> None:
    texts = texts_in(home.folder)
    over(1, bytes(100))(home.database)
    mended = rekindle(home.folder, "doctor", "--rebuild")
    assert mended.returncode == 0
    assert f"holds all that was found: {len(WHOLE)} things." in mended.stdout
    assert "rekindle.sqlite3.damaged" in mended.stdout
    assert texts_in(home.folder) == texts


def with_nothing_to_read(file: Path) -> None:
    """Leave only what opens it: every thing that was kept is gone from the file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete=ON")
        database.execute("DELETE FROM record")
        database.execute("VACUUM")
    over(1, bytes(100))(file)


def test_where_nothing_could_be_saved_nobody_is_told_that_all_is_well(home: Home) -> None:
    with_nothing_to_read(home.database)
    damaged = home.database.read_bytes()
    mended = rekindle(home.folder, "doctor", "--rebuild")
    assert mended.returncode == 1
    assert "nothing in it could be read." in mended.stdout
    assert "(rekindle.sqlite3.damaged)" in mended.stdout
    assert f"The folder is {home.folder}." in mended.stderr
    assert "in order" not in mended.stdout
    assert home.folder.joinpath("rekindle.sqlite3.damaged").read_bytes() == damaged
    for args in (["kept"], ["let-go"], ["change"], ["kept", "2026-06"]):
        said = rekindle(home.folder, *args)
        assert "That is fine." not in said.stdout + said.stderr
        assert "A damaged file from before lies beside it: rekindle.sqlite3.damaged." in said.stdout + said.stderr


def test_as_long_as_a_damaged_file_lies_beside_the_doctor_tells_of_it(home: Home) -> None:
    over(1, bytes(100))(home.database)
    assert DAMAGED_BESIDE not in [one["what"] for one in told_by_doctor(home, "--rebuild")[1]["findings"]]
    told = {"what": DAMAGED_BESIDE, "where": "rekindle.sqlite3.damaged", "mended": True}
    for _again in range(2):
        status, report = told_by_doctor(home)
        assert (status, report["findings"]) == (0, [told])
    home.damaged()[0].unlink()
    assert told_by_doctor(home)[1]["findings"] == []


def test_a_locked_one_opens_with_its_passphrase_again(tmp_path: Path) -> None:
    home = copy_of(LOCKED, tmp_path / "locked")
    texts = texts_in(home.folder, UNLOCKING)
    over(1, bytes(100))(home.database)
    assert told_by_doctor(home, "--rebuild", env=UNLOCKING)[0] == 0
    assert texts_in(home.folder, UNLOCKING) == texts


@pytest.mark.parametrize("gone", [True, False])
def test_an_empty_file_beside_its_key_is_never_taken_for_a_new_home(home: Home, gone: bool) -> None:
    key = home.key.read_bytes()
    home.database.unlink() if gone else home.database.write_bytes(b"")
    assert said_in_one_sentence(rekindle(home.folder, "write", "a word")) == HomeEmptied.message
    assert told_by_doctor(home)[1]["findings"][0]["what"] == HomeEmptied.message
    assert told_by_doctor(home, "--rebuild")[0] == 1
    assert home.key.read_bytes() == key
    assert home.database.exists() != gone


def test_a_folder_in_its_place_is_told_and_left(home: Home) -> None:
    home.database.unlink()
    home.database.mkdir()
    assert said_in_one_sentence(rekindle(home.folder, "write", "a word")).startswith(HomeDamaged.message)
    assert told_by_doctor(home, "--rebuild")[0] == 1
    assert home.database.is_dir()


def test_removing_everything_removes_the_damaged_one_too(house: House, home: Home) -> None:
    script = (
        "import sys; from pathlib import Path; from rekindle.app.leaving import remove_everything;"
        "from rekindle.bootstrap import open_house; house = open_house(Path(sys.argv[1]));"
        "remove_everything(house, house.people.only().id)"
    )
    over(1, bytes(100))(home.database)
    rebuild(home)
    assert home.damaged()
    subprocess.run([sys.executable, "-c", script, str(home.folder)], check=True)
    assert home.damaged() == []
