"""Plans, growing lists, letters and two looks side by side, by plain forms alone."""

import re
from collections.abc import Callable

import pytest

from rekindle.app.diary import Diary
from rekindle.app.house import House
from tests.conftest import StillClock
from tests.method.shipped import CATALOGUE
from tests.web.conftest import Say, Visitor
from tests.web.doors import come_in, lock_home
from tests.web.seen import Seen, html
from tests.web.walking import begin, go_on, player, walk

Read = Callable[[str], str]
NOTHING = "nothing of this"


@pytest.fixture
def owner(client: Visitor, house: House) -> Visitor:
    """Somebody inside a home that has a passphrase, who can come in again another day."""
    lock_home(house)
    return come_in(client)


def address(practice: str, form: str = "whole") -> str:
    return f"/step/{CATALOGUE.by_id(practice).number}/{form}"


def test_a_plan_reads_as_one_sentence_that_can_be_changed_and_halved(begun_client: Visitor, page: Read) -> None:
    shown = begin(begun_client, address("alive-small-good"))
    for answer in ({"tap": "make toast"}, {"tap": "after the next meal"}, {}):
        shown = go_on(begun_client, shown, answer)
    assert player(shown).fields["answer"] == "I will make toast, after the next meal."
    shown = go_on(begun_client, shown, {"answer": "I will make one slice."}, "half")
    assert player(shown).fields["answer"] == "I will make one slice."
    assert player(shown).fields["tap"].startswith("Half of it.")
    shown = go_on(begun_client, shown, {}, "half")
    assert player(shown).fields["tap"].startswith("Half again")
    assert "half" not in player(shown).buttons
    shown = go_on(begun_client, shown, {}, "whole")
    assert "tap" not in player(shown).fields
    shown = go_on(begun_client, go_on(begun_client, shown, {}, "half"), {}, "keep")
    assert "I will make one slice. Half of it. Half the time, or half the way, and then stop." in page("/kept")


def test_a_plan_of_nothing_is_no_plan(begun_client: Visitor) -> None:
    assert walk(begun_client, address("alive-small-good"), {}, {}, {}).startswith("/after/")


def test_another_day_asks_how_it_went_and_can_be_passed_over(owner: Visitor, clock: StillClock) -> None:
    walk(owner, address("alive-small-good"), {"answer": "fold one sheet"}, {}, {}, {}, do="keep")
    shown = begin(owner, address("alive-small-good"))
    assert "What became of it?" not in Seen(shown).words
    clock.pass_by(days=1)
    come_in(owner)
    shown = begin(owner, address("alive-small-good"))
    assert "What became of it?" in Seen(shown).words
    assert "I will fold one sheet." in Seen(shown).words
    shown = go_on(owner, shown, {"tap": "it was flat"})
    assert "What would be the short form of it?" in Seen(shown).words
    for answer in ({"tap": "make toast"}, {}, {}):
        shown = go_on(owner, shown, answer)
    go_on(owner, shown, {}, "keep")
    assert "What became of it: it was flat\nI will make toast." in html(owner.get("/kept"))


def test_several_lines_of_ones_own_are_added_on_one_page_and_each_can_be_changed(
    begun_client: Visitor, page: Read
) -> None:
    shown = begin(begun_client, address("alive-try-list"))
    shown = go_on(begun_client, shown, {"answer": "whistle", "tap": "shuffle cards"}, "add")
    shown = go_on(begun_client, shown, {"answer": "row", "line": "whistle low", "tap": "shuffle cards"}, "add")
    assert player(shown).fields["answer"] == ""
    go_on(begun_client, shown, {"answer": "hum", "line": ["whistle low", "row"], "tap": "shuffle cards"}, "next")
    location = walk(
        begun_client,
        address("alive-try-list", "small"),
        {"answer": "hum", "line": ["whistle low", "row", " "], "tap": "shuffle cards"},
    )
    assert location.startswith("/after/")
    assert "Old ones: shuffle cards, whistle low, row, hum" in page("/kept")
    words = Seen(begin(begun_client, address("alive-try-list"))).words
    assert all(line in words for line in ("On your list", "shuffle cards", "whistle low", "row", "hum"))


def test_a_line_is_taken_off_where_it_stands_and_put_back(begun_client: Visitor) -> None:
    walk(begun_client, address("place-name-quiet", "small"), {"answer": "the bench"})
    shown = begin(begun_client, address("place-name-quiet", "small"))
    form = player(shown)
    off = next(button for button in form.buttons if len(button) == 32)
    shown = begun_client.post(form.action, {**form.fields, "take-off": off, "answer": "not lost"})
    assert "It is off your list." in Seen(shown).words
    assert "On your list" not in Seen(shown).words
    assert player(shown).fields["answer"] == "not lost"
    shown = begun_client.post(form.action, {**player(shown).fields, "put-back": off})
    assert "On your list the bench" in Seen(shown).words


