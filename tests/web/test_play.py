"""The players, by plain forms alone."""

import re
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http.response import HttpResponseBase

from rekindle.app import practising
from rekindle.app.house import House
from rekindle.method.practice import HEALTH_CODES, Practice
from tests.conftest import StillClock
from tests.method.shipped import CATALOGUE, PRACTICES
from tests.web.conftest import Say, Visitor
from tests.web.seen import Form, Seen, html
from tests.web.walking import begin

Read = Callable[[str], str]
SOUNDS, TEN_WORDS, GRUMBLE, BREATH, WONDER, WORRY = (
    CATALOGUE.by_id(name).number
    for name in (
        "senses-three-sounds",
        "words-ten",
        "hope-too-slow",
        "breath-three-slow",
        "meaning-wonder",
        "notice-park-worry",
    )
)
OWN = "the lid of a jar"


def player(response: HttpResponseBase) -> Form:
    """Give the player's form."""
    return next(form for form in Seen(response).forms if "/step/" in form.action)


def walk(client: Visitor, address: str, answer: str) -> str:
    """Play a practice to its end, writing the same answer wherever something can be written."""
    page = begin(client, address)
    for _ in range(12):
        form = player(page)
        page = client.post(address, {**form.fields, "answer": answer, "do": "next"})
        if page.status_code == 303:
            return str(page["Location"])
    raise AssertionError(f"{address} does not end")


@pytest.mark.parametrize("practice", PRACTICES, ids=[practice.id for practice in PRACTICES])
def test_every_door_says_what_is_asked_how_long_and_whom_it_may_not_suit(
    begun_client: Visitor, say: Say, practice: Practice
) -> None:
    page = begun_client.get(f"/step/{practice.number}")
    words = Seen(say(page["Location"]) if page.status_code == 303 else page).words  # deep ones are read about first
    assert practice.about in words
    assert practice.about_smallest in words
    assert "You can stop at any moment" in words
    assert ("may not suit" in words) == bool(HEALTH_CODES - {"unsafe-home"} & set(practice.not_for))


@pytest.mark.parametrize("number", [SOUNDS, TEN_WORDS, GRUMBLE, BREATH])
def test_every_player_has_pause_too_much_and_stop(begun_client: Visitor, number: int) -> None:
    page = begun_client.get(f"/step/{number}/whole").content.decode()
    places = [page.index(f'value="{key}"') for key in ("pause", "much", "stop")]
    assert places[0] == min(places)


def test_stop_asks_nothing_and_goes_to_today(begun_client: Visitor) -> None:
    form = player(begun_client.get(f"/step/{SOUNDS}/whole"))
    assert begun_client.post(f"/step/{SOUNDS}/whole", {**form.fields, "do": "stop"})["Location"] == "/"


def test_stop_is_called_done_at_the_last_thing_to_notice(begun_client: Visitor) -> None:
    address = f"/step/{SOUNDS}/whole"
    page = begun_client.get(address)
    names = []
    for _ in range(3):
        names.append("done" if 'value="done"' in page.content.decode() else "stop")
        page = begun_client.post(address, {**player(page).fields, "do": "next"})
    assert names == ["stop", "stop", "done"]


def test_words_that_were_being_written_survive_stop_and_undo(begun_client: Visitor, say: Say, page: Read) -> None:
    form = player(begun_client.get(f"/step/{TEN_WORDS}/whole"))
    stopped = say(f"/step/{TEN_WORDS}/whole", **{**form.fields, "answer": "grey, late, tea", "do": "stop"})
    assert "What you wrote is kept." in Seen(stopped).words
    assert "grey, late, tea" in page("/kept")
    undone = Seen(say("/undo/words", **Seen(stopped).form("/undo/words").fields))
    assert "It is not kept any more. It waits among what you began." in undone.words
    assert "grey, late, tea" not in page("/kept")
    assert "grey, late, tea" in page("/drafts")


