"""Lock, passphrase and recovery code: asked for at a hidden prompt, never in the command line, never printed back."""

import re

import pytest

from rekindle.app import sessions
from rekindle.app.house import House
from rekindle.app.keys import is_lockable, unlock
from rekindle.app.openings import OPENINGS
from rekindle.life.records import Entry, Openings
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.conftest import StillClock
from tests.django_settings import HOME
from tests.keeping import all_kept

OTHER = "grey heron on the canal wall"
CODE = re.compile(r"^  ((?:[0-9A-Z]{4}-){8}[0-9A-Z]{4})$", re.MULTILINE)


def set_passphrase(terminal: Terminal, *secrets: str) -> str:
    """Set a passphrase and give the recovery code that is shown."""
    answered = terminal.run("passphrase", secrets=secrets or (PASSPHRASE, PASSPHRASE))
    assert answered.status == 0
    (code,) = CODE.findall(answered.out)
    assert all(secret not in answered.everything for secret in secrets)
    return str(code)


def entries(house: House, passphrase: str) -> list[str]:
    opened = unlock(house, passphrase)
    found = all_kept(house.diary(opened.person, opened.key))
    return [one.record.text for one in found if isinstance(one.record, Entry)]


def test_the_first_command_says_once_what_no_passphrase_means(terminal: Terminal) -> None:
    first, second = terminal.run("write", "one"), terminal.run("write", "two")
    assert "without a passphrase" in first.err
    assert "anyone who opens this computer can read it" in first.err
    assert second.err == ""


def test_with_a_passphrase_in_the_environment_it_begins_locked(terminal: Terminal, house: House) -> None:
    answered = terminal.run("write", "one", env={"REKINDLE_PASSPHRASE": PASSPHRASE})
    assert answered.status == 0
    assert "“rekindle recovery” makes a recovery code" in answered.err
    assert PASSPHRASE not in answered.everything
    assert not HOME.key.exists()
    assert entries(house, PASSPHRASE) == ["one"]


def test_a_weak_one_in_the_environment_begins_nothing(terminal: Terminal, house: House) -> None:
    answered = terminal.run("write", "one", env={"REKINDLE_PASSPHRASE": "password1"})
    assert answered.status == 1
    assert "Four words" in answered.err
    assert house.people.only() is None


def test_only_where_there_was_a_code_before_is_it_said_to_be_spent(terminal: Terminal) -> None:
    spent, lost = "A code from before opens nothing any more.", "If you lose both the passphrase and the code,"
    first = terminal.run("passphrase", secrets=[PASSPHRASE, PASSPHRASE]).out
    assert (spent in first, lost in first) == (False, True)
    for args, secrets in ((["recovery"], [PASSPHRASE]), (["passphrase"], [PASSPHRASE, OTHER, OTHER])):
        assert spent in terminal.run(*args, secrets=secrets).out


def test_a_passphrase_can_be_set_later_and_everything_stays(terminal: Terminal, house: House) -> None:
    terminal.run("write", "from before")
    set_passphrase(terminal)
    assert not HOME.key.exists()
    assert entries(house, PASSPHRASE) == ["from before"]


def test_a_passphrase_can_come_first(terminal: Terminal, house: House) -> None:
    set_passphrase(terminal)
    assert is_lockable(house)


def test_changing_it_asks_for_the_one_there_is(terminal: Terminal, house: House) -> None:
    set_passphrase(terminal)
    set_passphrase(terminal, PASSPHRASE, OTHER, OTHER)
    assert unlock(house, OTHER)
    wrong = terminal.run("write", "x", secrets=[PASSPHRASE] * 3)
    assert wrong.status == 1
    assert wrong.err.count("This passphrase does not open it.") == 3


@pytest.mark.parametrize(
    ("door", "secrets"),
    [
        (["doctor"], [PASSPHRASE]),
        (["recovery"], [PASSPHRASE]),
        (["passphrase"], [PASSPHRASE, OTHER, OTHER]),
        (["passphrase", "--forgot"], ["CODE", OTHER, OTHER]),
        (["recovery", "--drill"], ["CODE"]),
        (["kept"], [PASSPHRASE]),
    ],
)
def test_wrong_tries_are_told_whatever_came_after_them(
    terminal: Terminal, house: House, clock: StillClock, door: list[str], secrets: list[str]
) -> None:
    code = set_passphrase(terminal)
    terminal.run("kept", secrets=["not this at all", "nor this", PASSPHRASE])
    clock.pass_by(minutes=5)
    for wrong in ("this is not it", "nor is this"):
        terminal.run("doctor", secrets=[wrong])
    answered = terminal.run(*door, secrets=[code if one == "CODE" else one for one in secrets])
    assert answered.status == 0, answered.everything
    opened = unlock(house, OTHER if OTHER in secrets else PASSPHRASE)
    diary = house.diary(opened.person, opened.key)
    openings = diary.find(diary.key.derive_id(OPENINGS), Openings).record.last
    assert sum(one.wrong for one in openings) + opened.wrong == 4
    assert (openings[-1].at == clock()) == ("--drill" not in door)


def test_doctor_notes_that_it_opened_it_with_the_key_file(
    terminal: Terminal, house: House, clock: StillClock
) -> None:
    opened = terminal.begin()
    assert terminal.run("doctor").status == 0
    diary = house.diary(opened.person, opened.key)
    assert diary.find(diary.key.derive_id(OPENINGS), Openings).record.last[-1].at == clock()


