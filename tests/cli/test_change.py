"""Changing a page: other words, more words, an editor, another day; and no word lost when two change it at once."""

import json
from datetime import date
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.app.writing import Written, change_entry, keep_entry
from rekindle.life.records import LONGEST_TEXT, Entry, Flicker
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of, kept

BEFORE = "rain on the roof"


@pytest.fixture
def page(terminal: Terminal, house: House) -> str:
    """The id of a page that is kept."""
    terminal.begin()
    return keep_entry(diary_of(house), Written(BEFORE)).id.hex()


def texts(house: House) -> list[str]:
    return [one.text for one in kept(house, Entry)]


def an_editor(folder: Path, script: str) -> dict[str, str]:
    """Make an editor of a few lines of shell; give the variable that names it."""
    file = folder / "editor"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    return {"VISUAL": str(file)}


def test_text_takes_the_place_of_all_that_stood_there(terminal: Terminal, house: House, page: str) -> None:
    assert terminal.run("change", page[:6], "other", "words").out == "Kept.\n"
    assert terminal.run("change", page[:6], "-", typed="from a pipe\n").status == 0
    assert texts(house) == ["from a pipe"]


def test_add_puts_it_below(terminal: Terminal, house: House, page: str) -> None:
    terminal.run("change", page, "--add", "and wind")
    terminal.run("change", page, "--add", typed="typed\nlines\n.\n")
    assert texts(house) == [f"{BEFORE}\nand wind\ntyped\nlines"]


def test_asked_how_it_can_be_left_as_it_is(terminal: Terminal, house: House, page: str) -> None:
    for typed in ("\n", "", "x\n", "x\n\n", "a\n.\n", "n\n.\n"):
        answered = terminal.run("change", page, typed=typed)
        assert answered.status == 0
        assert answered.out.endswith("It stays as it is.\n")
        assert BEFORE in answered.out
    assert texts(house) == [BEFORE]


@pytest.mark.parametrize("slips", ["x\n", "7\nadd\n", "A.\nq\n"])
def test_a_slip_is_asked_again_and_ends_nothing(terminal: Terminal, house: House, page: str, slips: str) -> None:
    answered = terminal.run("change", page, typed=f"{slips}a\nmore\n.\n")
    assert answered.out.count("A letter, or Enter to leave it as it is: ") == slips.count("\n") + 1
    assert texts(house) == [f"{BEFORE}\nmore"]


PASTED = "and then the rain\n\nwent on\nx"


@pytest.mark.parametrize(
    ("after", "becomes"),
    [
        ("\na\n", f"{BEFORE}\n{PASTED}"),
        ("\nn\n", PASTED),
        ("", f"{BEFORE}\n{PASTED}"),
        ("\nl\n", BEFORE),
    ],
    ids=["added", "anew", "the input ends", "let go"],
)
def test_words_that_come_where_a_letter_is_asked_for_wait_for_it(
    terminal: Terminal, house: House, page: str, after: str, becomes: str
) -> None:
    answered = terminal.run("change", page, typed=PASTED + after)
    assert answered.status == 0
    assert answered.out.count("These are words and no letter, so they wait.") == 1
    assert texts(house) == [becomes]


def test_words_that_wait_are_in_the_editor_too(terminal: Terminal, house: House, page: str, tmp_path: Path) -> None:
    env = an_editor(tmp_path, 'echo edited >> "$1"')
    assert terminal.run("change", page, typed="words that wait\ne\n", env=env).status == 0
    assert texts(house) == [f"{BEFORE}\nwords that wait\nedited"]


def test_asked_how_it_can_be_written_anew(terminal: Terminal, house: House, page: str) -> None:
    assert terminal.run("change", page, typed="n\nall new\n.\n").status == 0
    assert texts(house) == ["all new"]


def test_the_page_can_be_chosen_by_number(terminal: Terminal, house: House, page: str) -> None:
    terminal.run("flicker", "no page")
    answered = terminal.run("change", typed="1\na\nmore\n.\n")
    assert answered.status == 0
    assert "no page" not in answered.out
    assert texts(house) == [f"{BEFORE}\nmore"]


def test_it_moves_to_another_day_and_keeps_its_words(terminal: Terminal, house: House, page: str) -> None:
    assert terminal.run("change", page, "--day", "2026-06-01").status == 0
    (entry,) = kept(house, Entry)
    assert (entry.at.date(), entry.text) == (date(2026, 6, 1), BEFORE)
    tomorrow = terminal.run("change", page, "--day", "2026-06-16")
    assert (tomorrow.status, tomorrow.err) == (1, "That day has not come yet.\n")
    assert terminal.run("change", page, "--day", "someday").status == 2


def test_a_page_can_be_written_on_another_day(terminal: Terminal, house: House) -> None:
    assert terminal.run("write", "--day", "2026-06-01", "late").status == 0
    assert [one.at.date() for one in kept(house, Entry)] == [date(2026, 6, 1)]
    assert terminal.run("write", "--day", "2027-06-01", "early").status == 1