def test_words_survive_too_much_as_well(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{GRUMBLE}/whole"
    form = player(begun_client.get(address))
    response = begun_client.post(address, {**form.fields, "answer": "so slow", "do": "much"})
    assert response["Location"] == "/steady"
    assert "so slow" in page("/kept")


def test_too_much_leads_to_a_minute_of_steadying_and_twice_to_three_ways_on(
    begun_client: Visitor, say: Say, clock: StillClock
) -> None:
    address = f"/step/{SOUNDS}/small"
    first = Seen(say(address, **{**player(begun_client.get(address)).fields, "do": "much"}))
    assert "Stopped. That was enough. Here is something outside you." in first.words
    clock.pass_by(minutes=5)
    address = f"/step/{TEN_WORDS}/small"
    second = Seen(say(address, **{**player(begun_client.get(address)).fields, "do": "much"}))
    assert "Stopped. Nothing more is asked of you now." in second.words
    assert "Put the phone down" in second.words


def test_a_minute_can_be_had_the_second_time_too(
    begun_client: Visitor, say: Say, page: Read, clock: StillClock, house: House
) -> None:
    for number in (SOUNDS, TEN_WORDS):
        address = f"/step/{number}/small"
        shown = html(say(address, **{**player(begun_client.get(address)).fields, "do": "much"}))
        clock.pass_by(minutes=1)
    lines = house.library.steady.lines
    assert lines[0].text not in shown, "nothing is begun by itself"
    (minute,) = re.findall(r'href="(/steady/\w+)">A minute of steadying, if you want one<', shown)
    assert all(line.text in page(minute) for line in lines)


def test_pause_keeps_what_was_typed(begun_client: Visitor) -> None:
    address = f"/step/{GRUMBLE}/whole"
    form = player(begun_client.get(address))
    paused = begun_client.post(address, {**form.fields, "answer": "half a sen", "do": "pause"})
    assert "Paused. Nothing runs on." in Seen(paused).words
    again = begun_client.post(address, {**player(paused).fields, "do": "go-on"})
    assert "half a sen" in again.content.decode()


def test_another_start_keeps_what_was_typed(begun_client: Visitor) -> None:
    address = f"/step/{TEN_WORDS}/whole"
    form = player(begun_client.get(address))
    again = begun_client.post(address, {**form.fields, "answer": "cold hands", "start-with": "My hands …"})
    shown = again.content.decode()
    assert "cold hands" in shown
    assert "cold hands\nMy hands" in shown


def test_let_it_go_keeps_nothing(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{TEN_WORDS}/whole"
    form = player(begun_client.get(address))
    begun_client.post(address, {**form.fields, "answer": "not to be kept", "do": "let-go"})
    assert "not to be kept" not in page("/kept")


@pytest.mark.parametrize(("choice", "stays"), [("keep", True), ("let-go", False)])
def test_words_of_ones_own_never_go_unasked(begun_client: Visitor, page: Read, choice: str, stays: bool) -> None:
    address = f"/step/{WONDER}/small"
    seen = Seen(begun_client.post(address, {**player(begun_client.get(address)).fields, "answer": OWN, "do": "next"}))
    assert "What you wrote can stay, if you like." in seen.words
    begun_client.post(address, {**seen.form(address).fields, "do": choice})
    assert (OWN in page("/kept")) is stays


def test_who_used_no_words_of_their_own_is_asked_nothing_more(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{WONDER}/small"
    ended = begun_client.post(address, {**player(begun_client.get(address)).fields, "do": "done"})
    assert ended.status_code == 303


def test_words_let_go_after_a_practice_come_back_among_what_was_begun(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{TEN_WORDS}/whole"
    after = begun_client.post(
        address, {**player(begun_client.get(address)).fields, "answer": "let go by a slip", "do": "keep"}
    )["Location"]
    begun_client.post("/after/let-go", Seen(begun_client.get(after)).form("/after/let-go").fields)
    undo = Seen(begun_client.get("/")).form("/undo/gone")
    assert "let go by a slip" not in page("/kept") + page("/drafts")
    back = begun_client.post("/undo/gone", undo.fields)
    assert back["Location"] == "/drafts"
    assert "let go by a slip" in page("/drafts")


def test_the_same_end_sent_twice_is_kept_once(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{TEN_WORDS}/whole"
    fields = {**player(begun_client.get(address)).fields, "answer": "only once", "do": "keep"}
    assert begun_client.post(address, fields)["Location"] == begun_client.post(address, fields)["Location"]
    assert page("/kept").count("only once") == 1


def test_a_text_that_is_too_long_stays_on_the_page(begun_client: Visitor) -> None:
    address = f"/step/{GRUMBLE}/whole"
    form = player(begun_client.get(address))
    refused = begun_client.post(address, {**form.fields, "answer": "w" * 1_000_001, "do": "keep"})
    assert refused.status_code == 422
    assert "longer than one page can hold" in Seen(refused).words
    assert "w" * 1_000_001 in refused.content.decode()


@pytest.mark.parametrize(
    "forged",
    [{"at": "-1"}, {"at": "999"}, {"at": "x" * 5000}, {"once": "zz"}, {"do": "explode"}, {"said": ["s"] * 500}],
)
def test_a_forged_form_breaks_nothing(begun_client: Visitor, forged: dict[str, str | list[str]]) -> None:
    address = f"/step/{SOUNDS}/whole"
    form = player(begun_client.get(address))
    assert begun_client.post(address, {**form.fields, **forged}).status_code in {200, 303}


@pytest.mark.parametrize(
    "address", ["/step/9999", "/step/0/small", "/step/15/huge", "/step/-1", "/after/" + "0" * 31]
)
def test_what_is_not_there_is_said_plainly(begun_client: Visitor, address: str) -> None:
    assert begun_client.get(address).status_code == 404


def test_the_answer_afterwards_is_kept_with_a_word_for_it(begun_client: Visitor, say: Say, page: Read) -> None:
    asked = walk(begun_client, f"/step/{SOUNDS}/small", "")
    kept = Seen(say(asked, stir="flicker"))
    assert "A word for it, if one comes" in kept.words
    say(asked, word="nearer")
    assert "nearer" in page("/kept")


def test_a_word_stays_when_another_answer_is_tapped(begun_client: Visitor, say: Say, page: Read) -> None:
    asked = walk(begun_client, f"/step/{SOUNDS}/small", "")
    form = Seen(say(asked, stir="flicker")).form(asked)
    shown = Seen(say(asked, **{**form.fields, "word": "nearer", "stir": "lot"}))
    assert shown.form(asked).fields["word"] == "nearer"
    assert "nearer" in page("/kept")


def test_a_word_that_is_too_long_never_bars_too_much_and_waits(begun_client: Visitor, page: Read) -> None:
    asked = walk(begun_client, f"/step/{SOUNDS}/small", "")
    led = begun_client.post(asked, {"word": "far " * 1000, "stir": "too-much"})
    assert led["Location"] == "/steady"
    assert "far far" in page("/drafts")


@pytest.mark.parametrize("was_saved", [False, True], ids=["without a script", "with a draft"])
def test_what_is_let_go_on_the_last_screen_comes_back_for_ten_minutes(
    begun_client: Visitor, page: Read, was_saved: bool
) -> None:
    address = f"/step/{TEN_WORDS}/small"
    form = player(begun_client.get(address))
    if was_saved:
        form.fields["drafted"] = "1"
        saving = {**form.fields, "answer": OWN, "draft-to": address, "draft-number": "1"}
        assert begun_client.post("/draft", saving).status_code == 204
    after = begun_client.post(address, {**form.fields, "answer": OWN, "do": "let-go"})["Location"]
    undo = Seen(begun_client.get(after)).form("/undo/last")
    assert OWN not in page("/kept")
    assert OWN not in page("/drafts")
    begun_client.post("/undo/last", undo.fields)
    assert OWN in page("/drafts")


@pytest.mark.parametrize("do", ["stop", "much"])
def test_a_flicker_that_is_kept_on_the_way_out_is_said_and_can_be_let_go(
    begun_client: Visitor, page: Read, do: str
) -> None:
    address = f"/step/{CATALOGUE.by_id('alive-best-second').number}/small"
    form = player(begun_client.get(address))
    to = begun_client.post(address, {**form.fields, "answer": OWN, "do": do})["Location"]
    shown = Seen(begun_client.get(to))
    assert "What you wrote is kept." in shown.words
    begun_client.post("/after/let-go", shown.form("/after/let-go").fields)
    assert OWN not in page("/kept")


@pytest.mark.parametrize("number", [SOUNDS, BREATH])
def test_each_time_a_practice_is_done_it_ends_with_another_line(
    begun_client: Visitor, clock: StillClock, number: int
) -> None:
    play = CATALOGUE.by_number(number).play
    lines = (play.close, *play.close_again)
    pages = []
    for _time in lines:
        pages.append(walk(begun_client, f"/step/{number}/whole", ""))
        walk(begun_client, f"/step/{TEN_WORDS}/whole", "another practice has its own turns")
        clock.pass_by(minutes=1)
    assert len(pages) > 2
    for line, page in zip(lines, pages, strict=True):
        assert line in Seen(begun_client.get(page)).words


def test_a_flicker_that_a_practice_kept_is_shown_after_it_and_can_be_let_go(
    begun_client: Visitor, page: Read
) -> None:
    after = walk(begun_client, f"/step/{CATALOGUE.by_id('alive-best-second').number}/small", OWN)
    shown = Seen(begun_client.get(after))
    assert OWN in shown.words
    begun_client.post("/after/let-go", shown.form("/after/let-go").fields)
    back = Seen(begun_client.get("/")).form("/undo/gone")
    assert OWN not in page("/kept")
    begun_client.post("/undo/gone", back.fields)
    assert OWN in page("/kept")


def test_what_leaves_no_trace_says_its_end_on_the_page_it_leads_to(begun_client: Visitor) -> None:
    practice = CATALOGUE.by_id("place-elsewhere")
    assert walk(begun_client, f"/step/{practice.number}/small", "") == "/"
    assert practice.play.close in Seen(begun_client.get("/")).words
    assert practice.play.close not in Seen(begun_client.get("/")).words


def test_skip_goes_straight_to_today(begun_client: Visitor) -> None:
    asked = walk(begun_client, f"/step/{SOUNDS}/small", "")
    assert begun_client.post(asked, {"stir": "skip"})["Location"] == "/"


def test_too_much_as_the_answer_leads_to_steadying(begun_client: Visitor) -> None:
    asked = walk(begun_client, f"/step/{SOUNDS}/small", "")
    assert begun_client.post(asked, {"stir": "too-much"})["Location"] == "/steady"


def test_an_answer_for_a_practice_that_is_gone_goes_to_today(begun_client: Visitor) -> None:
    assert begun_client.get("/after/" + "0" * 32)["Location"] == "/"
    assert begun_client.post("/after/" + "0" * 32, {"stir": "lot"})["Location"] == "/"


def test_begin_on_today_leads_into_the_player_that_was_offered(begun_client: Visitor) -> None:
    address = str(begun_client.post("/step/begin")["Location"])
    number, slug = address.removeprefix("/step/").split("/")
    title = CATALOGUE.by_number(int(number)).title
    assert title in Seen(begun_client.get("/")).words
    assert slug in {"small", "whole"}


def test_too_much_leads_to_steadying_even_when_the_text_is_longer_than_a_page(
    begun_client: Visitor, page: Read
) -> None:
    address = f"/step/{GRUMBLE}/whole"
    fields = {**player(begun_client.get(address)).fields, "answer": "w" * 1_000_001, "do": "much"}
    assert begun_client.post(address, fields)["Location"] == "/steady"
    assert "w" * 1000 in page("/kept")


def not_safe(client: Visitor, answer: str) -> HttpResponseBase:
    """Answer the first question of a practice so that it leads to help."""
    form = player(begin(client, f"/step/{WORRY}/whole"))
    said: HttpResponseBase = client.post(form.action, {**form.fields, "answer": answer, "tap": "I may not be safe"})
    return said


def test_an_answer_leads_to_help_even_when_the_text_is_longer_than_a_page(begun_client: Visitor, page: Read) -> None:
    assert not_safe(begun_client, "w" * 1_000_001)["Location"] == "/help"
    assert "w" * 1000 in page("/kept")


def test_an_answer_leads_to_help_even_when_nothing_can_be_written(
    begun_client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(practising, "finish", full)
    assert not_safe(begun_client, "")["Location"] == "/help"


def test_too_much_leads_to_steadying_when_it_has_locked_meanwhile(begun_client: Visitor, clock: StillClock) -> None:
    address = f"/step/{SOUNDS}/whole"
    fields = {**player(begun_client.get(address)).fields, "do": "much"}
    clock.pass_by(minutes=11)
    assert begun_client.post(address, fields)["Location"] == "/steady"


def test_more_written_after_the_end_was_sent_is_kept_as_well(begun_client: Visitor, page: Read) -> None:
    address = f"/step/{TEN_WORDS}/whole"
    fields = player(begun_client.get(address)).fields
    for answer in ("half", "half and the rest"):
        begun_client.post(address, {**fields, "answer": answer, "do": "keep"})
    assert "half and the rest" in page("/kept")
