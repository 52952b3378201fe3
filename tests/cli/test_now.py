"""A check-in from the command line: given with options, kept, and added to within a quarter of an hour."""

import json
from datetime import datetime

import pytest

from rekindle.app.errors import LineTooLong
from rekindle.app.house import House
from rekindle.app.now import add
from rekindle.life.check_ins import More
from rekindle.life.records import LONGEST_LINE, CheckIn, Feeling
from rekindle.store.home import HomeDeviceFile
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.cli.keeping import diary_of, kept
from tests.conftest import StillClock
from tests.django_settings import HOME


def the_check_in(house: House) -> CheckIn:
    (only,) = kept(house, CheckIn)
    return only


def test_felt_three_is_kept_as_three_tenths(terminal: Terminal, house: House, clock: StillClock) -> None:
    assert terminal.run("now", "--felt", "3").status == 0
    assert the_check_in(house) == CheckIn(at=clock.now, felt=0.3)


def test_everything_can_be_said_at_once(terminal: Terminal, house: House) -> None:
    said = ["--connected", "10", "--energy", "little", "--state", "far away", "--state", "heavy"]
    words = ["--feeling", "behind glass:faint", "--feeling", "like wet wool", "--need", "a person", "--note", "grey"]
    answered = terminal.run("now", *said, *words)
    assert (answered.status, answered.out) == (0, "Kept.\n")
    check_in = the_check_in(house)
    assert check_in.states == ("far", "heavy")
    assert (check_in.felt, check_in.connected, check_in.energy) == (None, 1.0, "little")
    assert check_in.feelings == (Feeling("behind-glass", "faint"), Feeling("like wet wool"))
    assert (check_in.needs, check_in.note) == (("person",), "grey")


@pytest.mark.parametrize(
    "typed", ["cant-tell", "can\N{RIGHT SINGLE QUOTATION MARK}t tell", "can't tell", "CAN'T TELL"]
)
def test_a_state_is_found_by_its_id_or_its_word(terminal: Terminal, house: House, typed: str) -> None:
    assert terminal.run("now", "--state", typed).status == 0
    assert the_check_in(house).states == ("cant-tell",)


@pytest.mark.parametrize("typed", ["sehnsucht", "心細い", "тоска:strong", "وحشة:clear"])
def test_words_of_ones_own_stay_in_any_script(terminal: Terminal, house: House, typed: str) -> None:
    assert terminal.run("now", "--feeling", typed).status == 0
    word, _colon, strength = typed.partition(":")
    assert the_check_in(house).feelings == (Feeling(word, strength or None),)  # type: ignore[arg-type]


def test_what_is_said_within_a_quarter_of_an_hour_goes_into_one_check_in(
    terminal: Terminal, house: House, clock: StillClock
) -> None:
    began = clock.now
    terminal.run("now", "--felt", "3", "--state", "far", "--feeling", "worn:faint", "--note", "first")
    clock.pass_by(minutes=14)
    terminal.run("now", "--felt", "5", "--state", "heavy", "--feeling", "worn:strong", "--note", "second")
    assert the_check_in(house) == CheckIn(
        at=began, states=("far", "heavy"), felt=0.5, feelings=(Feeling("worn", "strong"),), note="first\nsecond"
    )


