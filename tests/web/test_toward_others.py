"""The questions before anything that leads to other people: what they lead to, and that no answer is kept."""

import re
from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase

from rekindle.app.house import House
from rekindle.life import codec
from rekindle.method.players import Message
from rekindle.method.practice import Practice
from tests.cli.keeping import diary_of
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE, PRACTICES
from tests.web.conftest import Say, Visitor
from tests.web.seen import Seen, html
from tests.web.walking import begin, go_on, player, walk

ASKS_RISK = [one for one in PRACTICES if "unsafe-home" in one.not_for and one.vulnerability >= 1]
WITH_SOMEBODY = [one for one in PRACTICES if one.play.__struct_config__.tag == "plan" and one.vulnerability >= 1]
LEAVES_A_TRACE = [
    one
    for one in PRACTICES
    if one.play.__struct_config__.tag == "message" or one.id in ("people-short-call", "people-near-me-card")
]
DANGERS = {"risk", "person", "going", "stepping"}
TRACES = {"trace", "call", "card"}
ASKING = [one for one in PRACTICES if one.play.asks_first]
MESSAGES = [one for one in PRACTICES if isinstance(one.play, Message)]
OPENS_AS_IT_STANDS = re.compile(r"<script [^>]*js/ways\.")
UNLESS_HELP = [one for one in ASKING if one.family != "care"]


def address(practice: str, form: str = "whole") -> str:
    return f"/step/{CATALOGUE.by_id(practice).number}/{form}"


def draft_of(client: Visitor, address: str) -> HttpResponseBase:
    """Answer each part with a line, as far as the page with the whole draft."""
    page = begin(client, address)
    for _ in range(10):
        if re.search(r"The whole of it\.|To read out\.", Seen(page).words):
            return page
        page = go_on(client, page, {"answer": "A line"})
    raise AssertionError(f"{address} has no draft")


def test_whatever_could_put_one_at_risk_at_home_asks_so_first() -> None:
    assert len(ASKS_RISK) > 8
    assert [one.id for one in ASKS_RISK if DANGERS.isdisjoint(one.play.asks_first)] == []


def test_whatever_brings_one_to_somebody_asks_for_danger_first() -> None:
    assert len(WITH_SOMEBODY) > 8
    assert [one.id for one in WITH_SOMEBODY if one.play.asks_first[0] not in DANGERS] == []


def test_whatever_leaves_a_trace_asks_who_may_see_it_first() -> None:
    assert len(LEAVES_A_TRACE) > 8
    assert [one.id for one in LEAVES_A_TRACE if TRACES.isdisjoint(one.play.asks_first)] == []


def test_nothing_is_asked_about_a_message_where_none_is_written() -> None:
    asking = [one for one in PRACTICES if "trace" in one.play.asks_first]
    assert {one.play.__struct_config__.tag for one in asking} == {"message"}


def test_a_question_is_about_what_is_done_there(begun_client: Visitor) -> None:
    for practice, words in (
        ("alive-help-once", "Could going there put you at risk?"),
        ("place-group-once", "Could going there put you at risk?"),
        ("say-happy-person", "Could it put you at risk?"),
        ("people-side-by-side", "Could it put you at risk?"),
        ("people-short-call", "Could it put you at risk?"),
        ("trust-step-back", "Could taking a step back put you at risk?"),
        ("say-hurt-person", "Could saying this put you at risk?"),
        ("people-two-lines", "A message leaves a trace on both phones."),
        ("help-first-words", "A call stays on the phone\u2019s list"),
    ):
        assert words in Seen(begun_client.get(address(practice))).words


@pytest.mark.parametrize("practice", UNLESS_HELP, ids=[one.id for one in UNLESS_HELP])
def test_nobody_who_may_be_at_risk_is_led_to_what_is_itself_not_for_them(practice: Practice) -> None:
    for question in practice.play.asks_first:
        elsewhere = CATALOGUE.by_id(practice.play.elsewhere(question))
        assert elsewhere.vulnerability == 0
        assert elsewhere.play.asks_first == ()
        if question in DANGERS:
            assert "unsafe-home" not in elsewhere.not_for


