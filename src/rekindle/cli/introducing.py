"""What is said before a practice: what it is, how long it takes, what may come up, and how to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.talk import Talk
from rekindle.cli.words import LANGUAGE, WORDS, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rekindle.app.diary import Diary
    from rekindle.cli.visit import Visit
    from rekindle.life.records import PracticeDone
    from rekindle.life.timeline import Kept
    from rekindle.method.practice import Form, HealthCode, Practice


def introduce(talk: Talk, practice: Practice, form: Form, suits: Mapping[HealthCode, str] | None = None) -> None:
    """Say what a practice asks, before it begins; by hand, also whom it may not suit."""
    from rekindle.app.saying import say_length

    talk.head(practice.title)
    talk.say(_("About %s. Eyes open is fine.") % say_length(WORDS, practice, form))
    talk.say(practice.about_smallest if form == "smallest" else practice.about)
    if practice.may_come_up:
        talk.aside(practice.may_come_up)
    if codes := [words for code, words in (suits or {}).items() if code in practice.not_for]:
        talk.say(_("It may not suit you with any of these: %s.") % "; ".join(codes))
    say_keys(talk)


def say_before(talk: Talk, visit: Visit, diary: Diary, practice: Practice) -> None:
    """Say what is said once before the deeper practices, where it was not said yet."""
    from rekindle.app import wishes

    if not wishes.what_is_wanted(diary).reads_before(practice):
        return
    before = visit.library.before
    talk.head(before.title)
    talk.say(before.first)
    for line in before.lines:
        talk.item("-", line)
    talk.say(before.with_someone)
    talk.aside(_("“rekindle map trained” shows a short way to professional help. This is said once."))
    talk.say()
    wishes.read_before(diary)


def say_earlier(talk: Talk, notes: Sequence[Kept[PracticeDone]]) -> None:
    """Say what was noted of a practice in earlier times, where it looks back."""
    from rekindle.app.saying import say_date

    if notes:
        talk.aside(_("From earlier times"))
    for note in notes:
        talk.item(say_date(LANGUAGE, note.record.at.date()), ". ".join(note.record.kept), indent=2)


def say_keys(talk: Talk) -> None:
    """Say how to stop."""
    talk.aside(
        _("s and Enter stops, at any time. t and Enter: too much. Ctrl-C stops as well. Nothing is asked then.")
    )
