"""In which order the practices stand that may be offered: what a rule names first, then outward, light and short.

On an ordinary day what was met this week, offered or done, steps behind what was not, and what was met last week a
little less: the same few would come for ever otherwise. Where nothing is tried out (row 28), the lightest stand first
whenever they were met; among equally light ones, at night what suits a bed, then the one met longest ago.
"""

from collections.abc import Callable, Iterable, Iterator
from math import inf

from rekindle.guide.gates import nothing_is_tried_out, stands_in_for_grounding
from rekindle.guide.situation import Situation
from rekindle.method.practice import Practice

WEEKS = 2
"""What was not met for so many weeks stands where one stands that was never met."""


def in_order(practices: Iterable[Practice], situation: Situation) -> list[Practice]:
    """Put practices into the order in which they are offered, the first first."""
    careful, namings = nothing_is_tried_out(situation), list(_namings(situation))

    def place(practice: Practice) -> tuple[float, ...]:
        waits = 0 if careful else weeks_to_wait(practice, situation)
        named = next((place for place, names in enumerate(namings) if names(practice)), len(namings))
        unfit_for_bed = situation.night and not practice.small_hours
        return (named, waits, *lightness(practice), unfit_for_bed, longest_ago(practice, situation), practice.number)

    return sorted(practices, key=place)


def lightness(practice: Practice) -> tuple[int, int, int]:
    """Give how light a practice is, the smaller the lighter: inward, energy, seconds of the smallest form."""
    return practice.inward, practice.energy, practice.seconds_smallest


def weeks_to_wait(practice: Practice, situation: Situation) -> int:
    """Give 2 for a practice met within the last seven days, 1 within the seven before, else 0."""
    met = situation.steps.met.get(practice.id)
    if met is None:
        return 0
    days = (situation.now.date() - met.date()).days
    return max(0, WEEKS - max(0, days) // 7)


def longest_ago(practice: Practice, situation: Situation) -> float:
    """Give the seconds since a practice was met, negated, so that the longest ago and the never met sort first."""
    met = situation.steps.met.get(practice.id)
    return -inf if met is None else -(situation.now - met).total_seconds()


def _namings(situation: Situation) -> Iterator[Callable[[Practice], bool]]:
    """Give what the rules name first, in that order; all that no rule names share the last place."""

    def steadies(practice: Practice) -> bool:
        return practice.family == "grounding" or stands_in_for_grounding(practice, situation)

    if situation.strain.today:  # Row 2: grounding, then the outward twin of what was too much.
        yield steadies
        yield lambda practice: practice.id in situation.strain.twins_today
    if situation.rungs.told:  # Row 17.
        yield lambda practice: "after-telling" in practice.needs
    if situation.said.hard_day:  # Row 12.
        yield lambda practice: "hard-day" in practice.named_for
    if situation.tense:  # Row 13.
        yield steadies
    if situation.night:  # Row 9.
        yield lambda practice: practice.family == "rest"
