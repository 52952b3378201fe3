"""The offer: one practice that fits now, with the probability it was drawn with and the reason; or quiet."""

from dataclasses import dataclass
from random import Random

from rekindle.guide.gates import nothing_is_tried_out, silence, what_may_be_offered
from rekindle.guide.order import in_order, lightness
from rekindle.guide.situation import Situation
from rekindle.guide.why import Case, Why, holds, why_quiet, why_this
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Form, Practice

OFFERS_A_DAY = 3
"""One offer, and "something else" twice."""
ODDS: tuple[tuple[float, ...], ...] = ((), (1.0,), (0.625, 0.375), (0.5, 0.3, 0.2))
"""The probabilities of the first in the order, by how many there are: within .1 and .8 where there is a choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is offered: a practice in one of its forms, the probability of this draw (above 0, up to 1), and why."""

    practice: Practice
    form: Form
    probability: float
    why: Why


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing is offered now, and why."""

    why: Why


def choose(catalogue: Catalogue, situation: Situation, number: int, draw: Random) -> Choice | Quiet:
    """Choose the offer with this number of the day (1; "something else" asks for 2 and 3).

    The same arguments, with a `draw` seeded alike, give the same answer.
    """
    silent = silence(situation)
    if silent is not None:
        return Quiet(why_quiet(silent))
    if number > OFFERS_A_DAY:
        return Quiet(why_quiet("list"))
    odds = list_odds(catalogue, situation)
    if not odds:
        return Quiet(why_quiet("nothing-fits"))
    [(practice, probability)] = draw.choices(odds, weights=[probability for _, probability in odds])
    form = choose_form(situation)
    return Choice(practice, form, probability, why_this(_case(catalogue, practice, form, situation)))


def why_still(kept: Why, catalogue: Catalogue, practice: Practice, form: Form, situation: Situation) -> Why:
    """Give the reason kept with an offer that stands while it is true, and one that is true now when it is not.

    The night passes, a tile is taken back, the offer is made smaller: its sentence must not outlive them.
    """
    case = _case(catalogue, practice, form, situation)
    return kept if holds(kept, case) else why_this(case)


def list_odds(catalogue: Catalogue, situation: Situation) -> list[tuple[Practice, float]]:
    """List what may come of a draw, each with its probability; empty when the gates leave nothing."""
    ordered = in_order(what_may_be_offered(catalogue, situation), situation)
    most = 1 if nothing_is_tried_out(situation) else len(ODDS) - 1
    best = ordered[:most]
    return list(zip(best, ODDS[len(best)], strict=True))


def choose_form(situation: Situation) -> Form:
    """Choose the smallest form, unless some energy was told and nothing today asks for less (rows 10 and 11)."""
    careful = nothing_is_tried_out(situation) or situation.strain.today
    return "usual" if situation.said.energy == "some" and not careful else "smallest"


def _case(catalogue: Catalogue, practice: Practice, form: Form, situation: Situation) -> Case:
    lightest = lightness(practice) <= min(map(lightness, catalogue))
    return Case(practice=practice, form=form, situation=situation, lightest=lightest)
