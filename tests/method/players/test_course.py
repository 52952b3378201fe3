"""Which screens come: in order, by what was picked before, said in another way another time."""

from hypothesis import given
from hypothesis import strategies as st

from rekindle.method.players import Cards, Plan, Reflect, Senses, Timed
from rekindle.method.players.player import Walk, course
from rekindle.method.players.step import Chip, Said, Screen, Step

ASKED = Step(say="Is it near?", chips=("near", "far", Chip(word="help me", then="Here it is.", leads="help")))
FAR = Step(say="How far?", when=("far",), label="How far")
LAST = Step(say="And now?", again=("Once more, now?",), keeps=False)
REFLECT = Reflect(questions=(ASKED, FAR, LAST), keeps="words", close="There.")


def says(*said: Said, turn: int = 0) -> list[str]:
    return [screen.say for screen in REFLECT.screens(Walk(turn=turn, said=said))]


def test_a_step_with_a_condition_comes_where_it_was_picked() -> None:
    assert says(Said(("far",))) == ["Is it near?", "How far?", "And now?"]
    assert says(Said(("near",))) == ["Is it near?", "And now?"]


def test_the_next_time_says_it_in_another_way_and_then_comes_round_again() -> None:
    assert [says(turn=turn)[-1] for turn in range(3)] == ["And now?", "Once more, now?", "And now?"]


def test_an_answer_may_say_something_and_lead_somewhere() -> None:
    (first, *_) = REFLECT.screens(Walk())
    assert first.then(Said(("help me",))) == ("Here it is.",)
    assert first.leads(Said(("help me",))) == "help"
    assert first.leads(Said(("near", "no such answer"))) is None


def test_what_is_kept_stands_under_its_label_and_what_is_not_is_left_out() -> None:
    walk = Walk(said=(Said(("far",)), Said(text=" three fields "), Said(text="quiet")))
    assert REFLECT.kept(walk) == ("far", "How far: three fields")


PICKS = st.lists(st.sampled_from(["near", "far", "help me", "something else"]), max_size=3)


@given(st.lists(PICKS, max_size=5), PICKS)
def test_going_on_never_changes_a_screen_that_was_passed(picked: list[list[str]], more: list[str]) -> None:
    said = tuple(Said(tuple(picks)) for picks in picked)
    before = course(REFLECT.questions, Walk(said=said))
    after = course(REFLECT.questions, Walk(said=(*said, Said(tuple(more)))))
    assert after[: len(said)] == before[: len(said)]


def test_a_step_with_seconds_has_a_timer_and_a_dark_screen_where_it_is_wanted() -> None:
    steps = (Step(say="Look."), Step(say="Rest.", seconds=30))
    timed = Timed(steps=steps, close="There.")
    assert [screen.face for screen in timed.screens(Walk())] == ["step", "timer"]
    assert Timed(steps=steps, close="There.", dark=True).screens(Walk())[1].face == "dark"


def test_lines_take_turns_until_all_have_come_and_the_first_chip_takes_one() -> None:
    lines = tuple(f"Line {number}." for number in range(7))
    cards = Cards(lines=lines, lines_shown=3, line_chips=("that is me", "pass"), keeps="words", close="There.")
    shown = [[screen.say for screen in cards.screens(Walk(turn=turn))] for turn in range(3)]
    assert shown[0] == ["Line 0.", "Line 1.", "Line 2."]
    assert {line for turn in shown for line in turn} == set(lines)
    assert cards.kept(Walk(said=(Said(("that is me",)), Said(("pass",))))) == ("Line 0.",)


def test_lines_of_ones_own_come_before_ours() -> None:
    cards = Cards(lines=("Ours.",), lines_shown=1, close="There.")
    assert [screen.say for screen in cards.screens(Walk(own=("Mine.",)))] == ["Mine.", "Ours."]


PLAN = Plan(
    parts=(Step(say="After what?", ask="What"), Step(say="And then?", ask="Then")),
    sentence="After {1} I will {2}.",
    close="There.",
)


def test_a_plan_reads_as_one_sentence_and_can_be_said_in_another_way() -> None:
    said = (Said(text="the kettle"), Said(text="hear one sound"))
    assert PLAN.screens(Walk(said=said))[-1] == Screen(
        step=Step(say="After the kettle I will hear one sound."),
        say="After the kettle I will hear one sound.",
        face="plan",
    )
    assert PLAN.kept(Walk(said=(*said, Said()))) == ("After the kettle I will hear one sound.",)
    assert PLAN.kept(Walk(said=(*said, Said(text="One sound.")))) == ("One sound.",)


def test_half_a_plan_is_kept_as_what_was_answered() -> None:
    said = (Said(text="the kettle"), Said())
    assert len(PLAN.screens(Walk(said=said))) == 2
    assert PLAN.kept(Walk(said=said)) == ("the kettle",)


LETTERS = st.text(st.characters(categories=["L", "N", "So"]), min_size=1)


@given(LETTERS, LETTERS)
def test_no_answer_changes_the_sentence_around_it(first: str, second: str) -> None:
    said = (Said(text=f" {first} "), Said(text=second))
    assert PLAN.screens(Walk(said=said))[-1].say == f"After {first} I will {second}."


def test_a_flicker_is_in_a_persons_own_words() -> None:
    senses = Senses(
        steps=(Step(say="Look.", chips=("found one",)),), steps_smallest=1, keeps="flicker", close="There."
    )
    assert senses.kept(Walk(said=(Said(("found one",), "a leaf"),))) == ("a leaf",)
