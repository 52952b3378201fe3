"""Why this one: every sentence is true of what it stands beside, for every random life."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rekindle import content
from rekindle.guide.offer import Choice, choose, why_still
from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.why import REASONS, ChoiceCode, QuietCode, Why, read_why, sentence
from rekindle.life.records import CheckIn, Record
from rekindle.method.catalogue import Catalogue
from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.players import Senses, TenWords, Write
from rekindle.method.practice import Form, Practice
from rekindle.method.states import AnswerWords, State
from tests.guide.claims import is_back_after_long
from tests.guide.lives import (
    LONG_AGO,
    NOON,
    PAGE,
    PLAIN,
    WORDS,
    Life,
    dice,
    done,
    lives,
    stand,
    tapped,
    too_much,
    unhurried,
)
from tests.method.shipped import CATALOGUE

DATA = content.read("en/why.toml")
SENTENCES = read_why("why.toml", DATA)
DAY = timedelta(days=1)
NIGHT = NOON.replace(hour=23)
AROUND = {"grounding", "senses", "nature", "making"}
FORMS: tuple[Form, ...] = get_args(Form)


def why(practice: Practice, *records: Record, now: datetime = NOON, began: datetime = LONG_AGO) -> Why:
    """Ask why this practice is offered, where it is the only one there is."""
    house = Catalogue([practice])
    choice = choose(house, stand(*records, catalogue=house, now=now, began=began), 1, dice(1))
    assert isinstance(choice, Choice), choice
    return choice.why


# By example.

BED = replace(PLAIN, small_hours=True)
TEXTURES = replace(PLAIN, named_for=("by-hand",))
NEAR = replace(PLAIN, id="hope-near-now", family="hope", needs=("after-warm",), play=WORDS)
LISTENING = replace(PLAIN, family="body", inward=1)
SELF_DAYS = (*(done(LISTENING.id, NOON - days * DAY) for days in (3, 4, 5)), done("gone-away", NOON - DAY))
ENOUGH = too_much("gone-away", NOON)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (Why("outside-short"), lambda: why(PLAIN)),
        (Why("you-first"), lambda: why(replace(PLAIN, family="words"), began=NOON)),
        (Why("you-first"), lambda: why(LISTENING)),
        (Why("small"), lambda: why(LISTENING, *SELF_DAYS)),
        (Why("you-first"), lambda: why(LISTENING, *SELF_DAYS, began=NOON - 6 * DAY)),
        (Why("small"), lambda: why(replace(PLAIN, energy=1), CheckIn(at=NOON, energy="little"))),
        (Why("heavy-lightest", "heavy"), lambda: why(PLAIN, tapped("heavy"))),
        (Why("hard-day-small"), lambda: why(PLAIN, tapped("heavy", at=NOON - timedelta(hours=3)), tapped("warm"))),
        (Why("tight-outside", "tight"), lambda: why(PLAIN, tapped("tight"))),
        (Why("tight-small", "tight"), lambda: why(replace(PLAIN, family="grounding", inward=1), tapped("tight"))),
        (Why("restless-outside", "restless"), lambda: why(PLAIN, tapped("restless"))),
        (
            Why("restless-small", "restless"),
            lambda: why(replace(PLAIN, family="grounding", inward=1), tapped("restless")),
        ),
        (Why("night-bed"), lambda: why(BED, now=NIGHT)),
        (Why("night-small"), lambda: why(PLAIN, now=NIGHT)),
        (Why("far-hands", "far"), lambda: why(TEXTURES, tapped("far"))),
        (Why("far-around", "far"), lambda: why(PLAIN, tapped("far"))),
        (Why("foggy-one-thing", "foggy"), lambda: why(PLAIN, tapped("foggy"))),
        (Why("nothing-asked", "nothing"), lambda: why(LISTENING, tapped("nothing"))),
        (Why("cant-tell-outside", "cant-tell"), lambda: why(PLAIN, tapped("cant-tell"))),
        (Why("warm-room", "warm"), lambda: why(NEAR, tapped("warm"))),
        (Why("tender-room", "tender"), lambda: why(NEAR, tapped("tender"))),
        (Why("one-word"), lambda: why(NEAR, done("gone-away", NOON, "lot"))),
        (Why("energy-none"), lambda: why(PLAIN, CheckIn(at=NOON, energy="none"))),
        (Why("energy-some"), lambda: why(PLAIN, CheckIn(at=NOON, energy="some"))),
        (Why("few-words"), lambda: why(replace(PLAIN, family="hope", play=PAGE))),
        (Why("small"), lambda: why(replace(PLAIN, family="places"))),
        (Why("enough-outside"), lambda: why(PLAIN, ENOUGH)),
        (Why("enough-small"), lambda: why(replace(PLAIN, family="places"), ENOUGH)),
        (Why("enough-outside"), lambda: why(PLAIN, ENOUGH, tapped("heavy"))),
        (Why("heavy-lightest", "heavy"), lambda: why(PLAIN, tapped("tight", "heavy"))),
        (
            Why("plain"),
            lambda: why(replace(PLAIN, family="places", minutes_usual=1 / 6), CheckIn(at=NOON, energy="some")),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Why) else "",
)
def test_a_reason_follows_from_what_was_said(expected: Why, got: Callable[[], Why]) -> None:
    assert got() == expected


def test_the_lightest_is_only_said_of_the_lightest_in_the_house() -> None:
    longer = replace(PLAIN, number=2, id="senses-longer", seconds_smallest=20)
    house = Catalogue([PLAIN, longer])
    situation = stand(done("plain-one", NOON - DAY), tapped("heavy"), catalogue=house)
    choice = choose(house, situation, 1, dice(1))
    assert isinstance(choice, Choice)
    assert choice.why == Why("heavy-small", "heavy")


# For every life.


def _around(_: Life, choice: Choice) -> bool:
    return choice.practice.inward == 0 and choice.practice.family in AROUND


def _small(_: Life, choice: Choice) -> bool:
    return choice.form == "smallest" and choice.practice.seconds_smallest <= 60


def _too_much_before(life: Life, _: Choice) -> bool:
    return any(life.holds(one) and "too-much" in (one.ended, one.stirred) for one in life.done)


def _said(state: State) -> "Claim":
    def claim(life: Life, _: Choice) -> bool:
        answers = [one.states for one in life.check_ins if one.states and life.holds(one)]
        return state in answers[-1]

    return claim


def _ever_heavy(life: Life, _: Choice) -> bool:
    return any("heavy" in one.states for one in life.check_ins if life.holds(one))


def _nothing_lighter(life: Life, choice: Choice) -> bool:
    mine = choice.practice
    return not any(
        (one.inward, one.energy, one.seconds_smallest) < (mine.inward, mine.energy, mine.seconds_smallest)
        for one in life.catalogue
    )


def _night(life: Life, _: Choice) -> bool:
    return life.now.hour >= 22 or life.now.hour < 6


def _energy(told: str) -> "Claim":
    return lambda life, _: (
        [one.energy for one in life.check_ins if one.energy and one.at.date() >= life.now.date()][-1] == told
    )


def _needs_no_energy(_: Life, choice: Choice) -> bool:
    return choice.practice.energy == 0


def _of_oneself(_: Life, choice: Choice) -> bool:
    return RINGS[choice.practice.family] is Ring.SELF and choice.practice.vulnerability == 0


Claim = Callable[[Life, Choice], bool]
CLAIMS: dict[ChoiceCode, tuple[Claim, ...]] = {
    "enough-outside": (_too_much_before, _around),
    "enough-small": (_too_much_before, _small),
    "back-small": (lambda life, _: is_back_after_long(life), _small),
    "heavy-lightest": (_said("heavy"), _small, _nothing_lighter),
    "heavy-small": (_said("heavy"), _small),
    "hard-day-small": (_ever_heavy, _small),
    "tight-outside": (_said("tight"), _around),
    "tight-small": (_said("tight"), _small),
    "restless-outside": (_said("restless"), _around),
    "restless-small": (_said("restless"), _small),
    "night-bed": (_night, _small, lambda _, choice: choice.practice.small_hours),
    "night-small": (_night, _small),
    "far-hands": (_said("far"), lambda _, choice: "by-hand" in choice.practice.named_for),
    "far-around": (_said("far"), _around),
    "foggy-one-thing": (_said("foggy"), lambda _, choice: isinstance(choice.practice.play, Senses)),
    "nothing-asked": (_said("nothing"),),
    "cant-tell-outside": (_said("cant-tell"), _around),
    "warm-room": (_said("warm"), lambda _, choice: "after-warm" in choice.practice.needs),
    "tender-room": (_said("tender"), lambda _, choice: "after-warm" in choice.practice.needs),
    "you-first": (_of_oneself,),
    "energy-none": (_energy("none"), _needs_no_energy, _small),
    "energy-some": (_energy("some"), lambda _, choice: choice.form == "usual"),
    "outside-short": (_around, _small, _needs_no_energy),
    "one-word": (lambda _, choice: isinstance(choice.practice.play, TenWords),),
    "few-words": (lambda _, choice: isinstance(choice.practice.play, Write),),
    "small": (_small,),
    "plain": (),
}
"""What the sentences of each code claim, worked out from the records and the practice alone."""


def assert_true(life: Life, choice: Choice) -> None:
    claims = {code: claim for code, claim in CLAIMS.items() if code == choice.why.code}
    assert len(claims) == 1, choice.why
    assert all(claim(life, choice) for claims_of in claims.values() for claim in claims_of), choice.why
    if choice.why.state is not None:
        assert _said(choice.why.state)(life, choice)


@unhurried
@given(lives(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_what_is_said_is_true(life: Life, number: int, draw: Random) -> None:
    got = choose(life.catalogue, life.situation, number, draw)
    if isinstance(got, Choice):
        assert_true(life, got)


@unhurried
@given(lives(catalogue=CATALOGUE), st.integers(1, 3), st.randoms(use_true_random=False))
def test_what_is_said_is_true_of_what_ships(life: Life, number: int, draw: Random) -> None:
    got = choose(life.catalogue, life.situation, number, draw)
    if isinstance(got, Choice):
        assert_true(life, got)


@unhurried
@given(lives(), lives(), st.sampled_from(FORMS))
def test_what_is_said_of_an_offer_that_stands_is_true_of_now(then: Life, now: Life, form: Form) -> None:
    got = choose(then.catalogue, then.situation, 1, dice())
    if isinstance(got, Choice):
        still = why_still(got.why, now.catalogue, got.practice, form, now.situation)
        assert_true(now, Choice(got.practice, form, got.probability, still))


def test_a_reason_stays_while_it_is_true_and_goes_when_it_is_not() -> None:
    house = Catalogue([PLAIN])
    night, some = Why("night-small"), Why("energy-some")
    told = CheckIn(at=NOON, energy="some")
    assert why_still(night, house, PLAIN, "smallest", stand(tapped("far", at=NIGHT), now=NIGHT)) == night
    assert why_still(night, house, PLAIN, "smallest", stand()) == Why("outside-short")
    assert why_still(some, house, PLAIN, "usual", stand(told)) == some
    assert why_still(some, house, PLAIN, "smallest", stand(told)) == Why("outside-short")
    assert why_still(Why("not-yet-known"), house, PLAIN, "smallest", stand()) == Why("outside-short")


def test_every_code_has_a_claim_and_one_reason() -> None:
    assert set(CLAIMS) == set(get_args(ChoiceCode))
    assert sorted(reason.code for reason in REASONS) == sorted(get_args(ChoiceCode))


# The sentences.


def test_every_code_has_words() -> None:
    assert set(SENTENCES.sentences) == {*get_args(ChoiceCode), *get_args(QuietCode)}


def test_no_sentence_stands_under_two_codes() -> None:
    every = [line for lines in SENTENCES.sentences.values() for line in lines]
    assert len(every) == len(set(every))


def test_a_sentence_that_names_a_tile_stands_under_the_reason_of_that_tile_alone() -> None:
    tiles = decode("answers.toml", content.read("en/answers.toml"), AnswerWords).states
    for reason in REASONS:
        for line in SENTENCES.sentences[reason.code]:
            named = {state for state, word in tiles.items() if line.startswith(f"You said {word}.")}
            assert named <= {reason.state}


def test_the_words_of_the_pacing_table_are_said() -> None:
    day = date(2026, 11, 20)
    assert sentence(SENTENCES, Why("not-today"), day) == "That is fine. Nothing is needed."
    assert sentence(SENTENCES, Why("enough"), day) == "Nothing more is asked of you now."
    assert sentence(SENTENCES, Why("list"), day) == "There is a list, if you want to look."


def test_the_sentence_stays_all_day_and_changes_from_day_to_day() -> None:
    week = [date(2026, 11, 20) + days * DAY for days in range(7)]
    said = [sentence(SENTENCES, Why("outside-short"), day) for day in week]
    assert said == [sentence(SENTENCES, Why("outside-short"), day) for day in week]
    assert set(said) == set(SENTENCES.sentences["outside-short"])
    assert all(one != following for one, following in pairwise(said))


def test_a_code_of_a_newer_program_reads_as_something_true() -> None:
    assert sentence(SENTENCES, Why("not-yet-known"), date(2026, 11, 20)) in SENTENCES.sentences["plain"]


@unhurried
@given(st.sampled_from(sorted(SENTENCES.sentences)), st.dates())
def test_there_is_a_sentence_for_every_code_on_every_day(code: str, day: date) -> None:
    assert sentence(SENTENCES, Why(code), day) in SENTENCES.sentences[code]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (DATA.replace(b"plain = [", b"plainer = ["), "plain, plainer"),
        (DATA.replace(b"\nlist = [", b"\n# list = ["), "list"),
        (DATA + b"\nunknown = ['So.']\n", "unknown"),
        (b"\xff", "why.toml"),
        (b"", "sentences"),
    ],
    ids=["a code misspelt", "a code without words", "words without a sentence", "no text", "nothing"],
)
def test_a_file_that_does_not_fit_the_codes_is_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(UnreadableContent, match=named):
        read_why("why.toml", data)