def test_a_weak_one_or_a_slip_is_said_and_asked_again(terminal: Terminal, house: House) -> None:
    answered = terminal.run("passphrase", secrets=["short", PASSPHRASE, OTHER, PASSPHRASE, PASSPHRASE])
    assert answered.status == 0
    assert "This one is short." in answered.err
    assert "The two were not the same." in answered.err
    assert unlock(house, PASSPHRASE)


@pytest.mark.parametrize("secrets", [[], [""]])
def test_no_answer_changes_nothing(terminal: Terminal, house: House, secrets: list[str]) -> None:
    terminal.begin()
    assert terminal.run("passphrase", secrets=secrets).status == 1
    assert not is_lockable(house)


def test_with_nobody_to_ask_it_is_refused_in_one_sentence(terminal: Terminal) -> None:
    set_passphrase(terminal)
    answered = terminal.run("write", "x")
    assert (answered.status, answered.out) == (1, "")
    assert answered.err == (
        "A passphrase is needed, and there is no terminal to ask on. REKINDLE_PASSPHRASE can hold it.\n"
    )


def test_the_passphrase_of_the_environment_opens_it(terminal: Terminal, house: House) -> None:
    set_passphrase(terminal)
    assert terminal.run("write", "by a script", env={"REKINDLE_PASSPHRASE": PASSPHRASE}).status == 0
    assert entries(house, PASSPHRASE) == ["by a script"]


def test_a_wrong_one_in_the_environment_is_refused_without_asking(terminal: Terminal) -> None:
    set_passphrase(terminal)
    terminal.asked.clear()
    answered = terminal.run("write", "x", env={"REKINDLE_PASSPHRASE": OTHER})
    assert (answered.status, terminal.asked) == (1, [])
    assert OTHER not in answered.everything


def test_many_wrong_tries_have_to_wait(terminal: Terminal) -> None:
    set_passphrase(terminal)
    terminal.run("write", "x", secrets=[OTHER] * 3)
    answered = terminal.run("write", "x", secrets=[PASSPHRASE])
    assert answered.status == 1
    assert "Please wait" in answered.err


def test_forgot_opens_with_the_recovery_code(terminal: Terminal, house: House) -> None:
    terminal.run("write", "from before")
    code = set_passphrase(terminal)
    answered = terminal.run("passphrase", "--forgot", secrets=[code, OTHER, OTHER])
    assert answered.status == 0
    assert code not in answered.everything
    assert CODE.search(answered.out)
    assert entries(house, OTHER) == ["from before"]
    assert terminal.run("recovery", "--drill", secrets=[code]).status == 1


def test_a_slip_in_the_code_is_said_before_a_new_passphrase_is_asked_for(terminal: Terminal) -> None:
    code = set_passphrase(terminal)
    terminal.asked.clear()
    answered = terminal.run("passphrase", "--forgot", secrets=[code[:-1] + ("A" if code[-1] != "A" else "B")])
    assert answered.status == 1
    assert "in group 9" in answered.err
    assert len(terminal.asked) == 1


def test_the_drill_tells_whether_the_code_works(terminal: Terminal) -> None:
    code = set_passphrase(terminal)
    right = terminal.run("recovery", "--drill", secrets=[code.lower().replace("-", " ")])
    assert (right.status, right.out) == (0, "It works. Nothing was changed.\n")
    newer = terminal.run("recovery", secrets=[PASSPHRASE])
    assert CODE.search(newer.out)
    old = terminal.run("recovery", "--drill", secrets=[code])
    assert old.status == 1
    assert "it does not open this" in old.err


@pytest.mark.parametrize("args", [["recovery"], ["recovery", "--drill"], ["passphrase", "--forgot"]])
@pytest.mark.parametrize("begun", [True, False])
def test_without_a_passphrase_there_is_nothing_to_recover_from(
    terminal: Terminal, house: House, args: list[str], begun: bool
) -> None:
    if begun:
        terminal.begin()
    answered = terminal.run(*args, secrets=["0000"])
    assert answered.status == 1
    assert "There is no passphrase yet" in answered.err
    assert (house.people.only() is not None) is begun


def test_lock_shuts_every_browser_out(terminal: Terminal, house: House, clock: StillClock) -> None:
    cookie = sessions.start(house, terminal.begin())
    link = sessions.make_link(house)
    assert sessions.resume(house, cookie) is not None
    answered = terminal.run("lock")
    assert answered.status == 0
    assert "There is no passphrase yet" in answered.out
    assert sessions.resume(house, cookie) is None
    assert link is not None
    with pytest.raises(Exception, match="It is locked"):
        sessions.open_link(house, link)


def test_lock_says_what_opens_it_again(terminal: Terminal) -> None:
    set_passphrase(terminal)
    assert terminal.run("lock").out == "It is locked. The passphrase opens it again.\n"


def test_lock_before_anything_began_begins_nothing(terminal: Terminal, house: House) -> None:
    assert terminal.run("lock").status == 0
    assert house.people.only() is None


def test_a_missing_key_file_is_one_sentence(terminal: Terminal) -> None:
    terminal.begin()
    HOME.key.unlink()
    answered = terminal.run("write", "x")
    assert answered.status == 1
    assert answered.err.startswith("The key file is gone")


def test_a_damaged_key_file_is_one_sentence(terminal: Terminal) -> None:
    terminal.begin()
    HOME.key.write_bytes(b"\x00\xff not a key")
    answered = terminal.run("write", "x")
    assert answered.status == 1
    assert answered.err == "The key file is damaged. An unchanged copy of it opens everything again.\n"
