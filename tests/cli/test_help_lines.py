"""Where to turn, on the command line: by name or code, with nothing opened, and never without an answer."""

import json
from pathlib import Path

import pytest

from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from rekindle.help.as_json import as_json
from rekindle.store.home import Home, HomeDeviceFile
from rekindle.surroundings import library
from tests.cli.conftest import PASSPHRASE, Terminal

COUNTRIES = library("en").lines.countries()


def test_nothing_is_opened_or_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def never(_folder: Path) -> None:
        raise AssertionError("help opens no database")

    assert run(["help-lines", "NZ"], Visit(tmp_path / "home", never)) == 0  # type: ignore[arg-type]
    assert "Call 1737" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("country", [["GB"], ["gb"], ["United", "Kingdom"], ["united kingdom"], ["Great Britain"]])
def test_a_country_is_found_by_code_or_name(terminal: Terminal, country: list[str]) -> None:
    answered = terminal.run("help-lines", *country)
    assert answered.status == 0
    assert "United Kingdom" in answered.out
    assert answered.out.index("Call 999") < answered.out.index("Samaritans") < answered.out.index("Find A Helpline")
    assert "Nobody rang them for this list." in answered.out


def test_the_json_of_every_country_is_the_stable_shape(terminal: Terminal) -> None:
    for country in COUNTRIES:
        read = json.loads(terminal.run("help-lines", country, "--json").out)
        assert read == as_json(library("en").lines, country)
        assert read["lines"], country


def test_every_country_can_be_printed(terminal: Terminal) -> None:
    for country in COUNTRIES:
        answered = terminal.run("help-lines", country)
        assert answered.status == 0, country
        assert "Find A Helpline" in answered.out, country


def test_without_a_country_the_countries_and_the_links_for_any_are_shown(terminal: Terminal) -> None:
    answered = terminal.run("help-lines")
    assert answered.status == 0
    assert "New Zealand (NZ)" in answered.out
    assert answered.out.index("Zimbabwe") < answered.out.index("No country chosen yet.")
    read = json.loads(terminal.run("help-lines", "--json").out)
    assert (read["country"], read["lines"]) == (None, [])
    assert {one["code"] for one in read["countries"]} == set(COUNTRIES)
    assert read["international"]


def test_the_country_chosen_in_the_app_is_the_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    device_file = HomeDeviceFile(Home(tmp_path).device)
    device_file.write(type(device_file.read())(name="x", country="IE"))
    assert run(["help-lines"], Visit(tmp_path)) == 0
    assert "Ireland" in capsys.readouterr().out


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff\xfe", b'{"country": 7}', b'{"name":"x","country":"ZZ"}'])
def test_damaged_settings_do_not_stand_between_a_person_and_help(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damaged: bytes
) -> None:
    Home(tmp_path).device.write_bytes(damaged)
    assert run(["help-lines"], Visit(tmp_path)) == 0
    assert "Find A Helpline" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["Atlantis", "", "un", "INT", "\x1b[2J", "x" * 100_000, "United"])
def test_whoever_types_something_else_finds_help_all_the_same(terminal: Terminal, typed: str) -> None:
    answered = terminal.run("help-lines", typed)
    assert answered.status == 2
    assert "Find A Helpline" in answered.out
    assert len(answered.err.splitlines()) == 2
    assert answered.err.endswith("“rekindle help-lines --help” shows how.\n")
    assert "\x1b" not in answered.everything
    assert json.loads(terminal.run("help-lines", typed, "--json").out)["international"]


@pytest.mark.parametrize(("typed", "meant"), [("Germny", "Germany (DE)"), ("new zeland", "New Zealand (NZ)")])
def test_a_slip_in_the_name_of_a_country_gets_one_suggestion(terminal: Terminal, typed: str, meant: str) -> None:
    answered = terminal.run("help-lines", typed)
    assert answered.err.splitlines()[0].endswith(f"Perhaps {meant}?")
    assert "Perhaps" not in terminal.run("help-lines", "Atlantis").err


def test_lines_for_violence_at_home_are_shown_only_when_asked_for(terminal: Terminal) -> None:
    plain, asked = terminal.run("help-lines", "GB").out, terminal.run("help-lines", "GB", "--at-home").out
    assert "Refuge" not in plain
    assert "What they do is not your fault." in asked
    assert asked.index("Call 999") < asked.index("Refuge")
    kinds = {one["kind"] for one in json.loads(terminal.run("help-lines", "GB", "--at-home", "--json").out)["lines"]}
    assert kinds == {"domestic-violence"}


def test_it_works_when_all_is_locked(terminal: Terminal) -> None:
    terminal.run("passphrase", secrets=[PASSPHRASE] * 2)
    terminal.asked.clear()
    assert terminal.run("help-lines", "GB").status == 0
    assert terminal.asked == []
