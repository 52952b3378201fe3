"""How it is right now: the nine body-first tiles, and the small scales of saying a little more."""

from collections.abc import Sequence
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.practice import ALL_CODES, HEALTH_CODES, HealthCode, TodayCode

State = Literal["nothing", "far", "foggy", "heavy", "tight", "restless", "warm", "tender", "cant-tell"]
Energy = Literal["none", "little", "some"]
Strength = Literal["faint", "clear", "strong"]
Stir = Literal["nothing", "flicker", "something", "lot", "further", "too-much", "skip"]

STATES: tuple[State, ...] = get_args(State)
ENERGIES: tuple[Energy, ...] = get_args(Energy)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
STIRS: tuple[Stir, ...] = get_args(Stir)
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""What the five worded steps of felt and of connected stand for."""

FIVE = Annotated[tuple[str, ...], Meta(min_length=5, max_length=5)]


class AnswerWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of every small answer in one language."""

    states: dict[State, str]
    felt: FIVE
    connected: FIVE
    energy: dict[Energy, str]
    strengths: dict[Strength, str]
    needs: dict[str, str]
    stirs: dict[Stir, str]
    codes: dict[HealthCode, str]
    """What a practice may not suit, as it is asked about at its door; home is a question of its own."""
    named: dict[HealthCode | TodayCode, str]
    """What it may not suit and nobody is asked about, as its page names it to everybody."""


def read_answers(file: str, data: bytes) -> AnswerWords:
    """Read the words of the small answers.

    Raises:
        UnreadableContent: the file has the wrong shape, or an answer has no word.
    """
    answers = decode(file, data, AnswerWords)
    _check_complete(file, STATES, tuple(answers.states))
    _check_complete(file, ENERGIES, tuple(answers.energy))
    _check_complete(file, STRENGTHS, tuple(answers.strengths))
    _check_complete(file, STIRS, tuple(answers.stirs))
    _check_complete(file, sorted(HEALTH_CODES - {"unsafe-home"}), tuple(answers.codes))
    _check_complete(file, sorted(ALL_CODES - set(answers.codes)), tuple(answers.named))
    return answers


def nearest_step(value: float) -> int:
    """Give the index (0..4) of the worded step nearest to a value in 0..1; the lower of two as near."""
    return min(range(len(STEPS)), key=lambda index: (abs(STEPS[index] - value), index))


def _check_complete(file: str, names: Sequence[str], worded: Sequence[str]) -> None:
    missing = [name for name in names if name not in worded]
    if missing:
        raise UnreadableContent(file, f"there is no word for {', '.join(missing)}")