def test_ones_own_lines_come_as_cards_of_their_own(begun_client: Visitor) -> None:
    walk(begun_client, address("ground-steady-lines"), {}, {}, {}, {"answer": "The kettle is still here."})
    shown = begin(begun_client, address("ground-steady-lines"))
    assert "The kettle is still here. Take this line off my list" in Seen(shown).words


def test_none_of_these_clears_the_other_ticks(begun_client: Visitor, page: Read) -> None:
    walk(
        begun_client,
        address("notice-signs"),
        {"tap": ["I don\N{RIGHT SINGLE QUOTATION MARK}t even get angry", NOTHING]},
    )
    assert "Signs: nothing of this" in page("/kept")
    assert "angry" not in page("/kept")


def test_then_and_now_stand_side_by_side_with_their_month(owner: Visitor, clock: StillClock) -> None:
    ticks = ["Little seems to matter to me", "Joy hardly reaches me"]
    walk(owner, address("notice-signs"), {"tap": ticks, "degree-1": "now and then", "degree-5": "now and then"})
    clock.pass_by(days=70)
    come_in(owner)
    shown = begin(owner, address("notice-look-again"))
    for answer in ("not lately", "most of the time", "", "can\N{RIGHT SINGLE QUOTATION MARK}t tell", *[""] * 6):
        shown = go_on(owner, shown, {"tap": answer} if answer else {})
    words = Seen(shown).words
    assert "I watch my life from outside June 2026 not ticked Now not lately" in words
    assert "Little seems to matter to me June 2026 now and then Now most of the time" in words
    assert "Joy hardly reaches me June 2026 ticked Now can" in words
    assert "lost interest" not in words


def test_the_card_for_a_strong_moment_is_there_after_too_much_alone(
    begun_client: Visitor, say: Say, clock: StillClock
) -> None:
    walk(
        begun_client, address("feel-before-return"), {"tap": "hold something soft"}, {"answer": "It can sink again."}
    )
    assert "hold something soft" not in Seen(begun_client.get("/steady")).words
    clock.pass_by(minutes=1)
    form = player(begun_client.get(address("words-ten", "small")))
    words = Seen(say(form.action, **{**form.fields, "do": "much"})).words
    assert "Your own card for a strong moment hold something soft It can sink again." in words


