"""The contract that every repository keeps, on the real database of a home."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, connections

from rekindle.app.house import House
from rekindle.app.ports import Person, Row, Session
from rekindle.app.ports_beside import Chunk
from rekindle.store.database import sqlite_settings
from tests.django_settings import HOME

PERSON, STRANGER = b"p" * 16, b"s" * 16
NOW = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)


def row(name: bytes = b"a", shelf: str = "2026-06", change: int = 0, sealed: bytes = b"sealed") -> Row:
    return Row(name * 16, shelf, change, sealed)


def test_a_row_is_found_by_its_person_alone(house: House) -> None:
    assert house.rows.add(PERSON, row())
    assert house.rows.find(PERSON, b"a" * 16) == row()
    assert house.rows.find(STRANGER, b"a" * 16) is None


def test_the_same_id_is_written_once(house: House) -> None:
    assert house.rows.add(PERSON, row())
    assert not house.rows.add(PERSON, row(sealed=b"other"))
    assert house.rows.find(PERSON, b"a" * 16) == row()


def test_two_people_may_have_rows_of_the_same_id(house: House) -> None:
    assert house.rows.add(PERSON, row())
    assert house.rows.add(STRANGER, row(sealed=b"theirs"))
    assert house.rows.find(PERSON, b"a" * 16) == row()


def test_a_row_is_replaced_only_by_its_next_change(house: House) -> None:
    house.rows.add(PERSON, row())
    assert not house.rows.replace(PERSON, row(change=2, sealed=b"two"))
    assert not house.rows.replace(STRANGER, row(change=1, sealed=b"theirs"))
    assert house.rows.replace(PERSON, row(change=1, sealed=b"one", shelf="2026-07"))
    assert house.rows.find(PERSON, b"a" * 16) == row(change=1, sealed=b"one", shelf="2026-07")


def test_shelves_give_their_own_rows_and_no_others(house: House) -> None:
    for name, shelf in ((b"a", "2026-05"), (b"b", "2026-06"), (b"c", "standing")):
        house.rows.add(PERSON, row(name, shelf))
    house.rows.add(STRANGER, row(b"d", "2026-05"))
    assert {one.id[:1] for one in house.rows.on_shelves(PERSON, {"2026-05", "standing"})} == {b"a", b"c"}
    assert house.rows.shelves(PERSON) == ["2026-05", "2026-06", "standing"]


def test_a_row_set_aside_is_hidden_and_comes_back_until_its_time_is_over(house: House) -> None:
    house.rows.add(PERSON, row())
    assert house.rows.set_aside(PERSON, b"a" * 16, NOW + timedelta(minutes=10))
    assert house.rows.find(PERSON, b"a" * 16) is None
    assert house.rows.shelves(PERSON) == []
    assert not house.rows.bring_back(PERSON, b"a" * 16, NOW + timedelta(minutes=10))
    assert not house.rows.bring_back(STRANGER, b"a" * 16, NOW)
    assert house.rows.bring_back(PERSON, b"a" * 16, NOW)
    assert house.rows.find(PERSON, b"a" * 16) == row()


def test_what_is_set_aside_goes_when_its_time_has_come(house: House) -> None:
    house.rows.add(PERSON, row())
    house.rows.set_aside(PERSON, b"a" * 16, NOW)
    assert house.rows.remove_set_aside(None, NOW - timedelta(seconds=1)) == 0
    assert house.rows.remove_set_aside(None, NOW) == 1
    assert not house.rows.bring_back(PERSON, b"a" * 16, NOW - timedelta(hours=1))


def test_letting_go_of_one_person_leaves_the_other(house: House) -> None:
    for person in (PERSON, STRANGER):
        house.rows.add(person, row())
        house.rows.set_aside(person, b"a" * 16, NOW)
    assert house.rows.remove_set_aside(PERSON, None) == 1
    assert house.rows.bring_back(STRANGER, b"a" * 16, NOW - timedelta(minutes=1))


def chunk(record: bytes = b"a", part: int = 0, file: int = 0) -> Chunk:
    return Chunk(record * 16, file, part, 0, b"sealed")


def test_chunks_go_with_their_row_and_with_no_other(house: House) -> None:
    for person in (PERSON, STRANGER):
        for name in (b"a", b"b"):
            house.rows.add(person, row(name))
            house.rows.add_chunks(person, [chunk(name), chunk(name, 1), chunk(name, 0, 1)])
    assert house.rows.count_chunks(PERSON, b"a" * 16, 0) == 2
    assert house.rows.find_chunk(PERSON, b"a" * 16, 0, 1) == chunk(part=1)
    assert house.rows.find_chunk(PERSON, b"a" * 16, 0, 2) is None
    house.rows.remove(PERSON, b"a" * 16)
    assert house.rows.find_chunk(PERSON, b"a" * 16, 0, 0) is None
    assert house.rows.count_chunks(PERSON, b"b" * 16, 0) == 2
    assert house.rows.count_chunks(STRANGER, b"a" * 16, 1) == 1
    house.rows.set_aside(STRANGER, b"a" * 16, NOW)
    assert house.rows.remove_set_aside(None, NOW) == 1
    assert house.rows.count_chunks(STRANGER, b"a" * 16, 0) == 0
    assert house.rows.count_chunks(STRANGER, b"b" * 16, 0) == 2


def test_a_chunk_is_written_once(house: House) -> None:
    house.rows.add_chunks(PERSON, [chunk()])
    with pytest.raises(IntegrityError):
        house.rows.add_chunks(PERSON, [chunk()])


BATCH = b"b" * 16


def test_rows_of_a_batch_are_hidden_together_and_shown_together(house: House) -> None:
    later = NOW + timedelta(minutes=10)
    house.rows.add_many(PERSON, [row(b"a"), row(b"c")], BATCH, later)
    house.rows.add_many(PERSON, [row(b"d")], b"o" * 16, later)
    house.rows.add_many(STRANGER, [row(b"e")], BATCH, later)
    assert list(house.rows.on_shelves(PERSON, ["2026-06"])) == []
    assert house.rows.take_in(PERSON, BATCH, later) == 0
    assert house.rows.take_in(PERSON, BATCH, NOW) == 2
    assert {one.id for one in house.rows.on_shelves(PERSON, ["2026-06"])} == {b"a" * 16, b"c" * 16}
    assert list(house.rows.on_shelves(STRANGER, ["2026-06"])) == []


def test_a_batch_goes_but_for_what_was_changed_since(house: House) -> None:
    house.rows.add_many(PERSON, [row(b"a"), row(b"c")], BATCH, None)
    house.rows.add(PERSON, row(b"d"))
    house.rows.add_many(STRANGER, [row(b"a")], BATCH, None)
    house.rows.replace(PERSON, row(b"a", change=1))
    assert house.rows.count_batch(PERSON, BATCH) == (1, 1)
    assert house.rows.remove_batch(PERSON, BATCH) == 1
    assert {one.id for one in house.rows.on_shelves(PERSON, ["2026-06"])} == {b"a" * 16, b"d" * 16}
    assert house.rows.count_batch(STRANGER, BATCH) == (1, 0)


def test_rows_are_found_by_their_ids_with_whether_they_are_set_aside(house: House) -> None:
    for name in (b"a", b"c"):
        house.rows.add(PERSON, row(name))
    house.rows.add(STRANGER, row(b"d"))
    house.rows.set_aside(PERSON, b"c" * 16, NOW)
    found = house.rows.find_many(PERSON, [b"a" * 16, b"c" * 16, b"d" * 16, b"e" * 16])
    assert sorted((one.id[:1], aside) for one, aside in found) == [(b"a", False), (b"c", True)]
    assert list(house.rows.find_many(PERSON, [])) == []


def test_an_id_that_is_there_stops_all_rows_that_come_with_it(house: House) -> None:
    house.rows.add(PERSON, row(b"a"))
    with pytest.raises(IntegrityError), house.rows.atomically():
        house.rows.add_many(PERSON, [row(b"c"), row(b"a", sealed=b"other")], BATCH, None)
    assert house.rows.find(PERSON, b"c" * 16) is None


def test_a_home_of_the_first_version_gets_the_column_and_keeps_its_rows(house: House, tmp_path: Path) -> None:
    old = sqlite_settings(tmp_path / "old.sqlite3")
    connections.databases["old"] = {**connections.databases["default"], **old}
    try:
        call_command("migrate", "store", "0001", database="old", verbosity=0, interactive=False)
        with connections["old"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO record VALUES (%s, %s, '2026-06', 3, %s, NULL)", [PERSON, b"a" * 16, b"sealed"]
            )
        call_command("migrate", "store", database="old", verbosity=0, interactive=False)
        with connections["old"].cursor() as cursor:
            cursor.execute("SELECT person, id, shelf, change, sealed, leaves_at, batch FROM record")
            assert cursor.fetchall() == [(PERSON, b"a" * 16, "2026-06", 3, b"sealed", None, None)]
    finally:
        connections["old"].close()
        del connections["old"], connections.databases["old"]


def test_a_removed_row_leaves_no_byte_in_any_file_of_the_home(house: House) -> None:
    mark = b"a mark that is easy to find" * 20
    house.rows.add(PERSON, row(sealed=mark))
    house.rows.remove(PERSON, b"a" * 16)
    for file in HOME.folder.iterdir():
        assert mark not in file.read_bytes(), file.name


def test_what_happens_inside_atomically_happens_whole_or_not_at_all(house: House) -> None:
    class StopHereError(Exception):
        pass

    def half() -> None:
        with house.rows.atomically():
            house.rows.add(PERSON, row())
            raise StopHereError

    with pytest.raises(StopHereError):
        half()
    assert house.rows.find(PERSON, b"a" * 16) is None


def test_writers_at_once_lose_nothing(house: House) -> None:
    def write(name: bytes) -> None:
        for number in range(20):
            assert house.rows.add(PERSON, Row(name * 15 + bytes([number]), "2026-06", 0, b"sealed"))
        connection.close()

    writers = [threading.Thread(target=write, args=(bytes([65 + index]),)) for index in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(list(house.rows.on_shelves(PERSON, ["2026-06"]))) == 80


def test_a_person_comes_back_as_they_were_saved(house: House) -> None:
    house.people.add(Person(PERSON))
    house.people.save(Person(PERSON, b"wrap", b"recovery", failures=3, retry_at=NOW))
    assert house.people.only() == Person(PERSON, b"wrap", b"recovery", failures=3, retry_at=NOW)


def test_removing_a_person_removes_all_that_is_theirs_and_nothing_of_others(house: House) -> None:
    house.people.add(Person(PERSON))
    for person in (PERSON, STRANGER):
        house.rows.add(person, row())
        house.sessions.add(Session(person * 2, person, b"wrap", began=NOW, seen=NOW))
        house.links.add(person * 2, person, NOW + timedelta(minutes=1))
    house.people.remove(PERSON)
    assert house.people.only() is None
    assert house.rows.find(PERSON, b"a" * 16) is None
    assert house.sessions.find(PERSON * 2) is None
    assert house.rows.find(STRANGER, b"a" * 16) == row()
    assert house.sessions.find(STRANGER * 2) is not None
    assert not house.links.spend(PERSON * 2, NOW, NOW + timedelta(minutes=10))
    assert house.links.spend(STRANGER * 2, NOW, NOW + timedelta(minutes=10))


def test_a_removed_person_leaves_no_byte_in_any_file_of_the_home(house: House) -> None:
    mark = b"a mark that is easy to find" * 20
    house.people.add(Person(PERSON, passphrase_wrap=mark))
    house.rows.add(PERSON, row(sealed=mark))
    house.people.remove(PERSON)
    for file in HOME.folder.iterdir():
        assert mark not in file.read_bytes(), file.name


def test_shrinking_gives_the_room_back(house: House) -> None:
    house.people.add(Person(PERSON))
    house.rows.add(PERSON, row(sealed=bytes(1_000_000)))
    house.people.remove(PERSON)
    house.people.shrink()
    assert HOME.database.stat().st_size < 200_000


def test_a_home_that_cannot_be_shrunk_lets_everything_else_be_removed(house: House) -> None:
    house.people.add(Person(PERSON))
    house.key_file.write("key")
    house.device.read()
    with house.people.atomically():  # SQLite rewrites no file inside a transaction, as it does not on a full disk
        house.people.remove(PERSON)
        house.people.shrink()
    house.key_file.remove()
    house.device.remove()
    assert house.people.only() is None
    assert not HOME.key.exists()
    assert not HOME.device.exists()


def test_idle_sessions_end_and_busy_ones_stay(house: House) -> None:
    for name, seen in ((b"i", NOW), (b"b", NOW + timedelta(minutes=5))):
        house.sessions.add(Session(name * 32, name * 16, b"wrap", began=NOW, seen=seen))
    assert house.sessions.end_idle(NOW, NOW + timedelta(hours=1)) == 1
    assert house.sessions.find(b"i" * 32) is None
    assert house.sessions.find(b"b" * 32) is not None


def test_sessions_that_are_yet_to_come_end_whichever_of_their_times_says_so(house: House) -> None:
    later, latest = NOW + timedelta(days=1), NOW + timedelta(minutes=1)
    for name, began, seen in ((b"a", NOW, later), (b"b", later, NOW), (b"c", NOW, NOW)):
        house.sessions.add(Session(name * 32, name * 16, b"wrap", began=began, seen=seen))
    assert house.sessions.end_idle(NOW - timedelta(minutes=10), latest) == 2
    assert house.sessions.find(b"c" * 32) is not None


def test_the_sessions_of_one_person_come_the_last_used_first(house: House) -> None:
    for name, person, minutes in ((b"a", PERSON, 1), (b"b", PERSON, 2), (b"c", STRANGER, 3)):
        seen = NOW + timedelta(minutes=minutes)
        house.sessions.add(Session(name * 32, person, b"wrap", began=NOW, seen=seen))
    assert [session.id[:1] for session in house.sessions.of(PERSON)] == [b"b", b"a"]


def test_a_link_works_once_and_only_in_its_time(house: House) -> None:
    latest = NOW + timedelta(minutes=10)
    house.links.add(b"l" * 32, PERSON, latest)
    house.links.add(b"o" * 32, PERSON, NOW)
    house.links.add(b"a" * 32, PERSON, latest + timedelta(seconds=1))
    assert not house.links.spend(b"o" * 32, NOW, latest)
    assert not house.links.spend(b"a" * 32, NOW, latest)
    assert house.links.spend(b"l" * 32, NOW, latest)
    assert not house.links.spend(b"l" * 32, NOW, latest)
    assert not house.links.spend(b"never" * 6 + b"xx", NOW, latest)


def test_removing_the_links_of_one_person_leaves_those_of_another(house: House) -> None:
    latest = NOW + timedelta(minutes=10)
    for person in (PERSON, STRANGER):
        house.links.add(person * 2, person, latest)
    house.links.remove_all(PERSON)
    assert not house.links.spend(PERSON * 2, NOW, latest)
    assert house.links.spend(STRANGER * 2, NOW, latest)


def test_every_table_carries_the_person() -> None:
    for model in apps.get_app_config("store").get_models():
        names = {column.name for column in model._meta.get_fields()}
        assert "person" in names or model._meta.db_table == "person", model


def test_the_first_migration_makes_the_tables_that_the_models_say(house: House) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_files_of_a_home_are_open_to_their_owner_alone(house: House) -> None:
    house.device.read()
    house.key_file.write("key")
    assert HOME.folder.stat().st_mode & 0o077 == 0
    assert HOME.key.stat().st_mode & 0o077 == 0
    assert HOME.device.stat().st_mode & 0o077 == 0
