"""The day that something belongs to, as an option."""

from __future__ import annotations

from datetime import date, timedelta

import click

from rekindle.cli.answers import shortened
from rekindle.cli.words import _

DAYS_AGO = {"today": 0, "yesterday": 1}


class Day(click.ParamType[date]):
    """A day: 2026-11-22, today or yesterday, by this computer's clock."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say what works."""
        if isinstance(value, date):
            return value
        from rekindle.surroundings import local_now

        typed = str(value).strip().casefold()
        try:
            return named_day(typed, local_now().date()) or date.fromisoformat(typed)
        except ValueError:
            self.fail(_("“%s” is no day. One like 2026-11-22 works, or yesterday.") % shortened(typed), param, ctx)


def named_day(typed: str, today: date) -> date | None:
    """Give the day that a word stands for; None when it is no such word."""
    ago = DAYS_AGO.get(typed)
    return None if ago is None else today - timedelta(days=ago)


day_option = click.option("--day", type=Day(), metavar="DAY", help=_("The day it belongs to, such as yesterday."))
