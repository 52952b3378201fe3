"""What may be offered now: each rule is one function, named after what it says, with its row of the pacing table.

The rows are those of the practices document, section 2. A silence ends the reading: then nothing is offered. A gate
takes a practice away or leaves it. Gates are read aloud, never learnt; a later row is one more function in `GATES`.
Rows about other people (15 to 17), deeper inward work (18, 19) and health (20) need nothing of their own yet: nothing
vulnerable, nothing deeper than inward 1 and nothing with a health code passes at all.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from rekindle.guide.rings import RINGS, Ring
from rekindle.guide.situation import Situation
from rekindle.method.practice import HEALTH_CODES, Family, Need, Practice, TodayCode
from rekindle.method.states import Energy

Gate = Callable[[Practice, Situation], bool]
Silence = Literal["not-safe", "enough", "not-today"]

MOST_ENERGY: Mapping[Energy | None, int] = {None: 0, "none": 0, "little": 1, "some": 2}
"""The most energy a row may ask for, by what was told."""
CALMING: frozenset[Family] = frozenset({"grounding", "senses", "breath"})
OF_THE_NIGHT: frozenset[Family] = frozenset({"rest", "grounding", "senses", "body", "breath"})
# fmt: off
ALSO_OF_THE_NIGHT = frozenset({
    "music-one-instrument", "notice-park-worry", "kind-not-today", "hope-keep-flicker", "care-hard-day",
    "feel-after-strong", "people-nobody-yet",
})
# fmt: on
INSTEAD_OF_GROUNDING = frozenset({"senses-watch-moving", "move-ten-steps"})
NEEDS_MET: Mapping[Need, Callable[[Situation], bool]] = {
    "hard-day": lambda situation: situation.said.hard_day,
    "night-time": lambda situation: situation.night,
    "evening": lambda situation: situation.evening,
    "after-warm": lambda situation: situation.said.warm,
    "done-something": lambda situation: situation.steps.done_today,
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
    """Row 28: at night, on a hard day, when tense, and for a week after "not safe", the lightest row comes."""
    return situation.night or situation.said.hard_day or situation.tense or situation.said.not_safe_lately


def stays_near_the_surface_after_not_safe(practice: Practice, situation: Situation) -> bool:
    """Row 1: for seven days after "not safe", inward 0 or 1 and nothing vulnerable."""
    return not situation.said.not_safe_lately or (practice.inward <= 1 and practice.vulnerability == 0)


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


def needs_no_answer_about_health(practice: Practice, _: Situation) -> bool:
    """Row 8, with 7 and 20: nobody was asked about health or home, so no row that carries such a code."""
    return HEALTH_CODES.isdisjoint(practice.not_for)


def is_gentle_while_little_is_known(practice: Practice, _: Situation) -> bool:
    """Row 8, with 16 to 19: inward 0 or 1 and nothing vulnerable, as long as nobody was asked about old wounds."""
    return practice.inward <= 1 and practice.vulnerability == 0


def suits_the_night(practice: Practice, situation: Situation) -> bool:
    """Row 9: at night rest, grounding, senses, body and breath, and a few rows by name; indoors, inward 0 or 1."""
    if not situation.night:
        return True
    named = practice.family in OF_THE_NIGHT or practice.id in ALSO_OF_THE_NIGHT
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
    calming = practice.family in CALMING or practice.id == "move-slow-walk"
    return practice.inward <= 1 and (calming or stands_in_for_grounding(practice, situation))


def stands_in_for_grounding(practice: Practice, situation: Situation) -> bool:
    """Row 5: where grounding itself is out, watching something move or ten steps stand in its place."""
    return "grounding" in situation.strain.withdrawn and practice.id in INSTEAD_OF_GROUNDING


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
    stays_near_the_surface_after_not_safe,
    is_outside_after_too_much,
    family_was_not_too_much_twice,
    did_not_lead_further_away_twice,
    carries_no_code_that_holds,
    needs_no_answer_about_health,
    is_gentle_while_little_is_known,
    suits_the_night,
    fits_the_energy,
    is_light_on_a_hard_day,
    calms_first,
    comes_before_others,
    is_not_the_last_one_again,
    is_not_the_third_of_its_family,
    never_strained_when_nothing_is_tried_out,
    has_what_it_needs,
    was_not_offered_today,
)


def may_be_offered(practice: Practice, situation: Situation) -> bool:
    """Tell whether every gate leaves the practice."""
    return all(gate(practice, situation) for gate in GATES)


ABOUT_REPEATING: frozenset[Gate] = frozenset(
    {
        is_not_the_last_one_again,
        is_not_the_third_of_its_family,
        was_not_offered_today,
    }
)


def still_fits(practice: Practice, situation: Situation) -> bool:
    """Tell whether an offer that stands may go on standing, as it is now; rules on repeating do not ask it to go."""
    return silence(situation) is None and all(
        gate(practice, situation) for gate in GATES if gate not in ABOUT_REPEATING
    )
