"""Reading what is kept: by day, the newest first, a month, a day, or one thing whole; in lines and for a script."""

import json
from pathlib import Path

import pytest
from django.db import connection

from rekindle.app import drafts
from rekindle.app.house import House
from rekindle.app.practising import Played, finish
from rekindle.app.writing import Written, keep_entry
from rekindle.life.filled import Filled
from rekindle.life.records import CheckIn, Entry, Flicker, PracticeDone
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of, kept
from tests.cli.processes import rekindle
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.conftest import StillClock


def an_entry(house: House, text: str = "rain on the roof") -> str:
    """Keep a page; give the whole id."""
    return keep_entry(diary_of(house), Written(text)).id.hex()


def test_days_stand_newest_first_and_moments_in_their_order(terminal: Terminal, clock: StillClock) -> None:
    terminal.run("flicker", "a bird")
    clock.pass_by(days=1)
    terminal.run("write", "a page")
    clock.pass_by(minutes=90)
    terminal.run(
        "now", "--state", "far", "--felt", "3", "--feeling", "worn:faint", "--need", "quiet", "--note", "grey"
    )
    shown = terminal.run("kept").out
    order = ["Today", "10:00  A page", "a page", "11:30  far away, worn (faint)", "Felt: a trace", "quiet", "grey"]
    places = [shown.index(part) for part in [*order, "Yesterday", "A flicker", "a bird"]]
    assert places == sorted(places)


def test_nothing_yet_is_fine(terminal: Terminal) -> None:
    terminal.begin()
    answered = terminal.run("kept")
    assert (answered.status, answered.out) == (0, "Nothing here yet. That is fine.\n")
    assert terminal.run("kept", "2025-01").out == "Nothing here yet. That is fine.\n"


def test_a_month_or_a_day_can_be_asked_for(terminal: Terminal, clock: StillClock) -> None:
    terminal.run("flicker", "in June")
    clock.pass_by(days=40)
    terminal.run("flicker", "in July")
    assert "in June" not in terminal.run("kept").out
    assert "“rekindle kept 2026-06” goes further back." in terminal.run("kept").out
    for when in ("2026-06", "2026-06-15"):
        shown = terminal.run("kept", when).out
        assert ("in June" in shown, "in July" in shown) == (True, False)
    assert "in July" in terminal.run("kept", "today").out
    assert terminal.run("kept", "2026-06-14").out.startswith("Nothing was kept then. That is fine.\n")
    assert "in July" not in terminal.run("kept", "Yesterday").out


@pytest.mark.parametrize(
    "when", ["2026-13", "2026-02-30", "june", "", "2026-W10-1", "٢٠٢٦-٠٦", "abc", "x" * 5000, "\x1b[2J"]
)
def test_what_is_neither_is_wrong_usage_before_anything_is_opened(
    terminal: Terminal, house: House, when: str
) -> None:
    answered = terminal.run("kept", when)
    assert (answered.status, answered.out) == (2, "")
    assert "2026-11 and 2026-11-22 are." in answered.err
    assert "\x1b" not in answered.err
    assert house.people.only() is None


def test_the_beginning_of_an_id_shows_the_whole_page(terminal: Terminal, house: House) -> None:
    terminal.begin()
    whole = "long " * 200 + "end"
    record_id = an_entry(house, whole)
    assert whole not in terminal.run("kept").out
    assert record_id[:6] in terminal.run("kept").out
    for typed in (record_id[:6], record_id[:5], record_id.upper(), record_id):
        assert whole in terminal.run("kept", typed).out


@pytest.mark.parametrize("typed", ["0000", "f" * 32])
def test_an_id_that_nothing_has_is_one_sentence(terminal: Terminal, typed: str) -> None:
    terminal.begin()
    answered = terminal.run("kept", typed)
    assert (answered.status, answered.out) == (1, "")
    assert answered.err.startswith(f"Nothing here has the id “{typed}”.")


