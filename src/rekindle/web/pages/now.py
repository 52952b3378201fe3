"""Say a little more: how much is felt, how near, energy, words, what is needed, a line."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import feelings, now, steps
from rekindle.app.errors import AppError, NotThere, TextTooLong
from rekindle.life.check_ins import More
from rekindle.life.records import LONGEST_LINE, CheckIn, Feeling
from rekindle.life.timeline import Kept
from rekindle.method.states import ENERGIES, STEPS, Energy, nearest_step
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import cards, finish_draft, leave_form, leaves
from rekindle.web.feeling_words import MOST_OWN_WORDS, read_ticked, strength_of, words_to_ask
from rekindle.web.notes import Note
from rekindle.web.pages.today import tiles
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

OWN_WORDS = 2
"""How many new words of one's own the form has room for."""


@dataclass(frozen=True, slots=True)
class MoreForm:
    """The form as it stands."""

    felt: int | None
    connected: int | None
    energy: str
    own: Sequence[tuple[str, str]]
    """New words of one's own, with how strong they are."""
    needs: frozenset[str]
    note: str
    seen: str = ""
    """Id and change counter of the check-in that the form shows."""


@inside("GET", "POST")
def say_more(visit: Visit) -> HttpResponseBase:
    """Show the longer answer, or keep it."""
    if not visit.posted:
        running = now.running(visit.diary)
        seen = f"{running.id.hex()}.{running.change}" if running else ""
        return _page(visit, running.record if running else None, seen)
    more, seen = read_more(visit), visit.said("seen", 60)
    if gone := record_id_of(visit.said("forget")):
        feelings.take_off(visit.diary, gone)
    if visit.reopens or visit.said("group") or gone:
        return _page(visit, _as_check_in(visit, more), seen)
    if leaves(visit):
        return leave_form(visit, "/", is_unchanged=_is_unchanged(visit, more))
    try:
        if any(len(line) > LONGEST_LINE for line in (more.note, *(one.word for one in more.feelings))):
            raise TextTooLong
        with visit.diary.atomically():
            now.say_more(visit.diary, more, _seen(visit, seen))
            feelings.keep_own_of(visit.diary, visit.library.feelings, _typed(visit))
            finish_draft(visit)
    except AppError as error:
        return _page(visit, _as_check_in(visit, more), seen, error.sentence(visit.gettext), status=422)
    steps.hold_step(visit.diary, visit.library)
    return go(visit, "/", Note(visit.gettext("Kept.")))


def read_more(visit: Visit) -> More:
    """Read the posted form; what is none of the answers counts as not said."""
    return More(
        felt=_step(visit.said("felt")),
        connected=_step(visit.said("connected")),
        energy=_energy(visit.said("energy")),
        feelings=tuple({one.word: one for one in (*read_ticked(visit), *_typed(visit))}.values()),
        needs=tuple(need for need in visit.all_said("need") if need in visit.library.answers.needs),
        note=visit.text("note").strip(),
    )


def _is_unchanged(visit: Visit, more: More) -> bool:
    """Tell whether the form says what the check-in says that it shows."""
    seen, stands = _seen(visit, visit.said("seen", 60)), None
    with suppress(NotThere):
        stands = visit.diary.find(seen.id, CheckIn).record if seen else None
    named = set(stands.feelings) if stands else set()
    return set(more.feelings) == named and _form(visit, _as_check_in(visit, more), "") == _form(visit, stands, "")


def _typed(visit: Visit) -> list[Feeling]:
    """Read the new words of one's own; one that is among ours is taken for ours."""
    typed = ((visit.text(f"own-{index}").strip(), index) for index in range(MOST_OWN_WORDS))
    return [
        Feeling(visit.library.feelings.known(own) or own, strength_of(visit.said(f"own-strength-{index}")))
        for own, index in typed
        if own
    ]


def _seen(visit: Visit, seen: str) -> Kept[CheckIn] | None:
    """Give the check-in that the form showed, with the change counter it had then; None when it showed none."""
    name, _, change = seen.partition(".")
    record_id = record_id_of(name)
    if record_id is None or not change.isdecimal():
        return None
    return Kept(record_id, int(change), CheckIn(at=visit.diary.now()))


def _page(visit: Visit, check_in: CheckIn | None, seen: str, problem: str = "", status: int = 200) -> HttpResponse:
    running = now.running(visit.diary)
    once = visit.said("once", 40) or secrets.token_hex(16)
    return show(
        visit,
        "today/more.html",
        place="today",
        status=status,
        form=_form(visit, check_in, seen),
        asked=words_to_ask(visit, read_ticked(visit) if visit.posted else check_in.feelings if check_in else ()),
        answers=visit.library.answers,
        energies=ENERGIES,
        tiles=[tile for tile in tiles(visit, running) if tile.chosen],
        problem=problem,
        once=once,
        began=cards(visit, "/now"),
        longest=LONGEST_LINE,
    )


def _form(visit: Visit, check_in: CheckIn | None, seen: str) -> MoreForm:
    typed = [(one.word, one.strength or "") for one in _typed(visit)]
    return MoreForm(
        felt=_index(check_in.felt) if check_in else None,
        connected=_index(check_in.connected) if check_in else None,
        energy=(check_in.energy or "") if check_in else "",
        own=[*typed, *[("", "")] * min(OWN_WORDS, MOST_OWN_WORDS - len(typed))],
        needs=frozenset(check_in.needs) if check_in else frozenset(),
        note=check_in.note if check_in else "",
        seen=seen,
    )


def _as_check_in(visit: Visit, more: More) -> CheckIn:
    return CheckIn(
        at=visit.diary.now(),
        felt=more.felt,
        connected=more.connected,
        energy=more.energy,
        feelings=more.feelings,
        needs=more.needs,
        note=more.note,
    )


def _index(value: float | None) -> int | None:
    return None if value is None else nearest_step(value)


def _step(text: str) -> float | None:
    return STEPS[int(text)] if text in {"0", "1", "2", "3", "4"} else None


def _energy(text: str) -> Energy | None:
    return next((energy for energy in ENERGIES if energy == text), None)


PATHS = [path("now", say_more)]
