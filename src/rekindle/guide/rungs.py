"""How far someone has gone towards others and inward: the facts of the rules that let both come slowly (15 to 19).

A rung is the number that a practice has in "vulnerability" or "inward". What is further back than the timeline
reaches is not counted: then one begins lower again, which costs nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rekindle.guide.weeks import strained
from rekindle.life.records import CheckIn, Offer, PracticeDone
from rekindle.method.catalogue import Catalogue
from rekindle.method.players import Message
from rekindle.method.practice import Need, Practice

DAYS_BETWEEN_OTHERS = 3
TELLING = 2
"""From this rung of vulnerability on, something was told that was not known before."""
TELLING_IS_NEAR = timedelta(days=3)
MESSAGE_IS_NEAR = timedelta(days=2)
NOBODY_YET = timedelta(days=60)
WEEKS_BETWEEN_LOOKS = timedelta(days=28)
SEASON = timedelta(days=90)
ONCE_A_SEASON: Need = "steady-weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rungs:
    """What was done and met on the way to others and inward."""

    done: frozenset[str]
    """Practices that were done to their end."""
    well_with_others: Mapping[int, int]
    """How many practices of each vulnerability went well: done, and neither too much nor further away."""
    near_the_surface: int
    """How many practices of inward 0 or 1 were done that did not lead further away."""
    deepest: int
    closest: int
    """The most inward and the most vulnerable that was done before today."""
    others_lately: bool
    """Something vulnerable was offered or done within three days."""
    deep_today: bool
    """Something of inward 2 or more was offered or done today."""
    others_last: bool
    deep_last: bool
    """The last thing done or offered was vulnerable, or deep."""
    strong_lately: bool
    """Today or yesterday something was too much, or a feeling was strong."""
    strong_today: bool
    told: bool
    """Within three days something was told to someone, and it was not looked back on since."""
    wrote_lately: bool
    """A draft for someone was kept today or yesterday."""
    nobody_lately: bool
    """Within sixty days the cards for nobody yet were read."""
    asked_for_people: bool
    """Within sixty days a practice was done that asks for a safe person."""
    looks_due: frozenset[str]
    """Practices that look again at what was kept in another, some weeks ago."""
    this_season: frozenset[str]
    """Practices that come once a season, and were offered or done in the ninety days before today."""


def read_rungs(
    done: Sequence[PracticeDone],
    offers: Sequence[Offer],
    check_ins: Sequence[CheckIn],
    catalogue: Catalogue,
    now: datetime,
) -> Rungs:
    """Read it from everything up to `now`, each the newest first."""
    known = [(one, catalogue.by_id(one.practice)) for one in done if one.practice in catalogue]
    offered = [(one, catalogue.by_id(one.practice)) for one in offers if one.practice in catalogue]
    ended = [(one, practice) for one, practice in known if one.ended == "done"]
    before = [practice for one, practice in ended if one.at.date() < now.date()]
    well = [practice for one, practice in ended if not strained(one)]
    met = [*((one.at, practice) for one, practice in known), *((one.at, practice) for one, practice in offered)]
    last = [practice for history in (known, offered) for _, practice in history[:1]]
    strong = {one.at.date() for one in done if "too-much" in {one.ended, one.stirred}} | {
        one.at.date()
        for one in check_ins
        if one.feelings and any(feeling.strength == "strong" for feeling in one.feelings)
    }
    lately = now.date() - timedelta(days=1)
    return Rungs(
        done=frozenset(practice.id for _, practice in ended),
        well_with_others=Counter(practice.vulnerability for practice in well),
        near_the_surface=sum(practice.inward <= 1 for practice in well),
        deepest=max((practice.inward for practice in before), default=0),
        closest=max((practice.vulnerability for practice in before), default=0),
        others_lately=any(p.vulnerability and _days(at, now) < DAYS_BETWEEN_OTHERS for at, p in met),
        deep_today=any(p.inward >= 2 and _days(at, now) <= 0 for at, p in met),
        others_last=any(practice.vulnerability for practice in last),
        deep_last=any(practice.inward >= 2 for practice in last),
        strong_lately=any(day >= lately for day in strong),
        strong_today=any(day >= now.date() for day in strong),
        told=_told(ended, now),
        wrote_lately=any(now - one.at < MESSAGE_IS_NEAR and _is_a_draft(one, practice) for one, practice in ended),
        nobody_lately=any("nobody-named" in practice.needs and now - one.at < NOBODY_YET for one, practice in known),
        asked_for_people=any(_asks_for_people(practice) and now - one.at < NOBODY_YET for one, practice in ended),
        looks_due=frozenset(_looks_due(ended, catalogue, now)),
        this_season=frozenset(p.id for at, p in met if ONCE_A_SEASON in p.needs and 0 < _days(at, now) < SEASON.days),
    )


def _days(at: datetime, now: datetime) -> int:
    return (now.date() - at.date()).days


def _is_a_draft(one: PracticeDone, practice: Practice) -> bool:
    return isinstance(practice.play, Message) and practice.vulnerability > 0 and bool(one.kept)


def _asks_for_people(practice: Practice) -> bool:
    return practice.play.list == "people"


def _told(ended: Iterable[tuple[PracticeDone, Practice]], now: datetime) -> bool:
    """Walk back to the newest telling; a look back on it that came later closes it."""
    for one, practice in ended:
        if "after-telling" in practice.needs or now - one.at >= TELLING_IS_NEAR:
            return False
        if practice.vulnerability >= TELLING:
            return True
    return False


def _looks_due(ended: Sequence[tuple[PracticeDone, Practice]], catalogue: Catalogue, now: datetime) -> Iterator[str]:
    for practice, beside in catalogue.looking_again:
        looked = [one for one, _ in ended if one.practice in {practice.id, beside}]
        kept = any(one.practice == beside and one.kept for one in looked)
        if kept and all(now - one.at >= WEEKS_BETWEEN_LOOKS for one in looked):
            yield practice.id
