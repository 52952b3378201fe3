"""Say a little more: how much is felt, how near, energy, words, what is needed, a line."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import now, steps
from rekindle.app.errors import AppError, NotThere, TextTooLong
from rekindle.life.check_ins import More
from rekindle.life.records import LONGEST_LINE, CheckIn, Feeling
from rekindle.life.timeline import Kept
from rekindle.method.feelings import FeelingWords
from rekindle.method.states import ENERGIES, STEPS, STRENGTHS, Energy, Strength, nearest_step
from rekindle.web.addresses import record_id_of
from rekindle.web.drafts import cards, finish_draft, leave_form, leaves
from rekindle.web.notes import Note
from rekindle.web.pages.today import tiles
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside

OWN_WORDS = 3
"""How many more words of one's own the form has room for."""
MOST_OWN_WORDS = 100


@dataclass(frozen=True, slots=True)
class WordChoice:
    """One feeling word in the form, and the strength it has been given; empty when it was not chosen."""

    id: str
    word: str
    meaning: str
    strength: str


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Feeling words that lie near each other; `chosen` when one of them is."""

    title: str
    words: Sequence[WordChoice]

    @property
    def chosen(self) -> bool:
        """Whether a word of this group is chosen, so that it stands open."""
        return any(word.strength for word in self.words)


@dataclass(frozen=True, slots=True)
class MoreForm:
    """The form as it stands."""

    felt: int | None
    connected: int | None
    energy: str
    groups: Sequence[WordGroup]
    own: Sequence[tuple[str, str]]
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
    if visit.reopens:
        return _page(visit, _as_check_in(visit, more), seen)
    if leaves(visit):
        return leave_form(visit, "/", is_unchanged=_is_unchanged(visit, more))
    try:
        if any(len(line) > LONGEST_LINE for line in (more.note, *(one.word for one in more.feelings))):
            raise TextTooLong
        with visit.diary.atomically():
            now.say_more(visit.diary, more, _seen(visit, seen))
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
        feelings=tuple(_feelings(visit)),
        needs=tuple(need for need in visit.all_said("need") if need in visit.library.answers.needs),
        note=visit.text("note").strip(),
    )


def _is_unchanged(visit: Visit, more: More) -> bool:
    """Tell whether the form says what the check-in says that it shows."""
    seen, stands = _seen(visit, visit.said("seen", 60)), None
    with suppress(NotThere):
        stands = visit.diary.find(seen.id, CheckIn).record if seen else None
    shown = _form(stands, visit.library.feelings, "")
    sent = _form(_as_check_in(visit, more), visit.library.feelings, "")
    return sent == shown


def _feelings(visit: Visit) -> list[Feeling]:
    chosen = [
        Feeling(word.id, strength)
        for group in visit.library.feelings.groups
        for word in group.words
        if (strength := _strength(visit.said(f"word-{word.id}"))) is not None
    ]
    for index in range(MOST_OWN_WORDS):
        own = visit.text(f"own-{index}").strip()
        if own:
            chosen.append(Feeling(own, _strength(visit.said(f"own-strength-{index}"))))
    return chosen


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
        form=_form(check_in, visit.library.feelings, seen),
        answers=visit.library.answers,
        energies=ENERGIES,
        word_strengths=[(strength, visit.library.answers.strengths[strength]) for strength in STRENGTHS],
        tiles=[tile for tile in tiles(visit, running) if tile.chosen],
        problem=problem,
        once=once,
        began=cards(visit, "/now"),
        longest=LONGEST_LINE,
    )


def _form(check_in: CheckIn | None, words: FeelingWords, seen: str) -> MoreForm:
    strengths = {one.word: one.strength or "clear" for one in check_in.feelings} if check_in else {}
    known = {word.id for group in words.groups for word in group.words}
    groups = [
        WordGroup(
            group.title,
            [WordChoice(w.id, w.word, w.meaning, strengths.get(w.id, "")) for w in group.words],
        )
        for group in words.groups
    ]
    own: list[tuple[str, str]] = [(word, strength) for word, strength in strengths.items() if word not in known]
    own += [("", "")] * min(OWN_WORDS, MOST_OWN_WORDS - len(own))
    return MoreForm(
        felt=_index(check_in.felt) if check_in else None,
        connected=_index(check_in.connected) if check_in else None,
        energy=(check_in.energy or "") if check_in else "",
        groups=groups,
        own=own,
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


def _strength(text: str) -> Strength | None:
    return next((strength for strength in STRENGTHS if strength == text), None)


PATHS = [path("now", say_more)]
