"""A practice played in the terminal: said beforehand, left at any prompt, kept, and one question after."""

import pytest

from rekindle.app.house import House
from rekindle.cli.asked import read
from rekindle.life.records import LONGEST_LINE, Attachment, Flicker, Offer, PracticeDone
from rekindle.method.players import Breath
from rekindle.method.players.step import Said, Step
from tests.cli.conftest import Answered, Terminal
from tests.cli.keeping import kept


def the_practice(house: House) -> PracticeDone:
    (only,) = kept(house, PracticeDone)
    return only


def play(terminal: Terminal, practice: str, *typed: str, form: str = "usual") -> Answered:
    """Begin a practice by hand, and type lines into it, then nothing more."""
    lines = "".join(f"{line}\n" for line in ("", *typed))
    return terminal.run("do", practice, "--form", form, typed=lines)


def test_todays_step_is_begun_and_done(terminal: Terminal, house: House) -> None:
    terminal.run("step")
    answered = terminal.run("do", typed="\n" * 12)
    assert answered.status == 0
    (offer,) = kept(house, Offer)
    assert offer.outcome == "begun"
    assert (the_practice(house).practice, the_practice(house).ended) == (offer.practice, "done")
    assert the_practice(house).stirred == "skip"
    assert "It is done for today." in terminal.run("step").out


def test_it_says_beforehand_how_long_what_and_how_to_stop(terminal: Terminal, house: House) -> None:
    answered = terminal.run("do", "senses-three-sounds", typed="")
    assert answered.status == 0
    assert "Three sounds around you" in answered.out
    assert "About 1 minute" in answered.out
    assert "s and Enter stops" in answered.out
    assert kept(house, PracticeDone) == []


def test_without_anyone_at_the_terminal_it_stops_before_it_begins(terminal: Terminal, house: House) -> None:
    terminal.run("step")
    assert terminal.run("do", typed="").status == 0
    assert [one.outcome for one in kept(house, Offer)] == ["offered"]
    assert kept(house, PracticeDone) == []


def test_taps_by_number_and_words_of_ones_own_are_kept_as_the_practice_keeps_them(
    terminal: Terminal, house: House
) -> None:
    answered = play(terminal, "senses-three-sounds", "1, a tram", "rain", "", "", "2", "soft")
    assert answered.status == 0
    done = the_practice(house)
    assert done.kept == ("something humming, a tram", "rain")
    assert (done.form, done.ended, done.stirred, done.word) == ("usual", "done", "flicker", "soft")


def test_the_smallest_form_is_shorter(terminal: Terminal, house: House) -> None:
    play(terminal, "senses-three-sounds", "1", form="smallest")
    assert (the_practice(house).form, the_practice(house).kept) == ("smallest", ("something humming",))


def test_words_can_be_let_go(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "senses-three-sounds", "1", "", "", "l")
    assert the_practice(house).kept == ()
    assert "It is let go." in answered.out


WORDS_TYPED = {
    "senses-three-sounds": ("rain", "", ""),
    "words-ten": ("rain",),
    "words-describe-thing": ("rain", "."),
    "hope-too-slow": ("rain", "."),
    "hope-keep-flicker": ("rain",),
}
"""Practices of every kind, one to write on that keeps nothing by itself too, each with a word typed into it."""


def words_of(house: House) -> str:
    """Give all the words that are kept of practices."""
    of_flickers = [one.text for one in kept(house, Flicker)]
    return " ".join([*of_flickers, *(words for one in kept(house, PracticeDone) for words in one.kept)])