def test_the_same_state_said_twice_is_not_taken_away_as_a_second_tap_would(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--state", "far")
    terminal.run("now", "--state", "far")
    assert the_check_in(house).states == ("far",)


def test_later_than_that_is_a_check_in_of_its_own(terminal: Terminal, house: House, clock: StillClock) -> None:
    terminal.run("now", "--felt", "3")
    clock.pass_by(minutes=15)
    terminal.run("now", "--felt", "5")
    assert [one.felt for one in kept(house, CheckIn)] == [0.5, 0.3]


def test_two_long_lines_that_do_not_fit_together_are_both_kept_whole(terminal: Terminal, house: House) -> None:
    first, second = "a" * LONGEST_LINE, "b" * LONGEST_LINE
    terminal.run("now", "--note", first)
    terminal.run("now", "--note", second)
    assert {one.note for one in kept(house, CheckIn)} == {first, second}


def test_a_script_reads_id_kind_and_time(terminal: Terminal, house: House, clock: StillClock) -> None:
    answered = terminal.run("now", "--felt", "0", "--json")
    read = json.loads(answered.out)
    assert set(read) == {"id", "kind", "at"}
    assert read["kind"] == "check-in"
    assert datetime.fromisoformat(read["at"]) == clock.now
    assert datetime.fromisoformat(read["at"]).utcoffset() == clock.now.utcoffset()
    assert diary_of(house).find(bytes.fromhex(read["id"]), CheckIn).record.felt == 0


def test_a_line_can_come_from_standard_input(terminal: Terminal, house: House) -> None:
    assert terminal.run("now", "--note", "-", typed="from a pipe\n").status == 0
    assert the_check_in(house).note == "from a pipe"


@pytest.mark.parametrize(
    "options",
    [
        ["--felt", "11"],
        ["--felt", "-1"],
        ["--felt", "nan"],
        ["--felt", "٣"],
        ["--connected", ""],
        ["--energy", "plenty"],
        ["--state", "sunny"],
        ["--feeling", "worn:very"],
        ["--feeling", ":faint"],
        ["--nothing-like-this"],
        ["3"],
    ],
)
def test_wrong_usage_is_said_and_keeps_nothing(terminal: Terminal, house: House, options: list[str]) -> None:
    answered = terminal.run("now", *options)
    assert answered.status == 2
    assert answered.out == ""
    assert "--help” shows how" in answered.err
    assert house.people.only() is None


def test_a_line_that_is_too_long_is_refused_in_one_sentence(terminal: Terminal, house: House) -> None:
    terminal.begin()
    answered = terminal.run("now", "--note", "x" * (LONGEST_LINE + 1))
    assert (answered.status, answered.out) == (1, "")
    assert answered.err == f"{LineTooLong.message}\n"
    assert kept(house, CheckIn) == []


def test_not_safe_shows_where_to_turn_and_is_kept(terminal: Terminal, house: House) -> None:
    terminal.begin()
    answered = terminal.run("now", "--not-safe")
    assert answered.status == 0
    assert "That comes first." in answered.out
    assert "Find A Helpline" in answered.out
    assert "What you tapped is kept with your own things." in answered.out
    assert the_check_in(house).not_safe


def test_not_safe_shows_the_lines_of_the_chosen_country(terminal: Terminal) -> None:
    terminal.begin()
    device_file = HomeDeviceFile(HOME.device)
    device_file.write(type(device_file.read())(name="x", country="NZ"))
    assert "Call 111" in terminal.run("now", "--not-safe").out


def test_not_safe_asks_for_no_passphrase_when_all_is_locked(terminal: Terminal) -> None:
    terminal.run("passphrase", secrets=[PASSPHRASE, PASSPHRASE])
    terminal.asked.clear()
    answered = terminal.run("now", "--not-safe")
    assert answered.status == 0
    assert terminal.asked == []
    assert "Find A Helpline" in answered.out
    assert "This is locked, so nothing was kept." in answered.out


def test_not_safe_is_added_to_what_was_said_just_before(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--felt", "2")
    terminal.run("now", "--not-safe")
    assert (the_check_in(house).felt, the_check_in(house).not_safe) == (0.2, True)


def test_adding_nothing_changes_nothing(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--felt", "2")
    diary = diary_of(house)
    before = diary.recent().check_in_at(diary.now())
    add(diary, ["far"], More())
    add(diary, ["far"], More())
    after = diary.recent().check_in_at(diary.now())
    assert before is not None
    assert after is not None
    assert after.change == before.change + 1


def test_words_that_are_left_blank_are_asked_for_and_stand_in_no_history(terminal: Terminal, house: House) -> None:
    blank = ["--state", "-", "--state", "far", "--feeling", "", "--need", "-", "--note", "", "--felt", "3"]
    answered = terminal.run("now", *blank, typed="heavy\nworn:very\nworn:faint\nquiet\nit rained\n")
    assert answered.status == 0
    check_in = the_check_in(house)
    assert (check_in.states, check_in.felt) == (("far", "heavy"), 0.3)
    assert check_in.feelings == (Feeling("worn", "faint"),)
    assert (check_in.needs, check_in.note) == (("quiet",), "it rained")


def test_what_is_asked_for_can_be_left_out_after_all(terminal: Terminal, house: House) -> None:
    assert terminal.run("now", "--felt", "3", "--feeling", "-", typed="\n").status == 0
    assert the_check_in(house) == CheckIn(at=the_check_in(house).at, felt=0.3)
    assert terminal.run("now", "--need", "", typed="\n").status == 1
