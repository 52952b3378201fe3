"""What may be offered now: each rule is one function, named after what it says, with its row of the pacing table.

The rows are those of the practices document, section 2. A silence ends the reading: then nothing is offered. A gate
takes a practice away or leaves it. Gates are read aloud, never learnt; a later row is one more function in `GATES`.
The rows that look further back than a day, and those about others and about depth, stand in `slowly`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from rekindle.guide import slowly
from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.situation import Situation
from rekindle.guide.suits import AT_HOME
from rekindle.method.practice import Family, HealthCode, Need, Practice, TodayCode
from rekindle.method.states import Energy

Gate = Callable[[Practice, Situation], bool]
Silence = Literal["not-safe", "enough", "not-today"]

MOST_ENERGY: Mapping[Energy | None, int] = {None: 0, "none": 0, "little": 1, "some": 2}
"""The most energy a row may ask for, by what was told."""
OLD_WOUNDS: frozenset[HealthCode] = frozenset({"dissociation", "trauma-flashbacks"})
BEFORE_ASKING = 7
"""Practices done before one comes whose door has a question."""
CALMING: frozenset[Family] = frozenset({"grounding", "senses", "breath"})
OF_THE_NIGHT: frozenset[Family] = frozenset({"rest", "grounding", "senses", "body", "breath"})


def _nobody_is_named(situation: Situation) -> bool:
    return situation.rungs.asked_for_people and "people" not in situation.named


NEEDS_MET: Mapping[Need, Callable[[Situation], bool]] = {
    "hard-day": lambda situation: situation.said.hard_day,
    "night-time": lambda situation: situation.night,
    "evening": lambda situation: situation.evening,
    "after-warm": lambda situation: situation.said.warm,
    "done-something": lambda situation: situation.steps.done_today,
    "after-strong": lambda situation: situation.rungs.strong_today,
    "after-message": lambda situation: situation.rungs.wrote_lately,
    "after-telling": lambda situation: situation.rungs.told,
    "after-good-day": lambda situation: situation.weeks.after_good_day and situation.weeks.lower_than_yesterday,
    "nobody-named": _nobody_is_named,
    "no-recent-nobody": lambda situation: not (situation.rungs.nobody_lately or _nobody_is_named(situation)),
    "kept-signs": lambda situation: bool(situation.rungs.looks_due),
    "steady-weeks": lambda situation: situation.weeks.steady,
    "safe-person": lambda situation: "people" in situation.named,
    "safe-space": lambda situation: "places" in situation.named,
}
"""The needs that a timeline can tell of. Any other is unmet: a cup within reach, own music, being asked."""


def silence(situation: Situation) -> Silence | None:
    """Tell whether nothing at all is offered now, and which row says so."""
    if help_comes_first(situation):
        return "not-safe"
    if it_was_enough_for_now(situation):
        return "enough"
    if not_today_was_said(situation):
        return "not-today"
    return None


def help_comes_first(situation: Situation) -> bool:
    """Row 1: after "not safe", nothing, until a later check-in does not say so, or until the next day."""
    return situation.said.not_safe_now


def it_was_enough_for_now(situation: Situation) -> bool:
    """Row 2a: after a second "too much" within the hour, nothing for an hour."""
    return situation.strain.twice_within_the_hour


def not_today_was_said(situation: Situation) -> bool:
    """Row 3: after "not today", nothing until tomorrow, or until the person asks."""
    return situation.steps.not_today and not situation.asked


def nothing_is_tried_out(situation: Situation) -> bool:
    """Row 28: at night, on a hard day, when tense, after long absence, and for a week after "not safe"."""
    strained = situation.said.hard_day or situation.tense or situation.said.not_safe_lately
    return strained or situation.night or situation.weeks.back_after_long


def _is_gentle(practice: Practice) -> bool:
    return practice.inward <= 1 and practice.vulnerability == 0


def stays_near_the_surface_after_not_safe(practice: Practice, situation: Situation) -> bool:
    """Row 1: for seven days after "not safe", inward 0 or 1 and nothing vulnerable."""
    return not situation.said.not_safe_lately or _is_gentle(practice)


def is_outside_after_too_much(practice: Practice, situation: Situation) -> bool:
    """Row 2: for the rest of a day with "too much", inward 0, nothing vulnerable, and another family."""
    if not situation.strain.today:
        return True
    outside = practice.inward == 0 and practice.vulnerability == 0
    return outside and practice.family not in situation.strain.families_today


def family_was_not_too_much_twice(practice: Practice, situation: Situation) -> bool:
    """Row 4: a family that was "too much" twice is out."""
    return practice.family not in situation.strain.withdrawn


def did_not_lead_further_away_twice(practice: Practice, situation: Situation) -> bool:
    """Row 6: a practice after which it was "further away" twice is out."""
    return practice.id not in situation.strain.further_twice


def carries_no_code_that_holds(practice: Practice, situation: Situation) -> bool:
    """Row 7, with 1, 9 and 12: no row coded self-harm-now, night or low-day while that holds."""
    holding: set[TodayCode] = set()
    if situation.said.not_safe_lately:
        holding.add("self-harm-now")
    if situation.night:
        holding.add("night")
    if situation.said.hard_day:
        holding.add("low-day")
    return holding.isdisjoint(practice.not_for)


def is_known_to_suit(practice: Practice, situation: Situation) -> bool:
    """Row 7: no row with a code that the person said holds."""
    return not practice.not_for or not situation.known.holding(practice)


def leaves_out_home_unless_told(practice: Practice, situation: Situation) -> bool:
    """Row 20: what involves people at home comes only after "leave them out" was answered with no."""
    return AT_HOME not in practice.not_for or AT_HOME not in situation.known.not_known(practice)


def asks_at_its_door_and_seldom_at_all(practice: Practice, situation: Situation) -> bool:
    """Row 8: a row with a code not known comes after seven practices done, outward, and only where it can be asked.

    What the person rather keeps to themselves is not asked again, and on a day when nothing is tried out nothing is.
    """
    not_known = situation.known.not_known(practice)
    if not not_known:
        return True
    may_ask = situation.known.withheld.isdisjoint(not_known) and not nothing_is_tried_out(situation)
    return may_ask and practice.inward <= 1 and situation.steps.done_in_all >= BEFORE_ASKING


def asks_once_a_fortnight(practice: Practice, situation: Situation) -> bool:
    """Row 8: at most once a fortnight something comes whose door has a question."""
    return not situation.known.not_known(practice) or not situation.steps.asked_lately


def is_gentle_while_little_is_known(practice: Practice, situation: Situation) -> bool:
    """Row 8: inward 0 or 1 and nothing vulnerable, as long as nothing is known of old wounds."""
    known = situation.known
    return _is_gentle(practice) or OLD_WOUNDS.isdisjoint(known.unasked | known.withheld)


def is_wanted(practice: Practice, situation: Situation) -> bool:
    """The person's own no: what they said is not for them never comes."""
    return practice.id not in situation.not_for_me


