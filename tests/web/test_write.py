"""Write and Kept: an entry from the first word to its end."""

from collections.abc import Callable
from html import unescape

import pytest

from rekindle.app.house import House
from tests.conftest import StillClock
from tests.keeping import damage
from tests.web.conftest import Say, Visitor
from tests.web.seen import Seen, html

Read = Callable[[str], str]


def write(say: Say, text: str, address: str = "/write", **fields: str) -> Seen:
    return Seen(say(address, text=text, **fields))


def the_entry(page: Read) -> str:
    """Give the address of the one entry that is kept."""
    return "/kept/" + page("/kept").split('href="/kept/')[1].split('"')[0]


def test_a_page_is_kept_read_and_changed(say: Say, page: Read) -> None:
    assert "Kept." in write(say, "first words").words
    entry = the_entry(page)
    assert "first words" in page(entry)
    record = entry.removeprefix("/kept/")
    assert "first words" in page(f"/write/{record}")
    write(say, "other words", f"/write/{record}")
    assert "other words" in page(entry)
    assert "first words" not in page("/kept")


def test_an_entry_that_is_let_go_can_come_back(say: Say, page: Read) -> None:
    write(say, "do not lose me")
    entry = the_entry(page)
    gone = Seen(say(f"/write/{entry.removeprefix('/kept/')}/gone"))
    assert "do not lose me" not in gone.words
    back = Seen(say("/undo/gone", **gone.form("/undo/gone").fields))
    assert "It is back." in back.words
    assert "do not lose me" in page(entry)


def test_what_was_let_go_can_come_back_on_kept_as_long_as_it_is_there(
    begun_client: Visitor, say: Say, page: Read, clock: StillClock
) -> None:
    said = "You let something go just now. For ten minutes it can come back. Lock now or Leave makes it final."
    write(say, "in spring", day="2026-03-01")
    assert said not in Seen(begun_client.get("/kept")).words
    record = the_entry(page).removeprefix("/kept/")
    assert said not in Seen(say(f"/write/{record}/gone")).words
    clock.pass_by(minutes=9)
    kept = Seen(begun_client.get("/kept"))
    assert said in kept.words
    assert said not in Seen(begun_client.get("/drafts")).words
    back = Seen(say("/undo/last", **kept.form("/undo/last").fields))
    assert "It is back." in back.words
    assert "in spring" in back.words
    assert said not in back.words


def test_what_was_let_go_and_cannot_come_back_any_more_says_so(
    begun_client: Visitor, say: Say, page: Read, clock: StillClock
) -> None:
    write(say, "goodbye")
    say(f"/write/{the_entry(page).removeprefix('/kept/')}/gone")
    fields = Seen(begun_client.get("/kept")).form("/undo/last").fields
    clock.pass_by(minutes=9.9)
    page("/")
    clock.pass_by(minutes=0.2)
    assert "You let something go" not in page("/kept")
    assert "There is nothing to bring back." in Seen(say("/undo/last", **fields)).words


def test_after_ten_minutes_it_does_not_come_back(say: Say, page: Read, clock: StillClock) -> None:
    write(say, "goodbye")
    gone = Seen(say(f"/write/{the_entry(page).removeprefix('/kept/')}/gone"))
    clock.pass_by(minutes=9.9)
    page("/")
    clock.pass_by(minutes=0.2)
    assert "It is gone." in Seen(say("/undo/gone", **gone.form("/undo/gone").fields)).words


def test_an_entry_on_another_day_lies_in_that_month(say: Say, page: Read) -> None:
    write(say, "in spring", day="2026-03-01")
    assert "in spring" in page("/kept/2026-03")
    assert "in spring" not in page("/kept/2026-06")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-06-16", "has not come yet"),
        ("2026-02-30", "not one on the calendar"),
        ("soon", "not one on the calendar"),
    ],
)
def test_a_day_that_cannot_be_is_said_and_the_text_stays(say: Say, day: str, said: str) -> None:
    refused = say("/write", text="my words", day=day)
    assert refused.status_code == 422
    assert said in Seen(refused).beside("day")
    assert "my words" in html(refused)


def test_an_empty_page_is_fine_and_not_kept(say: Say, page: Read) -> None:
    assert "That is fine." in write(say, "  \n ").beside("text")
    assert "Nothing here yet" in page("/kept")


