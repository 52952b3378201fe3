"""Others and depth come slowly, and a hard time asks for less: the rows of the pacing table that look further back.

Each gate takes a practice away or leaves it, as those in `gates` do, and is named after what it says.
"""

from rekindle.guide.rungs import ONCE_A_SEASON
from rekindle.guide.situation import Situation
from rekindle.method.players import Letter, Message, Plan
from rekindle.method.practice import Practice

RUNGS_BELOW = 2
"""So many that went well on the rung below, before the next one."""
ROWS_BEFORE_DEPTH = 3


def keeps_letters_shut_after_not_safe(practice: Practice, situation: Situation) -> bool:
    """Row 1: for seven days after "not safe" no letters, due or new."""
    return not situation.said.not_safe_lately or not isinstance(practice.play, Letter)


def keeps_away_from_what_stung_today(practice: Practice, situation: Situation) -> bool:
    """Row 7: giving, kind words or sad music that was too much today, or led further away, is left for today."""
    return situation.strain.stung_today.isdisjoint(practice.not_for)


def waits_with_what_is_vulnerable(practice: Practice, situation: Situation) -> bool:
    """Row 14: in the first week, and before three days with oneself, nothing vulnerable."""
    return practice.vulnerability == 0 or (not situation.first_week and situation.steps.self_days >= 3)


def leaves_days_between_others(practice: Practice, situation: Situation) -> bool:
    """Row 16: something vulnerable one day in three at most, and never two running."""
    return practice.vulnerability == 0 or not (situation.rungs.others_lately or situation.rungs.others_last)


def comes_after_its_paper_rung(practice: Practice, situation: Situation) -> bool:
    """Row 16: what has a rung on paper comes after that was done."""
    paper = practice.play.paper if isinstance(practice.play, Message | Plan) else ""
    return practice.vulnerability == 0 or not paper or paper in situation.rungs.done


def skips_no_rung_towards_others(practice: Practice, situation: Situation) -> bool:
    """Row 17: each rung of vulnerability after two of the one below that went well, and no strong moment near."""
    if practice.vulnerability < 2:
        return True
    below = situation.rungs.well_with_others.get(practice.vulnerability - 1, 0)
    return below >= RUNGS_BELOW and not situation.rungs.strong_lately


def goes_deep_once_a_day_after_shallow_ones(practice: Practice, situation: Situation) -> bool:
    """Row 18: inward 2 after three rows near the surface, once a day, and never two running."""
    if practice.inward < 2:
        return True
    rungs = situation.rungs
    return rungs.near_the_surface >= ROWS_BEFORE_DEPTH and not (rungs.deep_today or rungs.deep_last)


def is_never_deepest(practice: Practice, _: Situation) -> bool:
    """Row 19: inward 3 stands in the list and is opened by choice."""
    return practice.inward < 3


def is_light_after_long_absence(practice: Practice, situation: Situation) -> bool:
    """Row 21: after a long absence energy and inward 0 or 1, nothing vulnerable, no look-back and no question why."""
    if not situation.weeks.back_after_long:
        return True
    light = practice.energy <= 1 and practice.inward <= 1 and practice.vulnerability == 0
    return light and "low-day" not in practice.not_for and practice.family != "understanding"


def is_no_harder_the_day_after_a_good_day(practice: Practice, situation: Situation) -> bool:
    """Row 22: the day after a good day, no harder rung because it went well."""
    rungs = situation.rungs
    same = practice.vulnerability <= rungs.closest and practice.inward <= max(1, rungs.deepest)
    return same or not situation.weeks.after_good_day


def is_lighter_in_heavier_weeks(practice: Practice, situation: Situation) -> bool:
    """Row 25: in weeks that are clearly heavier, inward and vulnerability 0 or 1."""
    return not situation.weeks.heavier or (practice.inward <= 1 and practice.vulnerability <= 1)


def comes_once_a_season(practice: Practice, situation: Situation) -> bool:
    """Row 27: needing this less is named at most once a season."""
    return ONCE_A_SEASON not in practice.needs or practice.id not in situation.rungs.this_season


def looks_again_weeks_apart(practice: Practice, situation: Situation) -> bool:
    """The column "needs": what looks again at kept signs comes some weeks after them, and after the last look."""
    return "kept-signs" not in practice.needs or practice.id in situation.rungs.looks_due
