"""A page and a flicker: from the command line, from standard input, or typed; nothing typed is lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection

from rekindle.app import drafts
from rekindle.app.errors import LineTooLong
from rekindle.app.house import House
from rekindle.app.keys import begin
from rekindle.life.filled import Filled
from rekindle.life.records import LONGEST_LINE, LONGEST_TEXT, Entry, Flicker
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of, kept
from tests.conftest import StillClock


def texts(house: House) -> list[str]:
    return [one.text for one in kept(house, Entry)]


def test_a_page_is_kept(terminal: Terminal, house: House, clock: StillClock) -> None:
    answered = terminal.run("write", "The rain has a rhythm today.")
    assert (answered.status, answered.out) == (0, "Kept.\n")
    (entry,) = kept(house, Entry)
    assert (entry.text, entry.at, entry.written) == ("The rain has a rhythm today.", clock.now, clock.now)


def test_words_without_quotation_marks_belong_together(terminal: Terminal, house: House) -> None:
    terminal.run("flicker", "the", "cat", "purred")
    assert [one.text for one in kept(house, Flicker)] == ["the cat purred"]


@pytest.mark.parametrize(
    "text", ["zwei Zeilen\nund ein ä", "雨の音\n\n静か", "מכתב קצר", "🌧️ then 🌤️", "tabs\tand  spaces"]
)
def test_standard_input_is_kept_as_it_is_in_any_script(terminal: Terminal, house: House, text: str) -> None:
    assert terminal.run("write", "-", typed=text).status == 0
    assert texts(house) == [text]


@pytest.mark.parametrize("end", [".\n", "", " .  \nnot this\n"])
def test_typed_lines_end_with_a_dot_alone_or_with_the_end_of_input(
    terminal: Terminal, house: House, end: str
) -> None:
    answered = terminal.run("write", typed=f"first line\n\n.5 is half\nlast line\n{end}")
    assert answered.status == 0
    assert "A line with a dot alone, or Ctrl-D, ends it" in answered.out
    assert texts(house) == ["first line\n\n.5 is half\nlast line"]


def test_it_says_when_something_begun_in_the_browser_waits_there(terminal: Terminal, house: House) -> None:
    terminal.begin()
    assert "as a draft" not in terminal.run("write", typed="one\n").out
    drafts.save(diary_of(house), Filled("/write", (("text", "begun elsewhere"),)), "1" * 32, 1)
    answered = terminal.run("write", typed="another\n")
    assert "Something that you began waits as a draft, sealed. “rekindle drafts” shows it." in answered.out
    assert "begun elsewhere" not in answered.everything
    assert sorted(texts(house)) == ["another", "one"]


def test_a_flicker_is_asked_for_in_one_line(terminal: Terminal, house: House) -> None:
    assert terminal.run("flicker", typed="warm bread\n").status == 0
    assert [one.text for one in kept(house, Flicker)] == ["warm bread"]


@pytest.mark.parametrize(("command", "kind"), [("write", "entry"), ("flicker", "flicker")])
def test_a_script_reads_id_kind_and_time(terminal: Terminal, clock: StillClock, command: str, kind: str) -> None:
    read = json.loads(terminal.run(command, "a word", "--json").out)
    assert set(read) == {"id", "kind", "at"}
    assert (read["kind"], datetime.fromisoformat(read["at"])) == (kind, clock.now)
    assert len(bytes.fromhex(read["id"])) == 16


@pytest.mark.parametrize("command", ["write", "flicker"])
@pytest.mark.parametrize("typed", ["", "\n", "   \n\t\n"])
def test_nothing_is_not_kept_and_that_is_fine(terminal: Terminal, house: House, command: str, typed: str) -> None:
    for args in ([command], [command, "-"], [command, ""]):
        answered = terminal.run(*args, typed=typed)
        assert answered.status == 1
        assert "There is nothing in it yet. That is fine." in answered.err
    assert (kept(house, Entry), kept(house, Flicker)) == ([], [])


def test_the_longest_text_is_kept_whole(terminal: Terminal, house: House) -> None:
    text = "ä" * LONGEST_TEXT
    assert terminal.run("write", "-", typed=text).status == 0
    assert texts(house) == [text]


@pytest.mark.parametrize("typed", ["x" * (LONGEST_TEXT + 1), "x" * 5_000_000])
def test_a_longer_one_is_refused_in_one_sentence(terminal: Terminal, house: House, typed: str) -> None:
    terminal.begin()
    answered = terminal.run("write", "-", typed=typed)
    assert (answered.status, answered.out) == (1, "")
    assert (
        answered.err
        == "This is longer than one page can hold, which is 1,000,000 letters. Keep part of it, then the rest.\n"
    )
    assert texts(house) == []


@pytest.mark.parametrize("many", [LONGEST_LINE + 1, 5_000_000])
def test_a_flicker_longer_than_a_line_is_told_how_long_a_line_is(terminal: Terminal, many: int) -> None:
    answered = terminal.run("flicker", "-", typed="x" * many)
    assert answered.status == 1
    assert answered.err.endswith(f"{LineTooLong.message}\n")
    assert f"one line can hold, which is {LONGEST_LINE:,} letters." in LineTooLong.message


def test_bytes_that_are_no_text_are_refused_and_not_mangled(terminal: Terminal, house: House) -> None:
    terminal.begin()
    answered = terminal.run("write", "-", typed=b"caf\xe9 cr\xe8me")
    assert answered.status == 1
    assert answered.err == "This is not text in UTF-8, so it could not be read. Nothing was kept.\n"
    assert texts(house) == []


def test_a_mark_of_byte_order_is_not_part_of_the_text(terminal: Terminal, house: House) -> None:
    terminal.run("write", "-", typed=b"\xef\xbb\xbfsaved on another computer")
    assert texts(house) == ["saved on another computer"]


@pytest.fixture
def failing_once(house: House, clock: StillClock) -> Iterator[House]:
    """A house that opens, whose disk cannot be written the first time a page is kept, and can the second time."""
    begin(house)
    # The time is asked for twice when it is opened, then when something is kept.
    tries = iter([False, False, True])

    def now() -> datetime:
        _write_only_if(not next(tries, False))
        return clock.now

    yield replace(house, clock=now)
    _write_only_if(True)


def _write_only_if(writable: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA query_only={'OFF' if writable else 'ON'}")


def test_what_was_typed_gets_another_try_when_it_cannot_be_written(failing_once: House) -> None:
    answered = Terminal(failing_once).run("write", typed="do not lose this\n.\n\n")
    assert answered.status == 0
    assert "Nothing can be written in the folder where it is kept." in answered.err
    assert "What you typed is still here." in answered.out
    assert texts(failing_once) == ["do not lose this"]


def test_giving_up_ends_with_one_sentence(failing_once: House) -> None:
    answered = Terminal(failing_once).run("write", typed="let it go\n.\n")
    assert answered.status == 1
    assert texts(failing_once) == []