def test_the_editor_gets_the_page_in_a_file_that_is_gone_afterwards(
    terminal: Terminal, house: House, page: str, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    script = f'ls -l "$1" > {seen}; echo "$1" >> {seen}; cat "$1" >> {seen}; echo edited >> "$1"'
    answered = terminal.run("change", page, "--editor", env=an_editor(tmp_path, script))
    assert answered.status == 0
    assert "outside the lock" in answered.err
    rights, name, text = seen.read_text().splitlines()
    assert (rights[:10], text) == ("-rw-------", BEFORE)
    assert not Path(name).exists()
    assert not Path(name).parent.exists()
    assert texts(house) == [f"{BEFORE}\nedited"]


def test_what_a_faulty_editor_left_is_kept_or_let_go_as_one_likes(
    terminal: Terminal, house: House, page: str, tmp_path: Path
) -> None:
    env = an_editor(tmp_path, 'echo more >> "$1"; exit 1')
    assert terminal.run("change", page, "--editor", typed="l\n", env=env).status == 1
    assert texts(house) == [BEFORE]
    assert terminal.run("change", page, "--editor", typed="\n", env=env).status == 0
    assert texts(house) == [f"{BEFORE}\nmore"]


@pytest.mark.parametrize(
    ("script", "said"),
    [("printf '\\351' > \"$1\"", "no text that can be read"), ('rm "$1"', "no text that can be read")],
)
def test_an_editor_that_leaves_no_text_changes_nothing(
    terminal: Terminal, house: House, page: str, tmp_path: Path, script: str, said: str
) -> None:
    answered = terminal.run("change", page, "--editor", env=an_editor(tmp_path, script))
    assert answered.status == 1
    assert said in answered.err
    assert texts(house) == [BEFORE]


def test_an_editor_that_is_not_there_is_one_sentence(terminal: Terminal, page: str) -> None:
    answered = terminal.run("change", page, "--editor", env={"VISUAL": "/nowhere/ed"})
    assert answered.status == 1
    assert "The editor could not be started." in answered.err


def test_a_new_page_can_be_written_in_the_editor(terminal: Terminal, house: House, tmp_path: Path) -> None:
    env = an_editor(tmp_path, 'echo "in an editor" > "$1"')
    assert terminal.run("write", "--editor", env=env).status == 0
    assert texts(house) == ["in an editor"]


def test_words_for_a_page_that_changed_meanwhile_are_kept_beside_it(
    terminal: Terminal, house: House, page: str, tmp_path: Path
) -> None:
    # While the editor is open, another window changes the page.
    go, done = tmp_path / "go", tmp_path / "done"
    env = an_editor(tmp_path, f'touch {go}; while [ ! -e {done} ]; do sleep 0.01; done; echo mine > "$1"')
    from threading import Thread

    def change_elsewhere() -> None:
        while not go.exists():
            pass
        from django.db import connection

        change_entry(diary_of(house), bytes.fromhex(page), Written("theirs"))
        connection.close()
        done.touch()

    elsewhere = Thread(target=change_elsewhere)
    elsewhere.start()
    answered = terminal.run("change", page, "--editor", env=env)
    elsewhere.join()
    assert answered.status == 0
    assert "kept as a page of their own" in answered.err
    assert sorted(texts(house)) == ["mine", "theirs"]


def test_only_pages_can_be_changed(terminal: Terminal, house: House) -> None:
    terminal.run("flicker", "a bird")
    flicker = next(one for one in diary_of(house).recent().of(Flicker))
    answered = terminal.run("change", flicker.id.hex(), "other")
    assert (answered.status, kept(house, Flicker)[0].text) == (1, "a bird")


@pytest.mark.parametrize(
    ("text", "said"), [("  ", "There is nothing in it yet."), ("x" * (LONGEST_TEXT + 1), "longer")]
)
def test_what_cannot_be_kept_changes_nothing(
    terminal: Terminal, house: House, page: str, text: str, said: str
) -> None:
    answered = terminal.run("change", page, "-", typed=text)
    assert answered.status == 1
    assert said in answered.err
    assert texts(house) == [BEFORE]


def test_a_script_reads_id_kind_and_time(terminal: Terminal, page: str) -> None:
    read = json.loads(terminal.run("change", page, "other", "--json").out)
    assert (set(read), read["id"], read["kind"]) == ({"id", "kind", "at"}, page, "entry")


def test_a_page_can_begin_with_a_start_of_the_day(terminal: Terminal, house: House) -> None:
    answered = terminal.run("write", "--starts", typed="2\nand so on\n.\n")
    assert answered.status == 0
    (entry,) = kept(house, Entry)
    assert (entry.start, entry.text) == (house.library.prompts.on(date(2026, 6, 15), "page")[1], "and so on")


def test_ten_words_are_one_line(terminal: Terminal, house: House) -> None:
    assert terminal.run("write", "--ten", typed="cold, but mine\n").status == 0
    (entry,) = kept(house, Entry)
    assert (entry.form, entry.text) == ("ten-words", "cold, but mine")