@pytest.mark.parametrize("form", ["small", "whole"])
@pytest.mark.parametrize("practice", ASKING, ids=[one.id for one in ASKING])
def test_no_form_of_it_begins_before_it_is_asked(begun_client: Visitor, practice: Practice, form: str) -> None:
    for page in (
        begun_client.get(address(practice.id, form)),
        begun_client.post(address(practice.id, form), {"do": "next", "answer": "x"}),
    ):
        assert player(page).action == f"{address(practice.id, form)}/first"


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_risk_leads_to_something_quiet_and_from_a_step_back_to_somewhere_else(
    begun_client: Visitor, answer: str
) -> None:
    for practice, elsewhere, said in (
        ("say-hurt-message", "words-describe-thing", "Then nothing has to be said to anyone."),
        ("alive-help-once", "words-describe-thing", "Then you need not go."),
        ("people-side-by-side", "words-describe-thing", "Then keep it away from them."),
        ("trust-step-back", "place-elsewhere", "Then leave it as it is for now."),
    ):
        page = begun_client.get(address(practice))
        led = Seen(begun_client.post(f"{address(practice)}/first", {**player(page).fields, "tap": answer}))
        assert CATALOGUE.by_id(elsewhere).title in led.words
        assert said in led.words


@pytest.mark.parametrize("answer", ["no", "rather not say"])
def test_a_phone_that_is_not_ones_own_leads_to_paper(begun_client: Visitor, answer: str) -> None:
    led = Seen(begun_client.post(f"{address('say-thanks-message')}/first", {"asked": "0", "tap": answer}))
    assert CATALOGUE.by_id("say-thanks-paper").title in led.words


def test_the_way_to_help_is_never_closed(begun_client: Visitor) -> None:
    page = begun_client.post(f"{address('help-first-words')}/first", {"asked": "0", "tap": "no"})
    assert "paper is safer" in Seen(page).words
    assert player(page).action == address("help-first-words")


@pytest.mark.parametrize("forged", ["", "perhaps", "yes no"])
def test_what_is_no_answer_passes_nothing(begun_client: Visitor, forged: str) -> None:
    page = begun_client.post(f"{address('say-hurt-person')}/first", {"asked": "0", "tap": forged})
    assert player(page).action == f"{address('say-hurt-person')}/first"


def test_no_record_no_draft_and_no_field_tells_what_was_answered(begun_client: Visitor, house: House) -> None:
    page = begin(begun_client, address("say-hurt-message"))
    fields = player(page).fields
    assert {name: value for name, value in fields.items() if value in {"yes", "no", "unsure"}} == {}
    sent = {**fields, "answer": "the joke", "draft-to": address("say-hurt-message"), "draft-number": "1"}
    assert begun_client.post("/draft", sent).status_code == 204
    walk(begun_client, address("say-hurt-message"), {"answer": "the joke"})
    begun_client.post(f"{address('say-hurt-message')}/first", {"asked": "0", "tap": "unsure"})
    written = [codec.encode(one.record).decode() for one in all_kept(diary_of(house))]
    assert any("the joke" in one for one in written)
    assert not [one for one in written if re.search(r'"(yes|no|unsure|rather not say)"', one)]
    assert [name for name in (*DANGERS, *TRACES) if f'"{name}"' in "".join(written)] == []


def test_a_draft_can_be_opened_elsewhere_as_it_stands_and_is_sent_by_nobody(begun_client: Visitor) -> None:
    page = begin(begun_client, address("say-hurt-message"))
    for answer in ("That stung & ached", "when I was cut short.", "", ""):
        page = go_on(begun_client, page, {"answer": answer})
    assert player(page).fields["answer"] == "That stung & ached\nwhen I was cut short."
    page = go_on(begun_client, page, {"answer": "A line, äöü\nand another"}, "again")
    hrefs = [link["href"] for link in Seen(page).links]
    assert "sms:?body=A%20line%2C%20%C3%A4%C3%B6%C3%BC%0Aand%20another" in hrefs
    assert "mailto:?body=A%20line%2C%20%C3%A4%C3%B6%C3%BC%0D%0Aand%20another" in hrefs
    assert "Nothing is sent from here." in Seen(page).words


