"""Feeling words by plain forms alone: a few at first, the others one tap further, words of one's own again."""

from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase

from rekindle.app.diary import Diary
from rekindle.life.named import feelings_of
from rekindle.life.records import CheckIn, Feeling, OwnFeelingWord, PracticeDone
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE
from tests.web.conftest import Say, Visitor
from tests.web.seen import Form, Seen, html

Read = Callable[[str], str]
NAME_ONE = f"/step/{CATALOGUE.by_id('feel-name-one').number}/small"
ADDRESSES = ["/now", NAME_ONE]


def form_of(response: HttpResponseBase, address: str) -> Form:
    return Seen(response).form(address)


def fields_of(client: Visitor, address: str) -> dict[str, str]:
    return form_of(client.get(address), address).fields


def kept_as(diary: Diary, kind: type[CheckIn] | type[PracticeDone]) -> CheckIn | PracticeDone:
    (only,) = [kept.record for kept in all_kept(diary) if isinstance(kept.record, kind)]
    return only


def own_words(diary: Diary) -> list[str]:
    return [kept.record.word for kept in diary.standing().of(OwnFeelingWord)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_at_first_stand_the_few_words_near_to_what_was_tapped(begun_client: Visitor, say: Say, address: str) -> None:
    say("/now/tap", on="far")
    page = html(begun_client.get(address))
    assert page.count('class="wordrow"') == 5
    assert "behind glass" in page
    assert "furious" not in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_word_is_one_tap_further_with_what_it_means_and_how_it_may_feel(
    begun_client: Visitor, address: str
) -> None:
    fields, shown = fields_of(begun_client, address), ""
    buttons = form_of(begun_client.get(address), address).buttons
    for group in ("sad", "angry", "in-the-body", "quiet-and-soft"):
        assert group in buttons
        shown += html(begun_client.post(address, {**fields, "group": group}))
    for part in (
        "grieving",
        "Loss fills everything for now.",
        "a red face, arms full of push",
        "cosy",
        "a lump in the",
    ):
        assert part in shown


@pytest.mark.parametrize("address", ADDRESSES)
def test_opening_a_group_keeps_nothing_and_loses_nothing(begun_client: Visitor, diary: Diary, address: str) -> None:
    said = {"word-numb": "yes", "how-numb": "faint", "group": "sad"}
    again = form_of(begun_client.post(address, {**fields_of(begun_client, address), **said}), address).fields
    assert (again["word-numb"], again["how-numb"]) == ("yes", "faint")
    assert [kept for kept in all_kept(diary) if feelings_of(kept.record)] == []
    closed = form_of(begun_client.post(address, {**again, "word-low": "yes", "group": "-sad"}), address).fields
    assert {"word-numb", "word-low"} <= closed.keys()


def test_the_page_of_a_longer_answer_stays_light(begun_client: Visitor) -> None:
    assert len(begun_client.get("/now").content) < 24_000


def test_a_word_may_be_ticked_with_or_without_how_strong_it_is(say: Say, diary: Diary) -> None:
    say(
        "/now",
        **{"word-numb": "yes", "word-low": "yes", "how-low": "strong", "how-sad": "faint", "word-nothing": "yes"},
    )
    assert kept_as(diary, CheckIn).feelings == (Feeling("nothing"), Feeling("numb"), Feeling("low", "strong"))


def test_a_word_of_ones_own_is_there_again_and_can_be_ticked(say: Say, diary: Diary, begun_client: Visitor) -> None:
    say("/now", **{"own-0": "cottony", "own-strength-0": "faint"})
    again = fields_of(begun_client, "/now")
    assert (again["mine-0"], again["how-mine-0"], again["own-0"]) == ("cottony", "faint", "")
    say("/now", **again)
    assert kept_as(diary, CheckIn).feelings == (Feeling("cottony", "faint"),)
    assert "cottony" in html(begun_client.get(NAME_ONE))
    assert own_words(diary) == ["cottony"]


def test_a_word_of_ours_that_was_typed_is_no_word_of_ones_own(say: Say, diary: Diary) -> None:
    say("/now", **{"own-0": "Behind glass"})
    assert kept_as(diary, CheckIn).feelings == (Feeling("behind-glass"),)
    assert own_words(diary) == []


def test_a_word_of_ones_own_can_be_taken_off_and_stays_where_it_was_said(
    say: Say, diary: Diary, begun_client: Visitor, page: Read
) -> None:
    say("/now", **{"own-0": "cottony"})
    (own,) = diary.standing().of(OwnFeelingWord)
    fields = fields_of(begun_client, "/now")
    shown = begun_client.post("/now", {**fields, "note": "half a li", "forget": own.id.hex()})
    assert form_of(shown, "/now").fields["note"] == "half a li"
    assert own_words(diary) == []
    begun_client.post("/now", form_of(shown, "/now").fields)
    assert own_words(diary) == []
    assert "cottony" in page("/kept")


@pytest.mark.parametrize("forged", ["zz", "0" * 32, ""])
def test_only_a_word_of_ones_own_can_be_taken_off(say: Say, diary: Diary, begun_client: Visitor, forged: str) -> None:
    say("/now", **{"own-0": "cottony"})
    begun_client.post("/now", {"forget": forged, "note": "x"})
    assert own_words(diary) == ["cottony"]
    (check_in,) = [kept.id for kept in all_kept(diary) if isinstance(kept.record, CheckIn)]
    begun_client.post("/now", {"forget": check_in.hex(), "note": "x"})
    assert any(kept.id == check_in for kept in all_kept(diary))


def test_one_tap_is_a_full_answer(begun_client: Visitor, diary: Diary) -> None:
    asked = begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), "tap": "nothing"})
    assert str(asked["Location"]).startswith("/after/")
    done = kept_as(diary, PracticeDone)
    assert isinstance(done, PracticeDone)
    assert (done.kept, done.feelings) == (("nothing",), (Feeling("nothing"),))


