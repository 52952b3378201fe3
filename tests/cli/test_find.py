"""Finding in a terminal: asked for, from the command line or from standard input; for a person, and for a script."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from rekindle.app import drafts, writing
from rekindle.app.house import House
from rekindle.app.writing import Written
from rekindle.cli.find import KINDS
from rekindle.life.filled import Filled
from rekindle.life.records import CheckIn, Feeling, PracticeDone
from rekindle.life.search.texts import SEARCHED
from tests.cli.conftest import PASSPHRASE, Terminal
from tests.cli.keeping import diary_of
from tests.cli.processes import rekindle
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.conftest import MORNING
from tests.keeping import damage
from tests.method.shipped import CATALOGUE

WAYS_ON = "“rekindle kept ID” shows one whole. change and let-go take an ID too.\n"
NOTHING = "Nothing you kept has that in it.\nFewer words may find more, and part of a word is enough.\n"
AN_ID = re.compile(r"  [0-9a-f]{6}  ")
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


@pytest.fixture
def kept(terminal: Terminal, house: House) -> Terminal:
    """A terminal before a diary with a few things in it."""
    terminal.begin()
    diary = diary_of(house)
    writing.keep_entry(diary, Written("Die Küche war warm.\nSonst nichts."))
    writing.keep_entry(diary, Written("rain in spring", day=date(2026, 3, 1)))
    writing.keep_flicker(diary, "rain smell")
    diary.keep(CheckIn(at=MORNING, states=("far",), feelings=(Feeling("lonely"),), note="rain again"))
    return terminal


def found(kept: Terminal, *args: str, typed: str = "") -> str:
    """Find; give what is said of the hits, without their ids, which are any."""
    answered = kept.run("find", *args, typed=typed)
    assert answered.status == 0
    assert answered.out.endswith(WAYS_ON)
    return AN_ID.sub("  ", answered.out.removesuffix(WAYS_ON))


def test_a_hit_is_shown_with_its_day_and_what_it_is(kept: Terminal) -> None:
    assert found(kept, "kuche") == "2026-06-15 10:00  A page\n  Die Küche war warm.\n  Sonst nichts.\n"


def test_the_id_beside_a_hit_opens_and_changes_it(kept: Terminal, house: House) -> None:
    (short,) = AN_ID.findall(kept.run("find", "kuche").out)
    assert "Die Küche war warm.\n" in kept.run("kept", short.strip()).out
    assert kept.run("change", short.strip(), "now cold").status == 0
    assert "now cold" in found(kept, "cold")


def test_a_chosen_word_is_found_as_it_was_shown(kept: Terminal) -> None:
    assert found(kept, "LONELY") == "2026-06-15 10:00  A check-in\n  far away, lonely\n  rain again\n"


def test_one_that_was_given_another_day_has_no_time(kept: Terminal) -> None:
    assert found(kept, '"rain in"') == "2026-03-01  A page\n  rain in spring\n"


def test_what_was_begun_and_not_looked_through_is_said_in_one_line(kept: Terminal, house: House) -> None:
    said = "What you began and did not keep was not looked through. “rekindle drafts” shows it.\n"
    assert said not in kept.run("find", "rain").everything
    drafts.save(diary_of(house), Filled("/write", (("text", "rain not kept"),)), "1" * 32, 1)
    for word in ("rain", "snow"):
        answered = kept.run("find", word)
        assert answered.out.endswith(said)
        assert "rain not kept" not in answered.out
    answered = kept.run("find", "rain", "--json")
    assert (len(json.loads(answered.out)["hits"]), answered.err) == (3, said)


@pytest.mark.parametrize(("args", "typed"), [((), "spring\n"), (("-",), "spring\n"), (("rain", "spring"), "")])
def test_words_come_from_the_command_line_from_standard_input_or_from_a_prompt(
    kept: Terminal, args: tuple[str, ...], typed: str
) -> None:
    said = found(kept, *args, typed=typed)
    assert said.endswith("2026-03-01  A page\n  rain in spring\n")
    assert ("What to look for: " in said) == (not args)


def test_the_kinds_are_those_that_are_looked_through() -> None:
    assert tuple(SEARCHED) == KINDS


def test_what_a_practice_kept_is_found_under_its_title(kept: Terminal, house: House) -> None:
    done = PracticeDone(
        at=MORNING, practice="words-ten", version=1, form="usual", ended="done", kept=("grey wool",), word="soft"
    )
    diary_of(house).keep(done)
    diary_of(house).keep(replace(done, practice="no-more"))
    title = CATALOGUE.by_id("words-ten").title
    hits = {f"2026-06-15 10:00  {name}\n  grey wool\n  soft\n" for name in (title, "A practice")}
    out = found(kept, "wool")
    assert all(hit in out for hit in hits)


def test_only_one_kind_and_only_some_days(kept: Terminal) -> None:
    assert found(kept, "rain", "--kind", "flicker") == "2026-06-15 10:00  A flicker\n  rain smell\n"
    for days in (("--since", "2026-03-01", "--until", "2026-03-01"), ("--until", "2026-03"), ("--until=2026-5",)):
        assert found(kept, "rain", *days) == "2026-03-01  A page\n  rain in spring\n"
    assert kept.run("find", "rain", "--until", "yesterday", "--since", "2026-06-14").out == NOTHING


def test_nothing_found_is_said_and_is_no_refusal(kept: Terminal) -> None:
    answered = kept.run("find", "snow")
    assert (answered.status, answered.out, answered.err) == (0, NOTHING, "")


def test_a_script_reads_every_hit_with_its_whole_text(kept: Terminal) -> None:
    answered = kept.run("find", "rain", "--json")
    read = json.loads(answered.out)
    assert answered.out.isascii()
    assert [set(hit) for hit in read["hits"]] == [{"id", "kind", "at", "text"}] * 3
    assert {hit["kind"] for hit in read["hits"]} == {"check-in", "entry", "flicker"}
    assert read["hits"][-1]["text"] == "rain in spring"
    assert datetime.fromisoformat(read["hits"][0]["at"]) == MORNING
    assert all(len(bytes.fromhex(hit["id"])) == 16 for hit in read["hits"])
    assert json.loads(kept.run("find", "snow", "--json").out) == {"hits": [], "unreadable": 0}


def test_a_script_that_asks_at_a_prompt_still_reads_json_alone(kept: Terminal) -> None:
    answered = kept.run("find", "--json", typed="spring\n")
    assert len(json.loads(answered.out)["hits"]) == 1
    assert "What to look for" in answered.err


@pytest.mark.parametrize("nothing", ["", " ", '""', "“”", "\0", "\u0301"])
def test_without_a_word_one_sentence_says_so(kept: Terminal, nothing: str) -> None:
    answered = kept.run("find", nothing)
    assert (answered.status, answered.out, answered.err) == (1, "", "Type a word first. Part of one is enough.\n")


def test_a_search_as_long_as_a_book_is_refused_in_one_sentence(kept: Terminal) -> None:
    for args, typed in ((["w" * 100_000], ""), (["-"], "w" * 100_000), ([], "w" * 100_000)):
        answered = kept.run("find", *args, typed=typed)
        assert answered.status == 1
        assert answered.err == "That is more than can be looked for at once. A few words are enough.\n"


@pytest.mark.parametrize(
    "days",
    [("--since", "soon"), ("--until", "2026-02-30"), ("--since", "2026", "--until", "2025"), ("--kind", "dream")],
)
def test_what_does_not_read_as_a_day_or_a_kind_is_wrong_usage(kept: Terminal, days: tuple[str, ...]) -> None:
    answered = kept.run("find", "rain", *days)
    assert (answered.status, answered.out) == (2, "")
    assert "--" in answered.err


def test_nothing_that_was_kept_steers_the_terminal(terminal: Terminal, house: House) -> None:
    terminal.begin()
    writing.keep_entry(diary_of(house), Written("rain \x1b[2J\x1b]0;gone\x07 \u202eback \x01\x02"))
    answered = terminal.run("find", "rain")
    assert not set("\x1b\x07\u202e\x01\x02") & set(answered.out)
    assert "back" in answered.out
    assert terminal.run("find", "rain", "--json").out.isascii()


def test_what_cannot_be_read_is_said_and_counted(kept: Terminal, house: House) -> None:
    diary = diary_of(house)
    (row,) = house.rows.on_shelves(diary.person, {"2026-03"})
    damage(house, diary.person, row.id)
    answered = kept.run("find", "kuche")
    assert "Die Küche war warm." in answered.out
    assert "One thing that you kept cannot be read" in answered.out
    assert json.loads(kept.run("find", "kuche", "--json").out)["unreadable"] == 1


def test_a_hit_is_bold_at_a_terminal_that_takes_styles(tmp_path: Path) -> None:
    home = tmp_path / "home"
    rekindle(home, "write", "-", typed=f"{'The long way home in the rain. ' * 3}The kettle clicked.")
    with PseudoTerminal(home, "find") as terminal:
        terminal.read_until("What to look for: ")
        terminal.type("KETT\n")
        assert terminal.status() == 0
        assert f"{BOLD}kett{PLAIN}le" in terminal.shown
        assert all(len(line.replace(BOLD, "").replace(PLAIN, "")) < 80 for line in terminal.shown.split("\n"))
    with PseudoTerminal(home, "find", "kett", env={"NO_COLOR": "1"}) as terminal:
        assert terminal.status() == 0
        assert "\x1b" not in terminal.shown
        assert "kettle clicked" in terminal.shown


def test_a_locked_diary_is_asked_for_its_passphrase_before_anything_is_looked_for(
    terminal: Terminal, house: House
) -> None:
    terminal.run("write", "rain", env={"REKINDLE_PASSPHRASE": PASSPHRASE})
    assert terminal.run("find", "rain").status == 1
    answered = terminal.run("find", typed="rain\n", secrets=[PASSPHRASE])
    assert "A page\n  rain\n" in answered.out
