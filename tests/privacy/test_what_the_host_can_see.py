"""What docs/what-the-host-can-see.md says: unique words written through every form and command are found nowhere."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rekindle.web.urls import PAGES
from tests.browser.serving import Server, serving
from tests.method.shipped import CATALOGUE
from tests.privacy.person import Person

PHRASE = "lantern mossy thursday kettle"
TEN_WORDS, GRUMBLE, SOUNDS = (
    CATALOGUE.by_id(name).number for name in ("words-ten", "hope-too-slow", "senses-three-sounds")
)
FORMS_WITHOUT_A_FIELD_FOR_WORDS = {
    "now/tap", "now/undo", "step", "step/begin", "undo/keep", "undo/gone", "after/let-go", "not-safe", "lock",
    "leave", "awake", "begin", "steady", "steady/down", "library", "private", "help", "",
}  # fmt: skip


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for temporary files that nothing else writes to."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, temporary: Path) -> Iterator[Server]:
    """A real server on a fresh home."""
    with serving(tmp_path_factory.mktemp("home"), settings={"TMPDIR": str(temporary)}) as running:
        yield running


@pytest.fixture(scope="module")
def person(server: Server, temporary: Path) -> Person:
    """Somebody who has written through every form and every command."""
    person = Person(server.address)
    person.send("/begin")
    _write_through_every_form(person)
    _write_through_every_command(person, server.home, temporary)
    person.copy = person.send("/settings/copy", "/settings")
    _lock_and_unlock(person)
    return person


def _write_through_every_form(person: Person) -> None:
    person.send("/now/tap", now="far")
    person.send("/now", "/now", felt="1", note=person.word(), **{"own-0": person.word()})
    person.send("/flicker", flicker=person.word())
    person.send("/write", "/write", text=f"{person.word()}\n" * 300, start="")
    person.send("/write/ten", "/write/ten", text=person.word())
    before = person.word(kept=False)
    person.send("/write", "/write", text=before)
    entry = person.read("/kept").split('href="/kept/')
    address = next(part[:32] for part in entry[1:] if before in person.read(f"/kept/{part[:32]}"))
    person.send(f"/write/{address}", f"/write/{address}", text=person.word())
    person.send("/write", "/write", text=person.word(kept=False), day="no day")
    for number, field in ((TEN_WORDS, "keep"), (GRUMBLE, "keep"), (SOUNDS, "next")):
        address = f"/step/{number}/small"
        asked = person.send(address, address, answer=person.word(), do=field)
        after = asked.split('action="/after/')[1][:32]
        person.send(f"/after/{after}", f"/after/{after}", stir="flicker")
        person.send(f"/after/{after}", f"/after/{after}", word=person.word())
    address = f"/step/{TEN_WORDS}/whole"
    person.send(address, address, answer=person.word(kept=False), do="let-go")
    person.send(address, address, answer=person.word(kept=False), do="pause")
    person.send("/help/country", "/help", country=person.word(kept=False))
    person.read(f"/{person.word(kept=False)}")


def _write_through_every_command(person: Person, home: Path, temporary: Path) -> None:
    def run(*command: str, said: str = "") -> None:
        subprocess.run(
            [sys.executable, "-m", "rekindle", "--home", str(home), *command],
            input=said,
            text=True,
            check=False,
            capture_output=True,
            env={**os.environ, "TMPDIR": str(temporary)},
        )

    run("now", "--note", person.word(), "--feeling", person.word())
    run("write", "-", said=person.word())
    run("flicker", "-", said=person.word())
    run("do", "words-ten", said=f"\n{person.word()}\n\n\n")


def _lock_and_unlock(person: Person) -> None:
    wrong = person.word(kept=False)
    person.send("/settings/passphrase", "/settings/passphrase", new_passphrase=PHRASE)
    person.not_kept.append(PHRASE)
    person.send("/lock", "/settings")
    person.send("/unlock", "/", passphrase=wrong)
    person.send(
        "/forgot",
        "/forgot",
        code=person.word(kept=False),
        new_passphrase=f"{person.word(kept=False)} lantern mossy kettle",
    )


def test_every_word_that_is_kept_stands_in_the_plain_copy_so_it_was_really_written(person: Person) -> None:
    copy = person.copy
    assert [word for word in person.kept if word not in copy] == []
    assert [word for word in person.not_kept if word in copy] == []


def test_no_file_of_the_home_holds_any_of_the_words(person: Person, server: Server) -> None:
    files = {file.name: file.read_bytes() for file in server.home.rglob("*") if file.is_file()}
    assert "rekindle.sqlite3" in files
    assert _found(person, files) == []


def test_no_temporary_file_holds_any_of_the_words(person: Person, temporary: Path) -> None:
    assert _found(person, {file.name: file.read_bytes() for file in temporary.rglob("*") if file.is_file()}) == []


def test_nothing_the_program_prints_holds_any_of_the_words(person: Person, server: Server) -> None:
    assert _found(person, {"log": server.log.encode()}) == []


def test_the_search_finds_what_does_lie_in_clear(person: Person, server: Server) -> None:
    clear = msgspec.json.decode((server.home / "device.json").read_bytes())["name"]
    looker = Person(server.address, kept=[clear])
    assert _found(looker, {"device.json": (server.home / "device.json").read_bytes()}) == [("device.json", clear)]


def test_every_address_that_takes_words_was_written_through() -> None:
    written = {"now", "flicker", "write", "write/ten", "write/<record:record>", "after/<record:record>"}
    written |= {"step/<int:number>/<form:form>", "step/<int:number>", "help/country", "unlock", "forgot"}
    addresses = {str(one.pattern) for page in PAGES for one in page.PATHS}
    kinds = {one for one in addresses if not one.startswith(("settings", "kept", "begin", "code", "help/", "open/"))}
    assert (
        kinds - written - FORMS_WITHOUT_A_FIELD_FOR_WORDS - {"write/<record:record>/gone", "step/<int:number>/again"}
        == set()
    )


def _found(person: Person, files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Look for every word in every file: as it is, in two bytes a letter, and as base64 would have it."""
    return [
        (name, word)
        for name, content in files.items()
        for word in (*person.kept, *person.not_kept)
        if any(form in content for form in _forms(word))
    ]


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode()
    yield word.encode("utf-16-le")
    for shift in range(3):
        middle = base64.b64encode(b" " * shift + word.encode())
        yield middle[4:-4]