def test_an_id_that_two_things_share_names_both(terminal: Terminal, house: House, clock: StillClock) -> None:
    terminal.begin()
    diary = diary_of(house)
    ids = [bytes.fromhex(f"abcd{end * 28}") for end in "12"]
    for record_id in ids:
        diary.keep(Flicker(at=clock.now, text="one of two"), record_id)
    answered = terminal.run("kept", "ABCD")
    assert answered.status == 1
    assert all(record_id.hex()[:12] in answered.err for record_id in ids)
    assert "one of two" in terminal.run("kept", "abcd1").out


def test_a_month_in_which_nothing_is_shown_is_none(terminal: Terminal, house: House, clock: StillClock) -> None:
    terminal.run("step")  # an offer lies in this month
    assert json.loads(terminal.run("kept", "--json").out)["months"] == []
    assert "Nothing here yet. That is fine." in terminal.run("kept").out
    terminal.run("write", "in June")
    clock.pass_by(days=40)
    terminal.run("step")
    read = json.loads(terminal.run("kept", "--json").out)
    assert (read["month"], read["months"]) == ("2026-06", ["2026-06"])
    assert "in June" in terminal.run("kept").out


def test_what_is_not_a_moment_has_no_id_here(terminal: Terminal, house: House) -> None:
    terminal.begin()
    preferences = next(iter(diary_of(house).recent()))
    assert terminal.run("kept", preferences.id.hex()).status == 1


def test_a_script_reads_every_field_of_every_kind(terminal: Terminal, house: House, clock: StillClock) -> None:
    terminal.run("now", "--felt", "3")
    terminal.run("write", "ein ä")
    terminal.run("flicker", "a bird")
    practice = house.library.catalogue.by_id("senses-three-sounds")
    finish(diary_of(house), Played(practice, "usual", "done", ("a tram",)))
    read = json.loads(terminal.run("kept", "--json").out)
    assert set(read) == {"month", "months", "days", "unreadable"}
    assert (read["month"], read["months"], read["unreadable"]) == ("2026-06", ["2026-06"], 0)
    (day,) = read["days"]
    assert day["day"] == "2026-06-15"
    shapes = {one["kind"]: one for one in day["kept"]}
    for cls in (CheckIn, Entry, Flicker, PracticeDone):
        shape = shapes[cls.__struct_config__.tag]
        assert set(shape) == {"id", "kind", *cls.__struct_fields__}
        assert shape["at"] == clock.now.isoformat()
    assert shapes["entry"]["text"] == "ein ä"
    assert json.loads(terminal.run("kept", shapes["entry"]["id"][:8], "--json").out) == shapes["entry"]


def test_for_a_script_nothing_yet_is_an_empty_list(terminal: Terminal) -> None:
    terminal.begin()
    assert json.loads(terminal.run("kept", "--json").out) == {
        "month": None,
        "months": [],
        "days": [],
        "unreadable": 0,
    }


def test_one_damaged_record_is_said_and_hides_no_other(terminal: Terminal, house: House) -> None:
    terminal.begin()
    damaged, _well = an_entry(house, "lost"), an_entry(house, "still here")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record SET sealed = %s WHERE id = %s", (b"x" * 300, bytes.fromhex(damaged)))
    answered = terminal.run("kept")
    assert "still here" in answered.out
    assert "Something kept in this month cannot be read." in answered.err
    assert terminal.run("kept", damaged[:8]).err == "This cannot be read. It was left as it is.\n"


def test_nothing_that_was_written_steers_the_terminal(terminal: Terminal, house: House) -> None:
    terminal.begin()
    an_entry(house, "\x1b]0;title\x07 and \u202eback")
    assert not {"\x1b", "\x07", "\u202e"} & set(terminal.run("kept").out)