def test_words_named_in_a_practice_are_feelings_named_and_are_read_once(
    begun_client: Visitor, diary: Diary, page: Read
) -> None:
    said = {"word-behind-glass": "yes", "how-behind-glass": "faint", "answer": "cottony", "do": "keep"}
    begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), **said})
    done = kept_as(diary, PracticeDone)
    assert isinstance(done, PracticeDone)
    assert done.kept == ("behind glass, faint", "cottony")
    assert feelings_of(done) == (Feeling("behind-glass", "faint"), Feeling("cottony"))
    assert own_words(diary) == ["cottony"]
    assert page("/kept").count("behind glass") == 1
    found = b"".join(begun_client.post("/find", {"find": "behind"}, follow=True).streaming_content)  # type: ignore[attr-defined]
    assert found.count(b"<mark>behind</mark>") == 1


def test_let_it_go_keeps_neither_the_words_nor_the_feelings(begun_client: Visitor, diary: Diary) -> None:
    said = {"word-numb": "yes", "answer": "cottony", "do": "let-go"}
    begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), **said})
    done = kept_as(diary, PracticeDone)
    assert isinstance(done, PracticeDone)
    assert (done.kept, done.feelings, own_words(diary)) == ((), (), [])


def test_words_of_a_practice_can_be_let_go_afterwards(begun_client: Visitor, diary: Diary) -> None:
    asked = begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), "word-numb": "yes", "do": "keep"})
    begun_client.post("/after/let-go", {"id": str(asked["Location"]).removeprefix("/after/")})
    assert feelings_of(kept_as(diary, PracticeDone)) == ()


def test_pause_keeps_what_was_ticked_and_typed(begun_client: Visitor) -> None:
    said = {"word-numb": "yes", "how-numb": "clear", "answer": "cott", "do": "pause"}
    paused = form_of(begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), **said}), NAME_ONE)
    again = form_of(begun_client.post(NAME_ONE, {**paused.fields, "do": "go-on"}), NAME_ONE).fields
    assert (again["word-numb"], again["how-numb"], again["answer"]) == ("yes", "clear", "cott")


def test_a_word_that_is_too_long_stays_on_the_page_with_the_others(begun_client: Visitor, diary: Diary) -> None:
    said = {"word-numb": "yes", "answer": "w" * 2_001, "do": "keep"}
    refused = begun_client.post(NAME_ONE, {**fields_of(begun_client, NAME_ONE), **said})
    assert refused.status_code == 422
    again = form_of(refused, NAME_ONE).fields
    assert (again["word-numb"], again["answer"]) == ("yes", "w" * 2_001)
    assert [kept for kept in all_kept(diary) if isinstance(kept.record, PracticeDone)] == []


def test_a_form_begun_with_an_earlier_program_is_understood(say: Say, diary: Diary) -> None:
    say("/now", **{"word-numb": "faint"})
    assert kept_as(diary, CheckIn).feelings == (Feeling("numb", "faint"),)


def test_enter_in_a_field_keeps_and_opens_no_group(begun_client: Visitor) -> None:
    assert form_of(begun_client.get("/now"), "/now").buttons[0] == ""
