"""How long something takes, when it was, what it is, and what is in a file, in words that both faces show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, assert_never

from rekindle.life.records import Attachment, CheckIn, Entry, Findable, Flicker, Letter, ListItem, PracticeDone
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import Form, Practice
from rekindle.method.states import AnswerWords, nearest_step
from rekindle.sentences import N_

_TAKES = (N_("takes very little"), N_("takes a little"), N_("takes some"), N_("takes more"))
_WHERE = {
    "any": N_("anywhere"),
    "bed": N_("in bed"),
    "home": N_("indoors"),
    "outside": N_("outdoors"),
    "with-someone": N_("with someone"),
}

if TYPE_CHECKING:
    from rekindle.app.reports import Report


class Words(Protocol):
    """The interface words of a language."""

    def gettext(self, words: str, /) -> str:
        """Give some words."""
        ...

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Give the words for a number of things."""
        ...


def say_length(words: Words, practice: Practice, form: Form) -> str:
    """Say how long a practice takes in one of its forms, such as "10 seconds" or "2 minutes"."""
    return say_seconds(words, practice.seconds(form))


def say_seconds(words: Words, seconds: int) -> str:
    """Say some seconds, or in minutes from one on."""
    if seconds < 60:
        return words.ngettext("%d second", "%d seconds", seconds) % seconds
    minutes = round(seconds / 60)
    return words.ngettext("%d minute", "%d minutes", minutes) % minutes


def say_lengths(words: Words, practice: Practice) -> str:
    """Say how long both forms of a practice take, such as "30 seconds to 2 minutes" or "10 to 30 seconds"."""
    small, whole = say_length(words, practice, "smallest"), say_length(words, practice, "usual")
    if small == whole:
        return small
    if practice.seconds("usual") < 60:
        both = {"small": practice.seconds("smallest"), "whole": practice.seconds("usual")}
        return words.gettext("%(small)d to %(whole)d seconds") % both
    return words.gettext("%(small)s to %(whole)s") % {"small": small, "whole": whole}


def say_energy(words: Words, practice: Practice) -> str:
    """Say how much a practice takes out of one."""
    return words.gettext(_TAKES[practice.energy])


def say_where(words: Words, practice: Practice) -> str:
    """Say where a practice can be done."""
    return words.gettext(_WHERE[practice.place])


def say_day(words: Words, language: str, day: date, today: date) -> str:
    """Say a day in words: today, yesterday, or "Sunday, 22 November 2026"."""
    days_ago = (today - day).days
    if days_ago == 0:
        return words.gettext("Today")
    if days_ago == 1:
        return words.gettext("Yesterday")
    from babel.dates import format_date  # noqa: PLC0415 - slow to load, and most commands say no day

    return format_date(day, "EEEE, d MMMM y", locale=language)


def say_span(words: Words, language: str, first: date, last: date) -> str:
    """Say from which day to which something goes, such as "From 3 March 2019 to 8 May 2024."."""
    if first == last:
        return words.gettext("On %s.") % say_date(language, first)
    said = {"first": say_date(language, first), "last": say_date(language, last)}
    return words.gettext("From %(first)s to %(last)s.") % said


def say_found(words: Words, language: str, report: Report, what_first: str) -> Iterator[str]:
    """Say what is in a file; `what_first` says where what stands there with another date is taken back."""
    if not report.found:
        yield words.gettext("There is nothing in it.")
    if report.added:
        yield words.ngettext("%d is new.", "%d are new.", report.added) % report.added
    here = report.already - report.twice - report.elsewhere
    if here:
        yield words.ngettext("%d is here already.", "%d are here already.", here) % here
    if report.twice:
        yield words.ngettext("%d stands there twice.", "%d stand there twice.", report.twice) % report.twice
    if report.elsewhere:
        said = words.ngettext(
            "%d is here already with another date, and stays there.",
            "%d are here already with other dates, and stay there.",
            report.elsewhere,
        )
        yield f"{said % report.elsewhere} {what_first}"
    if report.strange:
        yield words.ngettext("%d was not understood.", "%d were not understood.", report.strange) % report.strange
    if report.first and report.last:
        yield say_span(words, language, report.first, report.last)


def say_strange(words: Words, report: Report) -> Iterator[str]:
    """Say of what was not understood where it stands and why, and how much more there is."""
    for one in report.not_understood:
        yield f"{words.gettext('Line %d') % one.line}: {words.gettext(one.why)}"
    more = report.strange - len(report.not_understood)
    if more:
        yield words.ngettext("And %d more.", "And %d more.", more) % more


def say_date(language: str, day: date) -> str:
    """Say a day by its date alone, such as "3 March 2019"."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, "d MMMM y", locale=language)


def say_month(language: str, shelf: str) -> str:
    """Say a month's shelf (`2026-11`) in words, such as "November 2026"."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(date.fromisoformat(f"{shelf}-01"), "LLLL y", locale=language)


def say_time(moment: datetime) -> str:
    """Say the time of day at which something happened, where the person was, such as "09:05"."""
    return f"{moment:%H:%M}"


def say_letter(words: Words, language: str, letter: Letter) -> str:
    """Say what a letter is from outside, and what it waits or waited for: nothing of what is in it."""
    if letter.day is None:
        return words.gettext("A note for a hard day")
    return words.gettext("A letter for %s") % say_date(language, letter.day)


def say_kind(words: Words, catalogue: Catalogue, record: Findable) -> str:
    """Say what something is that was kept, such as "A flicker"; of a practice its title, if it still has one."""
    match record:
        case CheckIn():
            return words.gettext("A check-in")
        case Entry():
            return words.gettext("Ten words") if record.form == "ten-words" else words.gettext("A page")
        case Flicker():
            return words.gettext("A flicker")
        case Attachment():
            return words.gettext("A drawing")
        case Letter():
            return words.gettext("A letter from you")
        case PracticeDone() | ListItem():
            known = record.practice in catalogue
            return catalogue.by_id(record.practice).title if known else words.gettext("A practice")
        case _:
            assert_never(record)


def say_scales(words: Words, answers: AnswerWords, check_in: CheckIn) -> list[str]:
    """Say how much was felt, how near, and the energy, as far as they were said, in the words of the answers."""
    said = []
    if check_in.felt is not None:
        said.append(words.gettext("Felt: %s") % answers.felt[nearest_step(check_in.felt)])
    if check_in.connected is not None:
        said.append(words.gettext("Near: %s") % answers.connected[nearest_step(check_in.connected)])
    if check_in.energy is not None:
        said.append(words.gettext("Energy: %s") % answers.energy[check_in.energy])
    return said
