"""Feeling words and the body in a terminal: a few at first, the others when asked for, the same things kept."""

from rekindle.app.house import House
from rekindle.life.named import feelings_of
from rekindle.life.records import CheckIn, Feeling, OwnFeelingWord, PracticeDone
from tests.cli.conftest import Answered, Terminal
from tests.cli.keeping import kept


def play(terminal: Terminal, practice: str, *typed: str) -> Answered:
    return terminal.run("do", practice, typed="".join(f"{line}\n" for line in ("", *typed)))


def the_practice(house: House) -> PracticeDone:
    (only,) = kept(house, PracticeDone)
    return only


def test_a_word_by_number_is_kept_and_its_meaning_is_said(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "feel-name-one", "5", "", "")
    assert "5 numb" in answered.out
    assert "Things touch you and do not go through." in answered.out
    assert (the_practice(house).kept, the_practice(house).feelings) == (("numb",), (Feeling("numb"),))


def test_words_near_to_what_was_tapped_come_first(terminal: Terminal) -> None:
    terminal.run("now", "--state", "heavy")
    answered = play(terminal, "feel-name-one", "")
    assert "8 heavy, 9 tired, 10 low" in answered.out
    assert "furious" not in answered.out


def test_all_other_words_are_one_sign_further_with_their_meanings(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "feel-name-one", "?", "?6", "grieving:faint", "")
    assert "?6 Sad" in answered.out
    assert "Someone or something is gone, and you live on without." in answered.out
    assert "waves of it, with dry stretches between" in answered.out
    assert the_practice(house).kept == ("grieving, faint",)


def test_several_words_and_ones_own_go_together(terminal: Terminal, house: House) -> None:
    play(terminal, "feel-name-one", "1, cottony:strong", "")
    done = the_practice(house)
    assert done.kept == ("nothing", "cottony, strong")
    assert feelings_of(done) == (Feeling("nothing"), Feeling("cottony", "strong"))
    assert [one.word for one in kept(house, OwnFeelingWord)] == ["cottony"]
    assert "cottony" in play(terminal, "feel-name-one", "").out


def test_no_word_is_fine(terminal: Terminal, house: House) -> None:
    assert play(terminal, "feel-name-one", "").status == 0
    assert (the_practice(house).kept, the_practice(house).ended) == ((), "done")


def test_a_word_that_does_not_read_is_said_and_asked_again(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "feel-name-one", "numb:very", "w" * 2_001, "numb", "")
    assert "does not read as WORD" in answered.out
    assert "longer than one line can hold" in answered.out
    assert the_practice(house).kept == ("numb",)


def test_now_offers_a_few_words_by_number_and_words_of_ones_own(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--feeling", "cottony")
    answered = terminal.run("now", typed="far away\n\n\n\n?2\n2, cottony\n\n")
    assert "1 distant, 2 behind glass" in answered.out
    assert "6 cottony" in answered.out
    assert "A chill that a jumper does not change." in answered.out
    (check_in,) = kept(house, CheckIn)
    assert check_in.feelings == (Feeling("behind-glass"), Feeling("cottony"))


def test_a_word_of_ones_own_can_be_taken_off_the_list(terminal: Terminal, house: House) -> None:
    terminal.run("now", "--feeling", "Cottony:faint")
    answered = terminal.run("now", "--forget", "cottony")
    assert (answered.status, answered.out) == (0, "It is off the list. Where you said it, it stays.\n")
    assert kept(house, OwnFeelingWord) == []
    assert [one.feelings for one in kept(house, CheckIn)] == [(Feeling("Cottony", "faint"),)]
    assert terminal.run("now", "--forget", "cottony").status == 1


def test_hands_come_first_and_other_places_after_their_note(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "body-map-now", "warm", "1", "throat", "6", "", "", "")
    note = "Some parts of a body hold more than others"
    assert answered.out.index("Hands") < answered.out.index(note) < answered.out.index("Throat")
    assert the_practice(house).kept == ("Hands: warm, faint. Throat: tight.",)


def test_without_another_place_the_note_is_not_needed(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "body-map-now", "nothing", "", "")
    assert "Some parts of a body" not in answered.out
    assert "Throat" not in answered.out
    assert the_practice(house).kept == ("Hands: nothing.",)


def test_the_list_of_places_and_all_words_are_shown_when_asked_for(terminal: Terminal, house: House) -> None:
    answered = play(terminal, "body-map-now", "?", "hollow", "", "?", "nowhere", "", "")
    assert "lower back" in answered.out
    assert "hollow" in answered.out
    assert the_practice(house).kept == ("Hands: hollow. Nowhere.",)


def test_the_hands_can_be_left_out(terminal: Terminal, house: House) -> None:
    play(terminal, "body-map-now", "", "Feet", "cold", "strong", "", "")
    assert the_practice(house).kept == ("Feet: cold, strong.",)


def test_what_was_said_of_one_place_stays_when_one_leaves_at_another(terminal: Terminal, house: House) -> None:
    play(terminal, "body-map-now", "warm", "", "throat", "s")
    assert (the_practice(house).kept, the_practice(house).ended) == (("Hands: warm.",), "stopped")


def test_too_much_at_any_place_leads_to_what_is_steady(terminal: Terminal, house: House) -> None:
    play(terminal, "body-map-now", "warm", "t")
    assert the_practice(house).ended == "too-much"
    assert the_practice(house).kept == ("Hands: warm.",)
