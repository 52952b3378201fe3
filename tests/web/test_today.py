"""Today: one tap, one step, one flicker."""

from collections.abc import Callable

import pytest

from tests.conftest import StillClock
from tests.web.conftest import Say, Visitor
from tests.web.seen import Seen, html

Read = Callable[[str], str]


def test_one_tap_is_enough_and_can_be_undone(say: Say, begun_client: Visitor) -> None:
    page = Seen(say("/now/tap", on="far"))
    assert "Kept: “far away”." in page.words
    undo = page.form("/now/undo")
    after = Seen(say("/now/undo", **undo.fields))
    assert "Undone." in after.words
    assert "Nothing here yet" in Seen(begun_client.get("/kept")).words


def test_a_second_tile_joins_the_first(say: Say, page: Read) -> None:
    say("/now/tap", on="far")
    say("/now/tap", on="heavy")
    assert "far away, heavy" in page("/kept")


def test_the_same_tile_again_takes_it_back(say: Say) -> None:
    say("/now/tap", on="far")
    assert "Taken back: “far away”." in Seen(say("/now/tap", off="far")).words


def test_two_quick_presses_on_a_tile_are_one(say: Say, page: Read) -> None:
    for _ in range(2):
        say("/now/tap", on="far")
    assert "far away" in page("/kept")


@pytest.mark.parametrize("answer", ["", "happy", "far' OR 1=1", "<script>", "f" * 100_000, "\x00"])
def test_an_answer_that_is_none_changes_nothing(say: Say, page: Read, answer: str) -> None:
    assert say("/now/tap", on=answer).status_code == 200
    assert "Nothing here yet" in page("/kept")


def test_a_note_is_shown_once(say: Say, page: Read) -> None:
    say("/now/tap", on="far")
    assert "Kept: “far away”." not in page("/")


def test_the_note_of_one_session_says_nothing_to_another(say: Say, begun_client: Visitor) -> None:
    begun_client.post("/now/tap", {"on": "far"})
    stolen = {name: morsel.value for name, morsel in begun_client.cookies.items() if name.endswith("n")}
    other = Visitor()
    for name, value in stolen.items():
        other.cookies[name] = value
    assert "far away." not in other.get("/").content.decode()


def test_a_step_stands_there_with_its_length_and_its_reason(page: Read) -> None:
    words = page("/")
    assert "One small step, if you like" in words
    assert "seconds. Stop whenever you like." in words


def test_a_tap_shapes_the_reason(say: Say) -> None:
    assert "You said heavy." in Seen(say("/now/tap", on="heavy")).words


def test_smaller_says_when_it_is_the_smallest_already(say: Say) -> None:
    assert "Half of it counts too." in Seen(say("/step", step="smaller")).words


def test_something_else_is_something_else_and_then_the_list(say: Say, page: Read) -> None:
    titles = set()
    for _ in range(3):
        titles.add(page("/").split('id="step-title">')[1].split("<")[0])
        say("/step", step="else")
    assert len(titles) == 3
    assert "There is a list, if you want to look." in page("/")


def test_not_today_is_fine_and_asks_nothing(say: Say, page: Read, clock: StillClock) -> None:
    assert "That is fine. Nothing is needed." in Seen(say("/step", step="not-today")).words
    clock.pass_by(minutes=5)
    assert "Begin" not in page("/").split('id="step"')[1].split("</section>")[0]


def test_a_flicker_is_kept_and_can_be_undone(say: Say, page: Read) -> None:
    kept = Seen(say("/flicker", flicker="light on the wall", once="a" * 32))
    assert "The flicker is kept." in kept.words
    assert "light on the wall" in page("/kept")
    undone = Seen(say("/undo/written", **kept.form("/undo/written").fields))
    assert "It is not kept any more. It waits among what you began." in undone.words
    assert "light on the wall" not in page("/kept")
    assert "light on the wall" in page("/drafts")


def test_an_empty_flicker_is_fine_and_a_very_long_one_comes_back_in_its_field(say: Say) -> None:
    assert "That is fine." in Seen(say("/flicker", flicker=" ")).beside("flicker")
    long = "w" * 2001
    refused = say("/flicker", flicker=long)
    assert refused.status_code == 422
    assert long in html(refused)


def test_sending_the_same_flicker_twice_keeps_it_once(say: Say, page: Read) -> None:
    for _ in range(2):
        say("/flicker", flicker="a robin", once="b" * 32)
    assert page("/kept").count("a robin") == 1


def test_words_are_shown_as_they_were_written_and_never_as_markup(say: Say, page: Read) -> None:
    say("/flicker", flicker="<img src=x onerror=alert(1)> {{ 7*7 }}", once="c" * 32)
    kept = page("/kept")
    assert "<img src=x" not in kept
    assert "&lt;img src=x onerror=alert(1)&gt; {{ 7*7 }}" in kept


def test_saying_more_keeps_every_part(say: Say, page: Read) -> None:
    say("/now/tap", on="far")
    say(
        "/now",
        felt="1",
        connected="2",
        energy="little",
        need=["quiet", "water"],
        note="behind glass",
        **{"word-numb": "faint", "own-0": "cottony", "own-strength-0": "strong"},
    )
    kept = page("/kept")
    for said in ("far away", "numb (faint)", "cottony (strong)", "quiet", "behind glass"):
        assert said in kept, said


def test_the_form_shows_what_was_said_before(say: Say, page: Read) -> None:
    say("/now", felt="3", note="a line that stays")
    form = page("/now")
    assert "a line that stays" in form
    assert 'name="felt" value="3" checked' in form


def test_an_overlong_line_comes_back_with_every_other_answer(say: Say) -> None:
    refused = say("/now", note="n" * 2001, felt="4", **{"own-0": "cottony"})
    shown = html(refused)
    assert refused.status_code == 422
    assert "n" * 2001 in shown
    assert 'name="felt" value="4" checked' in shown
    assert "cottony" in shown


@pytest.mark.parametrize(
    "bad",
    [{"felt": "9"}, {"felt": "one"}, {"energy": "lots"}, {"need": "a house"}, {"word-numb": "huge"}, {"x": "y"}],
)
def test_answers_that_are_none_count_as_not_said(say: Say, page: Read, bad: dict[str, str]) -> None:
    say("/now", **bad)
    assert "Nothing here yet" in page("/kept")


def test_the_form_loses_none_of_the_words_said_before(say: Say, page: Read, begun_client: Visitor) -> None:
    say("/now", **{f"own-{index}": f"own word {index}" for index in range(3)})
    form = next(form for form in Seen(begun_client.get("/now")).forms if form.action == "/now")
    say("/now", **{**form.fields, "own-3": "a fourth", "own-4": "w" * 80})
    kept = page("/kept")
    for word in ("own word 0", "own word 2", "a fourth", "w" * 80):
        assert word in kept


def test_what_was_said_in_another_window_meanwhile_stays(say: Say, page: Read, begun_client: Visitor) -> None:
    say("/now", note="first line")
    form = next(form for form in Seen(begun_client.get("/now")).forms if form.action == "/now")
    say("/now", note="from the other window")
    say("/now", **{**form.fields, "note": "from this one"})
    kept = page("/kept")
    assert "from the other window" in kept
    assert "from this one" in kept
