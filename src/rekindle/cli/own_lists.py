"""What stands on a list of the person's own, in a terminal: shown the next time, and taken off by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import reply
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.method.practice import Practice


@dataclass
class OwnLists:
    """The list of one practice."""

    diary: Diary
    practice: Practice

    def show(self, talk: Talk) -> None:
        """Show what stands on it, and take off what is named, until nothing is.

        Raises:
            Left: the person leaves.
        """
        from rekindle.app.growing import own_lines, take_off

        while own := own_lines(self.diary, self.practice):
            talk.say()
            talk.aside(_("On your list:"))
            for number, one in enumerate(own, 1):
                about = f" ({one.record.about})" if one.record.about else ""
                talk.item(f"{number:>2}", f"{one.record.text}{about}", indent=2)
            index = numbered(own, reply(talk, _("Enter goes on. A number takes that one off: ")))
            if index is None:
                return
            take_off(self.diary, own[index].id)
            talk.say(_("It is off your list."))


def own_lists(diary: Diary, practice: Practice) -> OwnLists | None:
    """Give the list of a practice, where it has one that is shown before it; cards show theirs as cards."""
    from rekindle.method.players import Plan

    return OwnLists(diary, practice) if practice.play.list and not isinstance(practice.play, Plan) else None