def test_what_is_looked_back_on_is_looked_for_at_the_beginning_alone(
    begun_client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    months = Diary.months

    def noting(diary: Diary) -> list[str]:
        looked.append("all")
        return months(diary)

    monkeypatch.setattr(Diary, "months", noting)
    for signs in (False, True):
        if signs:
            walk(begun_client, address("notice-signs"), {"tap": "I watch my life from outside"}, do="keep")
        shown = begin(begun_client, address("notice-look-again"))
        looked.clear()
        shown = go_on(begun_client, shown, {"tap": "not lately"})
        for _ in range(9):
            shown = go_on(begun_client, shown, {})
        assert ("June 2026" in html(shown)) == signs
        assert looked == []


def sealed(client: Visitor, text: str = "a kettle") -> None:
    walk(client, address("hope-letter-later"), {"answer": text}, {"answer": "2026-08-01"}, do="keep")


def test_a_letter_waits_behind_one_link_and_tells_nothing_till_its_day(owner: Visitor, clock: StillClock) -> None:
    assert "/letters" not in html(owner.get("/kept"))
    sealed(owner)
    assert "/letters" in html(owner.get("/kept"))
    waiting = html(owner.get("/letters"))
    assert "Something waits here for its day." in waiting
    assert "Open it" not in waiting
    assert "kettle" not in waiting + html(owner.get("/kept")) + html(owner.get("/")) + found(owner)
    clock.pass_by(days=47)
    come_in(owner)
    page = owner.get("/letters")
    assert "kettle" not in html(page) + found(owner)
    (form,) = [one for one in Seen(page).forms if len(one.action) == 41]
    assert "a kettle" in Seen(owner.post(form.action)).words
    assert "kettle" in found(owner)


def found(client: Visitor) -> str:
    """Find a word; give the hits alone, without the form that holds it."""
    whole = b"".join(client.post("/find", {"find": "kettle"}, follow=True).streaming_content).decode()  # type: ignore[attr-defined]
    return "".join(re.findall(r"<mark>.*?</mark>", whole))


def test_a_letter_that_waits_cannot_be_opened_by_its_address(begun_client: Visitor, say: Say) -> None:
    sealed(begun_client)
    gone = next(one.action for one in Seen(begun_client.get("/letters")).forms if one.action.endswith("/gone"))
    answered = Seen(say(gone.removesuffix("/gone")))
    assert "This letter still waits." in answered.words
    assert "kettle" not in answered.words


def test_no_way_to_the_letters_is_shown_in_the_days_after_somebody_was_not_safe(
    owner: Visitor, clock: StillClock
) -> None:
    sealed(owner)
    assert "/letters" in html(owner.get("/kept"))
    owner.post("/not-safe")
    assert "/letters" not in html(owner.get("/kept"))
    assert "Something waits here for its day." in html(owner.get("/letters"))
    clock.pass_by(days=7)
    come_in(owner)
    assert "/letters" in html(owner.get("/kept"))


def test_a_letter_is_let_go_unread_and_can_come_back(begun_client: Visitor, say: Say, page: Read) -> None:
    sealed(begun_client)
    gone = next(one.action for one in Seen(begun_client.get("/letters")).forms if one.action.endswith("/gone"))
    shown = Seen(say(gone))
    assert "No letter lies here." in shown.words
    say("/undo/gone", **shown.form("/undo/gone").fields)
    assert "Something waits here" in page("/letters")


def test_letters_that_wait_are_told_apart_before_one_is_let_go_unread(
    begun_client: Visitor, clock: StillClock
) -> None:
    sealed(begun_client)
    clock.pass_by(minutes=5)
    sealed(begun_client, "a spoon")
    clock.pass_by(minutes=1)
    walk(begun_client, address("hope-hard-day-note"), {"answer": "soup"}, {"answer": "You old thing."})
    shown = html(begun_client.get("/letters"))
    rows = [
        " ".join(re.sub("<.*?>", " ", row).split()) for row in re.findall(r'id="waits-\d">(.*?)</span></span>', shown)
    ]
    assert [row.partition(" Written: Today, ")[0] for row in rows] == [
        "A letter for 1 August 2026", "A letter for 1 August 2026", "A note for a hard day",
    ]  # fmt: skip
    assert len(set(rows)) == 3, "two of one day differ by the time they were written"
    assert not re.search("kettle|spoon|soup", shown)


@pytest.mark.parametrize("how", ["said here", "tapped on Today"])
def test_a_note_for_a_hard_day_is_there_when_the_day_is_called_hard(
    begun_client: Visitor, say: Say, how: str
) -> None:
    walk(begun_client, address("hope-hard-day-note"), {"answer": "soup"}, {"answer": "You old thing."})
    assert "Open it" not in Seen(begun_client.get("/letters")).words
    if how == "tapped on Today":
        say("/now/tap", on="heavy")
        shown = Seen(begun_client.get("/letters"))
    else:
        shown = Seen(say("/letters", hard="1"))
    form = next(one for one in shown.forms if len(one.action) == 41)
    assert "What helped a little was soup You old thing." in Seen(say(form.action, **form.fields)).words


def test_a_day_that_has_been_is_told_beside_its_field_and_nothing_is_lost(begun_client: Visitor) -> None:
    shown = go_on(begun_client, begin(begun_client, address("hope-letter-later")), {"answer": "a kettle"})
    shown = go_on(begun_client, shown, {"answer": "2020-01-01"}, "keep")
    assert shown.status_code == 422
    assert Seen(shown).beside("answer") == "A letter waits for a day that is still to come, tomorrow or later."
    assert player(shown).fields["own-0"] == "a kettle"


@pytest.mark.parametrize(("do", "to"), [("stop", "/"), ("much", "/steady")])
def test_a_day_that_nobody_can_read_stands_in_the_way_of_nobody_who_leaves(
    begun_client: Visitor, page: Callable[[str], str], do: str, to: str
) -> None:
    shown = go_on(begun_client, begin(begun_client, address("hope-letter-later")), {"answer": "a kettle"})
    assert go_on(begun_client, shown, {"answer": "some day"}, do)["Location"] == to
    assert "It is put away." in page(to)
    assert "a kettle" not in page("/kept")
    assert "Let something go unread" in page("/letters")


def test_lines_that_stand_in_a_letter_from_the_start_are_kept_once_they_are_ones_own(
    begun_client: Visitor, page: Read
) -> None:
    shown = begin(begun_client, address("why-what-it-guards", "small"))
    written = player(shown).fields["answer"]
    assert written.startswith("You kept me from …")
    go_on(begun_client, shown, {}, "keep")
    assert "Now you may rest" not in page("/kept")
    shown = begin(begun_client, address("why-what-it-guards", "small"))
    go_on(begun_client, shown, {"answer": written.replace("from …", "from shouting.")}, "keep")
    assert "You kept me from shouting." in page("/kept")
