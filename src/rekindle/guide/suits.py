"""What is known of what practices may not suit: said at their doors, held for half a year, and never a questionnaire.

Rows 7, 8 and 20 of the practices document. A code that holds, a code that nobody was asked about, and one that the
person keeps to themselves are three different things.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rekindle.life.records import Offer, Preferences
from rekindle.method.catalogue import Catalogue
from rekindle.method.practice import HEALTH_CODES, HealthCode, Practice, TodayCode

AT_HOME = "unsafe-home"
"""A question of its own: leave out the practices that involve people at home?"""
HOLDS = timedelta(days=183)
"""How long an answer is taken as it was given."""
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known at one moment. A code is in at least one of these, unless the answer to it was a fresh no."""

    held: frozenset[str] = frozenset()
    """Said to be so. An old yes still holds; it may be asked about again."""
    unasked: frozenset[str] = HEALTH_CODES
    """Never asked, or more than half a year ago."""
    withheld: frozenset[str] = frozenset()
    """Rather not: never asked again, until it is changed in the settings."""

    def holding(self, practice: Practice) -> list[str]:
        """Give the codes of a practice that hold."""
        return [code for code in practice.not_for if code in self.held]

    def not_known(self, practice: Practice) -> list[str]:
        """Give the codes of a practice that nothing is known about."""
        return [code for code in practice.not_for if code in self.unasked | self.withheld]

    def to_ask(self, practice: Practice) -> list[str]:
        """Give the codes that its door asks about, without the one that is a question of its own."""
        return [code for code in practice.not_for if code in self.unasked and code != AT_HOME]

    def asks_about_home(self, practice: Practice) -> bool:
        """Tell whether its door asks to leave out what involves people at home: not where that is done already."""
        return AT_HOME in practice.not_for and AT_HOME in self.unasked - self.held

    def names(self, practice: Practice) -> list[HealthCode | TodayCode]:
        """Give the codes that a page names and does not ask about: those of a day, and home unless that was said."""
        home = AT_HOME in (self.unasked | self.withheld) - self.held
        return [code for code in practice.not_for if code not in HEALTH_CODES or (code == AT_HOME and home)]

    def leaves_out(self, practice: Practice) -> bool:
        """Tell whether the person asked to leave it out of every list."""
        return AT_HOME in practice.not_for and AT_HOME in self.held


def what_is_known(preferences: Preferences, now: datetime) -> Known:
    """Read the answers as they stand at a moment.

    A yes and a "rather not" hold whenever they were given; one from a clock that ran ahead is asked about again.
    """
    answers = {code: one for code, one in preferences.suits.items() if one.answer != "unasked"}
    withheld = frozenset(code for code, one in answers.items() if one.answer == "rather-not")
    fresh = {code for code, one in answers.items() if one.at <= now and now - one.at < HOLDS}
    return Known(
        held=frozenset(code for code, one in answers.items() if one.answer == "yes"),
        unasked=frozenset(HEALTH_CODES - fresh - withheld),
        withheld=withheld,
    )


def asked_lately(offers: Iterable[Offer], catalogue: Catalogue, preferences: Preferences, now: datetime) -> bool:
    """Tell whether within a fortnight a practice was offered whose door had something to ask."""
    return any(
        now - offer.at < FORTNIGHT
        and offer.practice in catalogue
        and bool(what_is_known(preferences, offer.at).not_known(catalogue.by_id(offer.practice)))
        for offer in offers
    )
