"""What was begun in the browser, in a terminal: shown, read whole, kept as its own page keeps it, or let go."""

import json

import pytest
from django.urls import resolve

from rekindle.app import drafts
from rekindle.app.begun import form_of
from rekindle.app.house import House
from rekindle.app.writing import Written, change_entry, keep_entry
from rekindle.life import records
from rekindle.life.filled import Filled
from rekindle.life.records import LONGEST_TEXT, Entry, Flicker
from rekindle.web.pages.drafts import FORMS
from tests.cli.conftest import Terminal
from tests.cli.keeping import diary_of, kept
from tests.conftest import MORNING, StillClock
from tests.method.shipped import CATALOGUE

ONCE = "1" * 32
KETTLE = "The kettle clicked.\nI heard it."


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A terminal in front of a diary that has begun."""
    terminal.begin()
    return terminal


def save(house: House, to: str = "/write", text: str = KETTLE, once: str = ONCE, /, **others: str) -> str:
    """Save a form as the browser does; give the id of its draft."""
    diary = diary_of(house)
    filled = Filled(to, (("once", once), *others.items(), ("text", text)))
    assert drafts.save(diary, filled, once, 1)
    return drafts.draft_id(diary, to, once).hex()


def test_without_any_it_says_that_nothing_waits(begun: Terminal) -> None:
    assert begun.run("drafts").out == "Nothing waits here.\n"
    assert json.loads(begun.run("drafts", "--json").out) == {"drafts": [], "unreadable": 0}


def test_each_stands_there_with_its_id_what_it_is_when_and_its_first_words(
    begun: Terminal, house: House, clock: StillClock
) -> None:
    older = save(house, "/write", "word " * 200)
    clock.pass_by(days=1)
    newer = save(house, "/write/ten", "cold, but mine", start="Right now")
    out = begun.run("drafts").out
    assert f"  {newer[:6]}  Right now. Today, 10:00\n          cold, but mine\n" in out
    assert f"  {older[:6]}  A page. Yesterday, 10:00\n" in out
    assert out.index(newer[:6]) < out.index(older[:6])
    assert "word " * 100 not in out
    read = json.loads(begun.run("drafts", "--json").out)
    assert [one["id"] for one in read["drafts"]] == [newer, older]
    assert [one["form"] for one in read["drafts"]] == ["ten-words", "page"]
    assert read["drafts"][1]["text"] == ("word " * 200).strip()


def test_one_is_shown_whole_and_stays_where_no_letter_comes(begun: Terminal, house: House) -> None:
    whole = "word " * 400 + "end"
    draft = save(house, "/write", whole)
    for typed in ("", "\n", "x\nyes\n\n"):
        answered = begun.run("drafts", draft[:6], typed=typed)
        assert (answered.status, whole in answered.out) == (0, True)
        assert answered.out.endswith("It waits here as it is.\n")
    read = json.loads(begun.run("drafts", draft[:6], "--json").out)
    assert read == {"id": draft, "form": "page", "at": MORNING.isoformat(), "text": whole}
    assert diary_of(house).has_drafts()


@pytest.mark.parametrize("how", [("k\n", ()), ("what\nK\n", ()), ("", ("--keep",))])
def test_a_page_is_kept_as_the_browser_keeps_it_and_waits_no_more(
    begun: Terminal, house: House, how: tuple[str, tuple[str, ...]]
) -> None:
    typed, args = how
    draft = save(house, "/write", KETTLE, start="Right now …", day="2026-06-01")
    answered = begun.run("drafts", draft[:6], *args, typed=typed)
    assert (answered.status, answered.out.endswith("Kept.\n")) == (0, True)
    (entry,) = kept(house, Entry)
    assert (entry.text, entry.start, entry.form) == (KETTLE, "Right now …", "page")
    assert entry.at.date().isoformat() == "2026-06-01"
    assert begun.run("drafts").out == "Nothing waits here.\n"


def test_ten_words_stay_ten_words(begun: Terminal, house: House) -> None:
    begun.run("drafts", save(house, "/write/ten", "cold, but mine"), "--keep")
    assert [(one.form, one.text) for one in kept(house, Entry)] == [("ten-words", "cold, but mine")]


def test_a_flicker_is_kept_among_the_flickers(begun: Terminal, house: House) -> None:
    diary = diary_of(house)
    drafts.save(diary, Filled("/flicker", (("once", ONCE), ("flicker", "a robin"))), ONCE, 1)
    (draft,) = drafts.waiting(diary)
    assert begun.run("drafts", draft.id.hex(), "--keep").status == 0
    assert [one.text for one in kept(house, Flicker)] == ["a robin"]
    assert kept(house, Entry) == []


def test_a_window_that_still_holds_it_adds_nothing_and_saves_nothing(begun: Terminal, house: House) -> None:
    begun.run("drafts", save(house), "--keep")
    diary = diary_of(house)
    assert not drafts.save(diary, Filled("/write", (("once", ONCE), ("text", KETTLE))), ONCE, 2)
    keep_entry(diary, Written(KETTLE), bytes.fromhex(ONCE))  # what its Keep does
    assert [one.text for one in kept(house, Entry)] == [KETTLE]


def test_a_change_takes_the_place_of_what_stands_there(begun: Terminal, house: House) -> None:
    page = keep_entry(diary_of(house), Written("before"))
    draft = save(house, f"/write/{page.id.hex()}", "after", change="0")
    assert "in the place of what stands there" in begun.run("drafts", draft).out
    assert begun.run("drafts", draft, typed="k\n").err == ""
    assert [one.text for one in kept(house, Entry)] == ["after"]


def test_a_change_to_a_page_that_is_other_or_gone_is_kept_beside_it(begun: Terminal, house: House) -> None:
    diary = diary_of(house)
    page = keep_entry(diary, Written("before"))
    change_entry(diary, page.id, Written("theirs"))
    for number, to in enumerate((page.id.hex(), "0" * 32)):
        draft = save(house, f"/write/{to}", f"mine {number}", change="0")
        assert "kept as a page of their own" in begun.run("drafts", draft, "--keep").err
    assert sorted(one.text for one in kept(house, Entry)) == ["mine 0", "mine 1", "theirs"]


def test_what_the_terminal_cannot_fill_is_shown_whole_and_kept_as_a_page(begun: Terminal, house: House) -> None:
    diary = diary_of(house)
    filled = Filled("/now", (("felt", "3"), ("own-1", "washed out"), ("note", "rain again")))
    drafts.save(diary, filled, ONCE, 1)
    answered = begun.run("drafts", drafts.draft_id(diary, "/now", ONCE).hex(), typed="k\n")
    assert "A check-in\nToday, 10:00\nwashed out\n\nrain again\n" in answered.out
    assert "keep it as a page" in answered.out
    assert [one.text for one in kept(house, Entry)] == ["washed out\n\nrain again"]


def test_a_practice_has_its_title(begun: Terminal, house: House) -> None:
    practice = CATALOGUE.by_id("words-ten")
    save(house, f"/step/{practice.number}/small")
    save(house, "/step/9999/whole")
    out = begun.run("drafts").out
    assert f"{practice.title}. Today" in out
    assert "A practice. Today" in out


@pytest.mark.parametrize("how", [("l\n", ()), ("", ("--let-go",))])
def test_one_is_let_go_and_comes_back(begun: Terminal, house: House, how: tuple[str, tuple[str, ...]]) -> None:
    typed, args = how
    answered = begun.run("drafts", save(house)[:6], *args, typed=typed)
    assert answered.out.endswith("It is let go. For ten minutes “rekindle bring-back” brings it back.\n")
    assert begun.run("drafts").out == "Nothing waits here.\n"
    assert begun.run("bring-back").status == 0
    assert "The kettle clicked." in begun.run("drafts").out


@pytest.mark.parametrize(
    ("text", "day", "said"), [("x" * (LONGEST_TEXT + 1), "", "longer"), ("words", "2031-01-01", "has not come yet")]
)
def test_what_cannot_be_kept_yet_goes_on_waiting(
    begun: Terminal, house: House, text: str, day: str, said: str
) -> None:
    draft = save(house, "/write", text, day=day)
    answered = begun.run("drafts", draft, "--keep")
    assert (answered.status, said in answered.err) == (1, True)
    assert (kept(house, Entry), diary_of(house).has_drafts()) == ([], True)


@pytest.mark.parametrize("typed", ["0000", "f" * 32, "zz"])
def test_an_id_that_no_draft_has_is_one_sentence(begun: Terminal, house: House, typed: str) -> None:
    page = keep_entry(diary_of(house), Written("kept, and no draft"))
    for one in (typed, page.id.hex()):
        answered = begun.run("drafts", one)
        assert (answered.status, answered.out) == (1, "")
        assert answered.err.startswith(f"Nothing that waits here has the id “{one}”.")


def test_nothing_in_one_steers_the_terminal(begun: Terminal, house: House) -> None:
    draft = save(house, "/write", "rain \x1b[2J \u202eback", start="\x1b[2J")
    for args in (("drafts",), ("drafts", draft), ("drafts", "--json")):
        assert not set("\x1b\u202e") & set(begun.run(*args).out)


ADDRESSES = {
    "/write": "page",
    "/write/ten": "ten-words",
    f"/write/{ONCE}": "change",
    "/flicker": "flicker",
    "/now": "check-in",
    "/step/15/small": "practice",
    f"/after/{ONCE}": "after",
}


def test_every_form_in_which_one_writes_has_a_name_here() -> None:
    assert {resolve(address).func for address in ADDRESSES} == FORMS
    for address, name in ADDRESSES.items():
        draft = records.Draft(at=MORNING, number=1, filled=Filled(address, (("text", "words"),)))
        assert form_of(draft)[0] == name


def test_answers_without_a_word_are_told_and_kept_in_the_browser_alone(begun: Terminal, house: House) -> None:
    draft = save(house, "/now", "", felt="2", **{"word-sad": "faint", "own-strength-0": "clear"})
    assert "A check-in. Today, 10:00\n          Answers, and no words yet.\n" in begun.run("drafts").out
    assert json.loads(begun.run("drafts", draft[:6], "--json").out)["text"] == ""
    shown = begun.run("drafts", draft[:6], typed="k\n\n").out
    assert "Answers, and no words yet." in shown
    assert "keep it" not in shown
    refused = begun.run("drafts", draft[:6], "--keep")
    assert refused.status == 1
    assert "It holds answers and no words. Go on with it in the browser to keep it." in refused.err
    assert (kept(house, Entry), diary_of(house).has_drafts()) == ([], True)
    assert begun.run("drafts", draft[:6], "--let-go").status == 0
    assert not diary_of(house).has_drafts()