@pytest.mark.parametrize("practice", WORDS_TYPED)
@pytest.mark.parametrize(
    ("answer", "stay", "said"),
    [
        (["", ""], True, "What you wrote is kept."),
        (["k", ""], True, "What you wrote is kept."),
        (["l", ""], False, "It is let go."),
        (["no", "perhaps", "l", ""], False, "It is let go."),
        (["no", "perhaps", "k", ""], True, "What you wrote is kept."),
        ([], True, "What you wrote is kept."),
    ],
)
def test_enter_keeps_what_was_written_and_what_happened_is_said(
    terminal: Terminal, house: House, practice: str, answer: list[str], stay: bool, said: str
) -> None:
    answered = play(terminal, practice, *WORDS_TYPED[practice], *answer)
    assert answered.out.count("Enter keeps your words, l and Enter lets them go: ") == max(1, len(answer) - 1)
    assert answered.out.count(said) == 1
    assert ("rain" in words_of(house)) is stay
    assert the_practice(house).ended == "done"


@pytest.mark.parametrize(
    ("answer", "stay", "said"),
    [
        (["", ""], False, "It is let go."),
        (["k", ""], True, "What you wrote is kept."),
        (["l", ""], False, "It is let go."),
    ],
)
def test_where_a_practice_keeps_nothing_enter_lets_the_words_go_and_k_keeps_them(
    terminal: Terminal, house: House, answer: list[str], stay: bool, said: str
) -> None:
    answered = play(terminal, "meaning-wonder", "a potter", "", "", *answer)
    assert "Enter lets your words go, k and Enter keeps them: " in answered.out
    assert said in answered.out
    assert ("a potter" in words_of(house)) is stay


@pytest.mark.parametrize("practice", WORDS_TYPED)
def test_s_where_it_asks_about_the_words_keeps_them_and_asks_nothing_more(
    terminal: Terminal, house: House, practice: str
) -> None:
    answered = play(terminal, practice, *WORDS_TYPED[practice], "s", "2", "2")
    assert answered.out.endswith("What you wrote is kept.\n")
    assert "Did anything stir?" not in answered.out
    assert "rain" in words_of(house)
    assert (the_practice(house).ended, the_practice(house).stirred) == ("done", None)


@pytest.mark.parametrize("practice", WORDS_TYPED)
@pytest.mark.parametrize("before", [[], [""], ["", "2"]])
def test_t_at_any_question_after_it_leads_to_what_is_steady_and_loses_no_word(
    terminal: Terminal, house: House, practice: str, before: list[str]
) -> None:
    answered = play(terminal, practice, *WORDS_TYPED[practice], *before, "t")
    assert "What you wrote is kept." in answered.out
    assert "Stopped. That was enough. Here is something outside you." in answered.out
    assert "rain" in words_of(house)
    assert (the_practice(house).stirred, the_practice(house).word) == ("too-much", "")


@pytest.mark.parametrize("before", [[""], ["", "2"]])
def test_s_at_a_later_question_is_no_answer_to_it(terminal: Terminal, house: House, before: list[str]) -> None:
    answered = play(terminal, "words-ten", "rain", *before, "s", "2", "soft")
    assert answered.status == 0
    assert "Stopped. That was enough." not in answered.out
    assert (the_practice(house).stirred, the_practice(house).word) == ("flicker" if before[1:] else None, "")


def test_stopping_a_practice_for_the_senses_loses_no_word(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "senses-three-sounds", "rain", "s")
    assert answered.out.endswith("What you wrote is kept.\n")
    assert words_of(house) == "rain"


def test_a_page_takes_a_start_lines_and_picks(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "kind-own-admission", "1", "tired", "and quiet", "4", ".")
    assert answered.status == 0
    start, line, end = the_practice(house).kept
    assert start == "The truth is that I have been tired\nand quiet"
    assert line == house.library.catalogue.by_id("kind-own-admission").play.picks[0]  # type: ignore[union-attr]
    assert end == "… and that matters."


def test_ten_words_can_be_one_tap(terminal: Terminal, house: House) -> None:
    play(terminal, "words-ten", "1")
    assert the_practice(house).kept == ("no words now",)


