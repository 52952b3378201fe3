"""One thing that was kept: as a person reads it, as a script does, and found by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, assert_never

from rekindle.cli.answers import numbered, shortened
from rekindle.cli.refusals import Refusal, Stopped
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.library import Library
    from rekindle.life.records import CheckIn
    from rekindle.life.timeline import Timeline
    from rekindle.story.days import Moment


class _Named(Protocol):
    @property
    def id(self) -> bytes: ...


One = TypeVar("One", bound=_Named)

SHORT, LEAST = 6, 4
"""Digits of an id as it is shown, and the fewest that name one."""
SHOWN, MOST_SHOWN = 280, 9
"""Letters of a page in a list, and how many things are offered to choose from."""


def say_moment(talk: Talk, library: Library, moment: Moment, *, mark: str = "", whole: bool = False) -> None:
    """Say one thing: a mark (else its short id), its time, what it is, and its words, `whole` or their beginning."""
    from rekindle.app.saying import say_time
    from rekindle.life.records import has_hour

    title, lines = _title(library, moment), _lines(library, moment)
    time = f"{say_time(moment.at)}  " if has_hour(moment.record) else ""
    mark = mark or moment.id.hex()[:SHORT]
    talk.item(mark, f"{time}{title}", indent=2)
    for line in lines:
        talk.say(line if whole else shortened(line, SHOWN), indent=len(mark) + 4)


def say_where_to_go(talk: Talk) -> None:
    """Say what the short ids are for."""
    talk.aside(_("“rekindle kept ID” shows one whole. change and let-go take an ID too."))


def nothing_here(visit: Visit, usual: str = "") -> str:
    """Say that nothing is here; never that this is fine where a damaged file beside it may hold what is missing."""
    if damaged := visit.home.damaged():
        said = _("Nothing is here now. A damaged file from before lies beside it: %s. “rekindle doctor” says more.")
        return said % damaged[0].name
    return usual or _("Nothing here yet. That is fine.")


def shape_of(moment: Moment) -> dict[str, Any]:
    """Give the shape that a script reads: id, kind, and every field of the record."""
    from datetime import datetime

    from msgspec import to_builtins
    from msgspec.structs import asdict

    fields = to_builtins(asdict(moment.record), builtin_types=(datetime,))
    shown = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in fields.items()}
    return {"id": moment.id.hex(), "kind": moment.kind, **shown}


def find_moment(visit: Visit, diary: Diary, typed: str) -> Moment:
    """Find what has an id that begins as was typed.

    Raises:
        Refusal: nothing has, or more than one thing has.
        NotReadable: it is there, but it cannot be read.
    """
    timeline = beginning(diary, typed)
    none = _("Nothing here has the id “%s”. “rekindle kept” shows what there is.") % shortened(typed)
    if len(typed.strip()) < LEAST:
        none = _("Type four signs of the id, or more. “rekindle kept” shows them.")
    return only_one(list(_moments(timeline, visit.library)), timeline, none)


def beginning(diary: Diary, typed: str) -> Timeline:
    """Give what has an id that begins as was typed, in enough digits to mean one."""
    from rekindle.life.timeline import Timeline

    digits = typed.strip().casefold()
    return diary.beginning(digits) if len(digits) >= LEAST else Timeline(())


def only_one(found: Sequence[One], timeline: Timeline, none: str) -> One:
    """Give the one thing that was found in a timeline.

    Raises:
        Refusal: there is none, which `none` says, or more than one.
        NotReadable: what is there cannot be read.
    """
    from rekindle.app.errors import NotReadable

    if not found and timeline.unreadable:
        raise NotReadable
    if not found:
        raise Refusal(none)
    if len(found) > 1:
        raise Refusal(_("More than one id begins like that: %s.") % ", ".join(one.id.hex()[:12] for one in found))
    return found[0]


def choose_moment(visit: Visit, diary: Diary, talk: Talk, *, pages_only: bool = False) -> Moment:
    """Offer the newest things by number, and give the one that is chosen.

    Raises:
        Refusal: there is nothing to choose from.
        Stopped: none is chosen.
    """
    newest = (moment for month in diary.months() for moment in _moments(diary.month(month), visit.library))
    fit = (moment for moment in newest if not pages_only or moment.kind == "entry")
    shown = list(islice(fit, MOST_SHOWN))
    if not shown:
        raise Refusal(nothing_here(visit, _("There is no page here yet.") if pages_only else ""))
    for number, moment in enumerate(shown, 1):
        say_moment(talk, visit.library, moment, mark=str(number))
    while (typed := talk.ask(_("Which one? A number, or Enter for none: "))) is not None and typed.strip():
        index = numbered(shown, typed)
        if index is not None:
            return shown[index]
    raise Stopped(_("Nothing was changed."))


def _moments(timeline: Timeline, library: Library) -> Iterator[Moment]:
    """Give what a person kept, the newest first."""
    from rekindle.story.days import days_of

    for day in days_of(timeline, library.catalogue):
        yield from reversed(day.moments)


def _title(library: Library, moment: Moment) -> str:
    from rekindle.app.saying import say_kind
    from rekindle.life.records import CheckIn, Entry

    record = moment.record
    said = (
        _said(library, record) if isinstance(record, CheckIn) else record.start if isinstance(record, Entry) else ""
    )
    return said or say_kind(WORDS, library.catalogue, record)


def _said(library: Library, check_in: CheckIn) -> str:
    words = [library.answers.states[state] for state in check_in.states]
    for feeling in check_in.feelings:
        strength = f" ({library.answers.strengths[feeling.strength]})" if feeling.strength else ""
        words.append(f"{library.feelings.shown(feeling.word)}{strength}")
    return ", ".join(words)


def _lines(library: Library, moment: Moment) -> list[str]:
    from rekindle.app.saying import say_scales
    from rekindle.life.records import Attachment, CheckIn, Entry, Flicker, PracticeDone

    answers = library.answers
    match moment.record:
        case CheckIn() as check_in:
            needs = ", ".join(answers.needs.get(need, need) for need in check_in.needs)
            scales = " · ".join(say_scales(WORDS, answers, check_in))
            needed = f"{_('Needed:')} {needs}" if needs else ""
            return _said_lines(scales, needed, check_in.note)
        case PracticeDone() as done:
            asked = _("Did anything stir?")
            stirred = f"{asked} {answers.stirs[done.stirred]}" if done.stirred and done.stirred != "skip" else ""
            word = f"{_('A word for it:')} {done.word}" if done.word else ""
            return _said_lines(*done.kept, stirred, word)
        case Attachment() as drawing:
            return _said_lines(drawing.words)
        case Entry() | Flicker() as written:
            return _said_lines(written.text)
        case never:
            assert_never(never)


def _said_lines(*lines: str) -> list[str]:
    return [line for line in lines if line]