def test_a_text_too_long_for_an_address_is_copied_and_not_opened(begun_client: Visitor) -> None:
    page = begin(begun_client, address("say-happy-message", "small"))
    page = go_on(begun_client, page, {"answer": "long " * 800})
    assert [link for link in Seen(page).links if link["href"].startswith(("sms:", "mailto:"))] == []


def test_what_is_meant_to_be_said_has_nothing_to_open(begun_client: Visitor) -> None:
    page = begin(begun_client, address("people-voice-hello", "small"))
    page = go_on(begun_client, page, {"tap": "Hello you."})
    assert "To read out." in Seen(page).words
    assert "sms:" not in html(page)


@pytest.mark.parametrize("form", ["small", "whole"])
@pytest.mark.parametrize("practice", MESSAGES, ids=[one.id for one in MESSAGES])
def test_a_draft_can_be_opened_elsewhere_unless_it_is_meant_to_be_said(
    begun_client: Visitor, practice: Practice, form: str
) -> None:
    assert isinstance(practice.play, Message)
    page = draft_of(begun_client, address(practice.id, form))
    opens = {link["href"].partition(":")[0] for link in Seen(page).links} & {"sms", "mailto"}
    assert opens == (set() if practice.play.aloud else {"sms", "mailto"})
    assert bool(OPENS_AS_IT_STANDS.search(html(page))) is not practice.play.aloud, "its script looks for the buttons"


def test_some_drafts_are_meant_to_be_said_and_some_to_be_sent() -> None:
    assert {one.play.aloud for one in MESSAGES if isinstance(one.play, Message)} == {True, False}


def test_a_danger_in_the_middle_of_a_draft_leads_to_help_says_so_and_loses_no_word(
    begun_client: Visitor, say: Say, page: Callable[[str], str]
) -> None:
    shown = begin(begun_client, address("help-tell-prescriber"))
    shown = go_on(begun_client, shown, {"answer": "Flat since the new pills"})
    tapped = {**player(shown).fields, "tap": "Thoughts of death have come."}
    led = Seen(say(address("help-tell-prescriber"), **tapped))
    assert "This goes before all other lines." in led.words
    assert "Help" in led.words
    kept = page("/kept")
    assert "Flat since the new pills" in kept
    assert "Thoughts of death" not in kept


def test_an_untouched_start_is_in_no_draft(begun_client: Visitor) -> None:
    page = begin(begun_client, address("help-first-words"))
    assert player(page).fields["answer"] == "I have felt numb since …"
    for _ in range(4):
        page = go_on(begun_client, page, {})
    assert player(page).fields["answer"] == ""
    page = begin(begun_client, address("help-first-words", "small"))
    page = go_on(begun_client, page, {"answer": "I have felt numb since … March"})
    assert player(page).fields["answer"] == "I have felt numb since March."


def test_where_what_is_there_instead_was_too_much_itself_it_leads_to_what_is_steady(
    begun_client: Visitor, house: House
) -> None:
    practice = CATALOGUE.by_id("say-hurt-message")
    instead = CATALOGUE.by_id(practice.play.elsewhere("risk"))
    for _ in range(2):
        begun_client.post(f"/step/{instead.number}/small", {"do": "much"})
    asked = player(begun_client.get(address(practice.id)))
    led = begun_client.post(asked.action, {**asked.fields, "tap": "yes"})
    assert led.status_code == 200  # at once: no address tells which answer it was
    assert "Here is something quiet" in Seen(led).words
    assert "steady-lines" in html(led)
    assert instead.title not in Seen(led).words
