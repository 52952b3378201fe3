"""Plans, drafts, growing lists, letters and the questions first, in the terminal."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.life.records import Attachment, Letter, ListItem, PracticeDone
from tests.cli.conftest import Answered, Terminal
from tests.cli.keeping import kept
from tests.cli.processes import rekindle
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.conftest import StillClock


def play(terminal: Terminal, practice: str, *typed: str, form: str = "usual") -> Answered:
    """Type lines into a practice, then nothing more."""
    return terminal.run("do", practice, "--form", form, typed="".join(f"{line}\n" for line in typed))


def last(house: House) -> PracticeDone:
    return kept(house, PracticeDone)[0]


def test_a_plan_reads_as_one_sentence_and_is_halved_at_the_prompt(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "alive-small-good", "", "2", "2", "", "h", "one slice is enough.", "", "")
    assert "I will make toast, after the next meal." in answered.out
    assert last(house).kept[-1].startswith("one slice is enough. Half of it.")


def test_another_day_asks_how_it_went(terminal: Terminal, house: House, clock: StillClock) -> None:
    play(terminal, "notice-hang-on", "", "1", "1", "", "")
    clock.pass_by(minutes=1)
    assert "After the kettle I will hear one sound." not in play(terminal, "notice-hang-on").out
    clock.pass_by(days=1)
    answered = play(terminal, "notice-hang-on", "", "1", "", "", "")
    assert "After the kettle, something small: I will hear one sound." in answered.out
    assert "Your line is still here, used or not." in answered.out


def test_a_draft_stands_alone_on_its_lines_and_is_sent_by_nobody(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "say-hurt-message", "no", "yes", "", "1", "5", "", "1", "", "")
    draft = "\nThat hurt me\nwhen I was cut short.\nNo need to answer today.\n\n"
    assert draft in answered.out
    assert "Nothing is sent." in answered.out
    assert last(house).kept == (draft.strip(),)


@pytest.mark.parametrize("answer", ["1", "unsure", "", "maybe"])
def test_anything_but_no_risk_leads_to_something_quiet_and_keeps_nothing(
    terminal: Terminal, house: House, answer: str
) -> None:
    answered = play(terminal, "say-hurt-message", answer)
    assert "Then nothing has to be said to anyone." in answered.out
    assert "Describe one thing in sight" in answered.out
    assert kept(house, PracticeDone) == []


def test_where_what_is_there_instead_was_too_much_itself_it_leads_to_what_is_steady(terminal: Terminal) -> None:
    for _ in range(2):
        play(terminal, "words-describe-thing", "t")
    answered = play(terminal, "say-hurt-message", "unsure")
    assert "Then nothing has to be said to anyone." in answered.out
    assert "Describe one thing in sight" not in answered.out
    assert "That was the minute." in answered.out


def test_a_phone_that_is_not_ones_own_leads_to_paper_and_the_way_to_help_stays_open(terminal: Terminal) -> None:
    assert "What I value, on paper" in play(terminal, "say-thanks-message", "no").out
    answered = play(terminal, "help-first-words", "no", "", "1")
    assert "paper is safer" in answered.out
    assert "Begin with how long it has been." in answered.out


def test_several_lines_of_ones_own_are_asked_for_and_each_stands_there_the_next_time(
    terminal: Terminal, house: House
) -> None:
    play(terminal, "alive-try-list", "", "3, whistle", "row", "", "", "", "", "", "", form="smallest")
    assert sorted(one.text for one in kept(house, ListItem)) == ["row", "shuffle cards", "whistle"]
    shown = play(terminal, "alive-try-list", "", form="smallest").out
    assert all(line in shown for line in ("On your list:", "shuffle cards", "whistle", "row"))


def test_a_line_is_taken_off_by_its_number(terminal: Terminal, house: House) -> None:
    play(terminal, "place-name-quiet", "", "the bench", "", "", form="smallest")
    assert "It is off your list." in play(terminal, "place-name-quiet", "", "1").out
    assert kept(house, ListItem) == []


def test_a_tick_is_asked_how_often_and_what_stands_for_nothing_is_not(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "notice-signs", "", "2, 4", "1", "", "", "")
    assert "Little seems to matter to me: 1 now and then, 2 most of the time" in answered.out
    assert last(house).kept == ("Signs: Little seems to matter to me (now and then), Joy hardly reaches me",)
    assert "nothing of this:" not in play(terminal, "notice-signs", "", "12", "").out


def test_both_times_stand_side_by_side(terminal: Terminal) -> None:
    play(terminal, "notice-signs", "", "1", "2", "", "")
    answered = play(terminal, "notice-look-again", "", "1", *[""] * 12)
    assert "I watch my life from outside" in answered.out
    assert "Earlier: most of the time. Now: now and then." in answered.out


LEFT_MIDWAY = {
    "alive-try-list": (("3, whistle", "row"), "Old ones: shuffle cards, whistle, row"),
    "notice-signs": (("2, 4", "1"), "Signs: Little seems to matter to me (now and then), Joy hardly reaches me"),
    "alive-small-good": (
        ("2", "2", "", "h"),
        "I will make toast, after the next meal. Half of it. Half the time, or half the way, and then stop.",
    ),
    "say-hurt-message": (("1", "5", "", "1", "not like that"), "not like that"),
    "make-scribble": (("", "3"), "a spiral (ember, fine)"),
}
"""What is typed into one screen before it is left at its next question, and what has to be kept of it."""


@pytest.mark.parametrize("practice", LEFT_MIDWAY)
@pytest.mark.parametrize(("leaves", "ended"), [("s", "stopped"), ("t", "too-much"), (None, "stopped")])
def test_a_screen_that_is_left_midway_loses_nothing_that_was_said_on_it(
    terminal: Terminal, house: House, practice: str, leaves: str | None, ended: str
) -> None:
    typed, words = LEFT_MIDWAY[practice]
    before = ("no", "yes") if practice == "say-hurt-message" else ()
    answered = play(terminal, practice, *before, "", *typed, *([leaves] if leaves else []))
    assert "What you wrote is kept." in answered.out
    assert last(house).ended == ended
    drawn = [one.words for one in kept(house, Attachment)]
    assert [*last(house).kept, *drawn][-1] == words


def test_a_letter_is_put_away_for_a_day_to_come(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "hope-letter-later", "", "a kettle", ".", "2020-01-01", "2026-08-01", "", "")
    assert "A letter waits for a day that is still to come" in answered.out
    assert "It is put away." in answered.out
    (letter,) = kept(house, Letter)
    assert (letter.text, str(letter.day)) == ("Where I am now there is a kettle", "2026-08-01")


def begun(home: Path) -> str:
    """Give the words that wait as a draft; "" where nothing does."""
    return "".join(one["text"] for one in json.loads(rekindle(home, "drafts", "--json").stdout)["drafts"])


@pytest.mark.parametrize("killed", [True, False])
def test_a_letter_that_is_being_typed_waits_as_a_draft_until_it_is_kept(tmp_path: Path, killed: bool) -> None:
    assert rekindle(tmp_path, "flicker", "to begin").returncode == 0
    with PseudoTerminal(tmp_path, "do", "hope-letter-later") as person:
        person.read_until("or Enter: ")
        person.type("\n")
        person.read_until("Enter begins: ")
        person.type("\n")
        person.read_until("Ctrl-D, ends it.")
        person.type("a kettle\nand half a li")
        person.read_until("and half a li")
        for _try in range(20):
            person.let_time_go_by()
            if begun(tmp_path).endswith("a kettle\nand half a li"):
                break
        assert begun(tmp_path).endswith("a kettle\nand half a li")
        if killed:
            os.kill(person.pid, signal.SIGKILL)
        else:
            person.type("ne\n.\n1\n\n")
            person.read_until("It is put away.")
    assert bool(begun(tmp_path)) is killed


def test_letters_tell_only_that_something_waits_until_its_day(
    terminal: Terminal, house: House, clock: StillClock
) -> None:
    assert terminal.run("letters").status == 1
    play(terminal, "hope-letter-later", "", "a kettle", ".", "1", "", "")
    waiting = terminal.run("letters", "--hard-day", typed="1\n")
    assert waiting.out.strip() == "Something waits for its day."
    clock.pass_by(days=31)
    opened = terminal.run("letters", typed="1\n\n")
    assert "Where I am now there is a kettle" in opened.out
    assert kept(house, Letter)[0].opened == clock.now


def test_a_note_for_a_hard_day_opens_when_the_day_is_called_so(terminal: Terminal) -> None:
    play(terminal, "hope-hard-day-note", "", "soup", ".", "", "")
    assert "soup" not in terminal.run("letters", typed="1\n").out
    assert "soup" in terminal.run("letters", "--hard-day", typed="1\n").out


def test_a_letter_is_let_go_unread_and_comes_back(terminal: Terminal, house: House) -> None:
    play(terminal, "hope-letter-later", "", "a kettle", ".", "", "", "")
    answered = terminal.run("letters", "--let-go", typed="1\n")
    assert "It is let go." in answered.out
    assert "kettle" not in answered.everything
    assert kept(house, Letter) == []
    assert terminal.run("bring-back").status == 0
    assert len(kept(house, Letter)) == 1


def test_letters_that_wait_are_told_apart_before_one_is_let_go_unread(terminal: Terminal, clock: StillClock) -> None:
    play(terminal, "hope-letter-later", "", "a kettle", ".", "", "", "")
    clock.pass_by(minutes=1)
    play(terminal, "hope-hard-day-note", "", "soup", ".", "", "")
    offered = terminal.run("letters", "--let-go", typed="\n").out
    assert "1  A letter for 15 July 2026. Written: Today, 10:00.\n" in offered
    assert "2  A note for a hard day. Written: Today, 10:01.\n" in offered
    assert not re.search("kettle|soup", offered)