def suits_the_night(practice: Practice, situation: Situation) -> bool:
    """Row 9: at night rest, grounding, senses, body and breath, and rows named for it; indoors, inward 0 or 1."""
    if not situation.night:
        return True
    named = practice.family in OF_THE_NIGHT or "night" in practice.named_for
    return named and practice.inward <= 1 and practice.energy == 0 and practice.place != "outside"


def fits_the_energy(practice: Practice, situation: Situation) -> bool:
    """Rows 10 and 11: no more energy than was told; not told is none."""
    return practice.energy <= MOST_ENERGY[situation.said.energy]


def is_light_on_a_hard_day(practice: Practice, situation: Situation) -> bool:
    """Row 12: on a hard day inward 0 or 1 and nothing vulnerable."""
    return not situation.said.hard_day or (practice.inward <= 1 and practice.vulnerability == 0)


def calms_first(practice: Practice, situation: Situation) -> bool:
    """Row 13: when tight or restless, grounding, senses, a slow walk, and breath where it suits."""
    if not situation.tense:
        return True
    calming = practice.family in CALMING or "tense" in practice.named_for
    return practice.inward <= 1 and (calming or stands_in_for_grounding(practice, situation))


def stands_in_for_grounding(practice: Practice, situation: Situation) -> bool:
    """Row 5: where grounding itself is out, watching something move or ten steps stand in its place."""
    return "grounding" in situation.strain.withdrawn and "instead-of-grounding" in practice.named_for


