"""Today's one small step: what is offered and why, smaller, something else, not today.

Looking writes nothing. A step is kept as an offer, with its probability, once the person does anything with it: taps
how it is, begins, or asks for something smaller or other. Until then each look draws the same one.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.library import Library
from rekindle.app.preferences import in_force
from rekindle.guide.gates import silence, still_fits
from rekindle.guide.offer import Choice, choose, why_still
from rekindle.guide.situation import Situation, read_situation
from rekindle.guide.why import Why
from rekindle.life.records import Offer, Outcome, Preferences
from rekindle.life.timeline import Kept, Timeline
from rekindle.method.practice import Form, Practice

Change = Callable[[Offer], Offer]


@dataclass(frozen=True, slots=True)
class Step:
    """One small step as it is offered. `done` tells that it was played since; `id` is the row its offer lies in."""

    id: bytes
    offer: Offer
    practice: Practice
    why: Why
    done: bool = False


@dataclass(frozen=True, slots=True)
class NoStep:
    """Nothing is offered now, and why."""

    why: Why


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything a look at today's step rests on."""

    diary: Diary
    library: Library
    timeline: Timeline
    situation: Situation
    now: datetime


def todays_step(diary: Diary, library: Library, timeline: Timeline | None = None) -> Step | NoStep:
    """Give the step that stands for today, or the one that would be offered. Nothing is written."""
    look = _look(diary, library, timeline)
    standing = _standing(look)
    if standing is not None:
        return _step(look, standing)
    return _draw(look)


def hold_step(diary: Diary, library: Library) -> Step | NoStep:
    """Give the step that stands for today, and keep it as an offer when it was not yet."""
    with diary.atomically():
        look = _look(diary, library)
        standing = _standing(look)
        if standing is not None:
            return _step(look, standing)
        return _keep(diary, _draw(look))


def smaller(diary: Diary, library: Library) -> Step | NoStep:
    """Make today's step smaller."""
    return _changed(diary, library, lambda offer: replace(offer, form="smallest"))


def something_else(diary: Diary, library: Library) -> Step | NoStep:
    """Offer another step; it costs nothing. After two more there is the list."""
    with diary.atomically():
        held = hold_step(diary, library)
        if isinstance(held, Step) and not held.done:
            diary.rewrite(held.id, Offer, _with_outcome("something-else"))
        return _keep(diary, _draw(_look(diary, library)))


def not_today(diary: Diary, library: Library) -> Step | NoStep:
    """Offer nothing more today, and ask nothing."""
    with diary.atomically():
        held = hold_step(diary, library)
        offers = diary.recent().offers_on(diary.now().date())
        last = held.id if isinstance(held, Step) else offers[-1].id if offers else None
        if last is not None:
            diary.rewrite(last, Offer, _with_outcome("not-today"))
        return todays_step(diary, library)


def ask_after_all(diary: Diary, library: Library) -> Step | NoStep:
    """Offer a step although "not today" was said: the person asks."""
    with diary.atomically():
        return _keep(diary, _draw(_look(diary, library, asked=True)))


def begin_step(diary: Diary, library: Library, form: Form | None = None) -> Step | NoStep:
    """Note that today's step is begun, in the form that is offered or in another."""
    return _changed(diary, library, lambda offer: replace(offer, outcome="begun", form=form or offer.form))


def _with_outcome(outcome: Outcome) -> Change:
    return lambda offer: replace(offer, outcome=outcome)


def _changed(diary: Diary, library: Library, change: Change) -> Step | NoStep:
    with diary.atomically():
        held = hold_step(diary, library)
        if isinstance(held, Step):
            diary.rewrite(held.id, Offer, change)
        return todays_step(diary, library)


def _keep(diary: Diary, drawn: Step | NoStep) -> Step | NoStep:
    if isinstance(drawn, Step):
        diary.keep(drawn.offer, drawn.id)
    return drawn


def _look(diary: Diary, library: Library, timeline: Timeline | None = None, *, asked: bool = False) -> _Look:
    timeline, now = timeline or diary.recent(), diary.now()
    preferences = in_force(diary, timeline) or Preferences(at=now)
    situation = read_situation(timeline, library.catalogue, preferences.at, now, asked=asked, preferences=preferences)
    return _Look(diary, library, timeline, situation, now)


def _standing(look: _Look) -> Kept[Offer] | None:
    """Give the day's last offer while it stands: begun, or offered and still fitting how it is now.

    Where a rule says that nothing is offered, nothing stands, also what was begun or done.
    """
    if silence(look.situation) is not None:
        return None
    offers = look.timeline.offers_on(look.now.date())
    if not offers or offers[-1].record.practice not in look.library.catalogue:
        return None
    offer = offers[-1].record
    if offer.outcome == "begun":
        return offers[-1]
    practice = look.library.catalogue.by_id(offer.practice)
    fits = offer.outcome == "offered" and still_fits(practice, look.situation)
    return offers[-1] if fits else None


def _step(look: _Look, kept_offer: Kept[Offer]) -> Step:
    offer = kept_offer.record
    done = any(one.record.practice == offer.practice for one in look.timeline.practices_since(offer.at))
    practice = look.library.catalogue.by_id(offer.practice)
    kept = Why(offer.why, offer.state)
    why = why_still(kept, look.library.catalogue, practice, offer.form, look.situation)
    return Step(kept_offer.id, offer, practice, why, done=done and offer.outcome == "begun")


def _draw(look: _Look) -> Step | NoStep:
    """Draw the day's next offer; two processes that draw at once draw the same one."""
    number = len(look.timeline.offers_on(look.now.date())) + 1
    seed = look.diary.key.draw_seed("offer", look.now.date().isoformat(), str(number))
    choice = choose(look.library.catalogue, look.situation, number, random.Random(seed))  # noqa: S311
    if not isinstance(choice, Choice):
        return NoStep(choice.why)
    offer = Offer(
        at=look.now,
        day=look.now.date(),
        number=number,
        practice=choice.practice.id,
        form=choice.form,
        probability=choice.probability,
        why=choice.why.code,
        state=choice.why.state,
    )
    offer_id = look.diary.key.derive_id("offer", offer.day.isoformat(), str(number))
    return Step(offer_id, offer, choice.practice, choice.why)
