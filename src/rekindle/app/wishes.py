"""What a person wants of the practices: near at hand, never offered again; and what these may not suit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.preferences import change, in_force
from rekindle.guide.suits import AT_HOME, Known, what_is_known
from rekindle.life.records import Preferences, Suits, Wish
from rekindle.method.before import is_deep
from rekindle.method.practice import HEALTH_CODES, Practice

Says = Literal["near", "not-for-me", "as-before"]
Answer = Literal["yes", "no", "rather-not", "unasked"]
SAYS: tuple[Says, ...] = get_args(Says)
ANSWERS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What holds of one person's wishes and answers, at one moment."""

    preferences: Preferences
    known: Known

    def says(self, practice: Practice) -> Says:
        """Give what the person wants of a practice."""
        wish = self.preferences.wishes.get(practice.id)
        return wish.says if wish else "as-before"

    def reads_before(self, practice: Practice) -> bool:
        """Tell whether something is to be read: until it was, on the page of any of the deeper practices."""
        return is_deep(practice) and self.preferences.read_before is None

    @property
    def answers(self) -> dict[str, Answer]:
        """What was said of the codes, by code."""
        return {code: one.answer for code, one in self.preferences.suits.items() if one.answer != "unasked"}


def what_is_wanted(diary: Diary) -> Wanted:
    """Read what holds now."""
    now = diary.now()
    preferences = in_force(diary, diary.standing()) or Preferences(at=now)
    return Wanted(preferences, what_is_known(preferences, now))


def wish(diary: Diary, practice: Practice, says: Says) -> Says:
    """Keep what the person wants of a practice; give what they wanted before.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    before = what_is_wanted(diary).says(practice)
    said = {practice.id: Wish(says, diary.now())}
    change(diary, lambda own: replace(own, wishes={**own.wishes, **said}))
    return before


def say_of_codes(diary: Diary, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Keep what was said of some codes; give what held of them before, so that it can be taken back.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    before = what_is_wanted(diary).answers
    now = diary.now()
    said = {code: Suits(answer, now) for code, answer in answers.items() if code in HEALTH_CODES}
    change(diary, lambda own: replace(own, suits={**own.suits, **said}))
    return {code: before.get(code, "unasked") for code in said}


def say_at_the_door(diary: Diary, practice: Practice, answer: Answer, ticked: Collection[str] = ()) -> None:
    """Keep the answer to the one question at a door: yes to what was ticked and no to the rest; or no, or rather not.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    asked: Iterable[str] = what_is_wanted(diary).known.to_ask(practice)
    say_of_codes(diary, {code: _said(code, answer, ticked) for code in asked})


def leave_out_home(diary: Diary, answer: Answer) -> None:
    """Keep whether practices that involve people at home are left out.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    say_of_codes(diary, {AT_HOME: answer})


def read_before(diary: Diary) -> None:
    """Keep that what stands before the deeper practices was read.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    now = diary.now()
    change(diary, lambda own: replace(own, read_before=own.read_before or now))


def show_traces(diary: Diary, shown: bool) -> None:
    """Keep whether the map shows where the person has been.

    Raises:
        NotThere: this home has no preferences, or they cannot be read.
    """
    change(diary, lambda own: replace(own, traces=shown))


def _said(code: str, answer: Answer, ticked: Collection[str]) -> Answer:
    if answer != "yes":
        return answer
    return "yes" if code in ticked else "no"
