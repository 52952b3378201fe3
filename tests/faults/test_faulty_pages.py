"""A fault of the database while a page is made: the right sentence, the words given back, help and leaving open."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection

from rekindle.app import keys, writing
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.house import House
from rekindle.app.ports import Row
from rekindle.life.records import Entry
from rekindle.store.errors import HomeBusy, HomeDamaged, HomeError, HomeNotWritable
from rekindle.store.home import Home
from tests.browser.serving import serving
from tests.cli.processes import rekindle
from tests.django_settings import HOME
from tests.privacy.person import Person
from tests.web.conftest import Visitor
from tests.web.seen import Seen

ALWAYS = ("/help", "/help/home", "/help/save", "/steady", "/steady/minute", "/steady/down", "/private")
WORDS = "words that must not be lost"


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def busy() -> Iterator[None]:
    """Another program holds the database."""
    sql("PRAGMA busy_timeout = 30")
    with closing(sqlite3.connect(HOME.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            sql("PRAGMA busy_timeout = 20000")


@contextmanager
def read_only() -> Iterator[None]:
    """Nothing may be written."""
    sql("PRAGMA query_only = ON")
    try:
        yield
    finally:
        sql("PRAGMA query_only = OFF")


@contextmanager
def without(table: str) -> Iterator[None]:
    """A table is missing."""
    sql(f"ALTER TABLE {table} RENAME TO away")
    try:
        yield
    finally:
        sql(f"ALTER TABLE away RENAME TO {table}")


def fault(name: str) -> AbstractContextManager[None]:
    """Cause a fault by its name; the name of a table takes it away."""
    return {"busy": busy, "read-only": read_only}[name]() if name in {"busy", "read-only"} else without(name)


FAULTS: dict[str, tuple[type[HomeError], int]] = {
    "busy": (HomeBusy, 503),
    "read-only": (HomeNotWritable, 503),
    "record": (HomeDamaged, 500),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_page_that_cannot_be_kept_says_why_and_comes_back(begun_client: Visitor, name: str) -> None:
    kind, status = FAULTS[name]
    begun_client.raise_request_exception = False
    with fault(name):
        answer = begun_client.post("/write", {"text": WORDS, "once": "a1" * 16})
    seen = Seen(answer)
    assert answer.status_code == status
    assert kind.message in seen.words
    assert ("“rekindle doctor” takes a look" in seen.words) == (kind is HomeDamaged)
    again = begun_client.post("/write", seen.form("/write").fields)
    assert again.status_code == 303
    assert WORDS in Seen(begun_client.get("/kept")).words


@pytest.mark.parametrize("name", ["session", "person", "record"])
@pytest.mark.parametrize("page", ALWAYS)
def test_help_and_steadying_open_whatever_became_of_the_database(begun_client: Visitor, name: str, page: str) -> None:
    begun_client.raise_request_exception = False
    with fault(name):
        assert begun_client.get(page).status_code == 200


@pytest.mark.parametrize("name", ["session", "busy", "read-only"])
def test_leaving_leads_away_whatever_became_of_the_database(begun_client: Visitor, name: str) -> None:
    begun_client.raise_request_exception = False
    with fault(name):
        answer = begun_client.get("/leave")
    assert answer.status_code == 303
    assert answer["Location"].startswith("https://")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert all(not cookie.value for cookie in answer.cookies.values())


@pytest.mark.parametrize("name", ["session", "person", "record", "busy", "read-only"])
def test_not_safe_leads_to_help_whatever_became_of_the_database(begun_client: Visitor, name: str) -> None:
    begun_client.raise_request_exception = False
    with fault(name):
        assert begun_client.post("/not-safe")["Location"] == "/help"
        assert begun_client.get("/help").status_code == 200


@pytest.mark.parametrize("name", ["session", "person", "record"])
def test_every_other_page_says_one_sentence(begun_client: Visitor, name: str) -> None:
    begun_client.raise_request_exception = False
    with fault(name):
        for page in ("/", "/kept", "/write", "/settings"):
            answer = begun_client.get(page)
            if answer.status_code != 200:
                assert answer.status_code == 500
                assert HomeDamaged.message in Seen(answer).words
    assert begun_client.get("/").status_code == 200


def test_a_server_whose_file_is_damaged_under_it_stays_and_helps(tmp_path: Path) -> None:
    rekindle(tmp_path, "flicker", "to begin")
    with serving(tmp_path) as server:
        person = Person(server.address)
        person.read(server.link.removeprefix(server.address))
        whole = Home(tmp_path).database.read_bytes()
        Home(tmp_path).database.write_bytes(b"not a database at all. " * 4000)
        Home(tmp_path).database.with_name("rekindle.sqlite3-wal").write_bytes(b"")
        answers = {page: person.read(page) for page in ("/", "/kept", "/help", "/steady")}
        assert "Steady me" in answers["/help"]
        assert all("Traceback" not in answer and "sqlite" not in answer.lower() for answer in answers.values())
        assert "malformed" not in server.log
        Home(tmp_path).database.write_bytes(whole)


@pytest.fixture
def diary(house: House) -> Diary:
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)


def put_back(house: House, diary: Diary, row: Row) -> None:
    house.rows.remove(diary.person, row.id)
    house.rows.add(diary.person, row)


def test_whichever_byte_of_a_row_is_changed_it_is_unreadable_and_hides_nothing(house: House, diary: Diary) -> None:
    writing.keep_entry(diary, writing.Written("whole"))
    kept = writing.keep_entry(diary, writing.Written("changed"))
    row = house.rows.find(diary.person, kept.id)
    assert row is not None
    for at in range(len(row.sealed)):
        flipped = row.sealed[:at] + bytes([row.sealed[at] ^ (1 << at % 8)]) + row.sealed[at + 1 :]
        put_back(house, diary, Row(row.id, row.shelf, row.change, flipped))
        timeline = diary.month(row.shelf)
        assert timeline.unreadable == (row.id,)
        assert [one.record.text for one in timeline.of(Entry)] == ["whole"]
    put_back(house, diary, row)
    assert diary.month(row.shelf).unreadable == ()


def test_rows_that_were_swapped_do_not_open(house: House, diary: Diary) -> None:
    one, other = (
        house.rows.find(diary.person, writing.keep_entry(diary, writing.Written(text)).id)
        for text in ("one", "other")
    )
    assert one is not None
    assert other is not None
    put_back(house, diary, Row(one.id, one.shelf, one.change, other.sealed))
    put_back(house, diary, Row(other.id, other.shelf, other.change, one.sealed))
    assert {found.id for found in diary.everything() if isinstance(found, Unreadable)} == {one.id, other.id}


@pytest.mark.parametrize(("shelf", "change"), [("2020-01", 0), ("standing", 0), ("2026-06", 7)])
def test_a_row_on_another_shelf_or_of_another_change_does_not_open(
    house: House, diary: Diary, shelf: str, change: int
) -> None:
    kept = writing.keep_entry(diary, writing.Written("here"))
    row = house.rows.find(diary.person, kept.id)
    assert row is not None
    put_back(house, diary, Row(row.id, shelf, change, row.sealed))
    assert [found.id for found in diary.everything() if isinstance(found, Unreadable)] == [row.id]