def test_ten_words_can_begin_in_another_way(terminal: Terminal, house: House) -> None:
    play(terminal, "words-ten", "4", "cold, but mine")
    assert the_practice(house).kept == ("My hands cold, but mine",)


def test_a_flicker_goes_among_the_flickers(terminal: Terminal, house: House) -> None:
    play(terminal, "hope-keep-flicker", "a dog looked at me")
    (flicker,) = kept(house, Flicker)
    assert flicker.practice == "hope-keep-flicker"
    assert "a dog looked at me" in flicker.text
    assert the_practice(house).kept == ()


@pytest.mark.parametrize("practice", ["hope-keep-flicker", "senses-least-unpleasant"])
def test_words_too_long_for_a_flicker_are_asked_for_again(terminal: Terminal, house: House, practice: str) -> None:
    answered = play(terminal, practice, "x" * LONGEST_LINE, "short", *[""] * 12)
    assert answered.status == 0
    assert "This is longer than one page can hold, which is 1,000,000 letters." in answered.out
    assert "short" in kept(house, Flicker)[0].text


@pytest.mark.parametrize("practice", ["senses-three-sounds", "words-ten", "words-faint", "breath-three-slow"])
def test_s_stops_any_practice_and_nothing_is_asked(terminal: Terminal, house: House, practice: str) -> None:
    answered = play(terminal, practice, "s", "2", "2")
    assert answered.status == 0
    assert "Did anything stir?" not in answered.out
    assert (the_practice(house).ended, the_practice(house).stirred) == ("stopped", None)


def test_stopping_loses_no_word_that_was_being_written(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "words-describe-thing", "a chipped cup", "s")
    assert "What you wrote is kept." in answered.out
    assert the_practice(house).kept == ("In front of me there is a chipped cup",)


@pytest.mark.parametrize("practice", ["senses-three-sounds", "words-ten", "words-faint", "breath-three-slow"])
def test_too_much_leads_to_what_is_steady(terminal: Terminal, house: House, practice: str) -> None:
    answered = play(terminal, practice, "t")
    assert "Stopped. That was enough. Here is something outside you." in answered.out
    assert all(line.text in answered.out for line in house.library.steady.lines)
    assert "Did anything stir?" not in answered.out
    assert (the_practice(house).ended, the_practice(house).stirred) == ("too-much", "too-much")


def test_too_much_can_be_the_answer_afterwards(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "words-ten", "", "6", "no word is asked for")
    assert "Stopped. That was enough." in answered.out
    assert (the_practice(house).stirred, the_practice(house).word) == ("too-much", "")


def test_a_second_too_much_within_the_hour_shows_the_ways_out_first(terminal: Terminal, house: House) -> None:
    play(terminal, "words-ten", "t")
    answered = play(terminal, "senses-three-sounds", "t", "")
    assert "Stopped. Nothing more is asked of you now." in answered.out
    assert house.library.steady.lines[0].text not in answered.out
    assert answered.out.endswith("That is fine. Nothing is needed.\n")


def test_one_of_the_ways_out_is_help(terminal: Terminal) -> None:
    play(terminal, "words-ten", "t")
    assert "Find A Helpline" in play(terminal, "words-ten", "t", "h").out


def test_a_minute_can_be_had_the_second_time_too(terminal: Terminal, house: House) -> None:
    play(terminal, "words-ten", "t")
    answered = play(terminal, "words-ten", "t", "M")
    assert all(line.text in answered.out for line in house.library.steady.lines)
    assert "Stopped. That was enough." not in answered.out


def test_too_much_before_it_begins_counts_as_well(terminal: Terminal, house: House) -> None:
    assert terminal.run("do", "words-ten", typed="t\n").status == 0
    assert the_practice(house).ended == "too-much"


def test_an_answer_that_is_none_is_asked_again(terminal: Terminal, house: House) -> None:
    play(terminal, "words-ten", "", "9", "perhaps", "A lot", "")
    assert the_practice(house).stirred == "lot"


