"""The library, the map and what may not suit, in the terminal: the same things kept as in the browser."""

import json
from pathlib import Path

import pytest

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.app.wishes import Wanted, what_is_wanted
from rekindle.method.needs import NeedChip
from rekindle.surroundings import library
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.cli.pseudo_terminal import PseudoTerminal

CHIPS = tuple(library("en").needs)
CATALOGUE = library("en").catalogue


def listed(terminal: Terminal, *args: str) -> list[str]:
    return [one["id"] for one in json.loads(terminal.run("library", "--json", *args).out)["practices"]]


def held(house: House) -> Wanted:
    opened = keys.open_key_file(house)
    return what_is_wanted(house.diary(opened.person, opened.key))


@pytest.mark.parametrize("chip", CHIPS, ids=lambda chip: chip.id)
def test_a_need_can_be_said_by_its_name_or_its_word(terminal: Terminal, chip: NeedChip) -> None:
    name, word = chip.id, chip.word
    wanted = {one.id for one in CATALOGUE if chip.names(one)}
    assert set(listed(terminal, "--need", name)) == set(listed(terminal, "--need", word)) == wanted
    assert chip.said in " ".join(terminal.run("library", "--need", word).out.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cant sleep", "cant-sleep"), ("Can't Sleep", "cant-sleep"), ("can\u2019t sleep", "cant-sleep"),
        ("sleep", "cant-sleep"), ("SLE", "cant-sleep"), ("cant", "cant-sleep"), ("bed", "in-bed"), ("bus", "at-work"),
        ("work", "at-work"), ("nothing", "numb"), ("Numb", "numb"), ("too  much", "too-much"), (" lonely ", "lonely"),
        ("someone", "with-someone"), ("five", "five-minutes"),
    ],
)  # fmt: skip
def test_a_need_can_be_typed_by_a_hand_in_a_hurry(terminal: Terminal, typed: str, meant: str) -> None:
    assert listed(terminal, "--need", typed) == listed(terminal, "--need", meant) != []


def test_a_part_that_fits_several_is_answered_with_those(terminal: Terminal) -> None:
    answered = terminal.run("library", "--need", "o")
    assert answered.status == 1
    assert answered.err == "That fits more than one: at work or on a bus, outside.\n"
    assert "lonely" in terminal.run("library", "--need", "").err


def test_a_need_that_nobody_knows_is_refused_with_those_there_are(terminal: Terminal) -> None:
    answered = terminal.run("library", "--need", "happy")
    assert answered.status == 1
    assert "lonely" in answered.err


def test_minutes_and_words_make_the_list_shorter(terminal: Terminal) -> None:
    everything = listed(terminal)
    assert "place-elsewhere" not in everything
    assert all(CATALOGUE.by_id(one).minutes_usual <= 3 for one in listed(terminal, "--minutes", "3"))
    assert 0 < len(listed(terminal, "--minutes", "3")) < len(everything)
    assert listed(terminal, "--words", "COLÓUR")[0] in {
        "ground-find-colour",
        "make-colour-today",
        "nature-colour-walk",
    }
    assert "Nothing here fits" in terminal.run("library", "--words", "qqqq").out


def test_words_of_danger_lead_to_help_first_and_so_does_a_search_that_finds_nothing(terminal: Terminal) -> None:
    heavy = terminal.run("library", "--words", "unsafe at home").out
    assert heavy.startswith("Some of that sounds heavy.")
    assert heavy.index("rekindle help-lines") < heavy.index("place-elsewhere")
    assert "rekindle help-lines" in terminal.run("library", "--words", "qqqq").out
    assert "heavy" not in terminal.run("library", "--words", "colour").out


def test_the_list_and_the_map_make_no_home(terminal: Terminal, house: House) -> None:
    for args in (["library"], ["library", "--mine"], ["map"], ["map", "body", "--mine"]):
        assert terminal.run(*args).status == 0
    assert house.people.only() is None


def test_near_comes_first_and_not_for_me_last_until_it_is_as_before(terminal: Terminal, house: House) -> None:
    terminal.begin()
    assert "Kept near" in terminal.run("library", "--near", "words-ten").out
    assert "not offered again" in terminal.run("library", "--not-for-me", "ground-find-colour").out
    shown = terminal.run("library").out
    assert shown.startswith("Kept near\n")
    assert shown.index("words-ten") < shown.index("ground-five-senses") < shown.index("(ground-find-colour)")
    assert listed(terminal)[0] == "words-ten"
    assert "ground-find-colour" not in listed(terminal)
    terminal.run("library", "--as-before", "ground-find-colour", "--json")
    assert "ground-find-colour" in listed(terminal)
    assert terminal.run("library", "--near", "no-such").status == 2


