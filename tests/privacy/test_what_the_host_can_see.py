"""What docs/what-the-host-can-see.md says: unique words written through every form and command are found nowhere."""

import base64
import contextlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from rekindle.cli.commands import PLACES
from rekindle.web.urls import PAGES
from tests.browser.serving import Server, serving
from tests.privacy import writing
from tests.privacy.person import Person
from tests.privacy.watch import Watch

PAGE = (Path(__file__).parents[2] / "docs" / "what-the-host-can-see.md").read_text("utf-8")
TAKE_NO_WORDS = {
    "", "now/tap", "now/undo", "step", "step/begin", "step/<int:number>", "step/<int:number>/again", "undo/keep",
    "undo/written", "undo/words", "undo/gone", "undo/last", "after/let-go", "steady", "steady/minute",
    "steady/down",
    "write/<record:record>/gone", "kept", "kept/<month:month>", "kept/<record:record>",
    "kept/<record:record>/whole", "kept/<record:record>/small", "kept/<record:record>/gone", "library", "private",
    "in-out", "in-out/take", "in-out/leave", "in-out/back", "help", "library/<int:need>", "map", "map/<int:number>",
    "help/home", "help/save", "not-safe", "settings/code", "code/on", "lock", "leave", "awake", "asleep", "begin",
    "step/<int:number>/before", "drafts", "drafts/go-on", "drafts/<record:record>", "drafts/let-go",
    "settings/open", "find/<record:record>", "step/<int:number>/<form:form>/first", "letters",
    "letters/<record:record>", "letters/<record:record>/gone",
}  # fmt: skip
"""Addresses whose forms, if they have any, hold buttons, ticks and ids alone."""
COMMANDS_THAT_TAKE_NO_WORDS = {
    *("serve", "step", "breathe", "lock"),
    *("kept", "drafts", "let-go", "bring-back", "private", "completion", "remove-everything"),
    *("undo-import", "export", "letters", "help"),
}
"""What can be said to them is a number, a switch, a port, a day, or an id. Some print what was written."""


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Watch:
    """Watches the server and every command."""
    return Watch(tmp_path_factory.mktemp("watch"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, watch: Watch) -> Iterator[Server]:
    """A real server on a fresh home."""
    with serving(tmp_path_factory.mktemp("home"), settings=watch.settings) as running:
        yield running


@pytest.fixture(scope="module")
def person(server: Server, watch: Watch) -> Person:
    """Somebody who has written through every form and every command."""
    person = Person(server.address)
    writing.begin(person)
    writing.write_through_every_form(person)
    writing.write_through_every_command(person, server.home, watch.settings)
    person.copy = person.take_copy()
    writing.write_through_every_key(person)
    writing.type_every_secret(person, server.home, watch.settings)
    return person


def test_every_word_that_is_kept_stands_in_the_archive_so_it_was_really_written(person: Person) -> None:
    assert [word for word in person.kept if word not in person.copy] == []
    assert [word for word in person.not_kept if word in person.copy] == []


def test_no_file_of_the_home_holds_any_of_the_words(person: Person, server: Server) -> None:
    files = {file.name: file.read_bytes() for file in server.home.rglob("*") if file.is_file()}
    assert "rekindle.sqlite3" in files
    assert _found(person.sealed, files) == []


def test_no_file_is_opened_to_write_outside_the_home_not_even_for_a_moment(
    person: Person, server: Server, watch: Watch
) -> None:
    home = server.home.resolve()
    assert home / "rekindle.sqlite3" in watch.files
    assert {file for file in watch.files if file != home and home not in file.parents} == set()
    assert not watch.saw_something_temporary


def test_no_file_has_a_name_that_the_page_does_not_list(person: Person, watch: Watch, server: Server) -> None:
    names = {file.name for file in (*watch.files, *server.home.iterdir()) if file != server.home.resolve()}
    assert {name for name in names if f"`{_listed_as(name)}`" not in PAGE} == set()


def test_no_table_has_a_name_that_the_page_does_not_list(person: Person, server: Server) -> None:
    with contextlib.closing(sqlite3.connect(server.home / "rekindle.sqlite3")) as database:
        asked = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        tables = {name for (name,) in asked}
    assert "record" in tables
    assert {name for name in tables if f"table `{name}`" not in PAGE} == set()


def test_no_table_has_a_column_that_the_page_does_not_tell_of(person: Person, server: Server) -> None:
    with contextlib.closing(sqlite3.connect(server.home / "rekindle.sqlite3")) as database:
        columns = {name for _number, name, *_more in database.execute("PRAGMA table_info(record)")}
        batches = {batch for (batch,) in database.execute("SELECT batch FROM record")}
    assert columns == {"person", "id", "shelf", "change", "sealed", "leaves_at", "batch"}
    assert "`batch`" in PAGE
    assert None in batches
    assert {len(batch) for batch in batches - {None}} == {16}


def test_a_drawing_lies_in_pieces_that_show_nothing_of_it(person: Person, server: Server) -> None:
    with contextlib.closing(sqlite3.connect(server.home / "rekindle.sqlite3")) as database:
        columns = {name for _number, name, *_more in database.execute("PRAGMA table_info(chunk)")}
        pieces = database.execute("SELECT file, part, sealed FROM chunk").fetchall()
    assert columns == {"person", "record", "file", "part", "change", "sealed"}
    assert {(file, part) for file, part, _sealed in pieces} == {(0, 0), (1, 0)}
    files = {file.name: file.read_bytes() for file in server.home.rglob("*") if file.is_file()}
    assert [name for name, data in files.items() if b"\x89PNG" in data or b"IHDR" in data] == []


def test_nothing_is_called_but_this_computer(person: Person, watch: Watch) -> None:
    assert {address for address in watch.addresses if not address.startswith("('127.0.0.1', ")} == set()


def test_nothing_the_server_prints_holds_any_of_the_words(person: Person, server: Server) -> None:
    assert server.link in server.log
    assert _found((*person.sealed, *person.in_clear), {"log": server.log.encode()}) == []


def test_no_command_prints_back_what_it_was_told_to_keep(person: Person) -> None:
    assert "Kept." in person.printed["write"]
    assert _found(person.sealed, {name: said.encode() for name, said in person.printed.items()}) == []


def test_what_is_kept_in_clear_lies_in_the_settings_file_alone(person: Person, server: Server) -> None:
    files = {file.name: file.read_bytes() for file in server.home.rglob("*") if file.is_file()}
    assert len(person.in_clear) == 2
    assert _found(person.in_clear, files) == [("device.json", word) for word in person.in_clear]


def test_every_address_that_takes_words_was_written_through(person: Person) -> None:
    written = {route for address in person.written_through if (route := _route(address)) is not None}
    addresses = {str(one.pattern) for page in PAGES for one in page.PATHS}
    assert addresses - TAKE_NO_WORDS == written


def test_every_command_that_takes_words_was_run(person: Person) -> None:
    assert set(PLACES) - COMMANDS_THAT_TAKE_NO_WORDS == set(person.printed), (
        "what can be said to a command is said in writing.py; one to which no words are ever said is named above"
    )


def test_the_watch_sees_a_temporary_file_that_is_gone_at_once(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    fleeting = "import tempfile; tempfile.TemporaryFile().close()"
    subprocess.run([sys.executable, "-c", fleeting], env=watch.settings, check=True)
    assert any(watch.temporary in file.parents or file == watch.temporary for file in watch.files)


def _found(words: Iterable[str], files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Look for every word in every file: as it is, in two bytes a letter, and as base64 would have it."""
    return [
        (name, word)
        for name, content in files.items()
        for word in words
        if any(form in content for form in _forms(word))
    ]


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode()
    yield word.encode("utf-16-le")
    for shift in range(3):
        middle = base64.b64encode(b" " * shift + word.encode())
        yield middle[4:-4]


def _listed_as(name: str) -> str:
    """Give how the page lists a file; what stands in the name of one half written is a star there."""
    half_written = re.fullmatch(r"(key|\w+\.json)\..+\.new", name)
    return f"{half_written[1]}.*.new" if half_written else name


def _route(address: str) -> str | None:
    try:
        return resolve(address).route
    except Resolver404:
        return None