def test_a_breath_without_a_moving_terminal_is_two_lines_to_count(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "breath-three-slow", "", "")
    breath = house.library.catalogue.by_id("breath-three-slow").play
    assert isinstance(breath, Breath)
    assert "In, as it comes: 1 2 3 4\n" in answered.out
    assert breath.without_counting in answered.out
    assert "\x1b" not in answered.out
    assert the_practice(house).ended == "done"


def test_whom_it_may_not_suit_is_said_in_plain_words_when_opened_by_hand(terminal: Terminal) -> None:
    answered = terminal.run("do", "breath-longer-out", typed="")
    assert "It may not suit you with any of these: memories that push in;" in " ".join(answered.out.split())
    assert "trauma" not in answered.out


def test_a_practice_opens_by_its_number_too(terminal: Terminal) -> None:
    assert "Three sounds around you" in terminal.run("do", "15", typed="").out


@pytest.mark.parametrize("name", ["no-such-thing", "99999", "", "\x1b]0;x\x07", "x" * 10_000])
def test_an_unknown_practice_is_one_sentence(terminal: Terminal, name: str) -> None:
    answered = terminal.run("do", name)
    assert (answered.status, answered.out) == (2, "")
    assert answered.err.startswith("There is no practice called")
    assert "\x1b" not in answered.err


def test_where_nothing_is_offered_it_says_why(terminal: Terminal) -> None:
    terminal.run("step", "--not-today")
    answered = terminal.run("do")
    assert answered.status == 1
    assert answered.err.startswith("That is fine. Nothing is needed.")


@pytest.mark.parametrize("form", ["smallest", "usual"])
def test_every_practice_that_ships_can_be_played_to_its_end(terminal: Terminal, house: House, form: str) -> None:
    terminal.begin()
    for practice in house.library.catalogue:
        answered = play(terminal, practice.id, *["", "a word", "."] * 12, form=form)
        assert answered.status == 0, practice.id
    assert {one.ended for one in kept(house, PracticeDone)} == {"done"}


def test_a_drawing_is_made_of_cards_by_number_and_a_colour(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "make-scribble", "3 1", "2", "", "7", form="smallest")
    assert answered.status == 0
    assert "3 a spiral" in answered.out
    assert "2 slate" in answered.out
    assert "What you wrote is kept." in answered.out
    (drawing,) = kept(house, Attachment)
    assert drawing.words == "a spiral (slate, fine), one long line (slate, fine)"
    assert (drawing.practice, drawing.width) == ("make-scribble", 960)
    assert the_practice(house).kept == ()


def test_a_drawing_that_is_let_go_in_the_terminal_is_not_kept(terminal: Terminal, house: House) -> None:
    play(terminal, "make-scribble", "3", "", "l", "7", form="smallest")
    assert kept(house, Attachment) == []
    assert the_practice(house).kept == ()


def test_people_and_a_colour_need_no_ink(terminal: Terminal, house: House) -> None:
    play(terminal, "notice-people-distance", "1 4", "", "7", form="smallest")
    play(terminal, "make-colour-today", "moss green", "", "7", form="smallest")
    assert {one.words for one in kept(house, Attachment)} == {"someone near, someone far", "moss green"}


def test_words_without_a_card_are_kept_with_the_practice(terminal: Terminal, house: House) -> None:
    play(terminal, "make-colour-today", "the grey of the lift", "", "7", form="smallest")
    assert kept(house, Attachment) == []
    assert the_practice(house).kept == ("the grey of the lift",)


def test_a_number_where_nothing_is_asked_is_kept_nowhere() -> None:
    assert read(Step(say="Find a sheet."), "1") == Said()
    assert read(Step(say="Find a sheet."), "it is blue") == Said(text="it is blue")
    assert read(Step(say="Find a sheet.", ask="Which one"), "1") == Said(text="1")
