"""Settings in the terminal: shown and changed without unlocking, checked as in the browser; and what is private."""

import json
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.app.ports import Device
from rekindle.cli.running import run
from rekindle.cli.settings import SETTINGS
from rekindle.cli.visit import Visit
from rekindle.store.home import HomeDeviceFile
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.django_settings import HOME


def device() -> Device:
    return HomeDeviceFile(HOME.device).read()


def never_opened(_folder: Path) -> House:
    raise AssertionError("settings open no database")


def test_showing_them_opens_and_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings"], Visit(tmp_path / "home", never_opened)) == 0
    shown = capsys.readouterr().out
    assert all(f"{name} " in shown for name in SETTINGS)
    assert ("10 minutes" in shown, "Notes" in shown) == (True, True)
    assert list(tmp_path.iterdir()) == []


def test_changing_one_opens_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "theme", "dark"], Visit(tmp_path / "home", never_opened)) == 0
    assert capsys.readouterr().out == "Kept.\n"
    assert HomeDeviceFile(tmp_path / "home" / "device.json").read().theme == "dark"


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("country", ["New", "Zealand"], "NZ"),
        ("country", ["gb"], "GB"),
        ("country", ["none"], ""),
        ("lock-after", ["15"], 15),
        ("tab-name", ["Recipes"], "Recipes"),
        ("leave-to", ["www.metoffice.gov.uk"], "https://www.metoffice.gov.uk"),
        ("hide", ["Yes"], True),
        ("hide", ["no"], False),
        ("theme", ["DARK"], "dark"),
        ("text-size", ["larger"], "larger"),
        ("motion", ["still"], "still"),
        ("contrast", ["more"], "more"),
    ],
)
def test_each_can_be_set(terminal: Terminal, name: str, typed: list[str], kept: object) -> None:
    assert terminal.run("settings", name, *typed).out == "Kept.\n"
    assert getattr(device(), SETTINGS[name].field) == kept
    assert json.loads(terminal.run("settings", name, "--json").out) == {"settings": {name: kept}}


@pytest.mark.parametrize(("name", "typed"), [("tab-name", "Notes"), ("leave-to", "none")])
def test_what_holds_at_first_can_be_set_again(terminal: Terminal, name: str, typed: str) -> None:
    terminal.run("settings", name, "www.metoffice.gov.uk")
    assert terminal.run("settings", name, typed).out == "Kept.\n"
    assert getattr(device(), SETTINGS[name].field) == ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("country", "Atlantis"),
        ("country", "united"),
        ("lock-after", "0"),
        ("lock-after", "241"),
        ("lock-after", "٣"),
        ("tab-name", "x" * 41),
        ("tab-name", "a\u202eb"),
        ("leave-to", "http://example.org"),
        ("leave-to", "javascript:alert(1)"),
        ("hide", "maybe"),
        ("theme", "purple"),
        ("motion", ""),
    ],
)
def test_what_does_not_work_is_one_sentence_and_changes_nothing(terminal: Terminal, name: str, typed: str) -> None:
    terminal.begin()
    before = device()
    answered = terminal.run("settings", name, typed)
    assert (answered.status, answered.out, len(answered.err.splitlines())) == (2, "", 2)
    assert answered.err.endswith("“rekindle settings --help” shows how.\n")
    assert device() == before


def test_a_name_alone_asks_and_enter_leaves_it(terminal: Terminal) -> None:
    assert "What works: device, light, dark." in terminal.run("settings", "theme", typed="dark\n").out
    assert device().theme == "dark"
    assert terminal.run("settings", "theme", typed="\n").status == 0
    assert device().theme == "dark"


def test_where_it_is_asked_for_what_does_not_work_is_said_and_asked_again(terminal: Terminal) -> None:
    answered = terminal.run("settings", "lock-after", typed="0\n15\n")
    assert answered.status == 0
    assert "from 1 to 240 is what fits here." in answered.out
    assert device().idle_minutes == 15


def test_a_script_reads_what_holds_though_nothing_was_chosen(terminal: Terminal) -> None:
    library = Visit().library
    read = json.loads(terminal.run("settings", "--json").out)["settings"]
    assert set(read) == set(SETTINGS)
    assert (read["tab-name"], read["leave-to"]) == ("Notes", library.neutral_address)
    assert (read["country"], read["lock-after"], read["hide"]) == ("", 10, False)


def test_the_help_names_every_setting_and_what_it_can_be(terminal: Terminal) -> None:
    shown = " ".join(terminal.run("settings", "--help").out.split())
    for name, one in SETTINGS.items():
        assert f"{name} {one.does} It can be: {one.works}." in shown


def test_all_that_lies_in_clear_can_be_set_but_the_name_of_the_cookies() -> None:
    assert {one.field for one in SETTINGS.values()} == set(Device.__struct_fields__) - {"name"}


def test_a_value_can_come_from_standard_input(terminal: Terminal) -> None:
    assert terminal.run("settings", "tab-name", "-", typed="Recipes\n").status == 0
    assert device().tab_name == "Recipes"


def test_an_unknown_name_is_wrong_usage(terminal: Terminal) -> None:
    assert terminal.run("settings", "volume").status == 2


def test_they_can_be_changed_while_it_is_locked(terminal: Terminal) -> None:
    terminal.run("passphrase", secrets=[PASSPHRASE, PASSPHRASE])
    terminal.asked.clear()
    assert terminal.run("settings", "country", "NZ").status == 0
    assert terminal.asked == []


def test_what_stays_private_is_told_without_unlocking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit = Visit(tmp_path / "home", never_opened)
    assert run(["private"], visit) == 0
    shown = capsys.readouterr().out
    assert all(line in shown for part in visit.library.private.parts for line in part.lines)
    assert "shell's history" in shown
    assert run(["private", "--json"], visit) == 0
    read = json.loads(capsys.readouterr().out)
    assert set(read) == {"title", "parts"}
    assert all(set(part) == {"id", "heading", "lines"} for part in read["parts"])
