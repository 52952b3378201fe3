"""One record of every kind, bare and full: every command that reads opens it, and shows what a person is shown."""

import json
from pathlib import Path
from typing import get_args

import pytest

from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.life.records import Draft, Openings, Shown
from rekindle.life.timeline import Kept
from rekindle.story.days import is_shown
from tests.cli.conftest import Terminal
from tests.life.kinds import WORD, one_of_each, to_be_found


@pytest.fixture
def diary(terminal: Terminal, house: House) -> Diary:
    """Somebody who kept every kind of thing there is."""
    opened = terminal.begin()
    diary = house.diary(opened.person, opened.key)
    for record in one_of_each(house.clock()):
        diary.keep(record)
    return diary


READING = [
    ["kept"],
    ["kept", "--json"],
    ["find", WORD],
    ["find", WORD, "--json"],
    ["drafts"],
    ["drafts", "--json"],
    ["step", "--json"],
    ["library"],
    ["settings"],
    ["private"],
    ["doctor"],
    ["doctor", "--rebuild"],
    ["undo-import"],
]


FINDS_FAULT = {"undo-import", "doctor"}
"""There is nothing to undo, and the drawings here have no picture."""


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_every_command_that_reads_opens_it(terminal: Terminal, diary: Diary, args: list[str]) -> None:
    answered = terminal.run(*args)
    assert "wrong in Rekindle itself" not in answered.everything
    assert answered.status in ({0, 1} if args[0] in FINDS_FAULT else {0})


def test_each_that_is_shown_is_shown_whole_by_its_id(terminal: Terminal, diary: Diary) -> None:
    shown = [one for one in diary.recent().newest_first() if is_shown(one.record)]
    assert {type(one.record) for one in shown} == set(get_args(Shown))
    assert len(shown) == sum(map(is_shown, one_of_each(diary.now())))
    for one in shown:
        answered = terminal.run("kept", one.id.hex())
        assert (answered.status, WORD in answered.out) == (0, WORD in str(one.record))
    listed = json.loads(terminal.run("kept", "--json").out)
    assert {kept["id"] for day in listed["days"] for kept in day["kept"]} == {one.id.hex() for one in shown}


def test_each_that_is_shown_is_found_and_each_draft_is_listed(terminal: Terminal, diary: Diary) -> None:
    hits = json.loads(terminal.run("find", WORD, "--json").out)["hits"]
    assert len({hit["id"] for hit in hits}) == len(to_be_found(diary.now()))
    drafts = json.loads(terminal.run("drafts", "--json").out)["drafts"]
    begun = [one for one in diary.drafts().of(Draft) if one.record.filled is not None]
    assert {draft["id"] for draft in drafts} == {one.id.hex() for one in begun}


def test_all_of_it_goes_into_a_copy_and_comes_back(terminal: Terminal, diary: Diary, tmp_path: Path) -> None:
    copy = tmp_path / "notes.zip"
    assert terminal.run("export", str(copy)).status == 0
    read = json.loads(terminal.run("import", str(copy), "--yes", "--json").out)
    counted = sum(not (isinstance(one, Kept) and isinstance(one.record, Openings)) for one in diary.everything())
    assert (read["added"], read["already"], read["not_understood"]) == (0, counted, [])