def test_a_locked_home_is_asked_for_its_passphrase_only_for_what_is_mine(terminal: Terminal, house: House) -> None:
    keys.begin_locked(house, PASSPHRASE)
    assert terminal.run("library").status == 0
    assert terminal.run("map", "body").status == 0
    assert terminal.asked == []
    assert terminal.run("library", "--mine", secrets=[PASSPHRASE]).status == 0
    assert len(terminal.asked) == 1


def test_the_map_lists_its_places_and_one_place_its_practices(terminal: Terminal, house: House) -> None:
    whole = terminal.run("map").out
    assert all(place.title in whole for place in house.library.map)
    place = json.loads(terminal.run("map", "The body", "--json").out)
    assert [one["id"] for path in place["paths"] for one in path["practices"]] == [
        name for path in house.library.map.places[3].paths for name in path.practices
    ]
    assert terminal.run("map", "nowhere").status == 1


def test_a_place_shows_what_was_kept_there_and_traces_only_when_they_are_wanted(terminal: Terminal) -> None:
    terminal.run("do", "words-ten", typed="\ngrey tea\n\n\n")
    assert "grey tea" in terminal.run("map", "self").out
    assert "Been here" not in terminal.run("map").out
    assert "Been here" in terminal.run("map", "--traces", "yes").out
    assert "Been here" not in terminal.run("map", "--traces", "no").out


def test_what_may_not_suit_is_listed_and_changed(terminal: Terminal, house: House) -> None:
    terminal.begin()
    assert "Nothing was said yet." in terminal.run("suits").out
    assert "panic: yes" in terminal.run("suits", "panic", "yes").out
    assert json.loads(terminal.run("suits", "home", "yes", "--json").out) == {
        "suits": {"panic": "yes", "home": "yes"}
    }
    assert held(house).known.held == {"panic", "unsafe-home"}
    assert "say-hurt-message" not in listed(terminal)
    assert json.loads(terminal.run("suits", "home", "unasked", "--json").out) == {"suits": {"panic": "yes"}}
    for args in (["weather", "yes"], ["panic"]):
        assert terminal.run("suits", *args).status == 1
    assert terminal.run("suits", "panic", "perhaps").status == 2


def test_whom_it_may_not_suit_is_said_before_it_begins_with_something_else_to_do(terminal: Terminal) -> None:
    shown = terminal.run("do", "feel-it-hurts", typed="s\n").out
    said = "Rather something else with any of these: thoughts of hurting yourself; having to be careful at home;"
    assert said in shown
    twin = CATALOGUE.by_id("feel-it-hurts").outward_twin
    assert f"Instead: “rekindle do {twin}”" in shown
    left_out = "You left out practices that involve people at home, and this one does."
    assert left_out not in shown
    terminal.run("suits", "home", "yes")
    shown = terminal.run("do", "feel-it-hurts", typed="s\n").out
    assert left_out in shown
    assert "careful at home" not in shown
    assert "Rather something else" not in terminal.run("do", "ground-find-colour", typed="s\n").out


def test_a_script_is_never_asked_about_its_health(terminal: Terminal) -> None:
    shown = terminal.run("do", "breath-soft-sigh", typed="s\n").out
    assert "Any of these yours?" not in shown
    assert "It may not suit you with any of these: panic;" in shown


def test_whoever_sits_at_a_terminal_is_asked_at_the_door_and_not_again(tmp_path: Path) -> None:
    with PseudoTerminal(tmp_path, "do", "breath-soft-sigh") as person:
        person.read_until("or Enter: ")
        assert "1 panic, 2 being pregnant" in person.shown
        person.type("2\n")
        person.read_until("Enter begins: ")
        person.type("s\n")
        assert person.status() == 0
    with PseudoTerminal(tmp_path, "do", "breath-soft-sigh") as person:
        person.read_until("Enter begins: ")
        assert "You said: being pregnant. So this may not suit you." in " ".join(person.shown.split())
        assert "Any of these yours?" not in person.shown
        person.type("s\n")
        assert person.status() == 0


def test_enter_passes_the_question_over_and_nothing_is_kept_of_it(tmp_path: Path) -> None:
    for typed in ("\n", "9\n", "maybe\n"):
        with PseudoTerminal(tmp_path, "do", "breath-soft-sigh") as person:
            person.read_until("or Enter: ")
            person.type(typed)
            person.read_until("Enter begins: ")
            assert "Kept." not in person.shown
            person.type("s\n")
            assert person.status() == 0


def test_what_is_read_before_the_deeper_ones_is_said_once(terminal: Terminal, house: House) -> None:
    first = terminal.run("do", "feel-sad-here", typed="s\n").out
    assert house.library.before.first in first
    assert house.library.before.first not in terminal.run("do", "feel-sad-here", typed="s\n").out
