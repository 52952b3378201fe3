"""What is amiss with a search.

SearchError            it could not be looked for, and here is why
├── NothingSought      there is no word in it
├── TooMuchSought      longer than a search can be
└── DaysAmiss          the days do not read as days
    ├── NotADay        one of them is none
    └── DaysTurned     the first comes after the last
"""

from typing import Literal

from rekindle.sentences import N_, Spoken

End = Literal["since", "until"]
"""Which end of a stretch of days: from when on, or until when."""


class SearchError(Spoken):
    """It could not be looked for, and the message says why."""

    message = N_("That could not be looked for. Nothing was changed.")


class NothingSought(SearchError):
    """There is no word in it."""

    message = N_("Type a word first. Part of one is enough.")


class TooMuchSought(SearchError):
    """Longer than a search can be."""

    message = N_("That is more than can be looked for at once. A few words are enough.")


class DaysAmiss(SearchError):
    """The days do not read as days; `end` says which of the two to look at."""

    message = N_("These days could not be read.")

    def __init__(self, end: End) -> None:
        self.end: End = end
        super().__init__()


class NotADay(DaysAmiss):
    """One of them is no day."""

    message = N_("That does not read as a day. 2026-11-22 does, and 2026-11, 2026 and yesterday.")


class DaysTurned(DaysAmiss):
    """The first comes after the last."""

    message = N_("The first day comes after the last one.")