def comes_before_others(practice: Practice, situation: Situation) -> bool:
    """Row 14: a week of steadying and oneself; then what is alive; others after three days with oneself."""
    if situation.first_week:
        return RINGS[practice.family] <= Ring.SELF
    return RINGS[practice.family] <= Ring.ALIVE or situation.steps.self_days >= 3


def is_not_the_last_one_again(practice: Practice, situation: Situation) -> bool:
    """Row 24: not the practice done last, nor the one offered last."""
    return practice.id not in situation.steps.last


def is_not_the_third_of_its_family(practice: Practice, situation: Situation) -> bool:
    """Row 24: not the same family three times running."""
    return practice.family not in situation.steps.families_twice_running


def never_strained_when_nothing_is_tried_out(practice: Practice, situation: Situation) -> bool:
    """Row 28: when nothing is tried out, no row that ever was "too much" or led "further away"."""
    return not nothing_is_tried_out(situation) or practice.id not in situation.strain.ever


def has_what_it_needs(practice: Practice, situation: Situation) -> bool:
    """The column "needs": an unmet need, or one that nobody can know of, means not offered."""
    return all(need in NEEDS_MET and NEEDS_MET[need](situation) for need in practice.needs)


def was_not_offered_today(practice: Practice, situation: Situation) -> bool:
    """Below the table: "something else" is something else."""
    return practice.id not in situation.steps.offered_today


GATES: tuple[Gate, ...] = (
    is_gentle_while_little_is_known,
    has_what_it_needs,
    is_known_to_suit,
    leaves_out_home_unless_told,
    is_wanted,
    comes_before_others,
    fits_the_energy,
    suits_the_night,
    calms_first,
    carries_no_code_that_holds,
    is_outside_after_too_much,
    is_not_the_third_of_its_family,
    is_not_the_last_one_again,
    was_not_offered_today,
    family_was_not_too_much_twice,
    did_not_lead_further_away_twice,
    never_strained_when_nothing_is_tried_out,
    stays_near_the_surface_after_not_safe,
    is_light_on_a_hard_day,
    slowly.waits_with_what_is_vulnerable,
    slowly.leaves_days_between_others,
    slowly.comes_after_its_paper_rung,
    slowly.skips_no_rung_towards_others,
    slowly.goes_deep_once_a_day_after_shallow_ones,
    slowly.is_never_deepest,
    slowly.is_light_after_long_absence,
    slowly.is_no_harder_the_day_after_a_good_day,
    slowly.is_lighter_in_heavier_weeks,
    slowly.keeps_letters_shut_after_not_safe,
    slowly.keeps_away_from_what_stung_today,
    slowly.comes_once_a_season,
    slowly.looks_again_weeks_apart,
    asks_at_its_door_and_seldom_at_all,
    asks_once_a_fortnight,
)
"""Those that take the most away stand first: one that says no is enough."""


def what_may_be_offered(practices: Iterable[Practice], situation: Situation) -> list[Practice]:
    """Give the practices that every gate leaves."""
    left = list(practices)
    for gate in GATES:
        left = [practice for practice in left if gate(practice, situation)]
    return left


ABOUT_REPEATING: frozenset[Gate] = frozenset(
    {
        is_not_the_last_one_again,
        is_not_the_third_of_its_family,
        was_not_offered_today,
        asks_once_a_fortnight,
        slowly.leaves_days_between_others,
        slowly.goes_deep_once_a_day_after_shallow_ones,
    }
)


def still_fits(practice: Practice, situation: Situation) -> bool:
    """Tell whether an offer that stands may go on standing, as it is now; rules on repeating do not ask it to go."""
    return silence(situation) is None and all(
        gate(practice, situation) for gate in GATES if gate not in ABOUT_REPEATING
    )
