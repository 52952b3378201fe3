"""Writes a word of its own through every form and every command that takes words."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rekindle.life.records import LONGEST_TEXT
from tests.cli.processes import surroundings
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.method.shipped import CATALOGUE
from tests.privacy.person import Person

PHRASE = "lantern mossy thursday kettle"
TEN_WORDS, GRUMBLE, NAME_ONE, SOUNDS, SCRIBBLE, PEOPLE = (
    CATALOGUE.by_id(name).number
    for name in (
        "words-ten",
        "hope-too-slow",
        "feel-name-one",
        "senses-three-sounds",
        "make-scribble",
        "notice-people-distance",
    )
)


def begin(person: Person) -> None:
    """Begin without a passphrase, after one was tried that is too long."""
    person.send("/begin/lock", "/begin/lock", new_passphrase=person.word(kept=False) * 100)
    person.send("/begin")


def write_through_every_form(person: Person) -> None:
    """Write through the forms that stand open while there is no passphrase."""
    person.send("/now/tap", now="far")
    person.send("/now", "/now", felt="1", note=person.word(), **{"own-0": person.word()})
    person.send("/flicker", flicker=person.word())
    _write_pages(person)
    _begin_pages(person)
    _do_practices(person)
    for words in (person.word(kept=False), "", person.word(kept=False) * 200):
        person.send("/find", "/find", find=words)
        person.send("/library/find", "/library", words=words)
    _bring_files_in(person)
    for field in ("country", "find"):
        person.send("/help/country", "/help", **{field: person.word(kept=False)})
    person.read(f"/{person.word(kept=False)}")
    person.read(f"/open/{person.word(kept=False)}")
    _change_settings(person)


def _write_pages(person: Person) -> None:
    person.send("/write", "/write", text=f"{person.word()}\n" * 300, start="")
    person.send("/write", "/write", text=_long(person.word(), LONGEST_TEXT))
    person.send("/write", "/write", text=_long(person.word(kept=False), 2 * LONGEST_TEXT))
    person.send("/write/ten", "/write/ten", text=person.word())
    before = person.word(kept=False)
    person.send("/write", "/write", text=before)
    entries = person.read("/kept").split('href="/kept/')
    address = next(part[:32] for part in entries[1:] if before in person.read(f"/kept/{part[:32]}"))
    person.send(f"/write/{address}", f"/write/{address}", text=person.word())
    person.send("/write", "/write", text=person.word(kept=False), day="no day")


def _begin_pages(person: Person) -> None:
    """Begin pages that are not kept, and let one of them go."""

    def begin_page(text: str) -> None:
        about = {"draft-to": "/write", "draft-number": "1", "once": secrets.token_hex(16)}
        person.send("/draft", "/write", text=text, **about)

    begin_page(person.word(kept=False))
    person.send("/drafts/let-go", "/drafts")
    begin_page(person.word())
    begin_page(_long(person.word(), LONGEST_TEXT))
    person.send("/write", "/write", text=person.word(), leave="1")
    person.send("/write", "/write", text=person.word(kept=False), **{"let-go": "1"})


def _long(word: str, length: int) -> str:
    return (f"{word} " * (length // len(word)))[:length]


def _do_practices(person: Person) -> None:
    for number, field in ((TEN_WORDS, "keep"), (GRUMBLE, "keep"), (NAME_ONE, "keep"), (SOUNDS, "next")):
        address = f"/step/{number}/small"
        asked = person.send(address, address, answer=person.word(), do=field)
        after = asked.split('action="/after/')[1][:32]
        person.send(f"/after/{after}", f"/after/{after}", stir="flicker")
        person.send(f"/after/{after}", f"/after/{after}", word=person.word())
    _do_what_stands(person)
    address = f"/step/{SCRIBBLE}/small"
    person.send(address, address, answer=person.word(), tap="a knot (ember, fine)", do="keep")
    person.send(address, address, answer=person.word(kept=False), picture=person.word(kept=False), do="keep")
    address = f"/step/{PEOPLE}/small"
    person.send(address, address, letter=person.word(kept=False), mark="someone near", do="")
    person.send(address, address, tap=f"someone near ({person.word()})", do="keep")
    address = f"/step/{TEN_WORDS}/whole"
    person.send(address, address, answer=person.word(kept=False), do="let-go")
    person.send(address, address, answer=person.word(kept=False), do="pause")


def _do_what_stands(person: Person) -> None:
    """Put a line on a list, put a letter away, and write a draft to somebody, past the questions before it."""
    place, letter, message = (
        f"/step/{CATALOGUE.by_id(name).number}/small"
        for name in ("place-name-quiet", "hope-letter-later", "say-hurt-message")
    )
    person.send(place, place, answer=person.word(), line=person.word(), do="next")
    person.send(letter, letter, answer=person.word(), do="keep")
    asked = person.send_from(person.read(message), f"{message}/first", tap="no")
    first = person.send_from(asked, f"{message}/first", tap="yes")
    person.send_from(first, message, answer=person.word(), do="stop")


def _bring_files_in(person: Person) -> None:
    """Take one file in, leave another, have one held for its order, and bring one that is none of ours."""
    held = f"[05/06/2013 15:39] {person.word(kept=False)}\n" * 30_000
    asked = person.bring_in("/in-out/bring", "/in-out", held)
    answered = person.send_from(asked, "/in-out/bring", order="dmy")
    _answer(person, answered, "leave")
    for entry, then in ((person.word(), "take"), (person.word(kept=False), "leave")):
        found = person.bring_in("/in-out/bring", "/in-out", f"[2013-06-09 15:39] {entry}\n")
        _answer(person, found, then)
    person.bring_in("/in-out/bring", "/in-out", person.word(kept=False))


def _answer(person: Person, found: str, then: str) -> None:
    batch = found.split('name="batch" value="')[1][:32]
    person.send(f"/in-out/{then}", "/in-out", batch=batch)


def _change_settings(person: Person) -> None:
    here = "/settings"
    person.send("/settings", here, tab_name=person.word(kept=False) * 3, leave_to="")
    leave_to = f"https://{person.word_in_clear()}.example/"
    person.send("/settings", here, tab_name=person.word_in_clear(), leave_to=leave_to)
    person.send("/settings", here, country=person.word(kept=False))
    person.send("/settings", here, **{"panic": person.word(kept=False), "unsafe-home": person.word(kept=False)})
    for ask in ("wish", "suits"):
        said = dict.fromkeys(("says", "answer", "code", "to", "about"), person.word(kept=False))
        person.send(f"/step/{SOUNDS}/{ask}", f"/step/{SOUNDS}", **said)
    person.send("/settings", here, theme=person.word(kept=False))


def write_through_every_key(person: Person) -> None:
    """Set a passphrase, and type wrong ones and wrong codes wherever one is asked for."""

    def wrong() -> str:
        return person.word(kept=False)

    def right() -> None:  # wrong tries in a row would have to wait
        person.send("/in-out/copy", "/in-out", passphrase=PHRASE)

    person.not_kept.append(PHRASE)
    person.send("/settings/passphrase", "/settings/passphrase", new_passphrase=wrong() * 100)
    person.send("/settings/passphrase", "/settings/passphrase", new_passphrase=PHRASE)
    person.send("/code", "/code", code=wrong())
    person.send("/code/on", "/code")
    for path, page in (
        ("/settings/passphrase", "/settings/passphrase"),
        ("/settings/code/new", "/settings/code"),
        ("/in-out/copy", "/in-out"),
        ("/settings/remove", "/settings/remove"),
    ):
        person.send(path, page, passphrase=wrong(), sure="1", new_passphrase=f"{wrong()} {PHRASE}")
        right()
    person.send("/settings/code/try", "/settings/code", code=wrong())
    person.send("/lock", "/settings")
    person.send("/write", "/", text=wrong())
    person.send("/unlock", "/", passphrase=wrong())
    person.send("/forgot", "/forgot", code=wrong(), new_passphrase=f"{wrong()} lantern mossy kettle")


def write_through_every_command(person: Person, home: Path, settings: dict[str, str]) -> None:
    """Run the commands that take words, while there is no passphrase.

    A name or an answer that a command does not know it repeats to the person, and nothing else.
    """

    def run(*command: str, said: str = "", repeats: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "rekindle", *command],
            input=said,
            text=True,
            check=False,
            capture_output=True,
            env=surroundings(home, settings),
        )
        if not repeats:
            person.printed[command[0]] = person.printed.get(command[0], "") + done.stdout + done.stderr
        return done.stdout

    run("now", "--note", person.word(), "--feeling", person.word())
    run("now", "--need", person.word(), "--json")
    run("write", "-", said=person.word())
    run("write", "-", said=_long(person.word(), LONGEST_TEXT))
    run("write", "-", said=_long(person.word(kept=False), 2 * LONGEST_TEXT))
    run("flicker", "-", said=person.word())
    page = json.loads(run("write", "--json", "-", said=person.word(kept=False)))["id"]
    run("change", page, "-", said=person.word())
    run("change", page, "--add", "-", said=person.word())
    gone = json.loads(run("write", "--json", "-", said=person.word(kept=False)))["id"]
    run("let-go", "--for-good", gone, repeats=True)
    run("settings", "leave-to", "-", said=f"http://{person.word(kept=False)}.example")
    run("settings", "country", person.word(kept=False))
    run("kept", person.word(kept=False), repeats=True)
    journal = f"{person.word(kept=False)}\n[2013-06-10 07:00] {person.word()}\n"
    run("import", "-", "--yes", "--format", "jrnl", said=journal)
    run("import", "-", "--dry-run", "--json", said=f"[2013-06-10 07:00] {person.word(kept=False)}\n")
    _name_through_commands(person, run)


def _name_through_commands(person: Person, run: Callable[..., str]) -> None:
    run("do", "words-ten", said=f"\n{person.word()}\n\n\n")
    run("do", person.word(kept=False), repeats=True)
    run("now", "--state", person.word(kept=False), repeats=True)
    run("help-lines", person.word(kept=False))
    run("map", person.word(kept=False))
    run("suits", person.word(kept=False), "yes")
    run("library", "--words", "-", said=person.word(kept=False))
    run("find", "-", said=person.word(kept=False))
    run("find", person.word(kept=False), "--json")


def type_every_secret(person: Person, home: Path, settings: dict[str, str]) -> None:
    """Type passphrases and codes into the commands that ask for them, at a terminal."""
    new = f"{person.word(kept=False)} meadow copper"
    env = {**settings, "REKINDLE_HOME": str(home)}

    def at_terminal(*command: str, typed: tuple[tuple[str, str], ...]) -> None:
        with PseudoTerminal(home, *command, env=env) as terminal:
            for question, answer in typed:
                terminal.read_until(question)
                terminal.type(f"{answer}\n")
            terminal.status()
            person.printed[command[0]] = person.printed.get(command[0], "") + terminal.shown

    at_terminal("doctor", typed=(("leave it locked: ", person.word(kept=False)),))
    at_terminal("passphrase", typed=(("Passphrase: ", PHRASE), ("New passphrase: ", new), ("Once more: ", new)))
    at_terminal("recovery", "--drill", typed=(("does not show): ", person.word(kept=False)),))