def test_a_text_that_is_too_long_comes_back_whole(say: Say) -> None:
    long = "w" * 1_000_001
    refused = say("/write", text=long)
    assert refused.status_code == 422
    assert long in html(refused)


def test_a_start_is_taken_up_without_losing_a_word(say: Say) -> None:
    page = Seen(say("/write", **{"text": "already here", "start-with": "In this room …"}))
    assert "already here In this room" in page.words


def test_a_start_on_an_empty_page_is_its_beginning(say: Say) -> None:
    assert "In this room …" in Seen(say("/write", **{"text": "", "start-with": "In this room …"})).words


def test_ten_words_may_be_more_or_fewer(say: Say, page: Read) -> None:
    write(say, "one", "/write/ten")
    write(say, " ".join(["more"] * 40), "/write/ten")
    assert page("/kept").count("Ten words") == 2


def test_the_same_page_sent_twice_is_kept_once(say: Say, page: Read) -> None:
    for _ in range(2):
        write(say, "only once", once="d" * 32)
    assert page("/kept").count("only once") == 1


def test_a_change_to_an_entry_that_was_let_go_elsewhere_is_kept_as_a_new_one(say: Say, page: Read) -> None:
    write(say, "first")
    record = the_entry(page).removeprefix("/kept/")
    say(f"/write/{record}/gone")
    say(f"/write/{record}", text="written meanwhile")
    assert "written meanwhile" in page("/kept")


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "こんにちは",
        "👩\u200d👩\u200d👧 and \u202eback\u202c",
        "</textarea><script>alert(1)</script>",
        "' OR 1=1 --",
    ],
)
def test_any_script_and_any_markup_comes_back_as_it_was_written(say: Say, page: Read, text: str) -> None:
    write(say, text)
    shown = page(the_entry(page))
    assert "<script>alert" not in shown
    assert text in unescape(shown)


def test_line_breaks_stay_where_they_were(say: Say, page: Read) -> None:
    write(say, "one\r\ntwo\r\n\r\nthree")
    assert "one\ntwo\n\nthree" in page(the_entry(page))


@pytest.mark.parametrize("address", ["/kept/2026-13", "/kept/" + "z" * 32, "/kept/../etc", "/write/" + "0" * 33])
def test_addresses_that_are_none_are_not_there(begun_client: Visitor, address: str) -> None:
    assert begun_client.get(address).status_code == 404


def test_an_entry_that_is_gone_leads_to_what_is_kept(begun_client: Visitor) -> None:
    assert begun_client.get("/kept/" + "0" * 32)["Location"] == "/kept"
    assert begun_client.get("/write/" + "0" * 32)["Location"] == "/kept"


def test_two_windows_on_one_entry_show_both_texts_and_lose_neither(
    say: Say, page: Read, begun_client: Visitor
) -> None:
    write(say, "first")
    record = the_entry(page).removeprefix("/kept/")
    first, second = (Seen(begun_client.get(f"/write/{record}")).form(f"/write/{record}") for _ in range(2))
    say(f"/write/{record}", **{**first.fields, "text": "from the first window"})
    refused = say(f"/write/{record}", **{**second.fields, "text": "from the second window"})
    shown = Seen(refused)
    assert "changed somewhere else" in shown.beside("text")
    assert "from the first window" in shown.words
    say(f"/write/{record}", **{**shown.form(f"/write/{record}").fields, "text": "from the second window"})
    assert "from the second window" in page(f"/kept/{record}")


def test_a_damaged_entry_is_said_on_its_month_and_the_others_are_there(
    say: Say, page: Read, begun_client: Visitor, house: House
) -> None:
    write(say, "damaged")
    record = bytes.fromhex(the_entry(page).removeprefix("/kept/"))
    person = house.people.only()
    assert person is not None
    damage(house, person.id, record)
    write(say, "whole")
    for address in ("/", "/now", "/steady", "/settings", "/library"):
        assert begun_client.get(address).status_code == 200
    assert "cannot be read" in page("/kept")
    assert "whole" in page("/kept")
    assert "cannot be read" in Seen(begun_client.get(f"/kept/{record.hex()}", follow=True)).words
