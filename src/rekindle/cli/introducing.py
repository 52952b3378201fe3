"""What is said before a practice: what it is, how long it takes, what may come up, and how to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.lengths import say_length
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.method.practice import Form, Practice

MAY_NOT_SUIT = {
    "trauma-flashbacks": _("flashbacks"),
    "dissociation": _("feeling unreal"),
    "panic": _("panic"),
    "pregnancy": _("a pregnancy"),
    "heart-lung": _("a heart or lung illness"),
    "epilepsy": _("epilepsy"),
    "eating-disorder": _("a hard time with eating"),
    "injury": _("an injury"),
    "pain": _("pain"),
    "fresh-grief": _("a fresh loss"),
    "religious-hurt": _("hurt done in the name of a faith"),
}
"""In plain words. What tells of someone at home is not among them, and what follows from today is said elsewhere."""


def introduce(talk: Talk, practice: Practice, form: Form, *, by_hand: bool = False) -> None:
    """Say what a practice asks, before it begins."""
    talk.head(practice.title)
    talk.say(_("About %s. Eyes open is fine.") % say_length(practice, form))
    talk.say(practice.about_smallest if form == "smallest" else practice.about)
    if practice.may_come_up:
        talk.aside(practice.may_come_up)
    if by_hand and (codes := [MAY_NOT_SUIT[code] for code in practice.not_for if code in MAY_NOT_SUIT]):
        talk.say(_("This one may not suit you with: %s.") % ", ".join(codes))
    say_keys(talk)


def say_keys(talk: Talk) -> None:
    """Say how to stop."""
    talk.aside(
        _("s and Enter stops, at any time. t and Enter: too much. Ctrl-C stops as well. Nothing is asked then.")
    )
