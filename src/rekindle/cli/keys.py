"""`rekindle lock`, `passphrase` and `recovery`: the keys to what is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.keeping import NOTHING_CHANGED, TYPE_TO_GO_ON, asked
from rekindle.cli.refusals import Refusal, Stopped
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.house import House
    from rekindle.sealed import RecoveryCode

NEW = "new"


@click.command(
    cls=AtHome,
    short_help=_("Shut every browser out now."),
    help=_("Lock it now: every browser that is open on it is shut out at once."),
)
@click.pass_obj
def lock(visit: Visit) -> None:
    """End every session."""
    from rekindle.app import keys, sessions

    talk = Talk()
    if not visit.home.database.exists() or not keys.has_begun(visit.house):
        talk.say(_("Nothing has begun here yet, so nothing is open."))
        return
    sessions.lock(visit.house)
    if keys.is_lockable(visit.house):
        talk.say(_("It is locked. The passphrase opens it again."))
    else:
        talk.say(_("Every browser is shut out. There is no passphrase yet, so “rekindle” opens it again."))
        talk.say(_("“rekindle passphrase” sets one."))


@click.command(
    cls=AtHome,
    short_help=_("Set a passphrase, or change it."),
    help=_(
        "Set a passphrase, or change it. You are asked for the one there is.\n\n"
        "A new recovery code is shown then, once. The code from before opens nothing any more. Every open browser is "
        "shut out.\n\n"
        "With REKINDLE_PASSPHRASE the one there is need not be typed. Where there is none yet, that one is set."
    ),
)
@click.option("--forgot", is_flag=True, help=_("You forgot it, and have the recovery code."))
@click.pass_obj
def passphrase(visit: Visit, forgot: bool) -> None:
    """Set or change the passphrase."""
    from rekindle.app import keys

    talk, house = Talk(), visit.house
    had_code = keys.is_lockable(house)
    if forgot:
        code = _recover(visit, house)
    elif not keys.has_begun(house):
        opened, code = keys.begin_locked(house, visit.passphrase or _new_passphrase(visit))
        visit.remember(opened)
    elif keys.is_lockable(house):
        opened = visit.unlock()
        code = keys.set_passphrase(house, opened, _new_passphrase(visit))
    else:
        opened = visit.remember(keys.open_key_file(house))
        code = keys.set_passphrase(house, opened, visit.passphrase or _new_passphrase(visit))
    talk.say(_("The passphrase is set."))
    say_code(talk, code, had_one=had_code)


@click.command(
    cls=AtHome,
    short_help=_("Make a recovery code, or try the one you have."),
    help=_(
        "Make a new recovery code. It opens everything if the passphrase is forgotten.\n\n"
        "With --drill, see whether the code you wrote down works. Nothing is changed then."
    ),
)
@click.option("--drill", is_flag=True, help=_("Try the code you have. It stays as it is."))
@click.option("--yes", is_flag=True, help=_("Ask nothing. For scripts."))
@click.pass_obj
def recovery(visit: Visit, drill: bool, yes: bool) -> None:
    """Make a recovery code, or try the one there is."""
    from rekindle.app import keys

    talk = Talk()
    _need_passphrase(visit)
    if drill:
        _drill(visit, talk)
        return
    if sys.stdin.isatty() and not yes:
        _be_sure(talk)
    opened = visit.unlock()
    say_code(talk, keys.new_recovery_code(visit.house, opened), had_one=True)


def _be_sure(talk: Talk) -> None:
    """Ask whoever is there before a code on paper becomes worthless.

    Raises:
        Stopped: they leave all as it is.
    """
    talk.say(_("A new code is shown, once. The code from before opens nothing any more then."))
    talk.aside(_("“rekindle recovery --drill” tries the one you have."))
    typed = asked(lambda: talk.ask(TYPE_TO_GO_ON % NEW), NOTHING_CHANGED)
    if (typed or "").strip().casefold() != NEW:
        raise Stopped(_("Nothing was changed."))


def say_code(talk: Talk, code: RecoveryCode, *, had_one: bool) -> None:
    """Show a recovery code, once, and what it is for; where there was one before, that it is spent."""
    talk.say()
    talk.say(_("This is your recovery code. It opens everything if the passphrase is forgotten:"))
    talk.say()
    talk.row(f"  {code.text}")
    talk.say()
    talk.say(_("It is shown this once. Write it on paper, and keep it where nobody else looks."))
    if had_one:
        talk.say(_("A code from before opens nothing any more."))
    talk.say(_("If you lose both the passphrase and the code, what you keep is lost."))
    talk.aside(_("“rekindle recovery --drill” tries it."))


def _need_passphrase(visit: Visit) -> None:
    """Raise unless there is a passphrase; nothing is made just to find that out.

    Raises:
        Refusal: there is none.
    """
    from rekindle.app import keys

    if not visit.home.database.exists() or not keys.is_lockable(visit.house):
        raise Refusal(
            _("There is no passphrase yet, so there is nothing to recover from. “rekindle passphrase” sets one.")
        )


def _drill(visit: Visit, talk: Talk) -> None:
    from rekindle.app.keys import recovery_code_works

    typed = visit.ask_secret(_("The recovery code (it does not show): "))
    if not recovery_code_works(visit.house, typed):
        raise Refusal(_("This is a whole code, but it does not open this. “rekindle recovery” makes a new one."))
    talk.say(_("It works. Nothing was changed."))


def _recover(visit: Visit, house: House) -> RecoveryCode:
    from rekindle.app.keys import recover
    from rekindle.sealed import parse_recovery_code

    _need_passphrase(visit)
    code = visit.ask_secret(_("The recovery code (it does not show): "))
    parse_recovery_code(code)  # a slip is said before a new passphrase is thought up
    opened, new_code = recover(house, code, _new_passphrase(visit))
    visit.remember(opened)
    return new_code


def _new_passphrase(visit: Visit) -> str:
    """Ask for a new passphrase, twice, until it works.

    Raises:
        Stopped, NoOneToAsk: there is no answer, or nobody to give one.
    """
    from rekindle.sealed import PassphraseTooLong, WeakPassphrase, check_strength

    note(_("A sentence, or four words that only you would put together, works well."))
    while True:
        typed = visit.ask_secret(_("New passphrase: "))
        if not typed:
            raise Stopped(_("Nothing was typed. Nothing was changed."))
        try:
            check_strength(typed)
        except (WeakPassphrase, PassphraseTooLong) as error:
            note(error.sentence(_))
            continue
        if visit.ask_secret(_("Once more: ")) == typed:
            return typed
        note(_("The two were not the same. Here is another try."))