def test_a_pager_is_used_only_when_asked_for_and_keeps_no_list(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\necho "paged $LESSHISTFILE"; cat\n')
    pager.chmod(0o700)
    env = {"PAGER": str(pager)}
    rekindle(tmp_path / "home", "flicker", "a bird")
    with PseudoTerminal(tmp_path / "home", "kept", "--pager", env=env) as person:
        assert person.status() == 0
        assert "paged -\n" in person.shown
        assert "a bird" in person.shown
    with PseudoTerminal(tmp_path / "home", "kept", "--pager", env={"PAGER": str(tmp_path / "none")}) as person:
        assert person.status() == 1
        assert "The pager in PAGER could not be started." in person.shown


def test_where_no_person_reads_no_pager_is_started(terminal: Terminal) -> None:
    terminal.run("flicker", "a bird")
    assert "a bird" in terminal.run("kept", "--pager", env={"PAGER": "false"}).out


@pytest.mark.parametrize("how", [[], ["--for-good"]])
def test_what_is_let_go_is_in_no_draft_either(terminal: Terminal, house: House, how: list[str]) -> None:
    terminal.begin()
    record_id = an_entry(house)
    begun = Filled(f"/write/{record_id}", (("text", "the same, longer"),))
    drafts.save(diary_of(house), begun, "1" * 32, 1)
    terminal.run("let-go", record_id, *how)
    assert not diary_of(house).has_drafts()


def test_let_go_takes_away_and_bring_back_returns(terminal: Terminal, house: House) -> None:
    terminal.begin()
    first, second = an_entry(house, "first"), an_entry(house, "second")
    gone = terminal.run("let-go", first[:6])
    assert (gone.status, gone.out) == (0, "It is let go. For ten minutes “rekindle bring-back” brings it back.\n")
    terminal.run("let-go", second[:6])
    assert kept(house, Entry) == []
    assert terminal.run("bring-back").out == "It is back.\n"
    assert terminal.run("bring-back").status == 0
    assert {one.text for one in kept(house, Entry)} == {"first", "second"}
    answered = terminal.run("bring-back")
    assert answered.status == 1
    assert answered.err.startswith("There is nothing to bring back.")


def test_after_ten_minutes_the_next_command_deletes_it_for_good(
    terminal: Terminal, house: House, clock: StillClock
) -> None:
    terminal.begin()
    record_id = an_entry(house)
    terminal.run("let-go", record_id)
    clock.pass_by(minutes=10)
    person = house.people.only()
    assert person is not None
    assert house.rows.find_even_set_aside(person.id, bytes.fromhex(record_id)) is not None
    assert terminal.run("kept").status == 0
    assert house.rows.find_even_set_aside(person.id, bytes.fromhex(record_id)) is None


def test_for_good_means_at_once(terminal: Terminal, house: House) -> None:
    terminal.begin()
    answered = terminal.run("let-go", an_entry(house), "--for-good")
    assert answered.out == "It is gone for good.\n"
    assert terminal.run("bring-back").status == 1


def test_what_goes_can_be_chosen_by_number(terminal: Terminal, house: House, clock: StillClock) -> None:
    terminal.begin()
    for text in ("older", "newer"):
        an_entry(house, text)
        clock.pass_by(minutes=1)
    answered = terminal.run("let-go", typed="9\nx\n1\n")
    assert answered.status == 0
    assert answered.out.index("newer") < answered.out.index("older")
    assert [one.text for one in kept(house, Entry)] == ["older"]


@pytest.mark.parametrize("typed", ["", "\n"])
def test_choosing_none_changes_nothing(terminal: Terminal, house: House, typed: str) -> None:
    terminal.begin()
    an_entry(house)
    answered = terminal.run("let-go", typed=typed)
    assert (answered.status, answered.err) == (1, "Nothing was changed.\n")
    assert len(kept(house, Entry)) == 1


def test_a_script_that_lets_go_reads_what_went(terminal: Terminal, house: House) -> None:
    terminal.begin()
    record_id = an_entry(house)
    assert json.loads(terminal.run("let-go", record_id, "--json").out)["id"] == record_id
    assert json.loads(terminal.run("bring-back", "--json").out)["id"] == record_id
