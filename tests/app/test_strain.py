"""What was too much twice, or led further away twice, is not offered again until it is brought back."""

from rekindle.app import practising, steps, strain
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.practising import Played
from rekindle.app.steps import Step
from rekindle.method.practice import Practice
from rekindle.method.states import Stir
from tests.conftest import StillClock
from tests.method.shipped import CATALOGUE

SOUNDS, TEXTURES, COLOUR = (
    CATALOGUE.by_id(name) for name in ("senses-three-sounds", "senses-textures", "ground-find-colour")
)


def play(diary: Diary, practice: Practice, stirred: Stir) -> None:
    done = practising.finish(diary, Played(practice, "smallest", "done"))
    practising.answer(diary, CATALOGUE, done.id, stirred)


def offered_families(diary: Diary, house: House, clock: StillClock, days: int) -> set[str]:
    found: set[str] = set()
    for _ in range(days):
        clock.pass_by(days=1)
        step = steps.hold_step(diary, house.library)
        if isinstance(step, Step):
            found.add(step.practice.family)
    return found


def test_a_family_that_was_too_much_twice_is_withdrawn(diary: Diary) -> None:
    play(diary, SOUNDS, "too-much")
    assert not strain.is_withdrawn(diary, CATALOGUE, TEXTURES)
    play(diary, TEXTURES, "too-much")
    assert strain.is_withdrawn(diary, CATALOGUE, SOUNDS)
    assert not strain.is_withdrawn(diary, CATALOGUE, COLOUR)


def test_it_stays_withdrawn_when_all_of_it_is_long_ago(diary: Diary, house: House, clock: StillClock) -> None:
    play(diary, SOUNDS, "too-much")
    clock.pass_by(days=200)
    play(diary, SOUNDS, "too-much")
    clock.pass_by(days=200)
    assert "senses" not in offered_families(diary, house, clock, 10)


def test_what_was_brought_back_is_offered_again(diary: Diary, house: House, clock: StillClock) -> None:
    for _ in range(2):
        play(diary, SOUNDS, "too-much")
    clock.pass_by(days=1)
    strain.bring_back(diary, CATALOGUE, SOUNDS)
    assert not strain.is_withdrawn(diary, CATALOGUE, SOUNDS)
    play(diary, COLOUR, "nothing")  # the same family would be the third running otherwise
    assert "senses" in offered_families(diary, house, clock, 10)


def test_a_practice_that_led_further_away_twice_is_left_out_alone(diary: Diary) -> None:
    for _ in range(2):
        play(diary, SOUNDS, "further")
    assert strain.is_withdrawn(diary, CATALOGUE, SOUNDS)
    assert not strain.is_withdrawn(diary, CATALOGUE, TEXTURES)


def test_an_answer_that_is_changed_is_counted_once(diary: Diary) -> None:
    done = practising.finish(diary, Played(SOUNDS, "smallest", "done"))
    answers: tuple[Stir, ...] = ("too-much", "further", "too-much", "nothing", "too-much")
    for stirred in answers:
        practising.answer(diary, CATALOGUE, done.id, stirred)
    assert not strain.is_withdrawn(diary, CATALOGUE, SOUNDS)
    practising.finish(diary, Played(SOUNDS, "smallest", "too-much"))
    assert strain.is_withdrawn(diary, CATALOGUE, SOUNDS)
