"""What goes wrong, turned into the one sentence that a person reads.

Refusal               it was not done, and here is why
├── NotShown          what was to be printed cannot be written
├── NoOneToAsk        a secret is needed, and there is no terminal to ask on
├── NothingYet        nobody has begun here, so there is nothing to read
└── Stopped           the person stopped it
"""

from rekindle.cli.words import _
from rekindle.places import place_of
from rekindle.sentences import Spoken
from rekindle.store.errors import HomeDamaged, HomeError, HomeFull, HomeNotWritable, PassingTrouble

UNKNOWN = _("Something went wrong in Rekindle itself. What you had kept before is as it was.")
NOT_REACHED = _("Something in the folder where it is kept cannot be read or written.")
SEE_DOCTOR = _("“rekindle doctor” takes a look.")


class Refusal(Exception):
    """It was not done, and the message says why."""


class NotShown(Refusal):
    """What was to be printed cannot be written: to a full disk, or to what is there no more."""

    def __init__(self) -> None:
        super().__init__(_("What was to be shown here could not be written. What was kept is kept."))


class NoOneToAsk(Refusal):
    """A secret is needed, and there is no terminal to ask on."""

    def __init__(self) -> None:
        super().__init__(
            _("A passphrase is needed, and there is no terminal to ask on. REKINDLE_PASSPHRASE can hold it.")
        )


class NothingYet(Refusal):
    """Nobody has begun here, so there is nothing to read."""

    def __init__(self) -> None:
        super().__init__(_("Nothing is kept here yet."))


class Stopped(Refusal):
    """The person stopped it."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _("Stopped."))


def sentence_for(error: BaseException) -> str:
    """Give the sentence for anything that went wrong. What is unknown gets its kind and place, never its message."""
    if isinstance(error, Spoken):
        return error.sentence(_)
    if isinstance(error, _known()):
        return str(error)
    of_home = _of_home(error)
    if of_home is not None:
        return of_home.sentence(_)
    if isinstance(error, OSError):
        return NOT_REACHED
    return f"{UNKNOWN} ({type(error).__name__}, {place_of(error)})"


def hint_for(error: BaseException) -> str:
    """Give the sentence that says what helps, where something does; else nothing."""
    damaged = isinstance(_of_home(error), HomeDamaged)
    return SEE_DOCTOR if damaged or sentence_for(error) == NOT_REACHED else ""


def may_pass(error: BaseException) -> bool:
    """Tell whether trying again after a while may work."""
    return isinstance(_of_home(error), PassingTrouble)


def cannot_write(error: BaseException) -> bool:
    """Tell whether it went wrong because nothing can be written where it is kept; reading may work all the same."""
    return isinstance(_of_home(error), HomeFull | HomeNotWritable)


def _of_home(error: BaseException) -> HomeError | None:
    from rekindle.store.faults import home_error  # it loads sqlite3, which a command that opens nothing does without

    return home_error(error)


def _known() -> tuple[type[BaseException], ...]:
    """Give the other errors whose message is written for a person, in the words that are to be shown."""
    from rekindle.help.errors import HelpError

    return Refusal, HelpError
